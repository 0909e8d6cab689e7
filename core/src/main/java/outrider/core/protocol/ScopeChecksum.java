package outrider.core.protocol;

import java.util.Map;

/// A scope's checksum is the sum, modulo 2^64, of one hash per member; so a change costs one
/// subtraction and one addition, and the order of arrival does not matter.
public final class ScopeChecksum {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private ScopeChecksum() {}

  /// FNV-1a over type, id and number, finished with the mixer of MurmurHash3 (fmix64) because sums
  /// need every bit to depend on every bit.
  public static long of(String type, String id, long seq) {
    var hash = FNV_OFFSET;
    for (var index = 0; index < type.length(); index++) {
      hash = (hash ^ type.charAt(index)) * FNV_PRIME;
    }
    hash = (hash ^ '/') * FNV_PRIME;
    for (var index = 0; index < id.length(); index++) {
      hash = (hash ^ id.charAt(index)) * FNV_PRIME;
    }
    hash = (hash ^ seq) * FNV_PRIME;
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }

  /// One number for all that somebody holds, in any order: the same hash over each scope's name,
  /// its count in decimal digits, and its checksum.
  public static long held(Map<String, ScopeState> scopes) {
    var sum = 0L;
    for (var scope : scopes.entrySet()) {
      var state = scope.getValue();
      sum += of(scope.getKey(), Long.toString(state.count()), state.checksum());
    }
    return sum;
  }
}

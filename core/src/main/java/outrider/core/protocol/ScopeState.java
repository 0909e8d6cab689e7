package outrider.core.protocol;

/// How many records are in a scope and their checksum (`ScopeChecksum`): equal on both ends when
/// the device has all of it.
public record ScopeState(long count, long checksum) {

  public static final ScopeState EMPTY = new ScopeState(0, 0);

  public ScopeState plus(String type, String id, long seq) {
    return new ScopeState(count + 1, checksum + ScopeChecksum.of(type, id, seq));
  }

  public ScopeState minus(String type, String id, long seq) {
    return new ScopeState(count - 1, checksum - ScopeChecksum.of(type, id, seq));
  }
}

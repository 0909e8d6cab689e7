package outrider.core.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `POST /v1/pull`.
///
/// @param cursors how far the device has each scope it holds; scopes that are missing start at 0
/// @param waitMillis how long HQ may wait for something new before it answers with nothing
/// @param base the number of the newest cut that all rows here go back to; null while everything is
///   being fetched for the first time or again. Where HQ has forgotten exits since, it has the
///   device start over
/// @param holds the sum over the scopes that the device holds (`ScopeChecksum.held`). Where it is
///   HQ's too and there is nothing new, the answer is a `PullSame`; null from a device that wants a
///   head and a tail
public record PullRequest(
    int protocol,
    String device,
    long incarnation,
    String epoch,
    Map<String, Long> cursors,
    long waitMillis,
    @Nullable Long base,
    @Nullable Long holds) {

  /// Of a device that finds out by the checksums.
  public PullRequest(
      int protocol,
      String device,
      long incarnation,
      String epoch,
      Map<String, Long> cursors,
      long waitMillis) {
    this(protocol, device, incarnation, epoch, cursors, waitMillis, null, null);
  }

  /// Of a device that wants a head and a tail, whatever is new.
  public PullRequest(
      int protocol,
      String device,
      long incarnation,
      String epoch,
      Map<String, Long> cursors,
      long waitMillis,
      @Nullable Long base) {
    this(protocol, device, incarnation, epoch, cursors, waitMillis, base, null);
  }
}

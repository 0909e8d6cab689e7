package outrider.core.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Lane;

/// The whole answer to a pull that found nothing new and whose caller said what it holds
/// (`PullRequest.holds`): one line instead of a head and a tail. Polls are the most frequent of all
/// requests, and most of what a head says is what the caller has just said itself.
///
/// Its members mean what they mean in the head.
///
/// @param same always true
public record PullSame(
    boolean same,
    long seq,
    long serverTime,
    Map<Lane, Long> processed,
    @Nullable Long offlineMaxMillis) {

  /// The head that says the same, to whoever asked from these cursors.
  public PullHead head(String epoch, List<String> scopes) {
    return new PullHead(
        ProtocolVersion.CURRENT,
        epoch,
        seq,
        -1,
        serverTime,
        scopes,
        List.of(),
        processed,
        0,
        offlineMaxMillis,
        null);
  }

  /// HQ has compared already: there is nothing left to compare.
  public PullTail tail() {
    return new PullTail(true, Map.of());
  }
}

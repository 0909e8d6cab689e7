package outrider.core.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Lane;

/// The first line of a pull's answer (NDJSON: head, rows in order of `seq`, tail), all of one
/// snapshot.
///
/// @param seq the snapshot's number: after the tail every granted scope is at it
/// @param after for a live message, the number that the device must have reached for the rows to be
///   all it misses; -1 in the answer to a pull
/// @param scopes what the person may see now; rows name a scope by its index here
/// @param lost scopes in the request that the person no longer holds: to be forgotten
/// @param processed the last number of each lane that HQ has an answer for: effects of these
///   envelopes are in the rows
/// @param rows how many rows follow, for progress; -1 where unknown
/// @param offlineMaxMillis how long the workstation may show its book without hearing of HQ; 0 for
///   no end, null where nothing is said about it: what was said last stays
/// @param restart scopes that the device starts over, because HQ has forgotten what it missed: they
///   come whole, and what does not come with them is gone. Null for none
public record PullHead(
    int protocol,
    String epoch,
    long seq,
    long after,
    long serverTime,
    List<String> scopes,
    List<String> lost,
    Map<Lane, Long> processed,
    long rows,
    @Nullable Long offlineMaxMillis,
    @Nullable List<String> restart) {

  /// Says nothing about policies, as a live message.
  public PullHead(
      int protocol,
      String epoch,
      long seq,
      long after,
      long serverTime,
      List<String> scopes,
      List<String> lost,
      Map<Lane, Long> processed,
      long rows) {
    this(protocol, epoch, seq, after, serverTime, scopes, lost, processed, rows, null, null);
  }

  public boolean restarts(String scope) {
    return restart != null && restart.contains(scope);
  }
}

package outrider.bench.crowd;

import java.util.Map;
import outrider.core.protocol.ProtocolVersion;
import outrider.core.protocol.PullRequest;
import outrider.core.protocol.ScopeChecksum;
import outrider.core.protocol.ScopeState;

/// What a device holds after its sign-in.
///
/// @param person the number of whoever uses it, from 0
public record Ticket(int person, String token, String device, long incarnation, String epoch) {

  /// Asks for what is new behind these numbers, without waiting for it.
  public PullRequest pull(Map<String, Long> cursors) {
    return new PullRequest(ProtocolVersion.CURRENT, device, incarnation, epoch, cursors, 0);
  }

  /// As a workstation does, which also says what its scopes add up to.
  public PullRequest pull(Map<String, Long> cursors, Map<String, ScopeState> states) {
    return new PullRequest(
        ProtocolVersion.CURRENT,
        device,
        incarnation,
        epoch,
        cursors,
        0,
        null,
        ScopeChecksum.held(states));
  }
}

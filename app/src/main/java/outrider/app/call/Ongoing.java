package outrider.app.call;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.call.CallPhase;
import outrider.core.protocol.CallState;

/// A call under way, or just over. Times are this workstation's, corrected.
///
/// @param company whether HQ's telephone system makes it, and tells how it goes; otherwise nobody
///   here knows more than when it was dialled
/// @param connectedAt since when they talk
/// @param outcome as of an activity, or `CallState.FAILED`
public record Ongoing(
    String call,
    CallSubject subject,
    boolean company,
    CallPhase phase,
    Instant dialledAt,
    @Nullable Instant connectedAt,
    @Nullable Instant endedAt,
    @Nullable String outcome) {

  static Ongoing dialling(String call, CallSubject subject, boolean company, Instant now) {
    return new Ongoing(call, subject, company, CallPhase.DIALLING, now, null, null, null);
  }

  /// What HQ said of it, by this clock.
  Ongoing as(CallState state, Instant now) {
    var behind = now.toEpochMilli() - state.now();
    return new Ongoing(
        call,
        subject,
        company,
        CallPhase.of(state.phase()).orElse(phase),
        dialledAt,
        moment(state.answeredAt(), behind),
        moment(state.endedAt(), behind),
        state.outcome());
  }

  private static @Nullable Instant moment(@Nullable Long at, long behind) {
    return at == null ? null : Instant.ofEpochMilli(at + behind);
  }

  public boolean isOver() {
    return phase == CallPhase.ENDED;
  }

  /// Since when the seconds on the chip count: they talk, or nobody knows better than the dialling.
  public Optional<Instant> countsFrom() {
    return company ? Optional.ofNullable(connectedAt) : Optional.of(dialledAt);
  }
}

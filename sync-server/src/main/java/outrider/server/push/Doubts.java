package outrider.server.push;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Envelope;
import outrider.server.ops.Policy;
import outrider.server.store.WriteTransaction;

/// Whether an envelope that nobody knows may have been done all the same. A disk that was copied,
/// or set back, and lay for months sends what the other had sent before; HQ has forgotten that it
/// did it, because the other had heard of it. The person who made it decides.
final class Doubts {
  static final String REASON = "envelope.doubtful";

  private final WriteTransaction transaction;
  private final String deviceId;
  private final long forgottenBefore;
  private @Nullable Optional<Long> until;

  Doubts(WriteTransaction transaction, String deviceId, long now) {
    this.transaction = transaction;
    this.deviceId = deviceId;
    forgottenBefore = now - Duration.ofDays(Policy.ENVELOPES.least()).toMillis();
  }

  boolean isDoubtful(Envelope envelope) {
    // Nothing younger is ever forgotten, so that nearly no push has to ask.
    if (envelope.occurredAt() > forgottenBefore) {
      return false;
    }
    Optional<Long> known = until;
    if (known == null) {
      known = transaction.devices().doubtfulUntil(deviceId);
      until = known;
    }
    // A clock may stand before 1970: what nobody doubts has no least time.
    return known.filter(last -> envelope.occurredAt() <= last).isPresent();
  }
}

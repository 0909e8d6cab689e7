package outrider.core.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import outrider.core.calendar.BusinessCalendar;

/// By when something is owed, and by which definition: the answer that a countdown can explain.
///
/// @param by the definition that applied; empty where nobody configured one
/// @param businessTime whether only the hours of a calendar count
public record Promise(
    Optional<ServiceLevel> by,
    Duration allowed,
    boolean businessTime,
    BusinessCalendar calendar,
    Instant from,
    Instant due) {

  /// Three quarters of the time are gone: the last moment to hurry without being late.
  private static final double WARNING_FROM = 0.75;

  public enum State {
    OPEN,
    WARNING,
    BREACHED,
    MET
  }

  /// How a promise stands.
  ///
  /// @param left business time to the breach, negative after it; for a promise that was answered,
  ///   what was left then
  public record Standing(State state, Duration left) {}

  /// @param answered when it was kept, if it was
  public Standing at(Instant now, Optional<Instant> answered) {
    var counted = answered.orElse(now);
    var left = calendar.between(counted, due);
    if (counted.isAfter(due)) {
      return new Standing(State.BREACHED, left);
    }
    if (answered.isPresent()) {
      return new Standing(State.MET, left);
    }
    var warns = left.toMillis() <= allowed.toMillis() * (1 - WARNING_FROM);
    return new Standing(warns ? State.WARNING : State.OPEN, left);
  }
}

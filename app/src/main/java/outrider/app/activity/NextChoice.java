package outrider.app.activity;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/// When the next step is, at a press of a key.
public enum NextChoice {
  NONE,
  TOMORROW,
  THREE_DAYS,
  MONDAY,
  /// As it is written beside.
  CUSTOM;

  private static final LocalTime MORNING = LocalTime.of(10, 0);

  /// The moment that is meant; empty where nothing is planned, or it is written beside.
  public Optional<ZonedDateTime> at(ZonedDateTime now) {
    return switch (this) {
      case NONE, CUSTOM -> Optional.empty();
      case TOMORROW -> Optional.of(now.plusDays(1).with(MORNING));
      case THREE_DAYS -> Optional.of(now.plusDays(3).with(MORNING));
      case MONDAY -> Optional.of(now.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(MORNING));
    };
  }
}

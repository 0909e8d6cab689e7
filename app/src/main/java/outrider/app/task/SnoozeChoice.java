package outrider.app.task;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/// How long a task is put off, at a press of a key.
public enum SnoozeChoice {
  ONE_HOUR,
  TOMORROW,
  NEXT_WEEK;

  private static final LocalTime START_OF_WORK = LocalTime.of(9, 0);

  public ZonedDateTime until(ZonedDateTime now) {
    return switch (this) {
      case ONE_HOUR -> now.plusHours(1).truncatedTo(ChronoUnit.MINUTES);
      case TOMORROW -> now.plusDays(1).with(START_OF_WORK);
      case NEXT_WEEK ->
          now.with(java.time.temporal.TemporalAdjusters.next(java.time.DayOfWeek.MONDAY))
              .with(START_OF_WORK);
    };
  }
}

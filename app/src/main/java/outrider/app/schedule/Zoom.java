package outrider.app.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;

/// How wide a day is drawn.
enum Zoom {
  DAY(44),
  WEEK(15),
  MONTH(4.5);

  private final double pixelsPerDay;

  Zoom(double pixelsPerDay) {
    this.pixelsPerDay = pixelsPerDay;
  }

  double pixelsPerDay() {
    return pixelsPerDay;
  }

  Zoom nearer() {
    return values()[Math.max(0, ordinal() - 1)];
  }

  Zoom farther() {
    return values()[Math.min(values().length - 1, ordinal() + 1)];
  }

  /// Whether a line of the axis stands at the beginning of this day.
  boolean marks(LocalDate day) {
    return switch (this) {
      case DAY -> true;
      case WEEK -> day.getDayOfWeek() == DayOfWeek.MONDAY;
      case MONTH -> day.getDayOfMonth() == 1;
    };
  }

  String wordKey() {
    return "schedule.zoom." + name().toLowerCase(Locale.ROOT);
  }
}

package outrider.app.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Where moments stand across a chart.
///
/// @param left the moment at the left edge, in epoch milliseconds
record TimeScale(long left, double pixelsPerDay, ZoneId zone) {
  static final double DAY_MILLIS = 86_400_000;

  double x(long at) {
    return (at - left) / DAY_MILLIS * pixelsPerDay;
  }

  long at(double x) {
    return left + Math.round(x / pixelsPerDay * DAY_MILLIS);
  }

  /// Whole days to the right, less where negative.
  long days(double pixels) {
    return Math.round(pixels / pixelsPerDay);
  }

  LocalDate day(double x) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(at(x)), zone);
  }

  double x(LocalDate day) {
    return x(day.atStartOfDay(zone).toInstant().toEpochMilli());
  }

  TimeScale from(long at) {
    return new TimeScale(at, pixelsPerDay, zone);
  }
}

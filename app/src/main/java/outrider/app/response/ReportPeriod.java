package outrider.app.response;

import java.time.Duration;

/// Of which time the leads are looked at, and of how much before and after a change.
enum ReportPeriod {
  WEEK(7),
  MONTH(30),
  QUARTER(90),
  YEAR(365);

  private final int days;

  ReportPeriod(int days) {
    this.days = days;
  }

  int days() {
    return days;
  }

  long millis() {
    return Duration.ofDays(days).toMillis();
  }
}

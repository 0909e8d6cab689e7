package outrider.app.team;

import java.time.LocalDate;

/// For which time won deals are counted.
enum Period {
  QUARTER,
  YEAR,
  ALL;

  LocalDate start(LocalDate today) {
    return switch (this) {
      case QUARTER -> today.withDayOfMonth(1).withMonth((today.getMonthValue() - 1) / 3 * 3 + 1);
      case YEAR -> today.withDayOfYear(1);
      case ALL -> LocalDate.EPOCH;
    };
  }
}

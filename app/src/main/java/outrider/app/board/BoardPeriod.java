package outrider.app.board;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;

/// Of which time a board is, and with which it is compared: as many days of what came before.
enum BoardPeriod {
  MONTH(Period.ofMonths(1)),
  LAST_MONTH(Period.ofMonths(1)),
  QUARTER(Period.ofMonths(3)),
  LAST_QUARTER(Period.ofMonths(3)),
  YEAR(Period.ofYears(1)),
  TWELVE_MONTHS(Period.ofYears(1)),
  ALL(Period.ZERO);

  private final Period back;

  BoardPeriod(Period back) {
    this.back = back;
  }

  /// Days from one to before another.
  ///
  /// @param to excluded
  record Days(LocalDate from, LocalDate to) {
    long fromMillis(ZoneId zone) {
      return from.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    long toMillis(ZoneId zone) {
      return to.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private Days minus(Period period) {
      return new Days(from.minus(period), to.minus(period));
    }
  }

  Days days(LocalDate today) {
    var month = today.withDayOfMonth(1);
    var quarter = month.minusMonths((month.getMonthValue() - 1) % 3);
    var tomorrow = today.plusDays(1);
    return switch (this) {
      case MONTH -> new Days(month, tomorrow);
      case LAST_MONTH -> new Days(month.minusMonths(1), month);
      case QUARTER -> new Days(quarter, tomorrow);
      case LAST_QUARTER -> new Days(quarter.minusMonths(3), quarter);
      case YEAR -> new Days(today.withDayOfYear(1), tomorrow);
      case TWELVE_MONTHS -> new Days(tomorrow.minusYears(1), tomorrow);
      case ALL -> new Days(LocalDate.EPOCH.minusYears(70), tomorrow);
    };
  }

  /// Empty where nothing comes before.
  Optional<Days> before(LocalDate today) {
    return this == ALL ? Optional.empty() : Optional.of(days(today).minus(back));
  }
}

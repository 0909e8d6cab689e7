package outrider.app.audit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The days that somebody looks at; either end may be open.
///
/// @param last is within
record AuditPeriod(Optional<LocalDate> first, Optional<LocalDate> last) {
  static final AuditPeriod ALL = new AuditPeriod(Optional.empty(), Optional.empty());

  static AuditPeriod since(LocalDate day) {
    return new AuditPeriod(Optional.of(day), Optional.empty());
  }

  @Nullable Long from(ZoneId zone) {
    return first.map(day -> begin(day, zone)).orElse(null);
  }

  @Nullable Long until(ZoneId zone) {
    return last.map(day -> begin(day.plusDays(1), zone)).orElse(null);
  }

  /// Whether the last day is before the first.
  boolean isBackwards() {
    return first.isPresent() && last.isPresent() && last.get().isBefore(first.get());
  }

  private static long begin(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }
}

package outrider.core.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// When a business is open, so that a promise of 30 minutes made on Friday evening is kept on
/// Monday morning.
///
/// A moment is open when the wall clock of the zone says so: the hour that a clock skips in spring
/// does not count, the hour that it shows twice in autumn counts twice. Nothing here asks what time
/// it is. Immutable.
public final class BusinessCalendar {

  /// Open at any time: what holds where nobody set up hours.
  public static final BusinessCalendar AROUND_THE_CLOCK =
      new BusinessCalendar(ZoneOffset.UTC, everyDay(List.of(OpeningSpan.ALL_DAY)), Map.of());

  private final ZoneId zone;
  private final Map<DayOfWeek, List<OpeningSpan>> week = new EnumMap<>(DayOfWeek.class);
  private final TreeMap<LocalDate, List<OpeningSpan>> exceptions = new TreeMap<>();
  private final boolean alwaysOpen;

  /// @param week the hours of each weekday, in order and apart from each other; a missing day is
  ///   closed
  /// @param exceptions days with other hours than their weekday's: none on a holiday
  /// @throws IllegalArgumentException where no weekday is ever open, so that no work would end
  public BusinessCalendar(
      ZoneId zone,
      Map<DayOfWeek, List<OpeningSpan>> week,
      Map<LocalDate, List<OpeningSpan>> exceptions) {
    if (week.values().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException("a calendar without an open hour");
    }
    this.zone = zone;
    this.week.putAll(week);
    this.exceptions.putAll(exceptions);
    alwaysOpen =
        exceptions.isEmpty()
            && week.size() == 7
            && week.values().stream().allMatch(List.of(OpeningSpan.ALL_DAY)::equals);
  }

  public ZoneId zone() {
    return zone;
  }

  /// The hours of a day.
  public List<OpeningSpan> hours(LocalDate day) {
    var exception = exceptions.get(day);
    return exception != null
        ? exception
        : week.getOrDefault(day.getDayOfWeek(), List.<OpeningSpan>of());
  }

  public Map<DayOfWeek, List<OpeningSpan>> week() {
    return Collections.unmodifiableMap(week);
  }

  /// Days with other hours than their weekday's, in order; no hours on a holiday.
  public Map<LocalDate, List<OpeningSpan>> exceptions() {
    return Collections.unmodifiableMap(exceptions);
  }

  public boolean isOpen(Instant at) {
    var local = at.atZone(zone);
    var minute = local.getHour() * 60 + local.getMinute();
    return hours(local.toLocalDate()).stream()
        .anyMatch(span -> span.from() <= minute && minute < span.to());
  }

  /// The first moment by which that much business time has passed.
  public Instant plus(Instant from, Duration business) {
    if (business.isNegative()) {
      throw new IllegalArgumentException("time does not run backwards: " + business);
    }
    if (alwaysOpen || business.isZero()) {
      return from.plus(business);
    }
    var hours = new OpenTime(zone, this::hours, from);
    var left = business;
    while (true) {
      var open = hours.next();
      var length = Duration.between(open.from(), open.to());
      if (length.compareTo(left) >= 0) {
        return open.from().plus(left);
      }
      left = left.minus(length);
    }
  }

  /// The first moment from then on at which it is open.
  public Instant nextOpen(Instant from) {
    return alwaysOpen ? from : new OpenTime(zone, this::hours, from).next().from();
  }

  /// The same time of day, so many open days later; the next open moment where it is closed then.
  /// What begins while it is closed begins when it opens.
  public Instant plusWorkingDays(Instant from, long days) {
    var start = nextOpen(from).atZone(zone);
    var day = start.toLocalDate();
    for (var left = days; left > 0; ) {
      day = day.plusDays(1);
      left -= hours(day).isEmpty() ? 0 : 1;
    }
    return nextOpen(day.atTime(start.toLocalTime()).atZone(zone).toInstant());
  }

  /// How much business time passes between two moments; negative where the second is the earlier.
  public Duration between(Instant from, Instant to) {
    if (alwaysOpen) {
      return Duration.between(from, to);
    }
    if (to.isBefore(from)) {
      return between(to, from).negated();
    }
    var hours = new OpenTime(zone, this::hours, from);
    var passed = Duration.ZERO;
    for (var open = hours.next(); open.from().isBefore(to); open = hours.next()) {
      passed = passed.plus(Duration.between(open.from(), open.to().isAfter(to) ? to : open.to()));
    }
    return passed;
  }

  private static Map<DayOfWeek, List<OpeningSpan>> everyDay(List<OpeningSpan> hours) {
    var week = new EnumMap<DayOfWeek, List<OpeningSpan>>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      week.put(day, hours);
    }
    return week;
  }
}

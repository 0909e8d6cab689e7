package outrider.core.cadence;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import outrider.core.calendar.BusinessCalendar;

/// How long after its beginning a step of a cadence is due: `1h`, `3d`, `2wd`.
public record Delay(long amount, Unit unit) {

  /// A year: what is planned for later than that is planned for somebody else.
  private static final Duration MAX = Duration.ofDays(365);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,6})(m|h|d|bh|wd)");

  public enum Unit {
    MINUTES("m", Duration.ofMinutes(1)),
    HOURS("h", Duration.ofHours(1)),
    /// The same time of day, so many days later, whatever day that is.
    DAYS("d", Duration.ofDays(1)),
    /// Hours in which the calendar is open.
    BUSINESS_HOURS("bh", Duration.ofHours(1)),
    /// The same time of day, so many days later, counting only days on which the calendar is open.
    WORKING_DAYS("wd", Duration.ofDays(1));

    private final String symbol;
    private final Duration length;

    Unit(String symbol, Duration length) {
      this.symbol = symbol;
      this.length = length;
    }

    public String symbol() {
      return symbol;
    }

    public boolean isBusiness() {
      return this == BUSINESS_HOURS || this == WORKING_DAYS;
    }

    /// Whether one can tell without a calendar which of two delays is the longer.
    boolean comparesWith(Unit other) {
      return this == other || !isBusiness() && !other.isBusiness();
    }
  }

  /// @return empty where the text is no delay, or none at all, or more than a year
  public static Optional<Delay> read(String text) {
    var matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var unit =
        Arrays.stream(Unit.values())
            .filter(each -> each.symbol.equals(matcher.group(2)))
            .findFirst()
            .orElseThrow();
    return Optional.of(new Delay(Long.parseLong(matcher.group(1)), unit)).filter(Delay::isSane);
  }

  public String write() {
    return amount + unit.symbol;
  }

  /// About how long that is.
  public Duration length() {
    return unit.length.multipliedBy(amount);
  }

  /// @param calendar gives the hours of business units, and the time of day that a day later means
  public Instant after(Instant start, BusinessCalendar calendar) {
    return switch (unit) {
      case MINUTES, HOURS -> start.plus(length());
      case DAYS -> start.atZone(calendar.zone()).plusDays(amount).toInstant();
      case BUSINESS_HOURS -> calendar.plus(start, length());
      case WORKING_DAYS -> calendar.plusWorkingDays(start, amount);
    };
  }

  private boolean isSane() {
    return amount > 0 && length().compareTo(MAX) <= 0;
  }
}

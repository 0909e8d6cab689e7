package outrider.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/// The stretches of time in which a business is open, from a moment on, in order and without end.
///
/// It walks from one change of the clocks to the next. Between two of them the wall clock runs
/// evenly, so that a day's hours are plain moments; across one they are not, and a day may be there
/// twice in part, or not at all.
final class OpenTime {

  record Stretch(Instant from, Instant to) {}

  private final ZoneRules rules;
  private final Function<LocalDate, List<OpeningSpan>> hours;
  private Instant evenFrom;
  private ZoneOffset offset;
  private Instant evenUntil;
  private LocalDate day;
  private Iterator<OpeningSpan> spans;

  OpenTime(ZoneId zone, Function<LocalDate, List<OpeningSpan>> hours, Instant start) {
    this.rules = zone.getRules();
    this.hours = hours;
    evenFrom = start;
    offset = rules.getOffset(start);
    evenUntil = nextChange(start);
    day = LocalDateTime.ofEpochSecond(start.getEpochSecond(), 0, offset).toLocalDate();
    spans = hours.apply(day).iterator();
  }

  Stretch next() {
    while (true) {
      while (spans.hasNext()) {
        var span = spans.next();
        var from = later(moment(span.from()), evenFrom);
        var to = earlier(moment(span.to()), evenUntil);
        if (from.isBefore(to)) {
          return new Stretch(from, to);
        }
      }
      advance();
    }
  }

  /// To the next day, or to the day that the clock shows once it was changed.
  private void advance() {
    var midnight = moment(OpeningSpan.DAY_MINUTES);
    if (midnight.isBefore(evenUntil)) {
      day = day.plusDays(1);
    } else {
      evenFrom = evenUntil;
      offset = rules.getOffset(evenFrom);
      evenUntil = nextChange(evenFrom);
      day = LocalDateTime.ofEpochSecond(evenFrom.getEpochSecond(), 0, offset).toLocalDate();
    }
    spans = hours.apply(day).iterator();
  }

  private Instant moment(int minuteOfDay) {
    return day.atStartOfDay().plusMinutes(minuteOfDay).toInstant(offset);
  }

  private Instant nextChange(Instant after) {
    var change = rules.nextTransition(after);
    return change == null ? Instant.MAX : change.getInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}

package outrider.core.calendar;

import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.RecordType.CALENDAR;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// A business calendar as it is configured: a zone, the hours of each weekday, holidays, and days
/// that are worked although their weekday is not.
///
/// A weekday holds `09:00-12:00 13:30-18:00`, or nothing when it is closed. A holiday is a day
/// (`2026-10-01`) or a stretch of days (`2026-10-01/2026-10-07`). An extra working day is a day,
/// worked like the first open one of the week, or with hours of its own (`2026-10-10 10:00-16:00`);
/// it wins over a holiday.
public record CalendarDefinition(Row row) {

  public static final String ZONE = "zone";
  public static final String HOLIDAYS = "holidays";
  public static final String EXTRA_DAYS = "extraDays";

  /// Days in one stretch of holidays.
  public static final int STRETCH_MAX = 366;

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(CALENDAR, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(CALENDAR, "nameEn", FieldKind.TEXT),
          field(CALENDAR, ZONE, FieldKind.TEXT).asRequired(),
          field(CALENDAR, "monday", FieldKind.TEXT),
          field(CALENDAR, "tuesday", FieldKind.TEXT),
          field(CALENDAR, "wednesday", FieldKind.TEXT),
          field(CALENDAR, "thursday", FieldKind.TEXT),
          field(CALENDAR, "friday", FieldKind.TEXT),
          field(CALENDAR, "saturday", FieldKind.TEXT),
          field(CALENDAR, "sunday", FieldKind.TEXT),
          field(CALENDAR, HOLIDAYS, FieldKind.TEXT_SET),
          field(CALENDAR, EXTRA_DAYS, FieldKind.TEXT_SET));

  /// What is wrong with a field.
  ///
  /// @param culprit the part of the field's text that is wrong
  public record Flaw(Kind kind, String field, String culprit) {
    public enum Kind {
      ZONE_UNKNOWN,
      HOURS_MALFORMED,
      HOURS_REVERSED,
      HOURS_OVERLAPPING,
      NEVER_OPEN,
      DAY_MALFORMED
    }
  }

  public static CalendarDefinition of(Row row) {
    return new CalendarDefinition(row);
  }

  /// The field that holds the hours of a weekday.
  public static String hoursField(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  /// The calendar; empty where the row does not describe one, for example because a newer program
  /// wrote it.
  public Optional<BusinessCalendar> calendar() {
    var reading = new Reading();
    return reading.flaws.isEmpty()
        ? Optional.of(
            new BusinessCalendar(
                Objects.requireNonNull(reading.zone), reading.week, reading.exceptions))
        : Optional.empty();
  }

  /// Everything that is wrong, in the order of the fields.
  public List<Flaw> flaws() {
    return List.copyOf(new Reading().flaws);
  }

  private final class Reading {
    private final List<Flaw> flaws = new ArrayList<>();
    private final @Nullable ZoneId zone;
    private final Map<DayOfWeek, List<OpeningSpan>> week = new EnumMap<>(DayOfWeek.class);
    private final Map<LocalDate, List<OpeningSpan>> exceptions = new HashMap<>();

    Reading() {
      zone = zone();
      for (var day : DayOfWeek.values()) {
        var spans = spans(hoursField(day), row.text(hoursField(day)));
        if (!spans.isEmpty()) {
          week.put(day, spans);
        }
      }
      if (week.isEmpty() && flaws.stream().allMatch(flaw -> flaw.field().equals(ZONE))) {
        flaws.add(new Flaw(Flaw.Kind.NEVER_OPEN, hoursField(DayOfWeek.MONDAY), ""));
      }
      row.set(HOLIDAYS).forEach(this::holiday);
      row.set(EXTRA_DAYS).forEach(this::extraDay);
    }

    private @Nullable ZoneId zone() {
      try {
        return ZoneId.of(row.text(ZONE).strip());
      } catch (DateTimeException unknown) {
        flaws.add(new Flaw(Flaw.Kind.ZONE_UNKNOWN, ZONE, row.text(ZONE)));
        return null;
      }
    }

    private List<OpeningSpan> spans(String field, String text) {
      return switch (OpeningSpan.read(text)) {
        case OpeningSpan.Reading.Spans read -> read.spans();
        case OpeningSpan.Reading.Wrong wrong -> {
          var kind =
              switch (wrong.fault()) {
                case MALFORMED -> Flaw.Kind.HOURS_MALFORMED;
                case REVERSED -> Flaw.Kind.HOURS_REVERSED;
                case OVERLAPPING -> Flaw.Kind.HOURS_OVERLAPPING;
              };
          flaws.add(new Flaw(kind, field, wrong.culprit()));
          yield List.of();
        }
      };
    }

    private void holiday(String entry) {
      var ends = entry.strip().split("/", 2);
      var first = day(ends[0]);
      var last = ends.length == 1 ? first : day(ends[1]);
      if (first == null
          || last == null
          || last.isBefore(first)
          || last.isAfter(first.plusDays(STRETCH_MAX - 1))) {
        flaws.add(new Flaw(Flaw.Kind.DAY_MALFORMED, HOLIDAYS, entry));
        return;
      }
      first.datesUntil(last.plusDays(1)).forEach(day -> exceptions.put(day, List.of()));
    }

    private void extraDay(String entry) {
      var parts = entry.strip().split("\\s+", 2);
      var day = day(parts[0]);
      if (day == null) {
        flaws.add(new Flaw(Flaw.Kind.DAY_MALFORMED, EXTRA_DAYS, entry));
        return;
      }
      var hours = parts.length == 1 ? firstOpenDay() : spans(EXTRA_DAYS, parts[1]);
      if (!hours.isEmpty()) {
        exceptions.put(day, hours);
      }
    }

    private List<OpeningSpan> firstOpenDay() {
      return week.values().stream().findFirst().orElse(List.of());
    }

    private static @Nullable LocalDate day(String text) {
      try {
        return LocalDate.parse(text.strip());
      } catch (DateTimeParseException malformed) {
        return null;
      }
    }
  }
}

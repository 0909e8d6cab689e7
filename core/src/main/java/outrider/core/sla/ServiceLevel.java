package outrider.core.sla;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.SERVICE_LEVEL;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outrider.core.lead.Intent;
import outrider.core.lead.Lead;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// How soon something is owed to which leads: `A-grade leads from the website are answered within
/// 30 business minutes`.
public record ServiceLevel(Row row) {

  public static final String KIND = "kind";
  public static final String FIRST_RESPONSE = "first-response";
  public static final String SOURCES = "sources";
  public static final String INTENTS = "intents";
  public static final String MINUTES = "minutes";
  public static final String CALENDAR = "calendar";
  public static final String POSITION = "position";
  public static final String INACTIVE = "inactive";

  /// Thirty days around the clock: whoever allows more than that promises nothing.
  public static final long MINUTES_MAX = Duration.ofDays(30).toMinutes();

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(SERVICE_LEVEL, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(SERVICE_LEVEL, "nameEn", FieldKind.TEXT),
          choice(SERVICE_LEVEL, KIND, FIRST_RESPONSE),
          field(SERVICE_LEVEL, SOURCES, FieldKind.TEXT_SET),
          field(SERVICE_LEVEL, INTENTS, FieldKind.TEXT_SET),
          field(SERVICE_LEVEL, MINUTES, FieldKind.NUMBER).asRequired(),
          reference(SERVICE_LEVEL, CALENDAR, RecordType.CALENDAR),
          field(SERVICE_LEVEL, POSITION, FieldKind.NUMBER),
          field(SERVICE_LEVEL, INACTIVE, FieldKind.FLAG));

  /// The order in which definitions are asked, and shown: what says more about the lead goes before
  /// what says less, and among equals the position decides.
  public static final Comparator<ServiceLevel> ORDER =
      Comparator.comparingInt(ServiceLevel::conditions)
          .reversed()
          .thenComparingLong(ServiceLevel::position)
          .thenComparing(ServiceLevel::id);

  public static ServiceLevel of(Row row) {
    return new ServiceLevel(row);
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  /// The sources it is for; empty for all.
  public List<String> sources() {
    return row.set(SOURCES);
  }

  /// The grades it is for; empty for all.
  public List<String> intents() {
    return row.set(INTENTS);
  }

  public Duration duration() {
    return Duration.ofMinutes(row.number(MINUTES, 0));
  }

  /// The calendar whose hours count; null where every hour does.
  public @Nullable String calendar() {
    return row.textOrNull(CALENDAR);
  }

  public long position() {
    return row.number(POSITION, 0);
  }

  public boolean active() {
    return !row.flag(INACTIVE);
  }

  public boolean isFirstResponse() {
    return row.text(KIND).isEmpty() || row.text(KIND).equals(FIRST_RESPONSE);
  }

  /// Whether it is a promise at all: a row that a merge or a newer program left without a sensible
  /// length applies to nobody.
  public boolean isSound() {
    var minutes = row.number(MINUTES, 0);
    return minutes > 0
        && minutes <= MINUTES_MAX
        && intents().stream()
            .allMatch(
                grade -> Arrays.stream(Intent.values()).anyMatch(it -> it.name().equals(grade)));
  }

  /// How much it says about the leads it is for.
  public int conditions() {
    return (sources().isEmpty() ? 0 : 1) + (intents().isEmpty() ? 0 : 1);
  }

  /// Whether it is for this lead. Sources are compared as people read them: without regard to case
  /// and to blanks around them.
  public boolean isFor(Lead lead) {
    var source = lead.row().text(Lead.SOURCE).strip();
    return (sources().isEmpty()
            || sources().stream().anyMatch(each -> each.strip().equalsIgnoreCase(source)))
        && (intents().isEmpty() || intents().contains(lead.intent().name()));
  }
}

package outrider.core.configuration;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.ASSIGNMENT_RULE;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import outrider.core.lead.Lead;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Who gets which leads from outside. The first rule, by its position, whose conditions hold
/// decides; an empty condition always holds.
public record AssignmentRule(Row row) {

  public static final String POSITION = "position";
  public static final String REGIONS = "regions";
  public static final String INDUSTRIES = "industries";
  public static final String SOURCES = "sources";
  public static final String INTENTS = "intents";
  public static final String PEOPLE = "people";
  public static final String MODE = "mode";
  public static final String LIMIT = "untouchedMax";
  public static final String INACTIVE = "inactive";

  /// The choices of `MODE`: whose turn it is, or whoever holds the least.
  public static final String IN_TURN = "round_robin";

  public static final String LEAST_LOADED = "least_loaded";

  /// Nobody is given more while they hold more untouched leads than this: a lead that waits is a
  /// lead that is lost.
  public static final long USUAL_LIMIT = 5;

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(ASSIGNMENT_RULE, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(ASSIGNMENT_RULE, "nameEn", FieldKind.TEXT),
          field(ASSIGNMENT_RULE, POSITION, FieldKind.NUMBER),
          field(ASSIGNMENT_RULE, REGIONS, FieldKind.TEXT_SET),
          field(ASSIGNMENT_RULE, INDUSTRIES, FieldKind.TEXT_SET),
          field(ASSIGNMENT_RULE, SOURCES, FieldKind.TEXT_SET),
          field(ASSIGNMENT_RULE, INTENTS, FieldKind.TEXT_SET),
          reference(ASSIGNMENT_RULE, Fields.TEAM, RecordType.TEAM),
          field(ASSIGNMENT_RULE, PEOPLE, FieldKind.TEXT_SET),
          choice(ASSIGNMENT_RULE, MODE, IN_TURN, LEAST_LOADED),
          field(ASSIGNMENT_RULE, LIMIT, FieldKind.NUMBER),
          field(ASSIGNMENT_RULE, INACTIVE, FieldKind.FLAG));

  /// The order in which rules are asked, and shown.
  public static final Comparator<AssignmentRule> ORDER =
      Comparator.comparingLong(AssignmentRule::position).thenComparing(AssignmentRule::id);

  public static AssignmentRule of(Row row) {
    return new AssignmentRule(row);
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  public long position() {
    return row.number(POSITION, 0);
  }

  public boolean active() {
    return !row.flag(INACTIVE);
  }

  /// The team, with those below it, whose reps are meant; null where none is named.
  public @Nullable String team() {
    return row.textOrNull(Fields.TEAM);
  }

  /// Ids of people who are meant whatever their role.
  public List<String> people() {
    return row.set(PEOPLE);
  }

  /// Whether the turn decides rather than the load.
  public boolean isRoundRobin() {
    return row.text(MODE).equals(IN_TURN);
  }

  public long limit() {
    return row.number(LIMIT, USUAL_LIMIT);
  }

  public boolean matches(Row lead) {
    return holds(REGIONS, lead.text("region"))
        && holds(INDUSTRIES, lead.text("industry"))
        && holds(SOURCES, lead.text(Lead.SOURCE))
        && holds(INTENTS, lead.text(Lead.INTENT));
  }

  private boolean holds(String condition, String value) {
    var allowed = row.set(condition);
    return allowed.isEmpty() || allowed.stream().anyMatch(one -> plain(one).equals(plain(value)));
  }

  private static String plain(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }
}

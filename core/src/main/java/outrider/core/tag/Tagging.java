package outrider.core.tag;

import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.TAGGING;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Why a lead has a tag: which rule was found true of it, when, and what was counted. One for each
/// lead and rule, so that both ends write the same one; written by the rules only.
public record Tagging(Row row) {

  public static final String RULE = "rule";
  public static final String NAME_EN = "nameEn";
  public static final String TAG = "tag";

  /// The rule has been true since it last acted: it does not act again before it was false.
  public static final String MET = "met";

  /// When it last acted; absent where it never did.
  public static final String AT = "at";

  public static final String COUNT = "count";
  public static final String DAYS = "days";

  /// When what was counted happened, as epoch milliseconds; of many, the newest.
  public static final String TIMES = "times";

  /// Which of the rule's words were found.
  public static final String WORDS = "words";

  /// The tags that gave way to this one.
  public static final String REPLACED = "replaced";

  /// The tag was there before: nothing of it is the rule's to take back.
  public static final String HAD = "had";

  /// The cadence that the lead has run since, and that run.
  public static final String CADENCE = "cadence";

  public static final String CADENCE_NAME = "cadenceName";
  public static final String CADENCE_NAME_EN = "cadenceNameEn";
  public static final String RUN = "run";

  /// The line in the timeline that tells of it.
  public static final String ENTRY = "entry";

  /// When a person took the tag off.
  public static final String REMOVED_AT = "removedAt";

  public static final int TIMES_MAX = 20;

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(TAGGING, Fields.PARENT_TYPE, FieldKind.TEXT).asManaged(),
          field(TAGGING, Fields.PARENT, FieldKind.TEXT).asManaged(),
          reference(TAGGING, RULE, RecordType.TAG_RULE).asManaged(),
          field(TAGGING, Fields.NAME, FieldKind.TEXT).asManaged(),
          field(TAGGING, NAME_EN, FieldKind.TEXT).asManaged(),
          field(TAGGING, TAG, FieldKind.TEXT).asManaged(),
          field(TAGGING, MET, FieldKind.FLAG).asManaged(),
          field(TAGGING, AT, FieldKind.INSTANT).asManaged(),
          field(TAGGING, COUNT, FieldKind.NUMBER).asManaged(),
          field(TAGGING, DAYS, FieldKind.NUMBER).asManaged(),
          field(TAGGING, TIMES, FieldKind.TEXT_SET).asManaged(),
          field(TAGGING, WORDS, FieldKind.TEXT_SET).asManaged(),
          field(TAGGING, REPLACED, FieldKind.TEXT_SET).asManaged(),
          field(TAGGING, HAD, FieldKind.FLAG).asManaged(),
          reference(TAGGING, CADENCE, RecordType.CADENCE).asManaged(),
          field(TAGGING, CADENCE_NAME, FieldKind.TEXT).asManaged(),
          field(TAGGING, CADENCE_NAME_EN, FieldKind.TEXT).asManaged(),
          reference(TAGGING, RUN, RecordType.ENROLLMENT).asManaged(),
          reference(TAGGING, ENTRY, RecordType.ACTIVITY).asManaged(),
          field(TAGGING, REMOVED_AT, FieldKind.INSTANT).asManaged(),
          reference(TAGGING, Fields.OWNER, RecordType.USER).asManaged(),
          reference(TAGGING, Fields.TEAM, RecordType.TEAM).asManaged(),
          field(TAGGING, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
          reference(TAGGING, Fields.CREATED_BY, RecordType.USER).asManaged());

  public static Tagging of(Row row) {
    return new Tagging(row);
  }

  public static String idOf(String rule, String lead) {
    return Ids.derive(rule, "tagging/" + lead);
  }

  /// Why the lead has a tag now; empty where a person gave it.
  public static Optional<Tagging> why(String tag, List<Row> taggings) {
    return taggings.stream()
        .map(Tagging::of)
        .filter(it -> it.tag().equals(tag) && it.row.has(AT) && !it.row.has(REMOVED_AT))
        .max(Comparator.comparingLong(Tagging::at).thenComparing(it -> it.row.id()));
  }

  public String tag() {
    return row.text(TAG);
  }

  public boolean isMet() {
    return row.flag(MET);
  }

  public long at() {
    return row.number(AT, 0);
  }

  /// Of silence nothing is counted.
  public boolean isSilence() {
    return !row.has(COUNT);
  }

  public List<Long> times() {
    return row.set(TIMES).stream().map(Long::valueOf).toList();
  }
}

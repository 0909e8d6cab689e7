package outrider.core.diagnosis;

import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.DIAGNOSIS;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.core.quota.Quarter;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A search for a cause that somebody kept: what was compared and found then, and what they think
/// of it.
///
/// It belongs to the team that was looked at (field `team`) and is seen by who leads it and those
/// above, and not by who is in it, since it names people. What was found is written by
/// `KeepDiagnosis` only and by nothing afterwards; cause, note and the day of the fix are edited.
public record KeptDiagnosis(Row row) {

  public static final String PIPELINE = "pipeline";

  /// As `Quarter` writes it; compared with the one before it.
  public static final String QUARTER = "quarter";

  public static final String KNOWN_UNTIL = "knownUntil";
  public static final String REVENUE_BEFORE = "revenueBefore";
  public static final String REVENUE_NOW = "revenueNow";
  public static final String PART_LEADS = "partLeads";
  public static final String PART_CONVERSION = "partConversion";
  public static final String PART_SIZE = "partSize";
  public static final String PART_CYCLE = "partCycle";
  public static final String STEP = "step";
  public static final String CAME_BEFORE = "cameBefore";
  public static final String OF_BEFORE = "ofBefore";
  public static final String CAME_AFTER = "cameAfter";
  public static final String OF_AFTER = "ofAfter";
  public static final String FELL_FROM = "fellFrom";
  public static final String FELL_UNTIL = "fellUntil";
  public static final String VERDICT = "verdict";

  /// The candidates, a line each, the best first.
  public static final String CANDIDATES = "candidates";

  /// The key of the one they settled on, or [#OTHER].
  public static final String CAUSE = "cause";

  public static final String NOTE = "note";

  /// The first day after the fix.
  public static final String FIXED_ON = "fixedOn";

  /// A cause that is none of the candidates: the note says which.
  public static final String OTHER = "other";

  public static final int NOTE_MAX = 4_000;

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(DIAGNOSIS, CAUSE, FieldKind.TEXT),
          field(DIAGNOSIS, NOTE, FieldKind.LONG_TEXT),
          field(DIAGNOSIS, FIXED_ON, FieldKind.DATE),
          reference(DIAGNOSIS, PIPELINE, RecordType.PIPELINE).asManaged(),
          field(DIAGNOSIS, QUARTER, FieldKind.TEXT).asManaged(),
          field(DIAGNOSIS, Fields.CURRENCY, FieldKind.TEXT).asManaged(),
          field(DIAGNOSIS, KNOWN_UNTIL, FieldKind.DATE).asManaged(),
          field(DIAGNOSIS, REVENUE_BEFORE, FieldKind.MONEY).asManaged(),
          field(DIAGNOSIS, REVENUE_NOW, FieldKind.MONEY).asManaged(),
          field(DIAGNOSIS, PART_LEADS, FieldKind.MONEY).asManaged(),
          field(DIAGNOSIS, PART_CONVERSION, FieldKind.MONEY).asManaged(),
          field(DIAGNOSIS, PART_SIZE, FieldKind.MONEY).asManaged(),
          field(DIAGNOSIS, PART_CYCLE, FieldKind.MONEY).asManaged(),
          field(DIAGNOSIS, STEP, FieldKind.TEXT).asManaged(),
          field(DIAGNOSIS, CAME_BEFORE, FieldKind.NUMBER).asManaged(),
          field(DIAGNOSIS, OF_BEFORE, FieldKind.NUMBER).asManaged(),
          field(DIAGNOSIS, CAME_AFTER, FieldKind.NUMBER).asManaged(),
          field(DIAGNOSIS, OF_AFTER, FieldKind.NUMBER).asManaged(),
          field(DIAGNOSIS, FELL_FROM, FieldKind.DATE).asManaged(),
          field(DIAGNOSIS, FELL_UNTIL, FieldKind.DATE).asManaged(),
          field(DIAGNOSIS, VERDICT, FieldKind.TEXT).asManaged(),
          field(DIAGNOSIS, CANDIDATES, FieldKind.LONG_TEXT).asManaged(),
          field(DIAGNOSIS, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
          reference(DIAGNOSIS, Fields.CREATED_BY, RecordType.USER).asManaged(),
          reference(DIAGNOSIS, Fields.OWNER, RecordType.USER).asManaged(),
          reference(DIAGNOSIS, Fields.TEAM, RecordType.TEAM).asManaged());

  public static KeptDiagnosis of(Row row) {
    return new KeptDiagnosis(row);
  }

  /// What was found, as fields of its row.
  public static Row found(Row row, DiagnosisFigures found) {
    return row.with(KNOWN_UNTIL, found.knownUntil())
        .with(REVENUE_BEFORE, found.revenueBefore())
        .with(REVENUE_NOW, found.revenueNow())
        .with(PART_LEADS, found.leads())
        .with(PART_CONVERSION, found.conversion())
        .with(PART_SIZE, found.size())
        .with(PART_CYCLE, found.cycle())
        .with(STEP, found.step())
        .with(CAME_BEFORE, found.cameBefore())
        .with(OF_BEFORE, found.ofBefore())
        .with(CAME_AFTER, found.cameAfter())
        .with(OF_AFTER, found.ofAfter())
        .with(FELL_FROM, found.fellFrom())
        .with(FELL_UNTIL, found.fellUntil())
        .with(VERDICT, found.verdict())
        .with(
            CANDIDATES,
            found.causes().isEmpty()
                ? null
                : found.causes().stream().map(KeptCause::line).collect(Collectors.joining("\n")));
  }

  public String id() {
    return row.id();
  }

  public String team() {
    return row.text(Fields.TEAM);
  }

  public String pipeline() {
    return row.text(PIPELINE);
  }

  public Optional<Quarter> quarter() {
    return Quarter.read(row.text(QUARTER));
  }

  public String currency() {
    return row.text(Fields.CURRENCY);
  }

  public long keptAt() {
    return row.number(Fields.CREATED_AT, 0);
  }

  public String keptBy() {
    return row.text(Fields.CREATED_BY);
  }

  /// Empty where nobody has settled on one.
  public String cause() {
    return row.text(CAUSE);
  }

  public String note() {
    return row.text(NOTE);
  }

  public @Nullable Long fixedOn() {
    return row.numberOrNull(FIXED_ON);
  }

  public DiagnosisFigures found() {
    return new DiagnosisFigures(
        row.number(KNOWN_UNTIL, 0),
        row.number(REVENUE_BEFORE, 0),
        row.number(REVENUE_NOW, 0),
        row.number(PART_LEADS, 0),
        row.number(PART_CONVERSION, 0),
        row.number(PART_SIZE, 0),
        row.number(PART_CYCLE, 0),
        row.textOrNull(STEP),
        row.number(CAME_BEFORE, 0),
        row.number(OF_BEFORE, 0),
        row.number(CAME_AFTER, 0),
        row.number(OF_AFTER, 0),
        row.numberOrNull(FELL_FROM),
        row.numberOrNull(FELL_UNTIL),
        row.textOrNull(VERDICT),
        causes());
  }

  /// The best first.
  public List<KeptCause> causes() {
    return row.text(CANDIDATES).lines().flatMap(line -> KeptCause.read(line).stream()).toList();
  }

  /// The candidate they settled on; empty for another one, or none.
  public Optional<KeptCause> settled() {
    return causes().stream().filter(each -> each.key().equals(cause())).findFirst();
  }
}

package outrider.core.ratio;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.RATIO_FLAG;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A branch's month that stood out in a ratio: what it was when somebody's workstation came upon
/// it, and what became of it. It is kept, because what is counted changes as late records come in,
/// and what somebody is asked to answer must not.
///
/// It belongs to the team (field `team`) and is seen by whoever leads it and by those above.
/// Written by its own commands only; the first `RaiseFlag` of a month stands.
public record RatioFlag(Row row) {

  public static final String RATIO = "ratio";

  /// As `2026-10`.
  public static final String MONTH = "month";

  public static final String NUMERATOR = "numerator";
  public static final String DENOMINATOR = "denominator";

  /// Records behind the denominator.
  public static final String COUNTED = "counted";

  /// In millionths of the ratio, as `LOW` and `HIGH` are.
  public static final String EXPECTED = "expected";

  public static final String LOW = "low";
  public static final String HIGH = "high";
  public static final String SIDE = "side";
  public static final String SEEN_AT = "seenAt";
  public static final String SEEN_BY = "seenBy";
  public static final String STATE = "state";
  public static final String ANSWERED_AT = "answeredAt";
  public static final String ANSWERED_BY = "answeredBy";

  /// What is done about it.
  public static final String TASK = "task";

  /// Why nothing is: a word of [#REASONS].
  public static final String REASON = "reason";

  public static final String WHY = "why";

  public static final String OPEN = "open";
  public static final String ACTED = "acted";
  public static final String EXPLAINED = "explained";

  /// `other` wants a sentence.
  public static final String OTHER = "other";

  public static final List<String> REASONS = List.of("oneOff", "data", "expected", OTHER);

  public static final int WHY_MAX = 2_000;

  /// A thousand billion in minor units; more is a slip.
  public static final long MOST = 100_000_000_000_000L;

  public static final double MILLIONTHS = 1e6;

  /// So many days after its month is over it can still be raised.
  public static final int DAYS_AFTER = 100;

  public static final List<FieldDefinition> FIELDS =
      List.of(
          reference(RATIO_FLAG, RATIO, RecordType.RATIO).asManaged(),
          field(RATIO_FLAG, Fields.NAME, FieldKind.TEXT).asManaged(),
          field(RATIO_FLAG, MONTH, FieldKind.TEXT).asManaged(),
          field(RATIO_FLAG, Fields.CURRENCY, FieldKind.TEXT).asManaged(),
          field(RATIO_FLAG, NUMERATOR, FieldKind.NUMBER).asManaged(),
          field(RATIO_FLAG, DENOMINATOR, FieldKind.NUMBER).asManaged(),
          field(RATIO_FLAG, COUNTED, FieldKind.NUMBER).asManaged(),
          field(RATIO_FLAG, EXPECTED, FieldKind.NUMBER).asManaged(),
          field(RATIO_FLAG, LOW, FieldKind.NUMBER).asManaged(),
          field(RATIO_FLAG, HIGH, FieldKind.NUMBER).asManaged(),
          choice(RATIO_FLAG, SIDE, "high", "low").asManaged(),
          field(RATIO_FLAG, SEEN_AT, FieldKind.INSTANT).asManaged(),
          reference(RATIO_FLAG, SEEN_BY, RecordType.USER).asManaged(),
          choice(RATIO_FLAG, STATE, OPEN, ACTED, EXPLAINED).asManaged(),
          field(RATIO_FLAG, ANSWERED_AT, FieldKind.INSTANT).asManaged(),
          reference(RATIO_FLAG, ANSWERED_BY, RecordType.USER).asManaged(),
          reference(RATIO_FLAG, TASK, RecordType.TASK).asManaged(),
          choice(RATIO_FLAG, REASON, REASONS.toArray(String[]::new)).asManaged(),
          field(RATIO_FLAG, WHY, FieldKind.LONG_TEXT).asManaged(),
          reference(RATIO_FLAG, Fields.OWNER, RecordType.USER).asManaged(),
          reference(RATIO_FLAG, Fields.TEAM, RecordType.TEAM).asManaged());

  public static RatioFlag of(Row row) {
    return new RatioFlag(row);
  }

  /// Derived from what it is of: two workstations that come upon it offline mean one.
  public static String idOf(String ratio, String team, String month) {
    return Ids.derive("ratio-flag", ratio + '/' + team + '/' + month);
  }

  public String id() {
    return row.id();
  }

  public String ratio() {
    return row.text(RATIO);
  }

  /// What the ratio was called then.
  public String name() {
    return row.text(Fields.NAME);
  }

  public String team() {
    return row.text(Fields.TEAM);
  }

  public String month() {
    return row.text(MONTH);
  }

  public String currency() {
    return row.text(Fields.CURRENCY);
  }

  public Figure figure() {
    return new Figure(row.number(NUMERATOR, 0), row.number(DENOMINATOR, 0), row.number(COUNTED, 0));
  }

  /// As it was judged then.
  public Band band() {
    return new Band(
        isHigh() ? Band.Verdict.HIGH : Band.Verdict.LOW,
        row.number(EXPECTED, 0) / MILLIONTHS,
        row.number(LOW, 0) / MILLIONTHS,
        row.number(HIGH, 0) / MILLIONTHS);
  }

  public boolean isHigh() {
    return !row.text(SIDE).equals(Side.LOW.word());
  }

  public long seenAt() {
    return row.number(SEEN_AT, 0);
  }

  public String state() {
    var state = row.text(STATE);
    return state.isEmpty() ? OPEN : state;
  }

  public boolean isOpen() {
    return state().equals(OPEN);
  }

  public OptionalLong answeredAt() {
    var at = row.numberOrNull(ANSWERED_AT);
    return at == null ? OptionalLong.empty() : OptionalLong.of(at);
  }

  /// From when it was first seen until somebody acted on it or explained it, in milliseconds; empty
  /// while nobody has.
  public OptionalLong answerMillis() {
    var at = answeredAt();
    return at.isEmpty() || isOpen()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, at.getAsLong() - seenAt()));
  }

  public @Nullable String answeredBy() {
    return row.textOrNull(ANSWERED_BY);
  }

  public Optional<String> task() {
    return Optional.ofNullable(row.textOrNull(TASK));
  }

  public String reason() {
    return row.text(REASON);
  }

  public String why() {
    return row.text(WHY);
  }
}

package outrider.core.forecast;

import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.FORECAST;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What was forecast for a team's quarter in a week, kept so that it can be laid beside what came.
///
/// It belongs to the team (field `team`) and is seen by it and by those above. Written by
/// `KeepForecast` only, and by nothing afterwards: the first of a week stands.
public record KeptForecast(Row row) {

  public static final String PIPELINE = "pipeline";

  /// As `Quarter` writes it.
  public static final String QUARTER = "quarter";

  /// The Monday of the week.
  public static final String WEEK = "week";

  /// What was won in the quarter until then.
  public static final String WON = "won";

  public static final String EXPECTED = "expected";
  public static final String LOW = "low";
  public static final String HIGH = "high";

  /// What the baseline said.
  public static final String REPEAT = "repeat";

  public static final String TARGET = "target";

  /// A word of [Verdict].
  public static final String METHOD = "method";

  public static final String KEPT_BY = "keptBy";
  public static final String KEPT_AT = "keptAt";

  /// A thousand billion in minor units; more is a slip of the finger.
  public static final long AMOUNT_MAX = 100_000_000_000_000L;

  public static final List<FieldDefinition> FIELDS =
      List.of(
          reference(FORECAST, PIPELINE, RecordType.PIPELINE).asManaged(),
          field(FORECAST, QUARTER, FieldKind.TEXT).asManaged(),
          field(FORECAST, Fields.CURRENCY, FieldKind.TEXT).asManaged(),
          field(FORECAST, WEEK, FieldKind.DATE).asManaged(),
          field(FORECAST, WON, FieldKind.MONEY).asManaged(),
          field(FORECAST, EXPECTED, FieldKind.MONEY).asManaged(),
          field(FORECAST, LOW, FieldKind.MONEY).asManaged(),
          field(FORECAST, HIGH, FieldKind.MONEY).asManaged(),
          field(FORECAST, REPEAT, FieldKind.MONEY).asManaged(),
          field(FORECAST, TARGET, FieldKind.MONEY).asManaged(),
          field(FORECAST, METHOD, FieldKind.TEXT).asManaged(),
          reference(FORECAST, KEPT_BY, RecordType.USER).asManaged(),
          field(FORECAST, KEPT_AT, FieldKind.INSTANT).asManaged(),
          reference(FORECAST, Fields.OWNER, RecordType.USER).asManaged(),
          reference(FORECAST, Fields.TEAM, RecordType.TEAM).asManaged());

  public static KeptForecast of(Row row) {
    return new KeptForecast(row);
  }

  /// Derived from what it is of: two managers who keep the same week offline mean one.
  ///
  /// @param week the Monday, in epoch days
  public static String idOf(
      String team, String pipeline, String quarter, String currency, long week) {
    return Ids.derive(
        "forecast", team + '/' + pipeline + '/' + quarter + '/' + currency + '/' + week);
  }

  /// The Monday of a day's week, both in epoch days.
  public static long week(long day) {
    // The first of January 1970 was a Thursday.
    return day - Math.floorMod(day + 3, 7);
  }

  public long week() {
    return row.number(WEEK, 0);
  }

  public long wonMinor() {
    return row.number(WON, 0);
  }

  public long expectedMinor() {
    return row.number(EXPECTED, 0);
  }

  /// Empty where it was said without an interval.
  public OptionalLong lowMinor() {
    return optional(row.numberOrNull(LOW));
  }

  public OptionalLong highMinor() {
    return optional(row.numberOrNull(HIGH));
  }

  public OptionalLong repeatMinor() {
    return optional(row.numberOrNull(REPEAT));
  }

  public String currency() {
    return row.text(Fields.CURRENCY);
  }

  public String method() {
    return row.text(METHOD);
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}

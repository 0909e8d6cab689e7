package outrider.core.quota;

import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.QUOTA;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What a person or a team is to win in a quarter, in one currency.
///
/// It belongs to the person (field `owner`) or to the team (field `team`), so that it is seen by
/// them and by those above, and by no colleague. Written by `SetQuota` only. Without an amount
/// there is no target: the row stays, so that it can be set again.
public record Quota(Row row) {

  /// As [Quarter#text()] writes it.
  public static final String QUARTER = "quarter";

  public static final String AMOUNT = "amount";
  public static final String SET_BY = "setBy";
  public static final String SET_AT = "setAt";

  /// A thousand billion in minor units; more is a slip of the finger.
  public static final long AMOUNT_MAX = 100_000_000_000_000L;

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(QUOTA, QUARTER, FieldKind.TEXT).asManaged(),
          field(QUOTA, AMOUNT, FieldKind.MONEY).asManaged(),
          field(QUOTA, Fields.CURRENCY, FieldKind.TEXT).asManaged(),
          field(QUOTA, SET_AT, FieldKind.INSTANT).asManaged(),
          reference(QUOTA, SET_BY, RecordType.USER).asManaged(),
          reference(QUOTA, Fields.OWNER, RecordType.USER).asManaged(),
          reference(QUOTA, Fields.TEAM, RecordType.TEAM).asManaged());

  public static Quota of(Row row) {
    return new Quota(row);
  }

  /// Derived from what it is for: two managers who set the same one offline mean one target.
  public static String idOf(
      @Nullable String person, @Nullable String team, String quarter, String currency) {
    var whose = person == null ? "team/" + team : "user/" + person;
    return Ids.derive("quota", whose + '/' + quarter + '/' + currency);
  }

  public @Nullable String person() {
    return row.textOrNull(Fields.OWNER);
  }

  public @Nullable String team() {
    return row.textOrNull(Fields.TEAM);
  }

  public String quarter() {
    return row.text(QUARTER);
  }

  public String currency() {
    return row.text(Fields.CURRENCY);
  }

  public OptionalLong amountMinor() {
    var amount = row.numberOrNull(AMOUNT);
    return amount == null ? OptionalLong.empty() : OptionalLong.of(amount);
  }
}

package outrider.core.pipeline;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.CHECKMARK;

import java.util.List;
import org.jspecify.annotations.Nullable;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What somebody said of one checklist item on one deal. Its id is derived from both, so that two
/// devices that tick the same item offline write the same record.
public record Checkmark(Row row) {

  public static final String ITEM = "item";
  public static final String STATE = "state";

  /// What the deal was worth when somebody agreed, in minor units: at another amount it counts no
  /// more. Absent where it was not about an amount.
  public static final String AMOUNT = "amount";

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(CHECKMARK, Fields.PARENT_TYPE, FieldKind.TEXT).asManaged(),
          field(CHECKMARK, Fields.PARENT, FieldKind.TEXT).asManaged(),
          reference(CHECKMARK, ITEM, RecordType.CHECKLIST_ITEM).asManaged(),
          choice(CHECKMARK, STATE, "done", "skipped", "agreed", "refused", "open").asManaged(),
          field(CHECKMARK, "reason", FieldKind.TEXT).asManaged(),
          reference(CHECKMARK, "by", RecordType.USER).asManaged(),
          field(CHECKMARK, "at", FieldKind.INSTANT).asManaged(),
          field(CHECKMARK, AMOUNT, FieldKind.NUMBER).asManaged(),
          reference(CHECKMARK, Fields.OWNER, RecordType.USER).asManaged(),
          reference(CHECKMARK, Fields.TEAM, RecordType.TEAM).asManaged(),
          field(CHECKMARK, Fields.MEMBERS, FieldKind.TEXT_SET).asManaged());

  public static Checkmark of(Row row) {
    return new Checkmark(row);
  }

  public static String idOf(String opportunity, String item) {
    return Ids.derive(opportunity, "checkmark/" + item);
  }

  public String item() {
    return row.text(ITEM);
  }

  public boolean done() {
    return row.text(STATE).equals("done");
  }

  public boolean skipped() {
    return row.text(STATE).equals("skipped");
  }

  public boolean agreed() {
    return row.text(STATE).equals("agreed");
  }

  /// Whether the deal is still worth what it was when this was said.
  public boolean isOf(long amountMinor) {
    return row.number(AMOUNT, amountMinor) == amountMinor;
  }

  public @Nullable String by() {
    return row.textOrNull("by");
  }
}

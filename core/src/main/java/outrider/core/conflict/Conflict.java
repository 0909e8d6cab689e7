package outrider.core.conflict;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.CONFLICT;

import java.util.List;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Two people changed the same key field before they heard of each other. HQ writes one row for
/// each of the two; whoever settles it settles it for both.
///
/// Values are kept as text in the form of `ValueText`, because a conflict may be about any field.
public record Conflict(Row row) {

  public static final String FIELD_NAME = "field";
  public static final String STATE = "state";

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(CONFLICT, Fields.PARENT_TYPE, FieldKind.TEXT).asManaged(),
          field(CONFLICT, Fields.PARENT, FieldKind.TEXT).asManaged(),
          field(CONFLICT, FIELD_NAME, FieldKind.TEXT).asManaged(),
          field(CONFLICT, "base", FieldKind.TEXT).asManaged(),
          field(CONFLICT, "mine", FieldKind.TEXT).asManaged(),
          field(CONFLICT, "theirs", FieldKind.TEXT).asManaged(),
          reference(CONFLICT, "mineBy", RecordType.USER).asManaged(),
          reference(CONFLICT, "theirsBy", RecordType.USER).asManaged(),
          field(CONFLICT, "mineAt", FieldKind.INSTANT).asManaged(),
          field(CONFLICT, "theirsAt", FieldKind.INSTANT).asManaged(),
          choice(CONFLICT, STATE, "open", "settled").asManaged(),
          field(CONFLICT, "chosen", FieldKind.TEXT).asManaged(),
          reference(CONFLICT, "settledBy", RecordType.USER).asManaged(),
          field(CONFLICT, "settledAt", FieldKind.INSTANT).asManaged(),
          reference(CONFLICT, Fields.OWNER, RecordType.USER).asManaged(),
          reference(CONFLICT, Fields.TEAM, RecordType.TEAM).asManaged(),
          field(CONFLICT, Fields.CREATED_AT, FieldKind.INSTANT).asManaged());

  public static Conflict of(Row row) {
    return new Conflict(row);
  }

  public boolean isOpen() {
    return row.text(STATE).equals("open");
  }
}

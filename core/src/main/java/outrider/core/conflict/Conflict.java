package outrider.core.conflict;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.of;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.CONFLICT;

import java.util.List;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Two people changed the same key field before they heard of each other. HQ writes one row for each
/// of the two; whoever settles it settles it for both.
///
/// Values are kept as text in the form of `ValueText`, because a conflict may be about any field.
public record Conflict(Row row) {

  public static final String FIELD_NAME = "field";
  public static final String STATE = "state";

  public static final List<FieldDefinition> FIELDS =
      List.of(
          of(CONFLICT, Fields.PARENT_TYPE, FieldKind.TEXT).asManaged(),
          of(CONFLICT, Fields.PARENT, FieldKind.TEXT).asManaged(),
          of(CONFLICT, FIELD_NAME, FieldKind.TEXT).asManaged(),
          of(CONFLICT, "base", FieldKind.TEXT).asManaged(),
          of(CONFLICT, "mine", FieldKind.TEXT).asManaged(),
          of(CONFLICT, "theirs", FieldKind.TEXT).asManaged(),
          reference(CONFLICT, "mineBy", RecordType.USER).asManaged(),
          reference(CONFLICT, "theirsBy", RecordType.USER).asManaged(),
          of(CONFLICT, "mineAt", FieldKind.INSTANT).asManaged(),
          of(CONFLICT, "theirsAt", FieldKind.INSTANT).asManaged(),
          choice(CONFLICT, STATE, "open", "settled").asManaged(),
          of(CONFLICT, "chosen", FieldKind.TEXT).asManaged(),
          reference(CONFLICT, "settledBy", RecordType.USER).asManaged(),
          of(CONFLICT, "settledAt", FieldKind.INSTANT).asManaged(),
          reference(CONFLICT, Fields.OWNER, RecordType.USER).asManaged(),
          reference(CONFLICT, Fields.TEAM, RecordType.TEAM).asManaged(),
          of(CONFLICT, Fields.CREATED_AT, FieldKind.INSTANT).asManaged());

  public static Conflict of(Row row) {
    return new Conflict(row);
  }

  public boolean isOpen() {
    return row.text(STATE).equals("open");
  }
}

package outrider.core.handover;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.TAKEOVER;

import java.util.List;
import java.util.Set;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What one person received by a handover, and how much of it they have looked at. It hangs on the
/// person who gave and belongs to the one who received.
public record Takeover(Row row) {

  public static final String HANDOVER = "handover";

  /// What was given, as `Held` writes it.
  public static final String RECORDS = "records";

  /// Those of them at which the receiver has looked.
  public static final String SEEN = "seen";

  /// The state of a record at which the receiver has not looked.
  public static final String OPEN = "open";

  /// Of the handover.
  public static final String STATE = "state";

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(TAKEOVER, Fields.PARENT_TYPE, FieldKind.TEXT).asManaged(),
          field(TAKEOVER, Fields.PARENT, FieldKind.TEXT).asManaged(),
          field(TAKEOVER, HANDOVER, FieldKind.TEXT).asManaged(),
          field(TAKEOVER, RECORDS, FieldKind.TEXT_SET).asManaged(),
          field(TAKEOVER, SEEN, FieldKind.TEXT_SET).asManaged(),
          choice(TAKEOVER, STATE, Handover.GIVEN, Handover.UNDONE).asManaged(),
          reference(TAKEOVER, Fields.OWNER, RecordType.USER).asManaged(),
          field(TAKEOVER, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
          reference(TAKEOVER, Fields.CREATED_BY, RecordType.USER).asManaged());

  public static Takeover of(Row row) {
    return new Takeover(row);
  }

  public String id() {
    return row.id();
  }

  public String handover() {
    return row.text(HANDOVER);
  }

  public String from() {
    return row.text(Fields.PARENT);
  }

  public String receiver() {
    return row.text(Fields.OWNER);
  }

  public boolean isUndone() {
    return row.text(STATE).equals(Handover.UNDONE);
  }

  public List<Held> records() {
    return Held.all(row.set(RECORDS));
  }

  public Set<Held> seen() {
    return Set.copyOf(Held.all(row.set(SEEN)));
  }
}

package outrider.core.proposal;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.PROPOSAL;

import java.util.List;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What somebody wanted done to a record that had left their sight before HQ heard of it. HQ writes
/// it beside the record, where whoever has the record now sees it; it moves on with the record.
///
/// The command lies in it by its kind, its arguments as JSON, and the schema that they are of: it
/// may wait over several updates. Whoever accepts it gives it as a command of their own.
public record Proposal(Row row) {

  public static final String KIND = "kind";
  public static final String ARGUMENTS = "arguments";
  public static final String SCHEMA = "schema";
  public static final String PROPOSED_BY = "proposedBy";
  public static final String PROPOSED_AT = "proposedAt";
  public static final String STATE = "state";

  public static final String OPEN = "open";
  public static final String ACCEPTED = "accepted";
  public static final String DECLINED = "declined";

  /// The reason by which the former owner's laptop knows that its command has become one.
  public static final String REASON = "command.proposed";

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(PROPOSAL, Fields.PARENT_TYPE, FieldKind.TEXT).asManaged(),
          field(PROPOSAL, Fields.PARENT, FieldKind.TEXT).asManaged(),
          field(PROPOSAL, KIND, FieldKind.TEXT).asManaged(),
          field(PROPOSAL, ARGUMENTS, FieldKind.TEXT).asManaged(),
          field(PROPOSAL, SCHEMA, FieldKind.NUMBER).asManaged(),
          reference(PROPOSAL, PROPOSED_BY, RecordType.USER).asManaged(),
          field(PROPOSAL, PROPOSED_AT, FieldKind.INSTANT).asManaged(),
          choice(PROPOSAL, STATE, OPEN, ACCEPTED, DECLINED).asManaged(),
          reference(PROPOSAL, "settledBy", RecordType.USER).asManaged(),
          field(PROPOSAL, "settledAt", FieldKind.INSTANT).asManaged(),
          reference(PROPOSAL, Fields.OWNER, RecordType.USER).asManaged(),
          reference(PROPOSAL, Fields.TEAM, RecordType.TEAM).asManaged(),
          field(PROPOSAL, Fields.CREATED_AT, FieldKind.INSTANT).asManaged());

  public static Proposal of(Row row) {
    return new Proposal(row);
  }

  public boolean isOpen() {
    return row.text(STATE).equals(OPEN);
  }
}

package outrider.core.segment;

import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.SEGMENT;

import java.util.List;
import java.util.Set;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.MergePolicy;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A view of a list that a team shares: who is in it is a question, asked by each of what they see
/// themselves. It belongs to the team and to nobody in it, so that it outlives whoever made it.
public record Segment(Row row) {

  /// The list that it is a view of.
  public static final String SCREEN = "screen";

  /// Conditions and order as the workstation writes them. The rules look at its length only.
  public static final String DEFINITION = "definition";

  public static final Set<String> SCREENS =
      Set.of("leads", "pool", "deals", "accounts", "contacts");

  public static final int NAME_MAX = 60;
  public static final int DEFINITION_MAX = 20_000;

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(SEGMENT, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(SEGMENT, SCREEN, FieldKind.TEXT).asRequired(),
          field(SEGMENT, DEFINITION, FieldKind.LONG_TEXT).asRequired().merging(MergePolicy.LATEST),
          reference(SEGMENT, Fields.OWNER, RecordType.USER).asManaged(),
          reference(SEGMENT, Fields.TEAM, RecordType.TEAM).asManaged(),
          field(SEGMENT, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
          reference(SEGMENT, Fields.CREATED_BY, RecordType.USER).asManaged());

  public static Segment of(Row row) {
    return new Segment(row);
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  public String createdBy() {
    return row.text(Fields.CREATED_BY);
  }
}

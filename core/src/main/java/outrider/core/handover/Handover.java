package outrider.core.handover;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.HANDOVER;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// That somebody's book was given to others, as one deed. It hangs on the person who gave and
/// belongs to whoever answers for them; what each receiver got lies in a `Takeover` beside it.
public record Handover(Row row) {

  /// For how long it can be taken back.
  public static final Duration REVERSIBLE = Duration.ofDays(7);

  /// So many records fit into one envelope.
  public static final int RECORDS_MAX = 10_000;

  public static final String KIND = "kind";
  public static final String FROM_TEAM = "fromTeam";
  public static final String TO_TEAM = "toTeam";

  /// Whether this deed made the person inactive, so that taking it back makes them active.
  public static final String DEACTIVATED = "deactivated";

  public static final String STATE = "state";
  public static final String UNDONE_AT = "undoneAt";
  public static final String UNDONE_BY = "undoneBy";

  /// What could not be given back, as `Held` writes it.
  public static final String LEFT = "left";

  public static final String LEAVING = "leaving";
  public static final String MOVING = "moving";

  public static final String GIVEN = "given";
  public static final String UNDONE = "undone";

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(HANDOVER, Fields.PARENT_TYPE, FieldKind.TEXT).asManaged(),
          field(HANDOVER, Fields.PARENT, FieldKind.TEXT).asManaged(),
          choice(HANDOVER, KIND, LEAVING, MOVING).asManaged(),
          reference(HANDOVER, FROM_TEAM, RecordType.TEAM).asManaged(),
          reference(HANDOVER, TO_TEAM, RecordType.TEAM).asManaged(),
          field(HANDOVER, DEACTIVATED, FieldKind.FLAG).asManaged(),
          choice(HANDOVER, STATE, GIVEN, UNDONE).asManaged(),
          field(HANDOVER, UNDONE_AT, FieldKind.INSTANT).asManaged(),
          reference(HANDOVER, UNDONE_BY, RecordType.USER).asManaged(),
          field(HANDOVER, LEFT, FieldKind.TEXT_SET).asManaged(),
          reference(HANDOVER, Fields.OWNER, RecordType.USER).asManaged(),
          field(HANDOVER, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
          reference(HANDOVER, Fields.CREATED_BY, RecordType.USER).asManaged());

  public static Handover of(Row row) {
    return new Handover(row);
  }

  public String id() {
    return row.id();
  }

  /// Who gave.
  public String from() {
    return row.text(Fields.PARENT);
  }

  public boolean leaves() {
    return row.text(KIND).equals(LEAVING);
  }

  public @Nullable String toTeam() {
    return row.textOrNull(TO_TEAM);
  }

  public long at() {
    return row.number(Fields.CREATED_AT, 0);
  }

  public boolean isUndone() {
    return row.text(STATE).equals(UNDONE);
  }

  /// The last moment at which it can be taken back, in epoch milliseconds.
  public long reversibleUntil() {
    return at() + REVERSIBLE.toMillis();
  }

  public List<Held> left() {
    return Held.all(row.set(LEFT));
  }
}

package outrider.core.escalation;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.ESCALATION;

import java.util.List;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// That something was overdue, and what HQ did about it. HQ alone writes it; its id follows from
/// the task, the level and when the task was due, so that each comes to be once, whoever looks and
/// however often.
public record Escalation(Row row) {

  public static final String TASK = "task";
  public static final String LEVEL = "level";
  public static final String LEVEL_NAME = "levelName";
  public static final String ACTION = "action";
  public static final String RECIPIENTS = "recipients";
  public static final String DUE_AT = "dueAt";
  public static final String STATE = "state";
  public static final String SETTLED_AT = "settledAt";
  public static final String SETTLED_BY = "settledBy";

  /// Nobody has done anything about it yet.
  public static final String OPEN = "open";

  /// Somebody has said that they are on it.
  public static final String ACKNOWLEDGED = "acknowledged";

  /// It was done, late.
  public static final String ANSWERED = "answered";

  /// It had been done in time, and HQ heard of that later.
  public static final String ANNULLED = "annulled";

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(ESCALATION, Fields.PARENT_TYPE, FieldKind.TEXT).asManaged(),
          field(ESCALATION, Fields.PARENT, FieldKind.TEXT).asManaged(),
          reference(ESCALATION, TASK, RecordType.TASK).asManaged(),
          field(ESCALATION, LEVEL, FieldKind.TEXT).asManaged(),
          field(ESCALATION, LEVEL_NAME, FieldKind.TEXT).asManaged(),
          choice(
                  ESCALATION,
                  ACTION,
                  EscalationLevel.REMIND_OWNER,
                  EscalationLevel.WARN_MANAGER,
                  EscalationLevel.REASSIGN)
              .asManaged(),
          field(ESCALATION, RECIPIENTS, FieldKind.TEXT_SET).asManaged(),
          field(ESCALATION, DUE_AT, FieldKind.INSTANT).asManaged(),
          choice(ESCALATION, STATE, OPEN, ACKNOWLEDGED, ANSWERED, ANNULLED).asManaged(),
          field(ESCALATION, SETTLED_AT, FieldKind.INSTANT).asManaged(),
          reference(ESCALATION, SETTLED_BY, RecordType.USER).asManaged(),
          reference(ESCALATION, Fields.OWNER, RecordType.USER).asManaged(),
          reference(ESCALATION, Fields.TEAM, RecordType.TEAM).asManaged(),
          field(ESCALATION, Fields.CREATED_AT, FieldKind.INSTANT).asManaged());

  public static Escalation of(Row row) {
    return new Escalation(row);
  }

  public String id() {
    return row.id();
  }

  public String task() {
    return row.text(TASK);
  }

  /// When the task was due.
  public long dueAt() {
    return row.number(DUE_AT, 0);
  }

  public boolean isOpen() {
    return row.text(STATE).equals(OPEN);
  }

  /// Whether what is overdue is still not done.
  public boolean isPending() {
    return isOpen() || row.text(STATE).equals(ACKNOWLEDGED);
  }

  /// Whom HQ told.
  public List<String> recipients() {
    return row.set(RECIPIENTS);
  }
}

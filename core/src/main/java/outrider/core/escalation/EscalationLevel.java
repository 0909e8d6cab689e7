package outrider.core.escalation;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.RecordType.ESCALATION_LEVEL;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// What HQ does so many minutes after something was due and is not done: `15 minutes after a first
/// response was due, give the lead to the head of the group`.
public record EscalationLevel(Row row) {

  public static final String OF = "of";
  public static final String MINUTES = "minutes";
  public static final String ACTION = "action";
  public static final String INACTIVE = "inactive";

  /// Of what it is: the first response to a lead, or any task.
  public static final String FIRST_RESPONSE = "first-response";

  public static final String TASK = "task";

  public static final String REMIND_OWNER = "remind_owner";
  public static final String WARN_MANAGER = "warn_manager";
  public static final String REASSIGN = "reassign";

  public static final long MINUTES_MAX = Duration.ofDays(30).toMinutes();

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(ESCALATION_LEVEL, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(ESCALATION_LEVEL, "nameEn", FieldKind.TEXT),
          choice(ESCALATION_LEVEL, OF, FIRST_RESPONSE, TASK).asRequired(),
          field(ESCALATION_LEVEL, MINUTES, FieldKind.NUMBER).asRequired(),
          choice(ESCALATION_LEVEL, ACTION, REMIND_OWNER, WARN_MANAGER, REASSIGN).asRequired(),
          field(ESCALATION_LEVEL, INACTIVE, FieldKind.FLAG));

  /// The order in which they come: of those at the same minute people are told before anything is
  /// taken from them.
  public static final Comparator<EscalationLevel> ORDER =
      Comparator.comparingLong(EscalationLevel::minutes)
          .thenComparing(EscalationLevel::reassigns)
          .thenComparing(EscalationLevel::id);

  public static EscalationLevel of(Row row) {
    return new EscalationLevel(row);
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  /// Minutes of the clock after the task was due.
  public long minutes() {
    return row.number(MINUTES, 0);
  }

  public String action() {
    return row.text(ACTION);
  }

  public boolean reassigns() {
    return action().equals(REASSIGN);
  }

  /// In use, and such that something follows from it: a merge or a newer program may have left one
  /// of which nothing does.
  public boolean isInForce() {
    var minutes = row.numberOrNull(MINUTES);
    return !row.flag(INACTIVE)
        && minutes != null
        && minutes >= 0
        && minutes <= MINUTES_MAX
        && List.of(REMIND_OWNER, WARN_MANAGER, REASSIGN).contains(action());
  }

  /// @param response whether the task is the answer that a lead is owed
  public boolean isFor(boolean response) {
    return row.text(OF).equals(TASK) || row.text(OF).equals(FIRST_RESPONSE) && response;
  }
}

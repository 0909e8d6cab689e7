package outrider.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outrider.core.activity.Activity;
import outrider.core.command.Command;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.task.Task;

/// The commands that bring back something that hung on a deleted record, under its old id.
///
/// Lines that the rules wrote (a stage move, a signature) and ticks of a checklist cannot be said
/// again by a person; they stay in the history at HQ only. Nor can the run of a cadence: a lead
/// that comes back begins anew what is for it.
final class RestoredChild {
  private static final Set<String> WRITTEN_BY_RULES =
      Set.of("stage", "signoff", Activity.REVISION, Activity.MEMBER);

  private RestoredChild() {}

  static List<Command> commands(Row row) {
    var parentType = RecordType.byWireName(row.text(Fields.PARENT_TYPE));
    if (parentType.isEmpty()) {
      return row.type() == RecordType.TASK ? task(row, null) : List.of();
    }
    return switch (row.type()) {
      case ACTIVITY -> activity(row, parentType.get());
      case TASK -> task(row, parentType.get());
      case ATTACHMENT -> attachment(row, parentType.get());
      default -> List.of();
    };
  }

  private static List<Command> activity(Row row, RecordType parentType) {
    var kind = row.text("kind");
    if (WRITTEN_BY_RULES.contains(kind)) {
      return List.of();
    }
    return List.of(
        new Command.LogActivity(
            row.id(),
            parentType,
            row.text(Fields.PARENT),
            kind,
            row.textOrNull("direction"),
            row.number("occurredAt", 0),
            row.numberOrNull("durationSeconds"),
            row.textOrNull("outcome"),
            row.textOrNull("text"),
            row.textOrNull("chat"),
            row.set("attachments"),
            null,
            null,
            row.set(Activity.MENTIONS)));
  }

  private static List<Command> task(Row row, @Nullable RecordType parentType) {
    var commands = new ArrayList<Command>();
    commands.add(
        new Command.PlanTask(
            row.id(),
            parentType,
            parentType == null ? null : row.text(Fields.PARENT),
            row.text("title"),
            row.textOrNull("kind"),
            row.number(Task.DUE_AT, 0),
            row.textOrNull("note"),
            // What was done has been followed by the next one already.
            Task.of(row).isOpen() ? Repetitions.of(row).orElse(null) : null,
            row.textOrNull(Task.ASSIGNEE)));
    if (!Task.of(row).isOpen()) {
      commands.add(new Command.CompleteTask(row.id(), row.textOrNull("outcome")));
    }
    return commands;
  }

  private static List<Command> attachment(Row row, RecordType parentType) {
    return List.of(
        new Command.AttachFile(
            row.id(),
            parentType,
            row.text(Fields.PARENT),
            row.text(Fields.NAME),
            row.textOrNull("kind"),
            row.text("contentType"),
            row.number("sizeBytes", 0),
            row.text("sha256")));
  }
}

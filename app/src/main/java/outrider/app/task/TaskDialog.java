package outrider.app.task;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import outrider.app.activity.TaskTitle;
import outrider.app.command.Receipt;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.FxThread;
import outrider.app.i18n.Words;
import outrider.app.repeat.RepeatMark;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;

/// Changes an open task. Of one that repeats, this one alone (Enter) or this one and those to come
/// (Ctrl+Enter); how it repeats changes for those to come only.
final class TaskDialog {
  private final Workspace space;
  private final Words words;
  private final TaskRow row;
  private final ZonedDateTime due;
  private final ZonedDateTime occurs;
  private final TaskForm form;
  private Runnable close = () -> {};

  private TaskDialog(Workspace space, TaskRow row) {
    this.space = space;
    this.row = row;
    words = space.words();
    form = new TaskForm(space);
    due =
        Instant.ofEpochMilli(row.dueAt().orElse(space.clock().instant().toEpochMilli()))
            .atZone(space.zone());
    occurs =
        row.repeats()
            .flatMap(RepeatMark::occursAt)
            .map(at -> at.atZone(space.zone()))
            .orElse(due.truncatedTo(ChronoUnit.MINUTES));
    form.show(row, due, occurs);
  }

  static void open(Workspace space, TaskRow row) {
    new TaskDialog(space, row).open();
  }

  private void open() {
    form.addEventFilter(
        KeyEvent.KEY_PRESSED,
        press -> {
          if (press.getCode() == KeyCode.ENTER
              && (press.isShortcutDown() || press.getTarget() instanceof TextField)) {
            save(press.isShortcutDown());
            press.consume();
          }
        });
    close =
        space
            .dialogs()
            .open(
                new DialogCard(
                    words.get("task.editTitle"),
                    PlanDialog.WIDTH,
                    form,
                    buttons().toArray(Button[]::new)),
                Pos.CENTER,
                Insets.EMPTY,
                DialogLayer.Scrim.NORMAL,
                () -> {});
    form.focus();
  }

  private List<Button> buttons() {
    var cancel = ButtonWithKey.secondary(words, "task.cancel").does(() -> close.run());
    if (row.repeats().isEmpty()) {
      return List.of(
          cancel,
          ButtonWithKey.primary(words, "task.saveEdit").key("Enter").does(() -> save(false)));
    }
    return List.of(
        cancel,
        ButtonWithKey.secondary(words, "task.saveSeries").key("Ctrl+Enter").does(() -> save(true)),
        ButtonWithKey.primary(words, "task.saveOne").key("Enter").does(() -> save(false)));
  }

  private void save(boolean series) {
    if (!form.isComplete()) {
      return;
    }
    var repeats = row.repeats().isPresent();
    if (repeats && !series && isRuleChanged()) {
      form.say(words.get("repeat.wanting.series"));
      return;
    }
    var commands = repeats ? series ? ofSeries() : ofOne() : ofPlain();
    if (commands.isEmpty()) {
      close.run();
      return;
    }
    var said =
        words.get(
            !repeats ? "task.changed" : series ? "repeat.changed" : "repeat.changedOnce",
            TaskTitle.of(words, form.title()));
    space
        .undo()
        .submitTogether("undo.taskChanged", commands)
        .thenAccept(receipt -> FxThread.run(() -> finished(receipt, said)));
  }

  private void finished(Receipt receipt, String said) {
    switch (receipt) {
      case Receipt.Refused refused -> form.say(space.reasons().say(refused.reasons()));
      case Receipt.Done _ -> {
        close.run();
        space.toasts().show(said, () -> space.undo().undo());
      }
    }
  }

  private List<Command> ofPlain() {
    var repetition = form.repetition();
    var commands =
        new ArrayList<Command>(
            editing(edits -> new Command.EditFields(RecordType.TASK, row.id(), edits)));
    if (repetition.isPresent()) {
      commands.add(new Command.RepeatTask(row.id(), dueMillis(), repetition.get()));
    } else {
      commands.addAll(moving());
    }
    return commands;
  }

  private List<Command> ofOne() {
    var commands =
        new ArrayList<Command>(
            editing(edits -> new Command.EditFields(RecordType.TASK, row.id(), edits)));
    commands.addAll(moving());
    return commands;
  }

  private List<Command> ofSeries() {
    var commands =
        new ArrayList<Command>(editing(edits -> new Command.EditSeries(row.id(), edits)));
    var repetition = form.repetition();
    if (isRuleChanged() || form.isMoved()) {
      commands.add(new Command.RepeatTask(row.id(), dueMillis(), repetition.orElse(null)));
    }
    return commands;
  }

  private interface Editing {
    Command of(List<FieldEdit> edits);
  }

  private List<Command> editing(Editing command) {
    var edits = new ArrayList<FieldEdit>();
    if (!form.title().equals(row.title())) {
      edits.add(new FieldEdit("title", row.title(), form.title()));
    }
    if (!Objects.equals(form.kind(), row.kind()) && form.kind() != null) {
      edits.add(new FieldEdit("kind", row.kind(), form.kind()));
    }
    return edits.isEmpty() ? List.of() : List.of(command.of(edits));
  }

  private List<Command> moving() {
    return form.isMoved() && row.dueAt().isPresent()
        ? List.of(new Command.SnoozeTask(row.id(), row.dueAt().getAsLong(), writtenMillis()))
        : List.of();
  }

  private boolean isRuleChanged() {
    return form.isRepeatTouched()
        && !form.repetition()
            .map(it -> it.rule() + '/' + it.calendar())
            .equals(
                row.repeats()
                    .map(RepeatMark::repetition)
                    .map(it -> it.rule() + '/' + it.calendar()));
  }

  /// The time of this one stays where the rule puts it where it was.
  private long dueMillis() {
    var first = form.dueAt().orElse(due);
    return (form.isMoved() || !first.equals(occurs) ? first : due).toInstant().toEpochMilli();
  }

  private long writtenMillis() {
    return form.written().orElse(due).toInstant().toEpochMilli();
  }
}

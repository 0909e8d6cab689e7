package outrider.app.task;

import java.time.Instant;
import java.util.Optional;
import outrider.app.activity.LogDialog;
import outrider.app.activity.LogSubject;
import outrider.app.activity.OpenTask;
import outrider.app.activity.TaskTitle;
import outrider.app.i18n.Words;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.record.RecordType;

/// What can be done with a task, on every screen that shows one. FX thread only.
public final class TaskDeeds {
  private final Workspace space;
  private final Words words;

  public TaskDeeds(Workspace space) {
    this.space = space;
    words = space.words();
  }

  /// Done becomes open, open becomes done.
  public void toggle(TaskRow row) {
    var title = TaskTitle.of(words, row.title());
    if (row.isDone()) {
      space.tell(
          space.undo().submit("undo.reopened", new Command.ReopenTask(row.id())),
          words.get("task.reopened", title));
    } else {
      space.tell(
          space.undo().submit("undo.completed", new Command.CompleteTask(row.id(), null)),
          words.get("task.completed", title));
    }
  }

  /// Leaves an occurrence of a series out; the next one follows.
  public void skip(TaskRow row) {
    if (row.isDone() || row.repeats().isEmpty()) {
      space.toasts().show(words.get("repeat.notRepeating"));
      return;
    }
    var title = TaskTitle.of(words, row.title());
    var next =
        row.repeats()
            .flatMap(mark -> mark.after(space.database().configuration(), space.clock().instant()));
    space.tell(
        space.undo().submit("undo.skipped", new Command.SkipTask(row.id())),
        next.isEmpty()
            ? words.get("repeat.skippedLast", title)
            : words.get(
                "repeat.skipped",
                title,
                words.moments().exact(next.get(), space.clock().instant(), space.zone())));
  }

  /// Opens what can be changed of a task; of one that is done there is nothing.
  public void edit(TaskRow row) {
    if (row.isDone()) {
      space.toasts().show(words.get("task.doneCannotChange"));
    } else {
      TaskDialog.open(space, row);
    }
  }

  /// Asks until when, of a task that is open and has a time.
  ///
  /// @param chosen called before it is put off
  public void snooze(TaskRow row, Runnable chosen) {
    if (isMovable(row)) {
      SnoozePopover.open(
          space,
          until -> {
            chosen.run();
            put(row, until, "undo.snoozed", "today.snoozed");
          });
    }
  }

  /// Gives it another time, earlier or later; a task that is done, or has no time, stays.
  public void move(TaskRow row, Instant to) {
    if (isMovable(row) && row.dueAt().getAsLong() != to.toEpochMilli()) {
      put(row, to, "undo.rescheduled", "task.movedTo");
    }
  }

  public static boolean isMovable(TaskRow row) {
    return !row.isDone() && row.dueAt().isPresent();
  }

  private void put(TaskRow row, Instant to, String undo, String done) {
    var command = new Command.SnoozeTask(row.id(), row.dueAt().getAsLong(), to.toEpochMilli());
    space.tell(
        space.undo().submit(undo, command),
        words.get(done, words.moments().exact(to, space.clock().instant(), space.zone())));
  }

  /// Logs what it was about, which finishes it; one that is about nothing is just done.
  public void log(TaskRow row) {
    var subject = subject(row);
    if (subject.isEmpty()) {
      toggle(row);
    } else {
      LogDialog.open(
          space,
          row.isDone()
              ? subject.get()
              : subject.get().completing(new OpenTask(row.id(), row.title(), row.kind())));
    }
  }

  /// The record that it is about.
  public void open(TaskRow row) {
    RecordType.byWireName(row.parentType())
        .flatMap(type -> Place.ofRecord(type, row.parent()))
        .ifPresentOrElse(
            space.navigator()::open, () -> space.toasts().show(words.get("task.ownOpens")));
  }

  /// What it is about; empty for a task of its own.
  public static Optional<LogSubject> subject(TaskRow row) {
    return RecordType.byWireName(row.parentType())
        .filter(type -> !row.parent().isEmpty())
        .map(type -> LogSubject.of(type, row.parent(), row.about()));
  }
}

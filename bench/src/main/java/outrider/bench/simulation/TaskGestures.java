package outrider.bench.simulation;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import outrider.app.store.Sql;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.command.Repetition;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What a person might do next with tasks: plan them, do them, have them repeat, put them elsewhere
/// or behind one another.
final class TaskGestures {
  private static final long DAY = 86_400_000;

  private final Dice dice;
  private final Agenda agenda;
  private final Supplier<String> id;
  private final Supplier<String> text;

  TaskGestures(Dice dice, Agenda agenda, Supplier<String> id, Supplier<String> text) {
    this.dice = dice;
    this.agenda = agenda;
    this.id = id;
    this.text = text;
  }

  Optional<Command> next(Sql sql) {
    if (dice.chance(0.4)) {
      var parent = Gestures.parent(sql, dice);
      return Optional.of(
          new Command.PlanTask(
              id.get(),
              parent.map(Row::type).orElse(null),
              parent.map(Row::id).orElse(null),
              text.get(),
              "call",
              agenda.millis() + dice.between(1, DAY),
              null,
              dice.chance(0.3) ? repetition() : null));
    }
    return Gestures.any(RecordType.TASK, sql, dice)
        .map(task ->
            switch (dice.below(8)) {
              case 0, 1 -> new Command.CompleteTask(task.id(), text.get());
              case 2, 3 -> new Command.ReopenTask(task.id());
              case 4 ->
                  new Command.RepeatTask(
                      task.id(),
                      agenda.millis() + dice.between(1, DAY),
                      dice.chance(0.8) ? repetition() : null);
              case 5 -> new Command.SkipTask(task.id());
              case 6 ->
                  new Command.EditSeries(
                      task.id(), List.of(new FieldEdit("note", task.value("note"), text.get())));
              default -> schedule(task, sql);
            });
  }

  /// Somebody plans what is to be done when.
  Optional<Command> schedule(Sql sql) {
    return Gestures.any(RecordType.TASK, sql, dice).map(task -> schedule(task, sql));
  }

  /// Puts a task elsewhere, or behind others of the same record.
  private Command schedule(Row task, Sql sql) {
    var due = task.number("dueAt", 0);
    var to = agenda.millis() + dice.between(1, DAY);
    return switch (dice.below(4)) {
      case 0, 1 -> new Command.SnoozeTask(task.id(), due, to);
      case 2 ->
          new Command.PlaceTask(
              task.id(),
              task.numberOrNull("startAt"),
              due,
              dice.chance(0.5) ? Long.valueOf(to - DAY / 4) : null,
              to);
      default ->
          new Command.LinkTask(
              task.id(),
              task.set("after"),
              sql.list(
                  "SELECT id FROM task WHERE parent = ? AND id <> ? ORDER BY id LIMIT 2",
                  columns -> columns.text(1),
                  task.text("parent"),
                  task.id()));
    };
  }

  /// Somebody does what comes again and again, or begins with it.
  Optional<Command> series(Sql sql) {
    if (dice.chance(0.3)) {
      return Gestures.one(
              RecordType.TASK,
              "done_at IS NULL AND enrollment IS NULL AND kind = 'call'",
              sql,
              dice)
          .map(task ->
              new Command.RepeatTask(
                  task.id(),
                  agenda.millis() + dice.between(1, DAY),
                  dice.chance(0.8) ? repetition() : null));
    }
    var open = Gestures.one(RecordType.TASK, "repeats IS NOT NULL AND done_at IS NULL", sql, dice);
    if (open.isEmpty() || dice.chance(0.2)) {
      var parent = Gestures.parent(sql, dice);
      return Optional.of(
          new Command.PlanTask(
              id.get(),
              parent.map(Row::type).orElse(null),
              parent.map(Row::id).orElse(null),
              text.get(),
              "call",
              agenda.millis() + dice.between(1, DAY),
              null,
              repetition()));
    }
    return open.map(task ->
        dice.chance(0.8)
            ? new Command.CompleteTask(task.id(), text.get())
            : new Command.SkipTask(task.id()));
  }

  private Repetition repetition() {
    var from =
        LocalDateTime.ofEpochSecond(agenda.millis() / 1_000, 0, ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.HOURS);
    var rules =
        List.of(
            "FREQ=DAILY",
            "FREQ=DAILY;COUNT=3",
            "FREQ=WEEKLY;BYDAY=MO,TH",
            "FREQ=MONTHLY;BYMONTHDAY=-1");
    return new Repetition(
        dice.pick(rules),
        from.toString(),
        dice.chance(0.5) ? "Asia/Shanghai" : "Europe/Berlin",
        null,
        null);
  }
}

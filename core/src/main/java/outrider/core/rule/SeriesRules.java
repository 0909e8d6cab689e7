package outrider.core.rule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import outrider.core.calendar.BusinessCalendar;
import outrider.core.command.Command;
import outrider.core.command.Repetition;
import outrider.core.lead.Lead;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.ValueText;
import outrider.core.task.Series;
import outrider.core.task.Task;

/// Tasks that repeat: one at a time, as an ordinary task that knows its series.
///
/// Only the next occurrence is a task; whoever finishes it has the following one made by the same
/// command. Its id comes from the series and the occurrence, so that two people who finish it
/// without a network make one and the same. What was late is followed by the next time that is
/// still to come, not by those that went by.
final class SeriesRules {

  /// What hangs on a task that repeats and on no other.
  private static final List<String> REPEATING =
      List.of(
          Task.SERIES,
          Task.REPEATS,
          Task.REPEATS_FROM,
          Task.REPEATS_ZONE,
          Task.REPEATS_CALENDAR,
          Task.OCCURS_AT,
          Task.PATTERN);

  /// What an occurrence does not hand on to the next one.
  private static final List<String> OF_ONE =
      List.of(
          Task.DONE_AT,
          "outcome",
          Task.SKIPPED,
          "snoozes",
          Task.ESCALATED_AT,
          Task.ASSIGNED_AT,
          Task.ASSIGNED_BY,
          Task.PATTERN);

  /// What tells nothing about whether anybody did something with a task.
  private static final List<String> OF_THE_MAKER =
      List.of(Fields.CREATED_AT, Fields.CREATED_BY, Fields.OWNER, Fields.TEAM, Fields.MEMBERS);

  private SeriesRules() {}

  /// What a task is to hold that repeats so, or what is wrong with that.
  record Read(Map<String, @Nullable Object> fields, Optional<Reason> wrong) {}

  static Read read(Repetition repetition, String series, Draft draft) {
    var calendar = repetition.calendar();
    if (calendar != null && draft.row(RecordType.CALENDAR, calendar).isEmpty()) {
      return wrong(reason("service-level.calendar-gone", Task.REPEATS_CALENDAR));
    }
    var found =
        repetition.occursAt() == null
            ? Series.beginning(
                repetition.rule(), repetition.from(), repetition.zone(), hours(calendar, draft))
            : Series.read(
                repetition.rule(), repetition.from(), repetition.zone(), hours(calendar, draft));
    var occurs = found.flatMap(it -> occurs(repetition, it));
    if (occurs.isEmpty()) {
      return wrong(reason("repeat.malformed", Task.REPEATS));
    }
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put(Task.SERIES, series);
    fields.put(Task.REPEATS, found.get().recurrence().text());
    fields.put(Task.REPEATS_FROM, found.get().from().toString());
    fields.put(Task.REPEATS_ZONE, found.get().zone().getId());
    fields.put(Task.REPEATS_CALENDAR, calendar);
    fields.put(Task.OCCURS_AT, occurs.get().toString());
    fields.put(Task.PATTERN, null);
    return new Read(fields, Optional.empty());
  }

  private static Optional<LocalDateTime> occurs(Repetition repetition, Series series) {
    return repetition.occursAt() == null
        ? Optional.of(series.from())
        : time(repetition.occursAt()).filter(series::has);
  }

  static Decision repeat(Command.RepeatTask command, Draft draft) {
    var found = draft.visible(RecordType.TASK, command.id());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.TASK, command.id());
    }
    var task = Task.of(found.get());
    if (!task.isOpen()) {
      return Decision.rejected(Reason.of("task.done"));
    }
    if (task.isResponse() || task.row().has(Task.ENROLLMENT)) {
      return Decision.rejected(Reason.of("repeat.not-this"));
    }
    var fields = new LinkedHashMap<String, @Nullable Object>();
    REPEATING.forEach(field -> fields.put(field, null));
    var repetition = command.repetition();
    if (repetition != null) {
      var series = Ids.derive(draft.envelope(), "series/" + command.id());
      var read = read(repetition, series, draft);
      if (read.wrong().isPresent()) {
        return Decision.rejected(read.wrong().get());
      }
      fields.putAll(read.fields());
      // What is this one's own stays so: nobody asked to change what the others are.
      fields.put(Task.PATTERN, task.row().value(Task.PATTERN));
    }
    fields.put(Task.DUE_AT, command.dueAt());
    var repeating = task.row().with(fields);
    draft.put(repeating);
    ParentRules.refreshNextStep(repeating, draft);
    if (command.dueAt() != task.dueAt().orElse(command.dueAt())) {
      EscalationRules.putOff(repeating, draft);
    }
    return draft.accepted();
  }

  static Decision skip(Command.SkipTask command, Draft draft) {
    var found = draft.visible(RecordType.TASK, command.id());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.TASK, command.id());
    }
    var task = Task.of(found.get());
    if (!task.isOpen()) {
      return Decision.rejected(Reason.of("task.done"));
    }
    if (!task.repeats()) {
      return Decision.rejected(Reason.of("repeat.not-repeating"));
    }
    TaskRules.close(task.row().with(Task.DONE_AT, draft.at()).with(Task.SKIPPED, true), draft);
    return draft.accepted();
  }

  static Decision edit(Command.EditSeries command, Draft draft) {
    var edited =
        EditRules.edit(
            new Command.EditFields(RecordType.TASK, command.id(), command.edits()), draft);
    var found = draft.visible(RecordType.TASK, command.id());
    if (edited instanceof Decision.Rejected || found.isEmpty()) {
      return edited;
    }
    var pattern = pattern(found.get());
    command.edits().forEach(edit -> pattern.remove(edit.field()));
    draft.put(found.get().with(Task.PATTERN, entries(pattern)));
    return draft.accepted();
  }

  /// Remembers what the series has where one occurrence is changed alone.
  static Row withPattern(Row before, Row edited, Collection<String> changed) {
    if (!before.has(Task.REPEATS)) {
      return edited;
    }
    var pattern = pattern(before);
    for (var field : changed) {
      var had = text(before, field);
      var has = text(edited, field);
      var meant = pattern.getOrDefault(field, had);
      if (meant.equals(has)) {
        pattern.remove(field);
      } else {
        pattern.put(field, meant);
      }
    }
    return edited.with(Task.PATTERN, entries(pattern));
  }

  /// The next occurrence of a series, as soon as this one is done or left out. Nothing is to be
  /// done any more about a lead that is closed.
  static void follow(Row done, Draft draft) {
    var parent =
        RecordType.byWireName(done.text(Fields.PARENT_TYPE))
            .flatMap(type -> draft.row(type, done.text(Fields.PARENT)));
    if (parent
        .filter(row -> row.type() == RecordType.LEAD)
        .filter(row -> !Lead.of(row).isOpen())
        .isPresent()) {
      return;
    }
    next(done, draft)
        .filter(next -> draft.row(RecordType.TASK, next.id()).isEmpty())
        .ifPresent(next -> draft.put(ParentRules.stamped(next, draft)));
  }

  /// An occurrence that is open again takes the next one away, where nobody has touched that.
  static void takeBack(Row done, Draft draft) {
    if (Task.of(done).isOpen()) {
      return;
    }
    next(done, draft)
        .ifPresent(made ->
            draft
                .row(RecordType.TASK, made.id())
                .filter(found -> untold(found).equals(untold(made)))
                .ifPresent(draft::remove));
  }

  private static Row untold(Row row) {
    var without = new LinkedHashMap<String, @Nullable Object>();
    OF_THE_MAKER.forEach(field -> without.put(field, null));
    return row.with(without);
  }

  /// What follows a task that was done, without who made it when. It follows from when that was
  /// done, so that it is the same whenever it is asked.
  private static Optional<Row> next(Row done, Draft draft) {
    var series = Series.of(done, id -> hours(id, draft));
    var occurs = time(done.text(Task.OCCURS_AT));
    var doneAt = done.numberOrNull(Task.DONE_AT);
    if (series.isEmpty() || occurs.isEmpty() || doneAt == null) {
      return Optional.empty();
    }
    return series
        .get()
        .next(occurs.get(), Instant.ofEpochMilli(doneAt))
        .map(next -> {
          var at = next.at().toString();
          var fields = new LinkedHashMap<String, @Nullable Object>(done.fields());
          OF_ONE.forEach(fields::remove);
          fields.putAll(patternValues(done, draft));
          fields.put(Task.OCCURS_AT, at);
          fields.put(Task.DUE_AT, next.due().toEpochMilli());
          var id = Ids.derive(done.text(Task.SERIES), "occurrence/" + at);
          return Row.of(RecordType.TASK, id).with(fields);
        });
  }

  private static Map<String, @Nullable Object> patternValues(Row task, Draft draft) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    pattern(task)
        .forEach((field, text) -> {
          var kind =
              draft
                  .configuration()
                  .fields()
                  .field(RecordType.TASK, field)
                  .map(definition -> definition.kind())
                  .orElse(FieldKind.TEXT);
          values.put(field, ValueText.read(kind, text));
        });
    return values;
  }

  private static Map<String, String> pattern(Row task) {
    var pattern = new TreeMap<String, String>();
    for (var entry : task.set(Task.PATTERN)) {
      var sides = entry.split("=", 2);
      pattern.put(sides[0], sides.length == 2 ? sides[1] : "");
    }
    return pattern;
  }

  private static List<String> entries(Map<String, String> pattern) {
    return pattern.entrySet().stream()
        .map(entry -> entry.getKey() + '=' + entry.getValue())
        .toList();
  }

  private static String text(Row row, String field) {
    var text = ValueText.write(row.value(field));
    return text == null ? "" : text;
  }

  private static BusinessCalendar hours(@Nullable String calendar, Draft draft) {
    return draft.configuration().cadences().calendar(calendar);
  }

  private static Optional<LocalDateTime> time(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private static Read wrong(Reason reason) {
    return new Read(Map.of(), Optional.of(reason));
  }

  private static Reason reason(String id, String field) {
    return FieldRules.reason(id, RecordType.TASK, field);
  }
}

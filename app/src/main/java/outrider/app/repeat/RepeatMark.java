package outrider.app.repeat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import outrider.app.store.Columns;
import outrider.core.command.Repetition;
import outrider.core.configuration.Configuration;
import outrider.core.record.Row;
import outrider.core.task.Recurrence;
import outrider.core.task.Series;
import outrider.core.task.Task;

/// How a task repeats, and which occurrence it is.
///
/// @param repetition as the task holds it
/// @param skipped whether it was left out rather than done
public record RepeatMark(String series, Repetition repetition, boolean skipped) {

  /// The columns of a task that tell it, to be selected in this order.
  public static final String COLUMNS =
      "t.series, t.repeats, t.repeats_from, t.repeats_zone, t.repeats_calendar, t.occurs_at,"
          + " t.skipped";

  /// @param after how many columns stand before these
  public static Optional<RepeatMark> of(Columns columns, int after) {
    return columns.textOrNull(after + 2) == null
        ? Optional.empty()
        : Optional.of(
            new RepeatMark(
                columns.text(after + 1),
                new Repetition(
                    columns.text(after + 2),
                    columns.text(after + 3),
                    columns.text(after + 4),
                    columns.textOrNull(after + 5),
                    columns.textOrNull(after + 6)),
                columns.number(after + 7) != 0));
  }

  public static Optional<RepeatMark> of(Row task) {
    return task.has(Task.REPEATS)
        ? Optional.of(
            new RepeatMark(
                task.text(Task.SERIES),
                new Repetition(
                    task.text(Task.REPEATS),
                    task.text(Task.REPEATS_FROM),
                    task.text(Task.REPEATS_ZONE),
                    task.textOrNull(Task.REPEATS_CALENDAR),
                    task.textOrNull(Task.OCCURS_AT)),
                task.flag(Task.SKIPPED)))
        : Optional.empty();
  }

  /// Empty where a newer program wrote a rule that this one does not understand.
  public Optional<Recurrence> recurrence() {
    return Recurrence.read(repetition.rule());
  }

  public Optional<Series> series(Configuration configuration) {
    return Series.read(
        repetition.rule(),
        repetition.from(),
        repetition.zone(),
        configuration.cadences().calendar(repetition.calendar()));
  }

  /// When the next one is due that follows this one, done or left out now.
  public Optional<Instant> after(Configuration configuration, Instant now) {
    return series(configuration)
        .flatMap(it -> occursAt().flatMap(at -> it.next(at, now)))
        .map(Series.Occurrence::due);
  }

  public Optional<LocalDateTime> occursAt() {
    try {
      return Optional.ofNullable(repetition.occursAt()).map(LocalDateTime::parse);
    } catch (DateTimeParseException malformed) {
      return Optional.empty();
    }
  }
}

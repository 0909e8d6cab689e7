package outrider.app.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import outrider.app.task.TaskRow;
import outrider.core.configuration.Configuration;

/// What is still to come of tasks that repeat: the occurrences after the open one, which are no
/// tasks yet.
final class Coming {

  /// Of one series on one sheet; a month holds no more.
  private static final int SHOWN_MAX = 62;

  private Coming() {}

  /// @param bounds the first moment that is seen, and the one after the last
  static List<TaskRow> of(
      List<TaskRow> repeating, List<Instant> bounds, Instant now, Configuration configuration) {
    return repeating.stream().flatMap(row -> of(row, bounds, now, configuration)).toList();
  }

  private static Stream<TaskRow> of(
      TaskRow row, List<Instant> bounds, Instant now, Configuration configuration) {
    var until = bounds.getLast();
    var series = row.repeats().flatMap(mark -> mark.series(configuration));
    var open = row.repeats().flatMap(mark -> mark.occursAt());
    if (series.isEmpty() || open.isEmpty()) {
      return Stream.empty();
    }
    var from = bounds.getFirst().isAfter(now) ? bounds.getFirst() : now;
    LocalDateTime present = open.get();
    return series
        .get()
        .occurrences()
        .takeWhile(each -> each.due().isBefore(until))
        .filter(each -> each.at().isAfter(present) && !each.due().isBefore(from))
        .map(each -> each.due())
        .distinct()
        .limit(SHOWN_MAX)
        .map(row::comingAt);
  }
}

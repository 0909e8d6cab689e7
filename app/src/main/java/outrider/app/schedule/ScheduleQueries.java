package outrider.app.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.schedule.Bar;
import outrider.core.schedule.Schedule;
import outrider.core.task.Task;

/// The tasks of deals as lines of a chart.
final class ScheduleQueries {

  /// More bars than this is no picture any more.
  static final int TASKS_MAX = 5_000;

  private ScheduleQueries() {}

  /// One deal with all its tasks, done ones too.
  static List<ScheduleLine> ofDeal(Sql sql, String deal) {
    var tasks =
        RecordTable.of(RecordType.TASK)
            .where(
                sql,
                "parent_type = 'opportunity' AND parent = ? AND due_at IS NOT NULL LIMIT ?",
                deal,
                TASKS_MAX);
    return RecordTable.of(RecordType.OPPORTUNITY).find(sql, deal).stream()
        .flatMap(row -> lines(row, tasks).stream())
        .toList();
  }

  /// The open deals of some people that have open tasks, those expected first at the top.
  ///
  /// @param owners ids as a JSON array
  static List<ScheduleLine> ofPeople(Sql sql, String owners) {
    var tasks =
        RecordTable.of(RecordType.TASK)
            .where(
                sql,
                "parent_type = 'opportunity' AND done_at IS NULL AND due_at IS NOT NULL"
                    + " AND parent IN (SELECT id FROM opportunity WHERE state = 'open'"
                    + " AND owner IN (SELECT value FROM json_each(?))) ORDER BY due_at LIMIT ?",
                owners,
                TASKS_MAX)
            .stream()
            .collect(Collectors.groupingBy(row -> row.text(Fields.PARENT)));
    var deals = new ArrayList<Row>();
    RecordTable.of(RecordType.OPPORTUNITY)
        .each(
            sql,
            "state = 'open' AND owner IN (SELECT value FROM json_each(?))",
            row -> {
              if (tasks.containsKey(row.id())) {
                deals.add(row);
              }
            },
            owners);
    deals.sort(
        Comparator.comparingLong((Row row) -> row.number(Opportunity.CLOSE_ON, Long.MAX_VALUE))
            .thenComparing(row -> row.text(Fields.NAME))
            .thenComparing(Row::id));
    var lines = new ArrayList<ScheduleLine>();
    for (var deal : deals) {
      lines.addAll(lines(deal, tasks.getOrDefault(deal.id(), List.of())));
    }
    return lines;
  }

  private static List<ScheduleLine> lines(Row deal, List<Row> tasks) {
    var open = tasks.stream().filter(row -> Task.of(row).isOpen()).toList();
    var critical = new Schedule(Bar.of(open)).critical();
    var start = tasks.stream().map(Bar::of).mapToLong(Bar::startAt).min();
    var due = tasks.stream().map(Bar::of).mapToLong(Bar::dueAt).max();
    var lines = new ArrayList<ScheduleLine>();
    lines.add(
        new ScheduleLine(
            ScheduleLine.Kind.DEAL,
            deal.id(),
            deal.id(),
            deal.text(Fields.NAME),
            deal.text(Fields.OWNER),
            start,
            start.orElse(0),
            due.orElse(0),
            OptionalLong.empty(),
            false,
            List.of()));
    tasks.stream()
        .map(row -> line(deal, row, Bar.of(row), critical.contains(row.id())))
        .sorted(
            Comparator.comparingLong(ScheduleLine::startAt)
                .thenComparingLong(ScheduleLine::dueAt)
                .thenComparing(ScheduleLine::id))
        .forEach(lines::add);
    return lines;
  }

  private static ScheduleLine line(Row deal, Row task, Bar bar, boolean critical) {
    return new ScheduleLine(
        ScheduleLine.Kind.TASK,
        bar.id(),
        deal.id(),
        task.text("title"),
        task.has("assignee") ? task.text("assignee") : task.text(Fields.OWNER),
        optional(task, Task.START_AT),
        bar.startAt(),
        bar.dueAt(),
        optional(task, Task.DONE_AT),
        critical,
        bar.after());
  }

  private static OptionalLong optional(Row row, String field) {
    var value = row.numberOrNull(field);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}

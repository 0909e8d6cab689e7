package outrider.app.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.Allowed;
import outrider.app.cadence.CadenceMark;
import outrider.app.repeat.RepeatMark;
import outrider.app.store.Columns;
import outrider.app.store.Query;
import outrider.app.store.Table;

/// Tasks with the names of what they are about.
public final class TaskQueries {
  private static final int SHOWN_MAX = 500;
  private static final int BETWEEN_MAX = 1_000;

  private static final Table[] WATCHED = {
    Table.TASK, Table.LEAD, Table.OPPORTUNITY, Table.ACCOUNT, Table.CONTACT, Table.CONFIGURATION
  };

  private static final String TASKS =
      "SELECT t.id, t.title, t.kind, t.due_at, t.done_at, t.snoozes, t.parent_type, t.parent,"
          + " coalesce(l.name, o.name, c.name, a.name),"
          + " coalesce(l.company, a.name), u.name, "
          + Allowed.COLUMNS
          + ", "
          + CadenceMark.COLUMNS
          + ", "
          + RepeatMark.COLUMNS
          + " FROM task t"
          + " LEFT JOIN lead l ON t.parent_type = 'lead' AND l.id = t.parent"
          + " LEFT JOIN opportunity o ON t.parent_type = 'opportunity' AND o.id = t.parent"
          + " LEFT JOIN contact c ON t.parent_type = 'contact' AND c.id = t.parent"
          + " LEFT JOIN account a ON a.id = coalesce(o.account, c.account, t.parent)"
          + " LEFT JOIN user u ON u.id = ifnull(t.assignee, t.owner)"
          + " WHERE ";

  private TaskQueries() {}

  /// What the screen shows of one scope.
  ///
  /// @param more whether there are tasks beyond those shown
  record Shown(TaskScope scope, List<TaskRow> tasks, boolean more) {}

  /// Tasks of a stretch of time, in its order.
  ///
  /// @param more whether there are tasks beyond those found
  public record Between(List<TaskRow> tasks, boolean more) {}

  /// Tasks that are due, or were done, in a stretch of time.
  ///
  /// @param from epoch milliseconds
  /// @param until epoch milliseconds, after the last
  /// @param whose a user's id; empty for everybody's
  public static Query<Between> between(long from, long until, Optional<String> whose) {
    return Query.of(
        "tasks between",
        sql -> {
          var who = whose.orElse(null);
          var found = new ArrayList<TaskRow>();
          // One after the other: each has an index of its own.
          for (var when : List.of("t.done_at IS NULL AND t.due_at", "t.done_at")) {
            sql.each(
                TASKS
                    + when
                    + " BETWEEN ? AND ? AND (? IS NULL OR ifnull(t.assignee, t.owner) = ?)"
                    + " ORDER BY coalesce(t.done_at, t.due_at) LIMIT "
                    + (BETWEEN_MAX + 1),
                columns -> found.add(row(columns)),
                from,
                until - 1,
                who,
                who);
          }
          found.sort(Comparator.comparingLong(TaskRow::at).thenComparing(TaskRow::id));
          var more = found.size() > BETWEEN_MAX;
          return new Between(more ? List.copyOf(found.subList(0, BETWEEN_MAX)) : found, more);
        },
        WATCHED);
  }

  /// The open tasks that repeat, whenever they are due: what is still to come of them may lie in
  /// any stretch of time.
  ///
  /// @param whose a user's id; empty for everybody's
  public static Query<List<TaskRow>> repeating(Optional<String> whose) {
    return Query.of(
        "repeating tasks",
        sql ->
            sql.list(
                TASKS
                    + "t.repeats IS NOT NULL AND t.done_at IS NULL"
                    + " AND (? IS NULL OR ifnull(t.assignee, t.owner) = ?)"
                    + " ORDER BY t.due_at, t.id LIMIT "
                    + SHOWN_MAX,
                TaskQueries::row,
                whose.orElse(null),
                whose.orElse(null)),
        WATCHED);
  }

  /// Everything that somebody has to do at a time, the next first.
  public static Query<List<TaskRow>> ahead(String whose) {
    return Query.of(
        "tasks ahead",
        sql ->
            sql.list(
                TASKS
                    + "t.done_at IS NULL AND t.due_at IS NOT NULL"
                    + " AND ifnull(t.assignee, t.owner) = ? ORDER BY t.due_at, t.id",
                TaskQueries::row,
                whose),
        WATCHED);
  }

  static Query<Shown> of(TaskScope scope, String user) {
    return Query.of(
        "tasks",
        sql -> {
          var limit = " LIMIT " + (SHOWN_MAX + 1);
          var tasks =
              switch (scope) {
                case MINE ->
                    sql.list(
                        TASKS
                            + "t.done_at IS NULL AND ifnull(t.assignee, t.owner) = ?"
                            + " ORDER BY t.due_at NULLS LAST, t.id"
                            + limit,
                        TaskQueries::row,
                        user);
                case TEAM ->
                    sql.list(
                        TASKS + "t.done_at IS NULL ORDER BY t.due_at NULLS LAST, t.id" + limit,
                        TaskQueries::row);
                case DONE ->
                    sql.list(
                        TASKS
                            + "t.done_at IS NOT NULL AND ifnull(t.assignee, t.owner) = ?"
                            + " ORDER BY t.done_at DESC, t.id"
                            + limit,
                        TaskQueries::row,
                        user);
              };
          var more = tasks.size() > SHOWN_MAX;
          return new Shown(scope, more ? tasks.subList(0, SHOWN_MAX) : tasks, more);
        },
        WATCHED);
  }

  private static TaskRow row(Columns columns) {
    var about = columns.text(9);
    var company = columns.text(10);
    return new TaskRow(
        columns.text(1),
        columns.text(2),
        columns.text(3),
        optional(columns.numberOrNull(4)),
        optional(columns.numberOrNull(5)),
        columns.number(6),
        columns.text(7),
        columns.text(8),
        about,
        company.equals(about) ? "" : company,
        columns.text(11),
        Allowed.of(columns, 11),
        CadenceMark.of(columns, 15),
        RepeatMark.of(columns, 20),
        false);
  }

  private static OptionalLong optional(@Nullable Long number) {
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }
}

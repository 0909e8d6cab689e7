package outrider.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Open tasks with a time, by when HQ has to look at them next. A copy, which
/// `outrider.server.escalation.Escalations` keeps right.
public final class DueTaskStore {
  private static final String COLUMNS =
      "SELECT task_id, response, due_at, looked_minutes, next_at FROM due_task";

  private final Sql sql;
  private final String tenantId;

  DueTaskStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// An open task.
  ///
  /// @param response whether it is the answer that a lead is owed
  /// @param lookedMinutes up to which minute after it was due HQ has done what there was to do; -1
  ///   for none
  /// @param nextAt when there is something to do next; null where there is nothing
  public record Entry(
      String taskId, boolean response, long dueAt, long lookedMinutes, @Nullable Long nextAt) {}

  /// Up to which change the entries are right, and at which they were begun.
  public record Position(long seq, long beganSeq) {}

  /// Empty where nobody has begun yet.
  public Optional<Position> position() {
    return sql.first(
        "SELECT seq, began_seq FROM due_task_position WHERE tenant_id = ?",
        row -> new Position(row.getLong(1), row.getLong(2)),
        tenantId);
  }

  public void advance(Position position) {
    sql.write(
        """
        INSERT INTO due_task_position (tenant_id, seq, began_seq) VALUES (?, ?, ?)
        ON CONFLICT (tenant_id) DO UPDATE SET seq = excluded.seq, began_seq = excluded.began_seq\
        """,
        tenantId,
        position.seq(),
        position.beganSeq());
  }

  /// The records of a type that were changed between two numbers, without the first.
  public List<String> changed(String type, long afterSeq, long untilSeq) {
    return sql.list(
        """
        SELECT DISTINCT id FROM history
        WHERE tenant_id = ? AND seq > ? AND seq <= ? AND type = ?\
        """,
        row -> row.getString(1),
        tenantId,
        afterSeq,
        untilSeq,
        type);
  }

  public Optional<Entry> find(String taskId) {
    return sql.first(
        COLUMNS + " WHERE tenant_id = ? AND task_id = ?", DueTaskStore::read, tenantId, taskId);
  }

  /// Those of the tasks that have one, in one journey.
  public List<Entry> findAll(Collection<String> taskIds) {
    return sql.list(
        COLUMNS + " WHERE tenant_id = ? AND task_id = ANY (?)",
        DueTaskStore::read,
        tenantId,
        taskIds.toArray(String[]::new));
  }

  /// Those for which the time has come, the longest overdue first.
  public List<Entry> due(long now, int most) {
    return sql.list(
        COLUMNS
            + " WHERE tenant_id = ? AND next_at IS NOT NULL AND next_at <= ?"
            + " ORDER BY next_at, task_id LIMIT ?",
        DueTaskStore::read,
        tenantId,
        now,
        most);
  }

  /// All of them, in the order of their ids.
  public List<Entry> after(String taskId, int most) {
    return sql.list(
        COLUMNS + " WHERE tenant_id = ? AND task_id > ? ORDER BY task_id LIMIT ?",
        DueTaskStore::read,
        tenantId,
        taskId,
        most);
  }

  public void put(Entry entry) {
    sql.write(
        """
        INSERT INTO due_task (tenant_id, task_id, response, due_at, looked_minutes, next_at)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (tenant_id, task_id) DO UPDATE SET response = excluded.response,
          due_at = excluded.due_at, looked_minutes = excluded.looked_minutes,
          next_at = excluded.next_at\
        """,
        tenantId,
        entry.taskId(),
        entry.response(),
        entry.dueAt(),
        entry.lookedMinutes(),
        entry.nextAt());
  }

  public void remove(String taskId) {
    sql.write("DELETE FROM due_task WHERE tenant_id = ? AND task_id = ?", tenantId, taskId);
  }

  private static Entry read(ResultSet row) throws SQLException {
    long next = row.getLong(5);
    return new Entry(
        row.getString(1),
        row.getInt(2) != 0,
        row.getLong(3),
        row.getLong(4),
        row.wasNull() ? null : next);
  }
}

package outrider.app.store;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import outrider.core.command.Lane;

/// The numbers that a transaction gives out: of rows, of places in the queue, of envelopes in their
/// lanes.
///
/// Each is read once and counted on from there, so that a thousand commands in one transaction do
/// not ask four thousand times for what is known. How far the lanes came is written before the
/// commit.
final class Numbers {

  private final Sql sql;
  private final Map<String, Long> rows = new HashMap<>();
  private final Map<Lane, Long> lanes = new EnumMap<>(Lane.class);

  Numbers(Sql sql) {
    this.sql = sql;
  }

  /// The `no` of a table's next row.
  long nextRow(String table) {
    return next(rows, table, () -> sql.number("SELECT max(no) FROM " + table));
  }

  /// The next place in the queue; one that was once used is never used again.
  long nextPlace() {
    return next(
        rows, "outbox", () -> sql.number("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'"));
  }

  /// The number of a lane's next envelope: without a gap, and never used twice.
  long nextOf(Lane lane) {
    return next(
        lanes, lane, () -> sql.number("SELECT last_n FROM lane WHERE lane = ?", lane.name()));
  }

  private static <K> long next(Map<K, Long> last, K of, LongSupplier stored) {
    var known = last.get(of);
    var next = 1 + (known == null ? stored.getAsLong() : known);
    last.put(of, next);
    return next;
  }

  /// The lanes begin anew behind these numbers: HQ has nothing of what was numbered before.
  void restart(Map<Lane, Long> last) {
    sql.run("DELETE FROM lane");
    lanes.clear();
    lanes.putAll(last);
  }

  /// Writes how far the lanes came. The last thing before the commit.
  void write() {
    lanes.forEach((lane, last) -> {
      // Not an upsert: see RecordTable.
      if (sql.run("UPDATE lane SET last_n = ? WHERE lane = ?", last, lane.name()) == 0) {
        sql.run("INSERT INTO lane(lane, last_n) VALUES (?, ?)", lane.name(), last);
      }
    });
  }
}

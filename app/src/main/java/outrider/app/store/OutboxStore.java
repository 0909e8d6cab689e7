package outrider.app.store;

import java.util.List;
import java.util.OptionalLong;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.command.Lane;
import outrider.core.record.RecordType;
import outrider.core.rule.Change;

/// Commands that wait for HQ's answer, in the order they were given.
public final class OutboxStore {

  private static final String COLUMNS =
      "SELECT outbox.no, outbox.lane, outbox.n, outbox.id, outbox.schema, outbox.occurred_at,"
          + " outbox.kind, outbox.arguments";

  /// A waiting envelope and its place in the queue.
  public record Waiting(long no, Envelope envelope) {}

  private OutboxStore() {}

  /// Puts a command at the end, under the next number of its lane, with the records it changed.
  static Envelope add(
      Transaction transaction, String id, long occurredAt, Command command, List<Change> changes) {
    var sql = transaction.sql();
    var lane = Lane.of(command);
    var n = transaction.numbers().nextOf(lane);
    var no = transaction.numbers().nextPlace();
    var envelope = Envelope.of(id, lane, n, occurredAt, command);
    sql.run(
        "INSERT INTO outbox(no, lane, n, id, schema, occurred_at, kind, arguments)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        no,
        lane.name(),
        n,
        id,
        envelope.schema(),
        occurredAt,
        envelope.kind(),
        Json.write(envelope.arguments()));
    touch(transaction, no, changes);
    transaction.touch(Table.OUTBOX);
    return envelope;
  }

  static void touch(Transaction transaction, long no, List<Change> changes) {
    for (var change : changes) {
      transaction
          .sql()
          .run(
              "INSERT OR IGNORE INTO outbox_touch(outbox_no, type, id) VALUES (?, ?, ?)",
              no,
              change.type().wireName(),
              change.id());
    }
  }

  /// The first `most` waiting envelopes, data before notes before files, each lane in order.
  public static List<Envelope> first(Sql sql, int most) {
    return sql.list(
        COLUMNS
            + " FROM outbox ORDER BY CASE lane WHEN 'DATA' THEN 0 WHEN 'NOTES' THEN 1 ELSE 2 END,"
            + " n LIMIT ?",
        columns -> read(columns).envelope(),
        most);
  }

  /// The envelopes of a lane behind number `after`.
  public static List<Envelope> after(Sql sql, Lane lane, long after, int most) {
    return sql.list(
        COLUMNS + " FROM outbox WHERE lane = ? AND n > ? ORDER BY n LIMIT ?",
        columns -> read(columns).envelope(),
        lane.name(),
        after,
        most);
  }

  /// Everything that waits, oldest first, for the queue page.
  public static List<Waiting> all(Sql sql, int most) {
    return sql.list(COLUMNS + " FROM outbox ORDER BY no LIMIT ?", OutboxStore::read, most);
  }

  /// The envelopes that changed one of these records, oldest first.
  static List<Waiting> touching(Sql sql, RecordType type, String id) {
    return sql.list(
        COLUMNS
            + " FROM outbox JOIN outbox_touch ON outbox_no = no"
            + " WHERE outbox_touch.type = ? AND outbox_touch.id = ? ORDER BY no",
        columns -> new Waiting(columns.number(1), read(columns).envelope()),
        type.wireName(),
        id);
  }

  static List<Waiting> byId(Sql sql, String envelope) {
    return sql.list(COLUMNS + " FROM outbox WHERE id = ?", OutboxStore::read, envelope);
  }

  public static long count(Sql sql) {
    return sql.number("SELECT count(*) FROM outbox");
  }

  public static OptionalLong oldestOccurredAt(Sql sql) {
    var oldest =
        sql.first(
            "SELECT occurred_at FROM outbox ORDER BY occurred_at LIMIT 1",
            columns -> columns.number(1));
    return oldest.isPresent() ? OptionalLong.of(oldest.get()) : OptionalLong.empty();
  }

  static void remove(Transaction transaction, long no) {
    transaction.sql().run("DELETE FROM outbox WHERE no = ?", no);
    transaction.sql().run("DELETE FROM outbox_touch WHERE outbox_no = ?", no);
    transaction.touch(Table.OUTBOX);
  }

  private static Waiting read(Columns columns) {
    return new Waiting(
        columns.number(1),
        new Envelope(
            columns.text(4),
            Lane.valueOf(columns.text(2)),
            columns.number(3),
            (int) columns.number(5),
            columns.number(6),
            columns.text(7),
            Json.map(columns.text(8))));
  }
}

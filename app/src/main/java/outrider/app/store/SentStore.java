package outrider.app.store;

import java.time.Duration;
import outrider.core.record.RecordType;

/// Commands that HQ has done. Kept for a month, because a restored HQ may have forgotten them: then
/// they go back into the queue, in their old order, before whatever waits.
final class SentStore {

  private static final Duration KEPT = Duration.ofDays(30);

  private SentStore() {}

  /// Keeps an envelope that is about to leave the queue.
  static void keep(Transaction transaction, long outboxNo, long at) {
    transaction
        .sql()
        .run(
            "INSERT OR REPLACE INTO sent(no, lane, id, schema, occurred_at, kind, arguments,"
                + " touched, settled_at) SELECT no, lane, id, schema, occurred_at, kind, arguments,"
                + " (SELECT json_group_array(type || '/' || id) FROM outbox_touch"
                + " WHERE outbox_no = no), ? FROM outbox WHERE no = ?",
            at,
            outboxNo);
  }

  static void forgetOld(Transaction transaction, long at) {
    if (at > KEPT.toMillis()) {
      transaction.sql().run("DELETE FROM sent WHERE settled_at < ?", at - KEPT.toMillis());
    }
  }

  /// Puts all back into the queue; the caller numbers it anew. What stands in the book now is taken
  /// for HQ's until HQ has said what it has, so that the commands can be laid over it.
  static void sendAgain(Transaction transaction) {
    var sql = transaction.sql();
    sql.run(
        "INSERT OR IGNORE INTO outbox_touch(outbox_no, type, id)"
            + " SELECT no, substr(value, 1, instr(value, '/') - 1), substr(value, instr(value, '/') + 1)"
            + " FROM sent, json_each(touched)");
    sql.each(
        "SELECT DISTINCT value FROM sent, json_each(touched)",
        columns -> keepShadow(transaction, columns.text(1)));
    sql.run(
        "INSERT OR IGNORE INTO outbox(no, lane, n, id, schema, occurred_at, kind, arguments)"
            + " SELECT no, lane, -no, id, schema, occurred_at, kind, arguments FROM sent");
    sql.run("DELETE FROM sent");
    transaction.touch(Table.OUTBOX);
  }

  private static void keepShadow(Transaction transaction, String touched) {
    var slash = touched.indexOf('/');
    var id = touched.substring(slash + 1);
    RecordType.byWireName(touched.substring(0, slash))
        .ifPresent(type ->
            ShadowStore.keep(
                transaction,
                type,
                id,
                RecordTable.of(type).find(transaction.sql(), id).orElse(null)));
  }
}

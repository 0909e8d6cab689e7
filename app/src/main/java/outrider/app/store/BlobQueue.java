package outrider.app.store;

import java.util.Optional;

/// Files whose bytes have to go up. What is in it follows from the attachments that this person
/// made and HQ has no bytes of, so nothing has to be kept in step; what is known besides is what HQ
/// said of them.
public final class BlobQueue {

  /// @param attachment the first of the attachments that name these bytes
  public record Waiting(String attachment, String sha256, long sizeBytes) {}

  /// @param refused how many of the files HQ does not take
  /// @param problem why, for the newest of those; empty for none
  public record Summary(long files, long bytes, long refused, String problem) {}

  private BlobQueue() {}

  /// Whether there is nothing to gather and nothing to send, at the price of a look into two
  /// indexes.
  public static boolean isEmpty(Sql sql, String user) {
    return sql.number(
            """
            SELECT EXISTS (SELECT 1 FROM blob_queue) OR
              EXISTS (SELECT 1 FROM attachment WHERE received_at IS NULL AND created_by = ?)
            """,
            user)
        == 0;
  }

  /// Looks for attachments that wait for their bytes, and lets go of those that HQ has received.
  public static void gather(Transaction transaction, String user) {
    var sql = transaction.sql();
    var added =
        sql.run(
            """
            INSERT OR IGNORE INTO blob_queue(attachment, sha256, size_bytes, urgent, added_at)
            SELECT a.id, a.sha256, b.size_bytes, a.kind IS NOT NULL, coalesce(a.created_at, 0)
            FROM attachment a JOIN blob b ON b.sha256 = a.sha256
            WHERE a.received_at IS NULL AND a.created_by = ?
            """,
            user);
    var gone =
        sql.run(
            """
            DELETE FROM blob_queue
            WHERE attachment IN (SELECT id FROM attachment WHERE received_at IS NOT NULL)
            """);
    if (added + gone > 0) {
      transaction.touch(Table.BLOB);
    }
  }

  /// The next file to send: photos that a checklist asks for first, then the newest; none whose
  /// attachment HQ has not heard of.
  public static Optional<Waiting> next(Sql sql) {
    return sql.first(
        """
        SELECT attachment, sha256, size_bytes FROM blob_queue q
        WHERE refused IS NULL AND NOT EXISTS (
          SELECT 1 FROM outbox_touch t WHERE t.type = 'attachment' AND t.id = q.attachment)
        ORDER BY urgent DESC, added_at DESC, attachment LIMIT 1
        """,
        columns -> new Waiting(columns.text(1), columns.text(2), columns.number(3)));
  }

  /// HQ has the bytes.
  public static void done(Transaction transaction, String sha256) {
    transaction.sql().run("DELETE FROM blob_queue WHERE sha256 = ?", sha256);
    transaction.touch(Table.BLOB);
  }

  /// HQ does not take these bytes; they are not offered again before `reconsider`.
  ///
  /// @param problem type of HQ's answer
  public static void refused(Transaction transaction, String sha256, String problem) {
    transaction.sql().run("UPDATE blob_queue SET refused = ? WHERE sha256 = ?", problem, sha256);
    transaction.touch(Table.BLOB);
  }

  public static void reconsider(Transaction transaction) {
    if (transaction.sql().run("UPDATE blob_queue SET refused = NULL WHERE refused IS NOT NULL")
        > 0) {
      transaction.touch(Table.BLOB);
    }
  }

  public static Summary summary(Sql sql) {
    return sql.first(
            """
            SELECT count(*), coalesce(sum(size_bytes), 0), count(refused), coalesce(max(refused), '')
            FROM (SELECT sha256, max(size_bytes) AS size_bytes, max(refused) AS refused
              FROM blob_queue GROUP BY sha256)
            """,
            columns ->
                new Summary(
                    columns.number(1), columns.number(2), columns.number(3), columns.text(4)))
        .orElseThrow();
  }
}

package outrider.app.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which files of the case library this laptop keeps: how much room they have, which cases a person
/// wants here by all means, and which files that comes to.
public final class CaseFiles {

  public static final long MEGABYTES_USUAL = 100;

  /// More would leave no room for what is fetched to be looked at once.
  public static final long MEGABYTES_MAX = BlobStore.CACHE_BYTES / 4 * 3 >> 20;

  private static final String MEGABYTES = "library.megabytes";

  private CaseFiles() {}

  public static long megabytes(Sql sql) {
    return MetaStore.get(sql, MEGABYTES)
        .map(text -> Math.clamp(Long.parseLong(text), 0, MEGABYTES_MAX))
        .orElse(MEGABYTES_USUAL);
  }

  public static void setMegabytes(Transaction transaction, long megabytes) {
    MetaStore.put(transaction, MEGABYTES, Long.toString(Math.clamp(megabytes, 0, MEGABYTES_MAX)));
  }

  public static boolean isPinned(Sql sql, String caseStudy) {
    return sql.number("SELECT count(*) FROM case_pin WHERE id = ?", caseStudy) > 0;
  }

  public static void pin(Transaction transaction, String caseStudy, boolean wanted) {
    transaction
        .sql()
        .run(
            wanted
                ? "INSERT OR IGNORE INTO case_pin(id) VALUES (?)"
                : "DELETE FROM case_pin WHERE id = ?",
            caseStudy);
    transaction.touch(Table.CASE_STUDY);
  }

  public static Set<String> kept(Sql sql) {
    return new HashSet<>(sql.list("SELECT sha256 FROM case_kept", columns -> columns.text(1)));
  }

  /// From now on these files stay when others have to make room.
  public static void keep(Transaction transaction, Set<String> files) {
    transaction.sql().run("DELETE FROM case_kept");
    files.forEach(
        sha256 -> transaction.sql().run("INSERT INTO case_kept(sha256) VALUES (?)", sha256));
  }

  /// Throws away what is here of cases beyond what is kept, as far as HQ has it and nothing else
  /// names it.
  public static void release(Transaction transaction) {
    List<String> others =
        transaction
            .sql()
            .list(
                """
                SELECT b.sha256 FROM blob b
                WHERE b.sha256 NOT IN (SELECT sha256 FROM case_kept)
                  AND b.sha256 NOT IN (SELECT sha256 FROM blob_queue)
                  AND EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = b.sha256)
                  AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = b.sha256
                    AND (a.parent_type <> 'case_study' OR a.received_at IS NULL))
                """,
                columns -> columns.text(1));
    others.forEach(sha256 -> BlobStore.discard(transaction, sha256));
  }
}

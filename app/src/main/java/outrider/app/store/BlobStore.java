package outrider.app.store;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.attachment.FileLimits;

/// The bytes of files under their SHA-256, in the encrypted file and nowhere else on the disk:
/// those that were attached here, and those that were fetched to be looked at, until they have to
/// make room.
public final class BlobStore {

  /// What fetched files may take together; the least recently used make room.
  public static final long CACHE_BYTES = 512L << 20;

  private BlobStore() {}

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /// Keeps the bytes; keeping the same ones twice keeps them once.
  ///
  /// @throws IllegalArgumentException where there are more than a file may have
  public static String put(Transaction transaction, byte[] bytes, long at) {
    if (bytes.length > FileLimits.BYTES_MAX) {
      throw new IllegalArgumentException("a file has at most " + FileLimits.BYTES_MAX + " bytes");
    }
    var sha256 = sha256(bytes);
    if (!has(transaction.sql(), sha256)) {
      discard(transaction, sha256);
      for (var start = 0; start < bytes.length; start += FileLimits.CHUNK_BYTES) {
        var end = Math.min(bytes.length, start + FileLimits.CHUNK_BYTES);
        add(transaction, sha256, start, Arrays.copyOfRange(bytes, start, end));
      }
      seal(transaction, sha256, bytes.length, at);
    }
    return sha256;
  }

  public static boolean has(Sql sql, String sha256) {
    return sql.number("SELECT count(*) FROM blob WHERE sha256 = ?", sha256) > 0;
  }

  /// The bytes of a file that is here whole.
  public static Optional<byte[]> get(Sql sql, String sha256) {
    return has(sql, sha256)
        ? Optional.of(slice(sql, sha256, 0, FileLimits.BYTES_MAX))
        : Optional.empty();
  }

  /// So many bytes from an offset on, of as much as is here.
  public static byte[] slice(Sql sql, String sha256, long offset, int length) {
    var slice = new ByteArrayOutputStream(Math.min(length, FileLimits.CHUNK_BYTES));
    sql.each(
        """
        SELECT start, bytes FROM blob_part
        WHERE sha256 = ? AND start < ? AND start >=
          coalesce((SELECT max(start) FROM blob_part WHERE sha256 = ? AND start <= ?), 0)
        ORDER BY start
        """,
        columns -> {
          var bytes = columns.bytes(2);
          if (bytes != null) {
            var from = (int) Math.max(0, offset - columns.number(1));
            var end = (int) Math.min(bytes.length, offset + length - columns.number(1));
            if (from < end) {
              slice.write(bytes, from, end - from);
            }
          }
        },
        sha256,
        offset + length,
        sha256,
        offset);
    return slice.toByteArray();
  }

  /// Keeps the next piece of a file that is being fetched.
  public static void add(Transaction transaction, String sha256, long start, byte[] bytes) {
    transaction
        .sql()
        .run(
            "INSERT OR REPLACE INTO blob_part(sha256, start, bytes) VALUES (?, ?, ?)",
            sha256,
            start,
            bytes);
  }

  /// How much of a file is here, from its beginning on.
  public static long reached(Sql sql, String sha256) {
    return sql.number(
        """
        SELECT start + length(bytes) FROM blob_part WHERE sha256 = ? ORDER BY start DESC LIMIT 1
        """,
        sha256);
  }

  /// From now on the pieces are a whole, verified file.
  public static void seal(Transaction transaction, String sha256, long sizeBytes, long at) {
    transaction
        .sql()
        .run(
            "INSERT OR IGNORE INTO blob(sha256, size_bytes, added_at, used_at) VALUES (?, ?, ?, ?)",
            sha256,
            sizeBytes,
            at,
            at);
    transaction.touch(Table.BLOB);
  }

  public static void discard(Transaction transaction, String sha256) {
    transaction.sql().run("DELETE FROM blob_part WHERE sha256 = ?", sha256);
    if (transaction.sql().run("DELETE FROM blob WHERE sha256 = ?", sha256) > 0) {
      transaction.touch(Table.BLOB);
    }
  }

  public static void used(Transaction transaction, String sha256, long at) {
    transaction.sql().run("UPDATE blob SET used_at = ? WHERE sha256 = ?", at, sha256);
  }

  /// Makes room for what is being fetched: first what was begun and never finished, then what was
  /// not looked at for the longest. What HQ does not have stays, and what this laptop is to keep.
  ///
  /// @param most what fetched files may take together
  /// @param keep a file that is being fetched; null for none
  public static void evict(Transaction transaction, long most, @Nullable String keep) {
    var sql = transaction.sql();
    var over = sql.number("SELECT coalesce(sum(length(bytes)), 0) FROM blob_part") - most;
    if (over <= 0) {
      return;
    }
    record Candidate(String sha256, long bytes) {}
    List<Candidate> candidates =
        sql.list(
            """
            SELECT p.sha256, sum(length(p.bytes)) FROM blob_part p
            LEFT JOIN blob b ON b.sha256 = p.sha256
            WHERE p.sha256 <> coalesce(?, '')
              AND p.sha256 NOT IN (SELECT sha256 FROM blob_queue)
              AND p.sha256 NOT IN (SELECT sha256 FROM attachment WHERE received_at IS NULL)
              AND p.sha256 NOT IN (SELECT sha256 FROM case_kept)
            GROUP BY p.sha256 ORDER BY coalesce(b.used_at, 0)
            """,
            columns -> new Candidate(columns.text(1), columns.number(2)),
            keep);
    for (var candidate : candidates) {
      if (over <= 0) {
        return;
      }
      discard(transaction, candidate.sha256());
      over -= candidate.bytes();
    }
  }
}

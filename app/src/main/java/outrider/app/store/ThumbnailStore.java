package outrider.app.store;

import java.util.Optional;

/// Small pictures of photos, made here, in the encrypted file.
public final class ThumbnailStore {

  private ThumbnailStore() {}

  public static Optional<byte[]> get(Sql sql, String sha256) {
    return sql.first(
        "SELECT bytes FROM thumbnail WHERE sha256 = ?",
        columns -> {
          var bytes = columns.bytes(1);
          return bytes == null ? new byte[0] : bytes;
        },
        sha256);
  }

  public static void put(Transaction transaction, String sha256, byte[] bytes) {
    transaction
        .sql()
        .run("INSERT OR REPLACE INTO thumbnail(sha256, bytes) VALUES (?, ?)", sha256, bytes);
  }
}

package outrider.app.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// The bytes of attachments that were added on this laptop, under their SHA-256, in the encrypted
/// file.
public final class BlobStore {

  /// One file at most; a phone's photo has 3–8 MB.
  public static final int BYTES_MAX = 25 * 1_024 * 1_024;

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
  /// @throws IllegalArgumentException where there are more than `BYTES_MAX`
  public static String put(Transaction transaction, byte[] bytes, long at) {
    if (bytes.length > BYTES_MAX) {
      throw new IllegalArgumentException("a file has at most " + BYTES_MAX + " bytes");
    }
    var sha256 = sha256(bytes);
    transaction
        .sql()
        .run(
            "INSERT OR IGNORE INTO blob(sha256, bytes, added_at) VALUES (?, ?, ?)",
            sha256,
            bytes,
            at);
    transaction.touch(Table.BLOB);
    return sha256;
  }

  public static Optional<byte[]> get(Sql sql, String sha256) {
    return sql.first(
        "SELECT bytes FROM blob WHERE sha256 = ?",
        columns -> {
          var bytes = columns.bytes(1);
          return bytes == null ? new byte[0] : bytes;
        },
        sha256);
  }
}

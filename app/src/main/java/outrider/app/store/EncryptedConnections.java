package outrider.app.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;
import org.sqlite.mc.SQLiteMCChacha20Config;

/// Opens connections to an encrypted file (ChaCha20-Poly1305, SQLite3 Multiple Ciphers).
///
/// The settings go through the driver's own builder: properties made by hand silently gave a plain
/// file. Memory-mapped I/O stays off: it breaks encrypted files. Large pages and a large cache keep
/// the cipher cheap.
final class EncryptedConnections {

  private static final int PAGE_BYTES = 8_192;
  private static final int WRITER_CACHE_KIB = 64 * 1_024;
  private static final int READER_CACHE_KIB = 32 * 1_024;
  private static final int BUSY_MILLIS = 10_000;

  private final byte[] key;

  /// @param key 32 random bytes
  EncryptedConnections(byte[] key) {
    this.key = key.clone();
  }

  Sql open(Path file, boolean readOnly) {
    var config = config(readOnly ? READER_CACHE_KIB : WRITER_CACHE_KIB);
    if (readOnly) {
      config.setReadOnly(true);
      config.setOpenMode(SQLiteOpenMode.READONLY);
    } else {
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      // What a person was told is done survives a power cut.
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    }
    return open(file, config);
  }

  /// For a file that one connection fills and nobody reads meanwhile. A rollback journal keeps only
  /// what is changed of the pages that were there before: next to nothing of a file that grows.
  Sql openAlone(Path file) {
    var config = config(WRITER_CACHE_KIB);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    config.setJournalMode(SQLiteConfig.JournalMode.TRUNCATE);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    return open(file, config);
  }

  private SQLiteConfig config(int cacheKib) {
    var config = SQLiteMCChacha20Config.getDefault().withRawUnsaltedKey(key).build();
    config.setPageSize(PAGE_BYTES);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-cacheKib);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    return config;
  }

  private static Sql open(Path file, SQLiteConfig config) {
    try {
      var connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
      var sql = new Sql(connection);
      // What was deleted shall not be found in the file by whoever gets the key later.
      sql.script("PRAGMA secure_delete = ON");
      // Reads the header, so that a wrong key shows here and not in the middle of something.
      sql.number("SELECT count(*) FROM sqlite_schema");
      return sql;
    } catch (SQLException failure) {
      throw Sql.failed("open " + file.getFileName(), failure);
    }
  }
}

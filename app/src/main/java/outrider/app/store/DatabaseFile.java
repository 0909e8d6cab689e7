package outrider.app.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the database file of a profile: checks it, migrates it after a backup, and sets a damaged
/// one aside. Nothing is ever deleted here: what is on the disk may be all that is left of a day's
/// work.
public final class DatabaseFile {

  /// The newest migration; a file at it needs no look by Flyway, which costs 50–350 ms.
  static final int VERSION = 39;

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseFile.class);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /// @param setAside where the damaged file was moved to, if one was: everything has to be fetched
  ///   again, and the person told
  /// @param fresh whether there was no file (or no sound one) before
  public record Opened(Database database, Optional<Path> setAside, boolean fresh) {}

  private DatabaseFile() {}

  /// @throws StoreException of kind `WRONG_KEY` where the file is sound but the key is another's
  public static Opened open(Path file, ProfileKey key, InstantSource clock) {
    return open(file, key, clock, Threads.own(Database.READERS));
  }

  /// As `open`, with others to do the work.
  public static Opened open(Path file, ProfileKey key, InstantSource clock, Threads threads) {
    var connections = new EncryptedConnections(key.bytes());
    var existed = Files.exists(file);
    var sound = existed ? openIfSound(file, connections) : Optional.<Sql>empty();
    var setAside =
        existed && sound.isEmpty()
            ? Optional.of(setAside(file, clock.instant()))
            : Optional.<Path>empty();
    var writer = newest(file, connections, clock, sound);
    return new Opened(new Database(file, connections, threads, writer), setAside, sound.isEmpty());
  }

  /// A quick look for damage: every page's seal is checked by the cipher as it is read, and the
  /// structure by SQLite.
  ///
  /// A page that fails the cipher's seal reads as "not a database", just as a wrong key does; the
  /// key comes out of an authenticated wrapping, so here it can only be damage.
  ///
  /// @return a connection to a sound file
  private static Optional<Sql> openIfSound(Path file, EncryptedConnections connections) {
    try {
      var sql = connections.open(file, false);
      if (isSound(sql, file)) {
        return Optional.of(sql);
      }
      sql.close();
    } catch (StoreException failure) {
      if (failure.kind() != StoreException.Kind.DAMAGED
          && failure.kind() != StoreException.Kind.WRONG_KEY) {
        throw failure;
      }
      LOG.error("{} cannot be read", file.getFileName(), failure);
    }
    return Optional.empty();
  }

  private static boolean isSound(Sql sql, Path file) {
    try {
      var verdict =
          sql.first("PRAGMA quick_check(1)", columns -> columns.text(1)).orElse("no answer");
      if (!verdict.equals("ok")) {
        LOG.error("{} is damaged: {}", file.getFileName(), verdict);
      }
      // All pages have been read, and few of them will be wanted soon.
      sql.script("PRAGMA shrink_memory");
      return verdict.equals("ok");
    } catch (StoreException failure) {
      sql.close();
      throw failure;
    }
  }

  private static Path setAside(Path file, Instant at) {
    var aside = file.resolveSibling(file.getFileName() + ".damaged-" + STAMP.format(at));
    try {
      for (var suffix : new String[] {"", "-wal", "-shm"}) {
        var part = file.resolveSibling(file.getFileName() + suffix);
        if (Files.exists(part)) {
          Files.move(part, aside.resolveSibling(aside.getFileName() + suffix));
        }
      }
      return aside;
    } catch (IOException failure) {
      throw new UncheckedIOException("could not set the damaged file aside", failure);
    }
  }

  /// @param sound a connection to the file as it is; none where there is no such file
  /// @return a connection to it as this version of the program has it
  private static Sql newest(
      Path file, EncryptedConnections connections, InstantSource clock, Optional<Sql> sound) {
    var version = sound.map(sql -> sql.number("PRAGMA user_version")).orElse(0L);
    if (sound.isPresent() && version == VERSION) {
      return sound.get();
    }
    sound.ifPresent(Sql::close);
    if (version > VERSION) {
      throw new StoreException(
          StoreException.Kind.OTHER,
          "the file is of a newer version of the program: " + version,
          new IllegalStateException());
    }
    if (version > 0) {
      backUp(file, connections, clock.instant());
    }
    migrate(file, connections);
    return connections.open(file, false);
  }

  private static void migrate(Path file, EncryptedConnections connections) {
    try (var source = new SingleConnection(connections.open(file, false))) {
      Flyway.configure(DatabaseFile.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:outrider/app/store")
          .sqlMigrationPrefix("V")
          .load()
          .migrate();
      source.sql().script("PRAGMA user_version = " + VERSION);
    }
  }

  private static void backUp(Path file, EncryptedConnections connections, Instant at) {
    try (var sql = connections.open(file, false)) {
      sql.script("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    var copy = file.resolveSibling(file.getFileName() + ".before-" + STAMP.format(at));
    try {
      Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException failure) {
      throw new UncheckedIOException("no backup could be made; nothing was changed", failure);
    }
  }
}

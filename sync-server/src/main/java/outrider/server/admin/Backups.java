package outrider.server.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Map;
import outrider.server.access.Notes;
import outrider.server.store.Database;
import outrider.server.store.DatabaseFile;

/// A copy of the company's database, taken while the server works, and its way back. What a backup
/// does not know, the devices do: after a restore they are told so (a new epoch) and send again
/// what the backup has no answer for.
public final class Backups {
  private Backups() {}

  public static void backup(Database database, Path target) {
    DatabaseFile file =
        database
            .file()
            .map(DatabaseFile::new)
            .orElseThrow(() ->
                new AdministrationException(
                    "A PostgreSQL is copied with pg_dump or pg_basebackup;"
                        + " see the operations guide."));
    if (Files.exists(target)) {
      throw new AdministrationException(target + " is there already.");
    }
    file.copyTo(target);
    requireSound(target);
  }

  /// Puts a backup in the place of the database, which is set aside and never deleted. The server
  /// must not be running; the caller holds its lock.
  ///
  /// @return where the old database is now
  public static Path restore(Path backup, Path databaseFile, InstantSource clock) {
    requireSound(backup);
    try {
      Path aside =
          databaseFile.resolveSibling(
              databaseFile.getFileName() + ".before-restore-" + clock.millis());
      Path incoming = databaseFile.resolveSibling(databaseFile.getFileName() + ".incoming");
      Files.copy(backup, incoming, StandardCopyOption.REPLACE_EXISTING);
      for (String suffix : new String[] {"", "-wal", "-shm"}) {
        Path part = databaseFile.resolveSibling(databaseFile.getFileName() + suffix);
        if (Files.exists(part)) {
          Files.move(part, aside.resolveSibling(aside.getFileName() + suffix));
        }
      }
      Files.move(incoming, databaseFile, StandardCopyOption.ATOMIC_MOVE);
      return aside;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Tells every device that the company was put back: each sends again what it has, and what the
  /// copy did not know is known again.
  public static void beginEpoch(Database database, InstantSource clock) {
    database.write(transaction -> {
      transaction.tenant().beginEpoch();
      Notes.headquarters(
          transaction,
          "tenant",
          transaction.tenant().position().epoch(),
          "BeginEpoch",
          Map.of(),
          clock.millis());
      return true;
    });
  }

  private static void requireSound(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new AdministrationException(file + " is not there.");
    }
    if (!new DatabaseFile(file).isSound()) {
      throw new AdministrationException(file + " is damaged or not a backup.");
    }
  }
}

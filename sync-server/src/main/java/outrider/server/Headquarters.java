package outrider.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import outrider.server.ops.Limits;
import outrider.server.store.Database;

/// Opens the database as every entry point does: the server, and the administrator's commands
/// beside it.
public final class Headquarters {
  private Headquarters() {}

  public static Database open(ServerSettings settings, InstantSource clock) {
    try {
      Files.createDirectories(settings.folder());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return Database.open(
        settings.databaseFile(),
        new Database.Settings(
            settings.tenant(),
            Limits.WRITES_WAITING,
            Limits.WRITES_PER_GROUP,
            Limits.READER_THREADS,
            Limits.READER_CONNECTIONS,
            Limits.STORE_WAIT.toMillis(),
            Limits.CHANGE_LOG_BYTES,
            settings.pagesMax()),
        clock.instant());
  }
}

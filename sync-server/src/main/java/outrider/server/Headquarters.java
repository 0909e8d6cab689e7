package outrider.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import outrider.server.ops.Limits;
import outrider.server.store.Database;
import outrider.server.store.Neighbours;
import outrider.server.store.PostgresAddress;

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
    PostgresAddress postgres = settings.postgres();
    return postgres == null
        ? Database.open(
            settings.databaseFile(), limits(settings, Limits.READER_CONNECTIONS), clock.instant())
        : Database.open(
            postgres,
            // The reader threads need a connection each, whatever is being downloaded.
            limits(settings, Math.max(1, postgres.connectionsMax() - Limits.READER_THREADS)),
            clock.instant());
  }

  /// Opens the file in the folder for a simulation: nothing happens there in its own time, and the
  /// change log is folded when `Database.fold` is called.
  ///
  /// @param neighbours the other servers on the file; null where there are none
  public static Database openStill(
      ServerSettings settings, InstantSource clock, @Nullable Neighbours neighbours) {
    var limits = limits(settings, Limits.READER_CONNECTIONS, 0);
    return neighbours == null
        ? Database.open(settings.databaseFile(), limits, clock.instant())
        : Database.open(settings.databaseFile(), limits, clock.instant(), neighbours);
  }

  private static Database.Settings limits(ServerSettings settings, int snapshotsMax) {
    return limits(settings, snapshotsMax, Limits.CHANGE_LOG_BYTES);
  }

  private static Database.Settings limits(
      ServerSettings settings, int snapshotsMax, long logBytesMax) {
    return new Database.Settings(
        settings.tenant(),
        Limits.WRITES_WAITING,
        Limits.WRITES_PER_GROUP,
        Limits.WRITES_TOGETHER.toMillis(),
        Limits.READER_THREADS,
        snapshotsMax,
        Limits.STORE_WAIT.toMillis(),
        logBytesMax,
        settings.pagesMax());
  }
}

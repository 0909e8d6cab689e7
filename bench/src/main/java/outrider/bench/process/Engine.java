package outrider.bench.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import outrider.server.ServerSettings;
import outrider.server.store.PostgresAddress;

/// What HQ keeps its data in: a SQLite file in its folder, or a database of its own in a real
/// PostgreSQL, which syncs every commit to the disk as it does by itself.
public enum Engine {
  SQLITE,
  POSTGRESQL;

  private static final AtomicReference<Engine> CHOSEN = new AtomicReference<>(SQLITE);
  private static final Map<Path, PostgresAddress> DATABASES = new ConcurrentHashMap<>();
  private static @Nullable EmbeddedPostgres running;

  /// For everything that is measured from now on.
  public static void choose(Engine engine) {
    CHOSEN.set(engine);
  }

  /// As figures are labelled.
  public static String label() {
    return CHOSEN.get() == SQLITE ? "outrider" : "outrider-postgresql";
  }

  /// How a server in this folder keeps its data.
  public static ServerSettings settings(Path folder) {
    return ServerSettings.loopback(folder, 0).on(address(folder));
  }

  static List<String> arguments(Path folder) {
    var address = address(folder);
    return address == null
        ? List.of()
        : List.of("--database", address.url(), "--database-user", address.user());
  }

  private static @Nullable PostgresAddress address(Path folder) {
    return CHOSEN.get() == SQLITE
        ? null
        : DATABASES.computeIfAbsent(folder, unused -> newDatabase());
  }

  private static synchronized PostgresAddress newDatabase() {
    try {
      var postgres = running;
      if (postgres == null) {
        postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .start();
        running = postgres;
      }
      var name = "hq" + DATABASES.size();
      try (var connection = postgres.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      }
      var url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name;
      return new PostgresAddress(url, "postgres", "", 16);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}

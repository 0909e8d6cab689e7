package outrider.server.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A real PostgreSQL of this JVM, started when the first test asks for it, with a new database for
/// each test. What it forgets in a power cut is of no interest here, so it is not made to wait for
/// the disk.
public final class TestPostgres {
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static @Nullable EmbeddedPostgres running;

  private TestPostgres() {}

  private static synchronized EmbeddedPostgres running() {
    EmbeddedPostgres postgres = running;
    if (postgres == null) {
      try {
        postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "300")
                .setServerConfig("shared_buffers", "64MB")
                .start();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      running = postgres;
    }
    return postgres;
  }

  /// An empty database.
  public static PostgresAddress newDatabase() {
    String name = "test" + NUMBERS.incrementAndGet();
    administer("CREATE DATABASE " + name);
    return address(name);
  }

  public static PostgresAddress address(String database) {
    String url = "jdbc:postgresql://127.0.0.1:" + running().getPort() + "/" + database;
    return new PostgresAddress(url, "postgres", "postgres", 8);
  }

  /// Puts a database into a new one, as it is now; nobody may be connected to it.
  public static PostgresAddress copyOf(PostgresAddress original) {
    String name = "test" + NUMBERS.incrementAndGet();
    administer("CREATE DATABASE " + name + " TEMPLATE " + nameOf(original));
    return address(name);
  }

  private static String nameOf(PostgresAddress address) {
    return address.url().substring(address.url().lastIndexOf('/') + 1);
  }

  private static void administer(String sql) {
    try (Connection connection = running().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }
}

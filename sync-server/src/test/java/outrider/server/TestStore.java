package outrider.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import outrider.server.store.PostgresAddress;
import outrider.server.store.TestPostgres;

/// The database that a test's folder stands for: a SQLite file in it, or, when the suite is run
/// again with `-Doutrider.test.engine=postgresql`, a PostgreSQL database of its own.
final class TestStore {
  static final boolean POSTGRES =
      "postgresql".equals(System.getProperty("outrider.test.engine", "sqlite"));

  /// What is overdue is looked for when a test says so: its clock is not the one on the wall.
  static final Duration WHEN_ASKED = Duration.ofDays(1);

  private static final Map<Path, PostgresAddress> DATABASES = new ConcurrentHashMap<>();

  private TestStore() {}

  static ServerSettings settings(Path folder) {
    return ServerSettings.loopback(folder, 0).on(address(folder)).escalating(WHEN_ASKED);
  }

  static @Nullable PostgresAddress address(Path folder) {
    return POSTGRES
        ? DATABASES.computeIfAbsent(folder, unused -> TestPostgres.newDatabase())
        : null;
  }

  /// From now on the folder stands for another database.
  static void move(Path folder, PostgresAddress other) {
    DATABASES.put(folder, other);
  }

  /// What the command line says to get here; the password is in the environment.
  static List<String> arguments(Path folder) {
    PostgresAddress address = address(folder);
    return address == null
        ? List.of("--folder", folder.toString())
        : List.of(
            "--folder",
            folder.toString(),
            "--database",
            address.url(),
            "--database-user",
            address.user());
  }

  /// Does something behind the server's back.
  static void tamper(Path folder, String sql) {
    try (Connection connection = connect(folder);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
  }

  static long number(Path folder, String sql) {
    try (Connection connection = connect(folder);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
  }

  private static Connection connect(Path folder) throws SQLException {
    PostgresAddress address = address(folder);
    return address == null
        ? DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("outrider.db"))
        : DriverManager.getConnection(address.url(), address.user(), address.password());
  }
}

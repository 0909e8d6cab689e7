package outrider.server.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Two real PostgreSQLs: a primary that answers a commit when its standby has it too, and that
/// standby.
public final class PostgresPair implements AutoCloseable {
  private static final String NAME = "outrider";

  private final EmbeddedPostgres primary;
  private final EmbeddedPostgres standby;
  private final Path primaryFolder;

  /// The standby begins as a copy of the primary's folder, made while the primary was stopped: the
  /// embedded distribution has no `pg_basebackup`.
  public PostgresPair(Path folder) throws IOException, SQLException {
    primaryFolder = folder.resolve("primary");
    Path standbyFolder = folder.resolve("standby");
    int primaryPort = freePort();
    try (EmbeddedPostgres alone = builder(primaryFolder, primaryPort).start()) {
      run(alone, "CREATE DATABASE " + NAME);
    }
    copy(primaryFolder, standbyFolder);
    Files.createFile(standbyFolder.resolve("standby.signal"));
    Files.writeString(
        standbyFolder.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres application_name=standby'%n"
            .formatted(primaryPort));
    primary =
        builder(primaryFolder, primaryPort)
            .setServerConfig("synchronous_standby_names", "standby")
            .start();
    standby = builder(standbyFolder, freePort()).start();
  }

  private static EmbeddedPostgres.Builder builder(Path folder, int port) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setServerConfig("wal_level", "replica")
        .setServerConfig("max_wal_senders", "4")
        .setServerConfig("hot_standby", "on");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(
                folder, to.resolve(from.relativize(folder)), StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// Both, so that whichever is the primary is found.
  public PostgresAddress address() {
    String hosts = "127.0.0.1:" + primary.getPort() + ",127.0.0.1:" + standby.getPort();
    return new PostgresAddress("jdbc:postgresql://" + hosts + "/" + NAME, "postgres", "", 8);
  }

  /// As a power cut does it.
  public void killPrimary() throws IOException {
    String pid = Files.readAllLines(primaryFolder.resolve("postmaster.pid")).getFirst();
    ProcessHandle process = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  /// As whoever watches over the two does it, once the other is known to be dead.
  public void promoteStandby() throws SQLException {
    run(standby, "SELECT pg_promote()");
  }

  private static void run(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    standby.close();
    // Says in the log that there is nothing left to stop.
    primary.close();
  }
}

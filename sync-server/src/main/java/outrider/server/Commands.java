package outrider.server;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outrider.core.Outrider;
import outrider.server.admin.Administration;
import outrider.server.admin.AdministrationException;
import outrider.server.admin.Backups;
import outrider.server.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The words of the command line.
@Command(
    name = "outrider-server",
    mixinStandardHelpOptions = true,
    versionProvider = Commands.Version.class,
    description = "The sync server of Outrider, and its administration.",
    subcommands = {
      PeopleCommands.Users.class,
      PeopleCommands.Teams.class,
      PeopleCommands.Devices.class,
      PeopleCommands.Audit.class
    })
final class Commands implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--folder",
      defaultValue = "outrider-server",
      scope = ScopeType.INHERIT,
      description = "Where the database lies (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("outrider-server");

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Outrider.NAME + " " + Outrider.VERSION};
    }
  }

  @Override
  public void run() {
    throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Say what to do.");
  }

  @Command(description = "Runs the server until it is told to stop.")
  int serve(
      @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen at.")
          String host,
      @Option(names = "--port", defaultValue = "8085", description = "Port; 0 for a free one.")
          int port)
      throws InterruptedException {
    ServerSettings settings =
        new ServerSettings(folder, host, port, ServerSettings.DEFAULT_TENANT, pagesMax());
    try (ServerLock lock = lock()) {
      SyncServer server = SyncServer.start(settings);
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    server.close();
                    stopped.countDown();
                  },
                  "stop"));
      System.out.println("Listening at http://" + host + ":" + server.port());
      stopped.await();
    }
    return 0;
  }

  /// For tests of a full disk.
  private static @Nullable Long pagesMax() {
    return Long.getLong("outrider.server.pagesMax");
  }

  private ServerLock lock() {
    return ServerLock.acquire(folder)
        .orElseThrow(
            () -> new AdministrationException("A server is running in " + folder + " already."));
  }

  @Command(description = "Copies the database to a file, while the server works.")
  void backup(@Option(names = "--to", required = true) Path target) {
    withDatabase(database -> Backups.backup(database, target));
    System.out.println("Written: " + target);
  }

  @Command(description = "Puts a backup in the place of the database. The server must be stopped.")
  void restore(@Option(names = "--from", required = true) Path backup) {
    try (ServerLock lock = lock()) {
      Path aside = Backups.restore(backup, settings().databaseFile(), InstantSource.system());
      withDatabase(database ->
          database.write(transaction -> {
            transaction.tenant().beginEpoch();
            return true;
          }));
      System.out.println("Restored. The old database is " + aside);
    }
  }

  void administer(Consumer<Administration> work) {
    withDatabase(database -> work.accept(new Administration(database, InstantSource.system())));
  }

  void withDatabase(Consumer<Database> work) {
    try (Database database = Headquarters.open(settings(), InstantSource.system())) {
      work.accept(database);
    }
  }

  private ServerSettings settings() {
    return ServerSettings.loopback(folder, 0);
  }
}

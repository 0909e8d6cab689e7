package outrider.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outrider.core.Outrider;
import outrider.server.admin.Administration;
import outrider.server.admin.AdministrationException;
import outrider.server.admin.Backups;
import outrider.server.blob.BlobStorage;
import outrider.server.ops.Limits;
import outrider.server.ops.Metrics;
import outrider.server.retention.Forgotten;
import outrider.server.retention.Retention;
import outrider.server.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
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
      AuditCommands.class,
      PolicyCommands.class,
      IntakeCommands.class,
      WebhookCommands.class,
      TelephonyCommands.class,
      SourceCommands.class,
      FileCommands.class
    })
final class Commands implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--folder",
      defaultValue = "outrider-server",
      scope = ScopeType.INHERIT,
      description = "Where the database lies (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("outrider-server");

  @Option(
      names = "--tenant",
      defaultValue = ServerSettings.DEFAULT_TENANT,
      scope = ScopeType.INHERIT,
      description = "Which company of the database (default: ${DEFAULT-VALUE}).")
  private String tenant = ServerSettings.DEFAULT_TENANT;

  @Mixin private DatabaseOptions database = new DatabaseOptions();

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
          int port,
      @Mixin TlsOptions tls,
      @Mixin FilesOptions files,
      @Mixin OidcOptions oidc,
      @Mixin MailOptions mail,
      @Mixin SummaryOptions summaries)
      throws InterruptedException {
    ServerSettings settings =
        new ServerSettings(folder, host, port, tenant, pagesMax(), database.address().orElse(null))
            .secured(tls.files().orElse(null))
            .withFilesIn(files.bucket().orElse(null))
            .withCompanyAccounts(oidc.settings().orElse(null))
            .sendingBy(mail.settings().orElse(null))
            .escalating(roundsEvery())
            .summarisingBy(summaries.settings().orElse(null));
    if (settings.postgres() != null) {
      // As many servers as one likes share a PostgreSQL.
      run(settings);
      return 0;
    }
    try (ServerLock lock = lock()) {
      run(settings);
    }
    return 0;
  }

  private static void run(ServerSettings settings) throws InterruptedException {
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
    server.fingerprint().ifPresent(print -> System.out.println("Certificate SHA-256 " + print));
    String scheme = settings.tls() == null ? "http" : "https";
    System.out.println("Listening at " + scheme + "://" + settings.host() + ":" + server.port());
    stopped.await();
  }

  /// For tests of a full disk.
  private static @Nullable Long pagesMax() {
    return Long.getLong("outrider.server.pagesMax");
  }

  /// For tests that do not wait for the next round.
  private static Duration roundsEvery() {
    return Duration.ofMillis(
        Long.getLong("outrider.server.roundsMillis", Limits.ESCALATION_EVERY.toMillis()));
  }

  private ServerLock lock() {
    return ServerLock.acquire(folder)
        .orElseThrow(
            () -> new AdministrationException("A server is running in " + folder + " already."));
  }

  @Command(description = "Copies the database to a file, while the server works.")
  void backup(@Option(names = "--to", required = true) Path target) {
    withDatabase(opened -> Backups.backup(opened, target));
    System.out.println("Written: " + target);
  }

  @Command(description = "Puts a backup in the place of the database. The server must be stopped.")
  void restore(@Option(names = "--from", required = true) Path backup) {
    if (database.address().isPresent()) {
      throw new AdministrationException(
          "A PostgreSQL is put back with pg_restore; then say `new-epoch`, before a server starts.");
    }
    try (ServerLock lock = lock()) {
      Path aside = Backups.restore(backup, settings().databaseFile(), InstantSource.system());
      withDatabase(Commands::beginEpoch);
      System.out.println("Restored. The old database is " + aside);
    }
  }

  @Command(
      description =
          "Forgets now what a running server forgets hour by hour: old answers, tombstones, unnamed"
              + " files, ended sessions.")
  void tidy(@Mixin FilesOptions place) {
    ServerSettings settings = settings().withFilesIn(place.bucket().orElse(null));
    boolean reachable = settings.bucket() != null || Files.isDirectory(settings.filesFolder());
    Optional<BlobStorage> storage =
        reachable
            ? Optional.of(SyncServer.files(settings, new Metrics(), InstantSource.system()))
            : Optional.empty();
    withDatabase(opened -> {
      Forgotten forgotten = new Retention(opened, storage, InstantSource.system()).runWhole();
      System.out.println(
          forgotten.isNothing() ? "There was nothing to forget." : "Forgot " + forgotten + ".");
    });
  }

  @Command(
      name = "new-epoch",
      description =
          "Tells every device that the database was put back from a copy by other tools, so that"
              + " it sends again what the copy does not know.")
  void newEpoch() {
    withDatabase(Commands::beginEpoch);
    System.out.println("A new epoch has begun.");
  }

  private static void beginEpoch(Database opened) {
    Backups.beginEpoch(opened, InstantSource.system());
  }

  void administer(Consumer<Administration> work) {
    withDatabase(opened -> work.accept(new Administration(opened, InstantSource.system())));
  }

  void withDatabase(Consumer<Database> work) {
    try (Database opened = Headquarters.open(settings(), InstantSource.system())) {
      work.accept(opened);
    }
  }

  ServerSettings settings() {
    return ServerSettings.loopback(folder, 0).of(tenant).on(database.address().orElse(null));
  }
}

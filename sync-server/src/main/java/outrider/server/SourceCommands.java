package outrider.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import outrider.server.access.Configurations;
import outrider.server.admin.AdministrationException;
import outrider.server.integrate.Preview;
import outrider.server.integrate.SourceRounds;
import outrider.server.integrate.SourceSettings;
import outrider.server.integrate.Sources;
import outrider.server.store.Database;
import outrider.server.store.SourceStore.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Commands about other systems that deliver orders, invoices, tickets and the like. They work
/// beside a running server.
@Command(
    name = "source",
    mixinStandardHelpOptions = true,
    description = "Systems that deliver orders, invoices, tickets and the like.")
final class SourceCommands {
  private static final String SETTINGS = "JSON: see operations.md. It may hold secrets.";
  private static final int RUNS = 20;

  @ParentCommand private Commands commands = new Commands();

  @Command(
      description =
          "Adds one and prints its id; for one that is pushed also its key, which is not shown"
              + " again.")
  void add(@Option(names = "--settings", required = true, description = SETTINGS) Path file) {
    commands.withDatabase(database -> {
      Sources.Added added = sources(database).add(settings(file));
      System.out.println(added.id());
      if (added.key() != null) {
        System.out.println(added.key());
      }
    });
  }

  @Command(description = "Sets one up otherwise, and reads it from the beginning again.")
  void change(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--settings", required = true, description = SETTINGS) Path file) {
    commands.withDatabase(database -> sources(database).change(id, settings(file)));
  }

  @Command(description = "Shows what would become of a file, and takes nothing.")
  void preview(
      @Option(names = "--settings", required = true, description = SETTINGS) Path file,
      @Option(names = "--table", required = true, description = "As the system would deliver it.")
          Path table) {
    commands.withDatabase(database ->
        Preview.of(
                database,
                InstantSource.system(),
                settings(file),
                bytes(table),
                String.valueOf(table.getFileName()))
            .forEach(System.out::println));
  }

  @Command(description = "Shows them, without their secrets.")
  void list() {
    commands.withDatabase(database -> sources(database).list().forEach(SourceCommands::print));
  }

  private static void print(Source source) {
    SourceSettings settings = Sources.settings(source);
    System.out.printf(
        "%s  %s  %s  added %s%n",
        source.id(), settings.name(), settings.way(), Instant.ofEpochMilli(source.madeAt()));
  }

  @Command(description = "Shows what became of its last deliveries.")
  void runs(@Parameters(paramLabel = "ID") String id) {
    commands.withDatabase(database ->
        sources(database)
            .runs(id, RUNS)
            .forEach(run ->
                System.out.println(
                    Instant.ofEpochMilli(run.endedAt()) + "  " + SourceRounds.told(run))));
  }

  @Command(description = "Shows the rows whose customer is not known, and why.")
  void waiting(@Parameters(paramLabel = "ID") String id) {
    commands.withDatabase(database ->
        sources(database)
            .waiting(id)
            .forEach(row -> System.out.println(row.reason() + "  " + row.row())));
  }

  @Command(description = "Shows public tenders, what became of each, and why.")
  void tenders(
      @Option(names = "--outcome", description = "accepted, rejected or duplicate.")
          @Nullable String outcome) {
    commands.withDatabase(database ->
        sources(database).tenders().stream()
            .filter(tender -> outcome == null || tender.outcome().equals(outcome))
            .forEach(tender ->
                System.out.println(
                    tender.outcome()
                        + "  "
                        + tender.reasons().replace('\n', ' ')
                        + "  "
                        + tender.body())));
  }

  @Command(name = "ask", description = "Asks those whose turn it is, now.")
  void ask() {
    commands.withDatabase(database ->
        new SourceRounds(database, new Configurations(), InstantSource.system())
            .run()
            .forEach(took -> System.out.println(SourceRounds.told(took))));
  }

  @Command(name = "renew-key", description = "Prints another key; the old one opens nothing.")
  void renewKey(@Parameters(paramLabel = "ID") String id) {
    commands.withDatabase(database -> System.out.println(sources(database).renewKey(id)));
  }

  @Command(description = "From now on it is asked nothing. What it delivered stays.")
  void remove(@Parameters(paramLabel = "ID") String id) {
    commands.withDatabase(database -> sources(database).remove(id));
  }

  private static Sources sources(Database database) {
    return new Sources(database, InstantSource.system());
  }

  private static SourceSettings settings(Path file) {
    return Sources.read(bytes(file));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw new AdministrationException("The file cannot be read: " + failure.getMessage());
    }
  }
}

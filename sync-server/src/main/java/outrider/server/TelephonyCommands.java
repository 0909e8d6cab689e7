package outrider.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outrider.server.admin.AdministrationException;
import outrider.server.store.PhoneCallStore.TelephoneSystem;
import outrider.server.telephony.TelephoneSystems;
import outrider.server.telephony.TelephoneSystems.Preset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Commands about telephone systems. They work beside a running server.
@Command(
    name = "telephony",
    mixinStandardHelpOptions = true,
    description = "Telephone systems by which people call, and which tell how calls went.")
final class TelephonyCommands {
  @ParentCommand private Commands commands = new Commands();

  @Command(
      description =
          "Adds one, and prints where it is to tell of calls. The first is the one people dial by.")
  void add(
      @Option(names = "--preset", description = "${COMPLETION-CANDIDATES}") @Nullable Preset preset,
      @Option(
              names = "--template-file",
              description = "A template of one's own, instead of a preset.")
          @Nullable Path template,
      @Option(names = "--name", required = true, description = "As the list shows it.") String name,
      @Option(
              names = "--public-address",
              required = true,
              paramLabel = "https://HOST",
              description = "Of this server, as the telephone system reaches it.")
          String publicAddress,
      @Option(
              names = "--secret-file",
              required = true,
              description = "File with the token by which either side proves itself.")
          Path secret,
      @Option(
              names = "--set",
              paramLabel = "NAME=VALUE",
              description = "What the template leaves open, such as account, from or base.")
          @Nullable Map<String, String> values) {
    if (preset == null == (template == null)) {
      throw new AdministrationException("Give either --preset or --template-file.");
    }
    Map<String, String> given = values == null ? Map.of() : values;
    commands.withDatabase(database -> {
      TelephoneSystems systems = new TelephoneSystems(database, InstantSource.system());
      String id =
          template == null
              ? systems.add(
                  java.util.Objects.requireNonNull(preset),
                  name,
                  publicAddress,
                  given,
                  Given.secret(secret))
              : systems.add(text(template), name, publicAddress, given, Given.secret(secret));
      System.out.println(systems.address(id));
    });
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException failure) {
      throw new AdministrationException("The template cannot be read: " + failure.getMessage());
    }
  }

  @Command(description = "Shows them, without their secrets.")
  void list() {
    commands.withDatabase(database -> {
      TelephoneSystems systems = new TelephoneSystems(database, InstantSource.system());
      systems.list().forEach(system -> print(system, systems.address(system.id())));
    });
  }

  private static void print(TelephoneSystem system, String address) {
    System.out.printf(
        "%s  %s  %s  added %s%n",
        system.id(), system.name(), address, Instant.ofEpochMilli(system.madeAt()));
  }

  @Command(description = "From now on nobody dials by it, and what it tells is refused.")
  void remove(@Parameters(paramLabel = "ID") String id) {
    commands.withDatabase(database -> {
      if (!new TelephoneSystems(database, InstantSource.system()).remove(id)) {
        throw new AdministrationException("There is no telephone system " + id + ".");
      }
    });
  }
}

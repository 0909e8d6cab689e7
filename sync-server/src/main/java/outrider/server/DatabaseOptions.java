package outrider.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.server.admin.AdministrationException;
import outrider.server.store.PostgresAddress;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Which database, and who we are there. The password comes from a file or a variable, never from
/// the command line, which every user of the machine can read.
final class DatabaseOptions {
  private static final String URL = "OUTRIDER_DATABASE";
  private static final String USER = "OUTRIDER_DATABASE_USER";
  private static final String PASSWORD = "OUTRIDER_DATABASE_PASSWORD";

  @Option(
      names = "--database",
      scope = ScopeType.INHERIT,
      description =
          "A PostgreSQL, jdbc:postgresql://host/name; else the variable "
              + URL
              + ", else SQLite in the folder.")
  private @Nullable String url;

  @Option(
      names = "--database-user",
      scope = ScopeType.INHERIT,
      description = "Who we are there; else the variable " + USER + ", else outrider.")
  private @Nullable String user;

  @Option(
      names = "--database-password-file",
      scope = ScopeType.INHERIT,
      description = "File with the password; else the variable " + PASSWORD + ".")
  private @Nullable Path passwordFile;

  @Option(
      names = "--database-connections",
      scope = ScopeType.INHERIT,
      defaultValue = "16",
      description = "Connections for reading (default: ${DEFAULT-VALUE}).")
  private int connections = 16;

  /// @return empty for SQLite
  Optional<PostgresAddress> address() {
    String place = or(url, URL, "");
    if (place.isEmpty()) {
      return Optional.empty();
    }
    if (!place.startsWith(PostgresAddress.SCHEME)) {
      throw new AdministrationException("A database is named as jdbc:postgresql://host/name.");
    }
    if (place.toLowerCase(Locale.ROOT).contains("password=")) {
      throw new AdministrationException(
          "The password does not belong in the address: use --database-password-file.");
    }
    return Optional.of(
        new PostgresAddress(place, or(user, USER, "outrider"), password(), connections));
  }

  private String password() {
    try {
      return passwordFile == null ? or(null, PASSWORD, "") : Files.readString(passwordFile).strip();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String or(@Nullable String option, String variable, String otherwise) {
    if (option != null) {
      return option;
    }
    String value = System.getenv(variable);
    return value == null ? otherwise : value;
  }
}

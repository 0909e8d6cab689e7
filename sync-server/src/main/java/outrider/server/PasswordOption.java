package outrider.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import outrider.server.admin.AdministrationException;
import picocli.CommandLine.Option;

/// Where a password comes from. Never the command line, which every user of the machine can read.
final class PasswordOption {
  private static final String VARIABLE = "OUTRIDER_PASSWORD";

  @Option(
      names = "--password-file",
      description =
          "File with the password; else the variable " + VARIABLE + ", else the console or stdin.")
  private @Nullable Path file;

  String read() {
    try {
      String password = find();
      if (password == null || password.isEmpty()) {
        throw new AdministrationException("There is no password.");
      }
      return password;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private @Nullable String find() throws IOException {
    if (file != null) {
      return Files.readString(file).strip();
    }
    String variable = System.getenv(VARIABLE);
    if (variable != null) {
      return variable;
    }
    if (System.console() != null && System.console().isTerminal()) {
      char[] typed = System.console().readPassword("Password: ");
      return typed == null ? null : new String(typed);
    }
    return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
  }
}

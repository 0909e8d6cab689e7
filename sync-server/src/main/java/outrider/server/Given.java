package outrider.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What an operator gives to options that may come another way than on the command line.
final class Given {

  private Given() {}

  /// The option, else the variable of the environment, else nothing.
  static String or(@Nullable String option, String variable) {
    if (option != null) {
      return option;
    }
    String value = System.getenv(variable);
    return value == null ? "" : value;
  }

  /// A secret in a file of its own, which no list of processes shows.
  static String secret(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

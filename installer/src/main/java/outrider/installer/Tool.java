package outrider.installer;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A program run to its end; one that fails ends the build with what it said.
final class Tool {
  private Tool() {}

  /// Runs a tool of the very JDK that this program runs on.
  static void jdk(String name, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
    command.addAll(arguments);
    run(command);
  }

  static void run(List<String> command) throws IOException, InterruptedException {
    run(new ProcessBuilder(command));
  }

  static void run(ProcessBuilder command) throws IOException, InterruptedException {
    Process process = command.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said;
    try (BufferedReader lines = process.inputReader()) {
      said = lines.lines().collect(Collectors.joining("\n"));
    }
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(
          "%s ended with %d:%n%s".formatted(String.join(" ", command.command()), code, said));
    }
  }
}

package outrider.installer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes());
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(
          "%s ended with %d:%n%s".formatted(String.join(" ", command), code, said));
    }
  }
}

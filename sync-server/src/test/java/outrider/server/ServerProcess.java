package outrider.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import outrider.server.ops.Limits;

/// A real server in a process of its own, which a test can kill without warning.
final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final int port;

  ServerProcess(Path folder) throws IOException {
    this(folder, Limits.ESCALATION_EVERY.toMillis());
  }

  /// @param everyMillis how often it looks for what comes by rounds
  ServerProcess(Path folder, long everyMillis) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Doutrider.server.roundsMillis=" + everyMillis,
                "-cp",
                System.getProperty("java.class.path"),
                "outrider.server.Main"));
    command.addAll(TestStore.arguments(folder));
    command.addAll(List.of("serve", "--port", "0"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(folder.resolve("server.log").toFile());
    builder.environment().put("OUTRIDER_DATABASE_PASSWORD", "postgres");
    process = builder.start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the server did not start");
    }
    port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
  }

  int port() {
    return port;
  }

  /// As a power cut does it.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// As an administrator does it.
  int stop() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

package outrider.installer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The built server, started from its own script on a free port, with one person who may sign in.
final class RunningServer implements AutoCloseable {
  static final String LOGIN = "smoke";
  static final String PASSWORD = "correct horse battery staple";
  private static final String LISTENING = "Listening at ";
  private static final int STOP_SECONDS_MAX = 10;
  private static final int STOP_AND_RECORD_SECONDS_MAX = 180;

  private final Process process;
  private final String address;
  private final int stopSecondsMax;

  private RunningServer(Process process, String address, int stopSecondsMax) {
    this.process = process;
    this.address = address;
    this.stopSecondsMax = stopSecondsMax;
  }

  /// Starts it without a cache; what it does until it is closed leaves one behind.
  static RunningServer record(ServerImage image, Path folder)
      throws IOException, InterruptedException {
    Files.deleteIfExists(image.cache());
    return start(image, folder, "-XX:AOTCacheOutput=" + image.cache(), STOP_AND_RECORD_SECONDS_MAX);
  }

  /// Starts it as it is shipped. The JVM passes over a cache that does not fit, so it is told to
  /// insist on it.
  static RunningServer start(ServerImage image, Path folder)
      throws IOException, InterruptedException {
    return start(image, folder, "-XX:AOTMode=on", STOP_SECONDS_MAX);
  }

  private static RunningServer start(
      ServerImage image, Path folder, String javaOption, int stopSecondsMax)
      throws IOException, InterruptedException {
    Folders.delete(folder);
    Files.createDirectories(folder);
    run(image, folder, "team", "create", "--name", "East");
    run(
        image, folder, "user", "create", "--login", LOGIN, "--name", "Smoke", "--role", "rep",
        "--team", "East");
    ProcessBuilder serve = command(image, folder, "serve", "--port", "0");
    serve.environment().put("JAVA_OPTS", javaOption);
    Process process = serve.redirectErrorStream(true).start();
    StringBuilder said = new StringBuilder();
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith(LISTENING)) {
        Thread.ofVirtual().start(() -> drain(lines));
        return new RunningServer(
            process, line.substring(LISTENING.length()).strip(), stopSecondsMax);
      }
    }
    throw new IOException("The server did not start:\n" + said);
  }

  String address() {
    return address;
  }

  /// Asks it to stop, as a service manager would, and fails if it does not.
  @Override
  public void close() throws IOException {
    // Through the handle, which leaves its output open: whoever writes the cache says so there.
    process.toHandle().destroy();
    try {
      if (!process.waitFor(stopSecondsMax, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("The server did not stop within " + stopSecondsMax + " s");
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /// Nobody reads on, yet a full pipe would stop the server.
  private static void drain(BufferedReader lines) {
    try {
      lines.transferTo(Writer.nullWriter());
    } catch (IOException ended) {
      // The server was stopped, and its output with it.
    }
  }

  private static void run(ServerImage image, Path folder, String... words)
      throws IOException, InterruptedException {
    Tool.run(command(image, folder, words));
  }

  private static ProcessBuilder command(ServerImage image, Path folder, String... words) {
    List<String> command = new ArrayList<>();
    command.add(image.launcher().toString());
    command.addAll(List.of("--folder", folder.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("OUTRIDER_PASSWORD", PASSWORD);
    return builder;
  }
}

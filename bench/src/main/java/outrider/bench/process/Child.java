package outrider.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real process of this program's class path, whose cost the operating system tells.
public class Child implements AutoCloseable {

  /// @param cpuSeconds user and system time so far
  /// @param peakMegabytes largest resident memory so far
  public record Cost(double cpuSeconds, double peakMegabytes) {}

  private static final long TICKS_PER_SECOND = 100;

  /// Messages of the JVM, which would be taken for answers.
  private static final List<String> COMPLAINTS =
      List.of("-Xlog:disable", "-Xlog:all=warning:stderr");

  private final Process process;
  private final long patienceSeconds;
  private final BufferedReader output;
  private final Writer input;

  protected Child(Path log, List<String> jvm, String main, List<String> arguments) {
    var launch = StartCache.launch(main);
    patienceSeconds = launch.patienceSeconds();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"));
    command.addAll(COMPLAINTS);
    command.addAll(launch.options());
    command.addAll(jvm);
    command.addAll(List.of("-cp", launch.classPath(), main));
    command.addAll(arguments);
    try {
      process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    output = process.inputReader(StandardCharsets.UTF_8);
    input = process.outputWriter(StandardCharsets.UTF_8);
  }

  protected final String readLine() {
    try {
      var line = output.readLine();
      if (line == null) {
        throw new IllegalStateException("the process ended: " + process);
      }
      return line;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Throws away what else it prints: a process that nobody listens to stops when the pipe is full.
  protected final void drain() {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            output.lines().forEach(line -> {});
          } catch (UncheckedIOException ended) {
            // The process is gone, and so is its output.
          }
        });
  }

  protected final void writeLine(String line) {
    try {
      input.write(line + '\n');
      input.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public final Cost cost() {
    try {
      var folder = Path.of("/proc", Long.toString(process.pid()));
      var stat = Files.readString(folder.resolve("stat"));
      // The name in parentheses may hold spaces; the numbers follow it.
      var numbers = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      var ticks = Long.parseLong(numbers[11]) + Long.parseLong(numbers[12]);
      var peak =
          Files.readAllLines(folder.resolve("status")).stream()
              .filter(line -> line.startsWith("VmHWM:"))
              .map(line -> line.replaceAll("[^0-9]", ""))
              .mapToLong(Long::parseLong)
              .findFirst()
              .orElse(0);
      return new Cost((double) ticks / TICKS_PER_SECOND, peak / 1_024.0);
    } catch (IOException noProc) {
      // Only Linux tells it this way.
      return new Cost(Double.NaN, Double.NaN);
    }
  }

  /// As `kill -9`.
  public final void kill() {
    process.destroyForcibly();
    await();
  }

  /// As `kill`: the process may put things in order.
  public final void stop() {
    process.destroy();
    await();
  }

  private void await() {
    try {
      if (!process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }
}

package outrider.installer;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Starts the built workstation as a user would, signs in at the built server, and waits until
/// Today is shown: `--smoke` makes the program print when that was, and end.
///
/// Without a display the workstation draws into memory, which needs no part of a desktop.
final class SmokeTest {
  private static final Pattern SHOWN = Pattern.compile("today shown in (\\d+) ms");

  /// The training run works for a while, and writes its cache at the end.
  private static final int SECONDS_MAX = 240;

  private static final List<String> INSIST_ON_CACHE = List.of("-XX:AOTMode=on");
  private static final List<String> WITHOUT_DISPLAY =
      List.of("-Dglass.platform=Headless", "-Dprism.order=sw");

  private final AppImage app;
  private final RunningServer server;
  private final Path folder;

  SmokeTest(AppImage app, RunningServer server, Path folder) {
    this.app = app;
    this.server = server;
    this.folder = folder;
  }

  /// A first run, which does a little of a day's work and leaves the AOT cache behind. Returns how
  /// long Today took to show.
  long train() throws IOException, InterruptedException {
    app.record();
    long millis = start(app, "while recording the cache", List.of(), List.of("--rehearse"));
    app.replay();
    return millis;
  }

  /// A run of the image as it is shipped. The JVM passes over a cache that does not fit without a
  /// word, so it is told to insist on it.
  long run() throws IOException, InterruptedException {
    return start(app, "with its cache", INSIST_ON_CACHE, List.of());
  }

  /// Unpacks the native package beside and starts the program that comes out of it: the cache must
  /// have survived the packing. Only a .deb can be unpacked without installing it.
  void runUnpacked(Path installable) throws IOException, InterruptedException {
    if (!installable.toString().endsWith(".deb")) {
      return;
    }
    Path unpacked = folder.resolve("unpacked");
    Folders.delete(unpacked);
    Files.createDirectories(folder);
    Tool.run(List.of("dpkg-deb", "-x", installable.toString(), unpacked.toString()));
    AppImage installed = new AppImage(unpacked.resolve("opt/outrider"));
    start(installed, "unpacked from .deb", INSIST_ON_CACHE, List.of());
  }

  private long start(AppImage image, String what, List<String> options, List<String> more)
      throws IOException, InterruptedException {
    Folders.delete(folder.resolve("home"));
    Path home = Files.createDirectories(folder.resolve("home"));
    List<String> extra = new ArrayList<>(options);
    if (System.getenv("DISPLAY") == null && Machine.current() == Machine.LINUX) {
      extra.addAll(WITHOUT_DISPLAY);
    }
    List<String> command = new ArrayList<>();
    command.addAll(List.of(image.launcher().toString(), "--smoke"));
    command.addAll(List.of("--server", server.address(), "--login", RunningServer.LOGIN));
    command.addAll(more);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("OUTRIDER_HOME", home.toString());
    builder.environment().put("OUTRIDER_PASSWORD", RunningServer.PASSWORD);
    builder.environment().put("JAVA_TOOL_OPTIONS", String.join(" ", extra));
    Process process = builder.start();
    Thread watchdog = Thread.ofVirtual().start(() -> endLate(process));
    StringBuilder said = new StringBuilder();
    long millis = -1;
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        Matcher shown = SHOWN.matcher(line);
        if (shown.find()) {
          millis = Long.parseLong(shown.group(1));
        }
      }
    }
    int code = process.waitFor();
    watchdog.interrupt();
    if (code != 0 || millis < 0) {
      throw new IOException("Smoke test, %s: ended with %d%n%s".formatted(what, code, said));
    }
    System.out.printf("Smoke test, %s: today shown in %d ms%n", what, millis);
    return millis;
  }

  private static void endLate(Process process) {
    try {
      if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException finished) {
      Thread.currentThread().interrupt();
    }
  }
}

package outrider.bench.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.bench.client.Client;
import outrider.server.Main;

/// What the JVM of a measured program keeps from an earlier run: its classes, loaded and linked,
/// and what the compiler learned of its methods. The packages that ship start with one too; without
/// it most of the processor time of a short workload is the compiler of a program just started.
///
/// A cache fits one class path of jars of one age, and every build makes jars younger in which
/// nothing changed. So the programs run from copies, in a folder that is named by their contents:
/// whatever lies there fits.
public final class StartCache {

  /// How a program is started.
  ///
  /// @param patienceSeconds how long it may take to end: the cache is written then
  record Launch(List<String> options, String classPath, long patienceSeconds) {}

  private static final List<Class<?>> PROGRAMS = List.of(Client.class, Main.class);
  private static final long PATIENCE_SECONDS = 20;
  private static final long WRITING_SECONDS = 180;
  private static final AtomicReference<@Nullable StartCache> CHOSEN = new AtomicReference<>();

  private final Path folder;
  private final String classPath;
  private final Map<Path, Path> recorded = new HashMap<>();
  private boolean recording;

  private StartCache(Path folder, List<Path> jars) throws IOException {
    this.folder = folder;
    var copies = folder.resolve("jars");
    if (!Files.exists(copies)) {
      var unfinished = Files.createDirectories(folder.resolve("jars.unfinished"));
      for (var jar : jars) {
        var copy = unfinished.resolve(jar.getFileName());
        Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(unfinished, copies);
    }
    classPath =
        jars.stream()
            .map(jar -> copies.resolve(jar.getFileName()).toString())
            .collect(Collectors.joining(File.pathSeparator));
  }

  /// For all programs that are started from now on.
  ///
  /// @return empty where this program runs from folders of classes, which no cache fits
  public static Optional<StartCache> choose() throws IOException {
    var jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(jar -> Path.of(jar).toAbsolutePath())
            .toList();
    if (jars.stream().allMatch(Files::isRegularFile)) {
      var all = jars.getFirst().resolveSibling("start-cache");
      var fitting = all.resolve(fingerprint(jars));
      if (!Files.exists(fitting)) {
        Scratch.delete(all);
      }
      CHOSEN.set(new StartCache(fitting, jars));
    }
    return Optional.ofNullable(CHOSEN.get());
  }

  static Launch launch(String program) {
    var cache = CHOSEN.get();
    return cache == null
        ? new Launch(List.of(), System.getProperty("java.class.path"), PATIENCE_SECONDS)
        : cache.launchOf(program);
  }

  /// Whether every program has one.
  public boolean isComplete() {
    return PROGRAMS.stream().allMatch(program -> Files.exists(file(program.getName())));
  }

  /// Records the first of each program that is started and ended meanwhile.
  ///
  /// @throws IOException where a program left nothing behind
  public void record(Runnable rehearsal) throws IOException {
    recorded.clear();
    recording = true;
    try {
      rehearsal.run();
    } finally {
      recording = false;
    }
    for (var file : recorded.entrySet()) {
      Files.move(file.getKey(), file.getValue(), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private synchronized Launch launchOf(String program) {
    var file = file(program);
    if (Files.exists(file)) {
      return new Launch(List.of("-XX:AOTCache=" + file), classPath, PATIENCE_SECONDS);
    }
    var unfinished = file.resolveSibling("unfinished-" + file.getFileName());
    if (recording && recorded.put(unfinished, file) == null) {
      return new Launch(List.of("-XX:AOTCacheOutput=" + unfinished), classPath, WRITING_SECONDS);
    }
    return new Launch(List.of(), classPath, PATIENCE_SECONDS);
  }

  /// A server on another engine is another program: it has other classes.
  private Path file(String program) {
    return folder.resolve(program + '-' + Engine.label() + ".aot");
  }

  private static String fingerprint(List<Path> jars) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
      for (var jar : jars) {
        digest.update(jar.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(jar));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

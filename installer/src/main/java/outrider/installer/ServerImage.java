package outrider.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The sync server as a folder that runs where it is unpacked: jars, runtime and one script, and a
/// cache of loaded and linked classes that is recorded like the workstation's ([AppImage]).
///
/// A cache fits the order of the class path, and a star means the order in which a disk lists its
/// files; so the script names the jars. The JVM passes over a cache that does not fit.
final class ServerImage {
  private static final String CACHE = "server.aot";
  private static final String JARS = "@JARS@";
  private static final String SCRIPT =
      """
      #!/bin/sh
      # Starts the sync server; see docs/operations.md. JAVA_OPTS adds options of the runtime.
      here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
      jars=
      for jar in @JARS@; do
        jars=$jars${jars:+:}$here/lib/$jar
      done
      cache=$here/lib/server.aot
      [ -e "$cache" ] || cache=
      exec "$here/runtime/bin/java" -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 \\
        -Xlog:disable "-Xlog:all=warning,aot*=error:stderr" ${cache:+"-XX:AOTCache=$cache"} \\
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow $JAVA_OPTS \\
        -cp "$jars" outrider.server.Main "$@"
      """;
  private static final String SCRIPT_FOR_WINDOWS =
      """
      @echo off
      set "cache="
      if exist "%~dp0..\\lib\\server.aot" set cache="-XX:AOTCache=%~dp0..\\lib\\server.aot"
      "%~dp0..\\runtime\\bin\\java" -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 ^
        -Xlog:disable "-Xlog:all=warning,aot*=error:stderr" %cache% ^
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %JAVA_OPTS% ^
        -cp "%~dp0..\\lib\\*" outrider.server.Main %*
      """;

  private final Path image;

  private ServerImage(Path image) {
    this.image = image;
  }

  static ServerImage assemble(Path root, Path runtime, Path folder, String version)
      throws IOException {
    Path built = root.resolve("sync-server/target");
    Path image = folder.resolve(name(version));
    Folders.copy(built.resolve("jars"), image.resolve("lib"));
    String main = "outrider-sync-server-" + version + ".jar";
    Folders.copy(built.resolve(main), image.resolve("lib").resolve(main));
    Folders.copy(runtime, image.resolve("runtime"));
    Folders.copy(root.resolve("LICENSE"), image.resolve("LICENSE"));
    Folders.copy(built.resolve("third-party/THIRD-PARTY.txt"), image.resolve("THIRD-PARTY.txt"));
    Folders.copy(root.resolve("installer/src/main/server"), image.resolve("etc"));
    Path scripts = Files.createDirectories(image.resolve("bin"));
    if (Machine.current() == Machine.WINDOWS) {
      Files.writeString(
          scripts.resolve("outrider-server.cmd"), SCRIPT_FOR_WINDOWS.replace("\n", "\r\n"));
    } else {
      Path script =
          Files.writeString(
              scripts.resolve("outrider-server"),
              SCRIPT.replace(JARS, String.join(" ", jars(image.resolve("lib")))));
      if (!script.toFile().setExecutable(true)) {
        throw new IOException("Cannot make executable: " + script);
      }
    }
    return new ServerImage(image);
  }

  private static List<String> jars(Path lib) throws IOException {
    try (var files = Files.list(lib)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .sorted()
          .toList();
    }
  }

  /// What it comes to when it is unpacked from its archive.
  static ServerImage unpacked(Path archive, Path folder, String version)
      throws IOException, InterruptedException {
    Folders.delete(folder);
    Files.createDirectories(folder);
    Tool.run(List.of("tar", "-xzf", archive.toString(), "-C", folder.toString()));
    return new ServerImage(folder.resolve(name(version)));
  }

  private static String name(String version) {
    return "outrider-server-" + version;
  }

  /// Where a run that ends by itself is to leave the cache.
  Path cache() {
    return image.resolve("lib").resolve(CACHE);
  }

  void requireCache() throws IOException {
    if (!Files.exists(cache())) {
      throw new IOException("The training run left no AOT cache at " + cache());
    }
  }

  Path launcher() {
    String name = Machine.current() == Machine.WINDOWS ? "outrider-server.cmd" : "outrider-server";
    return image.resolve("bin").resolve(name);
  }

  /// Every system of today brings a `tar` that keeps the executable bits.
  Path archive(Path target) throws IOException, InterruptedException {
    Machine machine = Machine.current();
    String name = image.getFileName() + "-" + machine.folder() + "-" + machine.architecture();
    Path archive = target.resolve(name + ".tar.gz");
    Path parent = image.toAbsolutePath().getParent();
    Tool.run(
        List.of(
            "tar",
            "-czf",
            archive.toString(),
            "-C",
            String.valueOf(parent),
            String.valueOf(image.getFileName())));
    return archive;
  }
}

package outrider.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The sync server as a folder that runs where it is unpacked: jars, runtime and one script.
final class ServerImage {
  private static final String SCRIPT =
      """
      #!/bin/sh
      # Starts the sync server; see docs/operations.md. JAVA_OPTS adds options of the runtime.
      here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
      exec "$here/runtime/bin/java" -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 \\
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow $JAVA_OPTS \\
        -cp "$here/lib/*" outrider.server.Main "$@"
      """;
  private static final String SCRIPT_FOR_WINDOWS =
      """
      @echo off
      "%~dp0..\\runtime\\bin\\java" -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 ^
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
    Path image = folder.resolve("outrider-server-" + version);
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
      Path script = Files.writeString(scripts.resolve("outrider-server"), SCRIPT);
      if (!script.toFile().setExecutable(true)) {
        throw new IOException("Cannot make executable: " + script);
      }
    }
    return new ServerImage(image);
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

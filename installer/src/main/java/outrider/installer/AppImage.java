package outrider.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The workstation with its own runtime and launcher, as it lies on a user's disk.
///
/// It starts twice as fast from a cache of loaded and linked classes. A cache fits only the class
/// path, runtime and options that it was recorded with, so it is recorded by the real launcher of
/// this very image: first [#record], a run of the program, then [#replay].
final class AppImage {
  private static final String RECORD = "java-options=-XX:AOTCacheOutput=$APPDIR/app.aot";
  private static final String REPLAY = "java-options=-XX:AOTCache=$APPDIR/app.aot";
  private static final List<String> OPTIONS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dfile.encoding=UTF-8",
          "-Dstdout.encoding=UTF-8",
          "-XX:MaxRAMPercentage=25");

  private final Path image;

  AppImage(Path image) {
    this.image = image;
  }

  static AppImage assemble(Path built, Path runtime, Path resources, Path target, String version)
      throws IOException, InterruptedException {
    Path input = target.resolve("image/app-jars");
    String main = "outrider-app-" + version + ".jar";
    Folders.copy(built.resolve("jars"), input);
    Folders.copy(built.resolve(main), input.resolve(main));
    Folders.copy(built.resolve("third-party/THIRD-PARTY.txt"), input.resolve("THIRD-PARTY.txt"));
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--type", "app-image", "--name", "Outrider"));
    arguments.addAll(List.of("--app-version", packageVersion(version), "--vendor", "Outrider"));
    arguments.addAll(List.of("--input", input.toString(), "--main-jar", main));
    arguments.addAll(List.of("--main-class", "outrider.app.Main"));
    arguments.addAll(List.of("--runtime-image", runtime.toString()));
    arguments.addAll(List.of("--icon", icon(resources).toString()));
    arguments.addAll(List.of("--dest", target.resolve("image").toString()));
    for (String option : OPTIONS) {
      arguments.addAll(List.of("--java-options", option));
    }
    Tool.jdk("jpackage", arguments);
    String folder = Machine.current() == Machine.MACOS ? "Outrider.app" : "Outrider";
    return new AppImage(target.resolve("image").resolve(folder));
  }

  Path launcher() {
    return Machine.current().launcher(image);
  }

  boolean hasCache() {
    return Files.exists(jars().resolve("app.aot"));
  }

  /// From now on a run that ends by itself leaves the cache behind.
  void record() throws IOException {
    Files.deleteIfExists(jars().resolve("app.aot"));
    option(RECORD);
  }

  void replay() throws IOException {
    if (!hasCache()) {
      throw new IOException("The training run left no AOT cache in " + jars());
    }
    option(REPLAY);
  }

  /// The native package: `.deb`, `.msi` or `.dmg`.
  Path installable(Path target, Path resources, String version)
      throws IOException, InterruptedException {
    String type = Machine.current().packageType();
    Path folder = Files.createDirectories(target.resolve("package"));
    Folders.delete(folder);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of("--type", type, "--name", "Outrider", "--app-version", packageVersion(version)));
    arguments.addAll(List.of("--app-image", image.toString(), "--dest", folder.toString()));
    arguments.addAll(List.of("--resource-dir", resources.toString()));
    arguments.addAll(Files.readAllLines(resources.resolve("options.txt")));
    Tool.jdk("jpackage", arguments);
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith("." + type)).findFirst().orElseThrow();
    }
  }

  private Path jars() {
    return Machine.current().jars(image);
  }

  private void option(String wanted) throws IOException {
    Path options = jars().resolve("Outrider.cfg");
    List<String> lines = new ArrayList<>(Files.readAllLines(options));
    lines.removeIf(line -> line.equals(RECORD) || line.equals(REPLAY));
    lines.add(lines.indexOf("[JavaOptions]") + 1, wanted);
    Files.write(options, lines);
  }

  private static String packageVersion(String version) {
    return Machine.current().packageVersion(version);
  }

  private static Path icon(Path resources) throws IOException {
    try (var files = Files.list(resources)) {
      return files
          .filter(file -> file.toString().matches(".*Outrider\\.(png|ico|icns)"))
          .findFirst()
          .orElseThrow();
    }
  }
}

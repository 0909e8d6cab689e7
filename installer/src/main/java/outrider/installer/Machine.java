package outrider.installer;

import java.nio.file.Path;
import java.util.Locale;

/// The system that builds, which is the system that is built for: jpackage does not cross over.
enum Machine {
  LINUX("linux", "deb"),
  WINDOWS("windows", "msi"),
  MACOS("macos", "dmg");

  private final String folder;
  private final String packageType;

  Machine(String folder, String packageType) {
    this.folder = folder;
    this.packageType = packageType;
  }

  static Machine current() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (name.contains("windows")) {
      return WINDOWS;
    }
    return name.contains("mac") ? MACOS : LINUX;
  }

  /// Where its icons and options lie under `src/main/jpackage`.
  String folder() {
    return folder;
  }

  /// What jpackage calls its native package, which is also the file's ending.
  String packageType() {
    return packageType;
  }

  /// The launcher of an application image.
  Path launcher(Path image) {
    return switch (this) {
      case LINUX -> image.resolve("bin/Outrider");
      case WINDOWS -> image.resolve("Outrider.exe");
      case MACOS -> image.resolve("Contents/MacOS/Outrider");
    };
  }

  /// Where an application image keeps its jars and its options.
  Path jars(Path image) {
    return switch (this) {
      case LINUX -> image.resolve("lib/app");
      case WINDOWS -> image.resolve("app");
      case MACOS -> image.resolve("Contents/app");
    };
  }

  /// The version as packages of this system may carry it: macOS refuses one that starts with 0.
  String packageVersion(String version) {
    return this == MACOS && version.startsWith("0.") ? "1." + version.substring(2) : version;
  }

  String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
  }
}

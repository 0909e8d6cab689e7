package outrider.installer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A Java runtime with the modules that one of our programs reads, and no others.
///
/// Some are asked for at run time only and no tool finds them: `jdk.crypto.ec` for TLS,
/// `jdk.localedata` for Chinese dates, `jdk.unsupported` for the memory access of libraries.
final class RuntimeImage {
  private static final List<String> BOTH =
      List.of(
          "java.base",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.sql",
          "java.xml",
          "jdk.crypto.ec",
          "jdk.localedata",
          "jdk.management",
          "jdk.unsupported",
          "jdk.zipfs");
  private static final List<String> APP = List.of("java.desktop", "java.sql.rowset", "java.prefs");
  private static final List<String> SERVER = List.of("jdk.jcmd");

  private RuntimeImage() {}

  static Path forApp(Path folder) throws IOException, InterruptedException {
    return link(folder, APP);
  }

  static Path forServer(Path folder) throws IOException, InterruptedException {
    return link(folder, SERVER);
  }

  private static Path link(Path folder, List<String> more)
      throws IOException, InterruptedException {
    Tool.jdk(
        "jlink",
        List.of(
            "--add-modules",
            String.join(",", BOTH) + "," + String.join(",", more),
            "--include-locales=en,zh",
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            folder.toString()));
    return folder;
  }
}

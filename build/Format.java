import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Formats every Java source of the project with google-java-format, or checks that it is.
///
/// Formatters parse with the compiler of the JDK they run on, and Maven may run on 17, which does
/// not know record patterns. So this runs as one source file on the toolchain's JDK instead of as a
/// step of Spotless; see `docs/decisions/0002-format-on-the-toolchain.md`.
///
/// Arguments: `check` or `apply`, and the root of the project.
public final class Format {
  private static final Formatter FORMATTER =
      new Formatter(JavaFormatterOptions.builder().reorderModifiers(true).build());

  private Format() {}

  public static void main(String[] args) throws IOException {
    boolean apply = args[0].equals("apply");
    Path root = Path.of(args[1]).toAbsolutePath().normalize();
    List<Path> unformatted =
        sources(root).parallelStream().filter(file -> differs(file, apply)).toList();
    if (unformatted.isEmpty()) {
      return;
    }
    for (Path file : unformatted) {
      System.out.println((apply ? "formatted " : "not formatted: ") + root.relativize(file));
    }
    if (!apply) {
      System.out.println("Run: mvn -N -Pformat validate");
      System.exit(1);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !within(root.relativize(file), "target"))
          .toList();
    }
  }

  private static boolean within(Path file, String folder) {
    for (Path part : file) {
      if (part.toString().equals(folder) || part.toString().startsWith(".git")) {
        return true;
      }
    }
    return false;
  }

  private static boolean differs(Path file, boolean apply) {
    try {
      String before = Files.readString(file);
      String after =
          FORMATTER.formatSource(
              RemoveUnusedImports.removeUnusedImports(
                  ImportOrderer.reorderImports(before, JavaFormatterOptions.Style.GOOGLE)));
      if (apply && !after.equals(before)) {
        Files.writeString(file, after);
      }
      return !after.equals(before);
    } catch (Exception exception) {
      throw new IllegalStateException(
          "Cannot format " + file + ": " + exception.getMessage(), exception);
    }
  }
}

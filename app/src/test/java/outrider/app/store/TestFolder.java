package outrider.app.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Folders for books that stay open as long as the tests run; they are gone when the tests are.
public final class TestFolder {

  private static final Set<Path> MADE = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> MADE.forEach(TestFolder::delete)));
  }

  private TestFolder() {}

  public static Path make() {
    try {
      var folder = Files.createTempDirectory("outrider-test");
      MADE.add(folder);
      return folder;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void delete(Path folder) {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException leftBehind) {
      System.err.println("left behind: " + folder + " (" + leftBehind + ')');
    }
  }
}

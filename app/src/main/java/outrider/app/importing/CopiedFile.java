package outrider.app.importing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.Clipboard;

/// A file on the clipboard, copied in the file manager or named by its path.
final class CopiedFile {
  private static final int PATH_MAX = 4_096;

  private CopiedFile() {}

  static Optional<Path> find() {
    var clipboard = Clipboard.getSystemClipboard();
    var files = clipboard.getFiles();
    return files != null && !files.isEmpty()
        ? Optional.of(files.getFirst()).map(File::toPath)
        : Optional.ofNullable(clipboard.getString()).flatMap(CopiedFile::named);
  }

  private static Optional<Path> named(String text) {
    var plain = text.strip().replaceAll("^\"|\"$", "");
    if (plain.isEmpty() || plain.length() > PATH_MAX) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(plain)).filter(Files::isRegularFile);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }
}

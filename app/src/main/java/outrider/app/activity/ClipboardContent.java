package outrider.app.activity;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import javafx.scene.input.Clipboard;
import outrider.app.attachment.NewFile;
import outrider.core.attachment.FileLimits;

/// What lies on the clipboard, in the forms that an activity takes. FX thread only.
final class ClipboardContent {

  private ClipboardContent() {}

  static String text() {
    var text = Clipboard.getSystemClipboard().getString();
    return text == null ? "" : text;
  }

  /// Copied image files, or the picture of a screenshot.
  static List<NewFile> images() {
    var clipboard = Clipboard.getSystemClipboard();
    if (clipboard.hasFiles()) {
      return ofFiles(clipboard.getFiles());
    }
    var picture = clipboard.hasImage() ? clipboard.getImage() : null;
    return picture == null ? List.of() : List.of(NewFile.unnamed(picture));
  }

  /// Those of the files that are images of a size that can be stored.
  static List<NewFile> ofFiles(List<File> files) {
    return files.stream()
        .filter(file -> file.length() <= FileLimits.BYTES_MAX)
        .filter(file -> NewFile.isPhoto(file.getName()))
        .map(file -> NewFile.of(file.getName(), bytes(file)))
        .toList();
  }

  private static byte[] bytes(File file) {
    try {
      return Files.readAllBytes(file.toPath());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

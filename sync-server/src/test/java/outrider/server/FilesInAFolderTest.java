package outrider.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class FilesInAFolderTest extends FilesStories {
  @Override
  List<String> filesKept() {
    return kept(folder.resolve("files"));
  }

  @Override
  List<String> uploadsKept() {
    return kept(folder.resolve("uploads"));
  }

  private static List<String> kept(Path place) {
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (var files = Files.walk(place)) {
      return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}

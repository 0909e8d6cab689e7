package outrider.app.importing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import outrider.app.importing.run.ImportRun;
import outrider.app.shell.Workspace;

/// Where the rows that are refused go: beside the file they came from, where that can be written,
/// else in the home folder; never over another file.
final class RefusedFile {
  private RefusedFile() {}

  static ImportRun.RefusedTo of(Path source, Workspace space) {
    var words = space.words();
    return new ImportRun.RefusedTo(
        beside(source, words.get("import.refusedSuffix")),
        words.get("import.reasonHeader"),
        space.reasons()::say);
  }

  private static Path beside(Path source, String suffix) {
    var name = Optional.ofNullable(source.getFileName()).map(Path::toString).orElse("import");
    var dot = name.lastIndexOf('.');
    var stem = (dot > 0 ? name.substring(0, dot) : name) + suffix;
    var folder = source.toAbsolutePath().getParent();
    if (folder == null || !Files.isWritable(folder)) {
      folder = Path.of(System.getProperty("user.home", "."));
    }
    var file = folder.resolve(stem + ".csv");
    for (var number = 2; Files.exists(file); number++) {
      file = folder.resolve(stem + " " + number + ".csv");
    }
    return file;
  }
}

package outrider.app.attachment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import outrider.app.shell.SystemOpener;
import outrider.app.shell.Workspace;
import outrider.app.store.BlobStore;
import outrider.app.store.Sql;
import outrider.core.attachment.Attachment;

/// A copy of a file in a folder of this person's, for another program to open. It lies outside the
/// encrypted book until the workstation is closed, and the person is told so.
public final class LentCopy {

  private LentCopy() {}

  /// Has the system open a file that is here. FX thread.
  public static void open(Workspace space, Attachment file) {
    space
        .background()
        .work(
            "lend a file to another program",
            () -> {
              var bytes =
                  space.database().readAndWait((Sql sql) -> BlobStore.get(sql, file.sha256()));
              return bytes.isPresent() && SystemOpener.open(copy(bytes, file).toString());
            })
        .onSuccess(opened -> {
          if (opened) {
            space.toasts().show(space.words().get("files.lent", file.name()));
          } else {
            space.toasts().error(space.words().get("files.noProgram", file.name()));
          }
        })
        .onFailure(failure -> {
          if (!(failure instanceof IOException)) {
            throw new IllegalStateException(failure);
          }
          space.toasts().error(space.words().get("files.notSaved", file.name()));
        })
        .start();
  }

  private static Path copy(Optional<byte[]> bytes, Attachment file) throws IOException {
    var folder = Files.createTempDirectory("outrider-");
    // A name that came from elsewhere is a suggestion, not a path.
    var name = file.name().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").replaceAll("^\\.+", "_");
    var copy = folder.resolve(name.isBlank() ? "file" : name);
    folder.toFile().deleteOnExit();
    copy.toFile().deleteOnExit();
    return Files.write(copy, bytes.orElseThrow());
  }
}

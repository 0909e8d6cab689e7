package outrider.app.attachment;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import outrider.app.shell.Workspace;
import outrider.core.attachment.FileLimits;

/// Takes in files however they come: reads them away from the screen, one after the other, and says
/// in plain words which of them cannot be attached and why. FX thread.
public final class Intake {

  /// Files at once; more are a mistake, or a folder that belongs somewhere else.
  static final int FILES_MAX = 20;

  private final Workspace space;
  private final boolean photos;
  private final Consumer<List<NewFile>> taken;

  /// @param photos whether only photos will do
  /// @param taken called on the FX thread, for each file as it was read
  public Intake(Workspace space, boolean photos, Consumer<List<NewFile>> taken) {
    this.space = space;
    this.photos = photos;
    this.taken = taken;
  }

  public void take(List<File> files) {
    files.stream().limit(FILES_MAX).forEach(this::take);
    if (files.size() > FILES_MAX) {
      space.toasts().error(space.words().get("files.tooMany", FILES_MAX));
    }
  }

  /// Copied files, or the picture of a screenshot.
  public void paste(Clipboard clipboard, String pictureName) {
    if (clipboard.hasFiles()) {
      take(clipboard.getFiles());
    } else if (clipboard.hasImage()) {
      var picture = clipboard.getImage();
      space
          .background()
          .work("read a pasted picture", () -> NewFile.of(picture, pictureName))
          .onSuccess(this::hand)
          .start();
    }
  }

  private void take(File file) {
    var refusal = refusal(file);
    if (refusal.isPresent()) {
      space.toasts().error(refusal.get());
      return;
    }
    space
        .background()
        .work("read a file", () -> NewFile.of(file.getName(), Files.readAllBytes(file.toPath())))
        .onSuccess(this::hand)
        .onFailure(unreadable -> {
          if (!(unreadable instanceof IOException)) {
            throw new IllegalStateException(unreadable);
          }
          space.toasts().error(space.words().get("files.unreadable", file.getName()));
        })
        .start();
  }

  /// What was small when it was chosen may have grown since.
  private void hand(NewFile file) {
    var refused = FileLimits.refusal(file.name(), file.bytes().length);
    if (refused.isPresent()) {
      space.toasts().error(say(file.name(), refused.get()));
    } else {
      taken.accept(List.of(file));
    }
  }

  private Optional<String> refusal(File file) {
    var words = space.words();
    if (file.isDirectory()) {
      return Optional.of(words.get("files.folder", file.getName()));
    }
    if (photos && !NewFile.isPhoto(file.getName())) {
      return Optional.of(words.get("files.noPhoto", file.getName()));
    }
    return FileLimits.refusal(file.getName(), file.length()).map(why -> say(file.getName(), why));
  }

  private String say(String name, FileLimits.Refusal why) {
    var reason =
        switch (why) {
          case EMPTY -> "reason.attachment.empty";
          case TOO_LARGE -> "reason.attachment.too-large";
          case PROGRAM -> "reason.attachment.program";
        };
    return space
        .words()
        .named(
            reason,
            Map.of("file", name, "megabytes", Integer.toString(FileLimits.BYTES_MAX >> 20)));
  }
}

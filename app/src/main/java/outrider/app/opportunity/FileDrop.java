package outrider.app.opportunity;

import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;
import outrider.app.attachment.NewFile;
import outrider.app.fx.Icon;
import outrider.app.fx.KeyHint;
import outrider.app.i18n.Words;

/// A place for files: drop them on it, paste with Ctrl+V, or click to choose.
final class FileDrop extends HBox {

  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

  private final Words words;
  private final Consumer<List<NewFile>> taken;
  private final boolean photos;

  /// @param photos whether photos are meant; otherwise any file
  FileDrop(Words words, boolean photos, Consumer<List<NewFile>> taken) {
    this.words = words;
    this.taken = taken;
    this.photos = photos;
    getStyleClass().add("file-drop");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleText(words.get(photos ? "stageGate.dropPhotos" : "stageGate.dropFiles"));
    var before = new Label(words.get(photos ? "stageGate.dropPhotos" : "stageGate.dropFiles"));
    before.setGraphic((photos ? Icon.IMAGE : Icon.ATTACH).node(14));
    getChildren().addAll(before, new KeyHint("Ctrl+V"), new Label(words.get("stageGate.paste")));
    setOnMouseClicked(click -> choose());
    setOnKeyPressed(press -> {
      if (press.getCode() == KeyCode.ENTER || press.getCode() == KeyCode.SPACE) {
        choose();
        press.consume();
      } else if (press.isShortcutDown() && press.getCode() == KeyCode.V) {
        paste();
        press.consume();
      }
    });
    setOnDragOver(over -> {
      if (over.getDragboard().hasFiles()) {
        over.acceptTransferModes(TransferMode.COPY);
        pseudoClassStateChanged(OVER, true);
      }
      over.consume();
    });
    setOnDragExited(gone -> pseudoClassStateChanged(OVER, false));
    setOnDragDropped(drop -> {
      take(NewFile.of(drop.getDragboard().getFiles()));
      drop.setDropCompleted(true);
      drop.consume();
    });
  }

  void paste() {
    take(NewFile.of(Clipboard.getSystemClipboard(), words.get("stageGate.pastedName")));
  }

  private void choose() {
    var chooser = new FileChooser();
    chooser.setTitle(words.get(photos ? "stageGate.choosePhotos" : "stageGate.chooseFile"));
    if (photos) {
      chooser
          .getExtensionFilters()
          .add(
              new FileChooser.ExtensionFilter(
                  words.get("stageGate.photos"), "*.jpg", "*.jpeg", "*.png", "*.heic", "*.webp"));
    }
    var chosen = chooser.showOpenMultipleDialog(getScene().getWindow());
    if (chosen != null) {
      take(NewFile.of(chosen));
    }
  }

  private void take(List<NewFile> files) {
    var fitting = photos ? files.stream().filter(NewFile::isImage).toList() : files;
    if (!fitting.isEmpty()) {
      taken.accept(fitting);
    }
  }
}

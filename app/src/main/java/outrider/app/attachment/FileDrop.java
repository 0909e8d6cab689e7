package outrider.app.attachment;

import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;
import outrider.app.fx.Icon;
import outrider.app.fx.KeyHint;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;

/// A place for files: drop them on it, paste with Ctrl+V, or click to choose.
public final class FileDrop extends HBox {

  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

  private final Words words;
  private final Intake intake;
  private final boolean photos;

  /// @param photos whether photos are meant; otherwise any file
  public FileDrop(Workspace space, boolean photos, Consumer<List<NewFile>> taken) {
    this.words = space.words();
    this.intake = new Intake(space, photos, taken);
    this.photos = photos;
    getStyleClass().add("file-drop");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleText(words.get(photos ? "stageGate.dropPhotos" : "stageGate.dropFiles"));
    var before = new Label(words.get(photos ? "stageGate.dropPhotos" : "stageGate.dropFiles"));
    before.setGraphic((photos ? Icon.IMAGE : Icon.ATTACH).node(14));
    var key = new KeyHint("Ctrl+V");
    var paste = new Label(words.get("stageGate.paste"));
    getChildren().addAll(before, key, paste);
    widthProperty()
        .subscribe(width -> {
          var whole = before.prefWidth(-1) + key.prefWidth(-1) + paste.prefWidth(-1);
          var fits = whole + 2 * getSpacing() + getInsets().getLeft() + getInsets().getRight();
          for (var node : List.of(key, paste)) {
            node.setVisible(width.doubleValue() >= fits);
            node.setManaged(node.isVisible());
          }
        });
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
    accept(this);
  }

  /// Lets a larger part of the screen take what is dropped on it, too.
  void accept(Node place) {
    place.setOnDragOver(over -> {
      if (over.getDragboard().hasFiles()) {
        over.acceptTransferModes(TransferMode.COPY);
        pseudoClassStateChanged(OVER, true);
      }
      over.consume();
    });
    place.setOnDragExited(gone -> pseudoClassStateChanged(OVER, false));
    place.setOnDragDropped(drop -> {
      intake.take(drop.getDragboard().getFiles());
      drop.setDropCompleted(true);
      drop.consume();
    });
  }

  public void paste() {
    intake.paste(Clipboard.getSystemClipboard(), words.get("stageGate.pastedName"));
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
      intake.take(chosen);
    }
  }
}

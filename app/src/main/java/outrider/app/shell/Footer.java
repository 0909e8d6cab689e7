package outrider.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import outrider.app.call.CallChip;
import outrider.app.fx.KeyHint;
import outrider.app.fx.SyncChip;
import outrider.app.i18n.Words;

/// The foot of the window: the sync chip, long work, and the keys that work here.
final class Footer extends HBox {
  private static final int HINTS_MAX = 5;

  private final Words words;
  private final HBox note = new HBox(14);
  private final HBox hints = new HBox(14);

  Footer(Words words, SyncChip chip, CallChip call) {
    this.words = words;
    getStyleClass().add("footer");
    note.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    hints.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
    hints.setMinWidth(0);
    var space = new Region();
    setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(chip, call, note, space, hints);
  }

  void showNote(List<Node> nodes) {
    note.getChildren().setAll(nodes);
  }

  void showHints(List<KeyBinding> bindings) {
    hints.getChildren().clear();
    var hinted = new ArrayList<>(bindings.stream().filter(KeyBinding::hinted).toList());
    // Where the screen leaves room, the two keys that help everywhere fill it.
    if (hinted.size() < HINTS_MAX - 1) {
      hinted.add(KeyBinding.hinted("Ctrl+Z", "key.undo", () -> {}));
    }
    if (hinted.size() < HINTS_MAX) {
      hinted.add(KeyBinding.hinted("F1", "key.map", () -> {}));
    }
    hinted.stream().limit(HINTS_MAX).forEach(this::addHint);
  }

  private void addHint(KeyBinding binding) {
    var hint = new HBox();
    hint.getStyleClass().add("hint");
    for (String cap : binding.caps().split(" ")) {
      hint.getChildren().add(new KeyHint(cap));
    }
    hint.getChildren().add(new Label(words.get(binding.wordKey())));
    hint.setMinWidth(Region.USE_PREF_SIZE);
    hints.getChildren().add(hint);
  }
}

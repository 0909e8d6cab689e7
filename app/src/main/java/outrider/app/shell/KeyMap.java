package outrider.app.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.fx.KeyHint;

/// F1: every key that works here, those of the screen first.
final class KeyMap {
  private static final double WIDTH = 720;

  private final Workspace workspace;

  KeyMap(Workspace workspace) {
    this.workspace = workspace;
  }

  void open(List<KeyBinding> ofScreen, List<KeyBinding> ofFrame) {
    var words = workspace.words();
    var closing = new Runnable[1];
    var columns = new HBox(40, section("key.here", ofScreen), section("key.everywhere", ofFrame));
    columns.getStyleClass().add("key-map");
    var card =
        new DialogCard(
            words.get("key.map"),
            WIDTH,
            columns,
            ButtonWithKey.primary(words, "key.close").key("Esc").does(() -> closing[0].run()));
    closing[0] = workspace.dialogs().open(card);
  }

  private VBox section(String titleKey, List<KeyBinding> bindings) {
    var title = new Label(workspace.words().get(titleKey));
    title.getStyleClass().add("section-title");
    var grid = new GridPane();
    grid.getStyleClass().add("key-map");
    int row = 0;
    for (var line : grouped(bindings).entrySet()) {
      var caps = new HBox(4);
      caps.setAlignment(Pos.CENTER_LEFT);
      line.getValue().forEach(key -> caps.getChildren().add(new KeyHint(key)));
      grid.addRow(row++, caps, new Label(workspace.words().get(line.getKey())));
    }
    return new VBox(8, title, grid);
  }

  /// Keys that mean the same stand on one line.
  private static Map<String, List<String>> grouped(List<KeyBinding> bindings) {
    var grouped = new LinkedHashMap<String, List<String>>();
    for (var binding : bindings) {
      grouped.computeIfAbsent(binding.wordKey(), key -> new ArrayList<>()).add(binding.key());
    }
    return grouped;
  }
}

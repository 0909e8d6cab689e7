package outrider.app.record;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A record that belongs to the one shown: a mark, its name, a quiet line, something at the right.
/// Click and Enter open it.
public final class RelatedLine extends HBox {
  public RelatedLine(Node mark, String name, String quiet, Node end, Runnable open) {
    getStyleClass().add("related-line");
    var title = new Label(name);
    title.getStyleClass().add("bold");
    title.setMinWidth(0);
    var words = new VBox(title);
    if (!quiet.isEmpty()) {
      var below = new Label(quiet);
      below.getStyleClass().addAll("small", "text-3");
      below.setMinWidth(0);
      words.getChildren().add(below);
    }
    words.setMinWidth(0);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    if (end instanceof Region region) {
      region.setMinWidth(USE_PREF_SIZE);
    }
    getChildren().addAll(mark, words, end);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleText(quiet.isEmpty() ? name : name + ", " + quiet);
    setOnMouseClicked(click -> open.run());
    setOnKeyPressed(press -> {
      if (press.getCode() == KeyCode.ENTER || press.getCode() == KeyCode.SPACE) {
        open.run();
        press.consume();
      }
    });
  }
}

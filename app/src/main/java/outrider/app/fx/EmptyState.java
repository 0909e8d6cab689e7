package outrider.app.fx;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What stands where rows would be: an icon, one sentence, one button at most.
public final class EmptyState extends VBox {
  public EmptyState(Icon icon, String message, Button... action) {
    getStyleClass().add("empty-state");
    var label = new Label(message);
    label.getStyleClass().add("message");
    label.setWrapText(true);
    getChildren().addAll(icon.node(24, "text-3"), label);
    getChildren().addAll(action);
  }
}

package outrider.app.fx;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The body of a dialog: title, content, and a footer with the primary button last.
public final class DialogCard extends VBox {
  public DialogCard(String title, double width, Node content, Button... footer) {
    getStyleClass().add("dialog-card");
    setPrefWidth(width);
    setMinWidth(width);
    setMaxWidth(width);
    var heading = new Label(title);
    heading.getStyleClass().add("heading");
    heading.setWrapText(true);
    var buttons = new HBox(footer);
    buttons.getStyleClass().add("dialog-footer");
    getChildren().addAll(heading, content, buttons);
    setAccessibleText(title);
  }
}

package outrider.app.fx;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One figure of a row of figures: what it is, how much, and a quiet line that says of what.
public final class KeyFigure extends VBox {
  private final Label note = new Label();

  public KeyFigure(String name, String value, String shownNote) {
    var title = new Label(name);
    title.getStyleClass().addAll("small", "text-2");
    var number = new Label(value);
    number.getStyleClass().addAll("title", "num");
    note.setText(shownNote);
    note.getStyleClass().addAll("small", "num", "text-2");
    getChildren().addAll(title, number, note);
    getStyleClass().add("figure");
    setMaxWidth(Double.MAX_VALUE);
    setPrefWidth(200);
    setMinWidth(0);
    HBox.setHgrow(this, Priority.ALWAYS);
  }

  /// Says with an icon that it is to be looked at.
  public KeyFigure warns(Icon icon) {
    note.setGraphic(icon.node(12, "warn-text"));
    note.getStyleClass().add("warn-text");
    return this;
  }

  /// How it is counted, on hover and for screen readers.
  public KeyFigure explained(String explanation) {
    var tooltip = new Tooltip(explanation);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(360);
    Tooltip.install(this, tooltip);
    setAccessibleHelp(explanation);
    return this;
  }
}

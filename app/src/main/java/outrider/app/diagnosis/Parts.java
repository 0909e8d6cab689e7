package outrider.app.diagnosis;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.Icon;

/// What the pages of the wizard are made of.
final class Parts {
  private Parts() {}

  static VBox card(Node... nodes) {
    var card = new VBox(10, nodes);
    card.getStyleClass().addAll("card", "diagnosis-card");
    card.setMinWidth(0);
    return card;
  }

  static Label title(String text) {
    return styled(new Label(text), "subheading");
  }

  static Label note(String text) {
    return wrapped(styled(new Label(text), "small", "text-3"));
  }

  static Label styled(Label label, String... styles) {
    label.getStyleClass().addAll(styles);
    return label;
  }

  static Label wrapped(Label label) {
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMinWidth(0);
    return label;
  }

  /// What a page found, in one sentence, with an icon that says how sure that is.
  static HBox headline(Icon icon, String style, String text, String more) {
    var said = wrapped(styled(new Label(text), "diagnosis-headline"));
    var box = new VBox(4, said);
    if (!more.isEmpty()) {
      box.getChildren().add(wrapped(styled(new Label(more), "text-2")));
    }
    HBox.setHgrow(box, Priority.ALWAYS);
    box.setMinWidth(0);
    var line = new HBox(12, icon.node(20, style), box);
    line.setAlignment(Pos.TOP_LEFT);
    line.getStyleClass().addAll("card", "diagnosis-verdict", style);
    return line;
  }

  /// A figure that opens its rows.
  static Button figure(String text, String spoken, Runnable open, String... styles) {
    var button = new Button(text);
    button.getStyleClass().setAll("diagnosis-figure", "num");
    button.getStyleClass().addAll(styles);
    button.setAccessibleText(spoken);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(press -> open.run());
    return button;
  }

  /// A grid whose first column takes the room and whose others are as wide as what is in them.
  static GridPane grid(List<String> heads) {
    var grid = new GridPane();
    grid.getStyleClass().add("diagnosis-table");
    grid.setHgap(0);
    for (var column = 0; column < heads.size(); column++) {
      var width = new ColumnConstraints();
      width.setHgrow(Priority.ALWAYS);
      width.setHalignment(column == 0 ? HPos.LEFT : HPos.RIGHT);
      width.setMinWidth(column == 0 ? 90 : Region.USE_PREF_SIZE);
      grid.getColumnConstraints().add(width);
      var head = styled(new Label(heads.get(column)), "head", "small", "text-3");
      head.setMinWidth(0);
      head.setMaxWidth(Double.MAX_VALUE);
      head.setAlignment(column == 0 ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
      grid.add(head, column, 0);
    }
    return grid;
  }

  static void row(GridPane grid, int row, Node... cells) {
    for (var column = 0; column < cells.length; column++) {
      var cell = new HBox(cells[column]);
      cell.getStyleClass().add("cell");
      cell.setAlignment(column == 0 ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
      cell.setMinWidth(column == 0 ? 0 : Region.USE_PREF_SIZE);
      if (cells[column] instanceof Region region && column == 0) {
        HBox.setHgrow(region, Priority.ALWAYS);
      }
      grid.add(cell, column, row);
    }
  }

  static Label cell(String text, String... styles) {
    return styled(styled(new Label(text), "num"), styles);
  }
}

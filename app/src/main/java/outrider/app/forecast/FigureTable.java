package outrider.app.forecast;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// A small table of figures as high as its lines: names at the left, which may open something, and
/// figures at the right.
final class FigureTable extends GridPane {

  /// @param opens what the name does; null where it does nothing
  /// @param strong the line that sums up
  record Line(String name, List<String> cells, @Nullable Runnable opens, boolean strong) {}

  FigureTable(String name) {
    getStyleClass().add("forecast-table");
    setAccessibleRole(AccessibleRole.TABLE_VIEW);
    setAccessibleText(name);
  }

  void show(List<String> heads, List<Line> lines) {
    getChildren().clear();
    getColumnConstraints().clear();
    for (var column = 0; column < heads.size(); column++) {
      var width = new ColumnConstraints();
      width.setHgrow(Priority.ALWAYS);
      width.setMinWidth(0);
      width.setPrefWidth(column == 0 ? 190 : 130);
      width.setHalignment(column == 0 ? HPos.LEFT : HPos.RIGHT);
      getColumnConstraints().add(width);
      var head = label(heads.get(column), column, "head", "text-3");
      add(head, column, 0);
    }
    for (var row = 0; row < lines.size(); row++) {
      var line = lines.get(row);
      add(name(line), 0, row + 1);
      for (var column = 0; column < line.cells().size(); column++) {
        var cell = label(line.cells().get(column), column + 1, "cell", "num");
        if (line.strong()) {
          cell.getStyleClass().add("bold");
        }
        add(cell, column + 1, row + 1);
      }
    }
  }

  private static Node name(Line line) {
    var opens = line.opens();
    if (opens == null) {
      var label = label(line.name(), 0, "cell");
      if (line.strong()) {
        label.getStyleClass().add("bold");
      }
      return label;
    }
    var button = new Button(line.name());
    button.getStyleClass().setAll("forecast-link");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(press -> opens.run());
    return button;
  }

  private static Label label(String words, int column, String... styles) {
    var label = new Label(words);
    label.getStyleClass().addAll(styles);
    label.getStyleClass().add(column == 0 ? "name" : "figure");
    label.setMaxWidth(Double.MAX_VALUE);
    label.setMinWidth(0);
    return label;
  }
}

package outrider.app.board;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Columns side by side, each of one or two bars, with what it is below and how much above. Each
/// opens its rows.
final class ColumnChart extends HBox {
  private static final double HEIGHT = 132;

  /// A bar.
  ///
  /// @param value the height, beside those of the others
  /// @param said above it
  /// @param sure whether it is drawn full; else it is outlined
  record Bar(double value, String said, String style, boolean sure) {}

  record Column(String name, String note, List<Bar> bars, Behind behind) {}

  private final BiConsumer<String, Behind> open;

  ColumnChart(BiConsumer<String, Behind> open) {
    super(2);
    this.open = open;
    getStyleClass().add("board-columns");
    setAlignment(Pos.BOTTOM_LEFT);
    setMinWidth(0);
  }

  void show(List<Column> columns) {
    var most =
        columns.stream()
            .flatMap(column -> column.bars().stream())
            .mapToDouble(Bar::value)
            .max()
            .orElse(0);
    getChildren().setAll(columns.stream().map(column -> column(column, most)).toList());
  }

  private Node column(Column column, double most) {
    var bars = new HBox(2);
    bars.setAlignment(Pos.BOTTOM_CENTER);
    bars.setMinHeight(HEIGHT);
    bars.setPrefHeight(HEIGHT);
    column.bars().forEach(bar -> bars.getChildren().add(bar(bar, most)));
    var name = new Label(column.name());
    name.getStyleClass().addAll("small", "num", "text-2");
    name.setMinWidth(0);
    var note = new Label(column.note());
    note.getStyleClass().addAll("small", "num", "text-3");
    note.setMinWidth(0);
    var box = new VBox(2, bars, name, note);
    box.setAlignment(Pos.BOTTOM_CENTER);
    var said = new StringBuilder(column.name());
    column.bars().forEach(bar -> said.append(", ").append(bar.said()));
    said.append(", ").append(column.note());
    var button = FunnelChart.button(box, said.toString());
    button.setPrefWidth(60);
    button.getStyleClass().add("board-column");
    HBox.setHgrow(button, Priority.ALWAYS);
    button.setOnAction(press -> open.accept(column.name(), column.behind()));
    return button;
  }

  private static Node bar(Bar bar, double most) {
    var said = new Label(bar.said());
    said.getStyleClass().addAll("small", "num", bar.sure() ? "text" : "text-3");
    said.setMinWidth(0);
    var filled = new Region();
    filled.getStyleClass().addAll("board-bar", bar.style(), bar.sure() ? "enough" : "few");
    var height =
        most == 0 ? 0 : Math.max(bar.value() > 0 ? 2 : 0, (HEIGHT - 22) * bar.value() / most);
    filled.setMinHeight(height);
    filled.setPrefHeight(height);
    filled.setMaxHeight(height);
    filled.setMaxWidth(40);
    var stack = new VBox(2, said, filled);
    stack.setAlignment(Pos.BOTTOM_CENTER);
    stack.setFillWidth(true);
    stack.setMaxWidth(44);
    HBox.setHgrow(stack, Priority.ALWAYS);
    return stack;
  }
}

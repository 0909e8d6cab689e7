package outrider.app.board;

import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/// The figures above the pictures; each opens its rows.
final class FigureTiles extends TilePane {
  private static final double TWO_ROWS_FROM = 640;
  private static final int WIDE = 6;
  private static final int NARROW = 4;

  private final BoardWords text;
  private final BiConsumer<String, Behind> open;

  FigureTiles(BoardWords text, BiConsumer<String, Behind> open) {
    this.text = text;
    this.open = open;
    getStyleClass().addAll("card", "board-figures");
    setPrefColumns(WIDE);
    widthProperty()
        .subscribe(width -> {
          var columns = width.doubleValue() >= TWO_ROWS_FROM ? WIDE : NARROW;
          setPrefTileWidth(Math.max(80, Math.floor((width.doubleValue() - 6) / columns)));
        });
  }

  void show(BoardTable figures) {
    getChildren().setAll(figures.rows().stream().map(this::tile).toList());
  }

  private Button tile(BoardTable.Row figure) {
    var now = figure.cells().get(0).text();
    var before = figure.cells().get(1).text();
    var name = new Label(figure.name());
    name.getStyleClass().addAll("small", "text-2");
    var value = new Label(now);
    var isWord = now.length() > 9;
    value.getStyleClass().addAll(isWord ? "small" : "title", "num");
    var note = new Label(before.isEmpty() ? "" : text.get("board.was", before));
    note.getStyleClass().addAll("small", "num", "text-3");
    var box = new VBox(2, name, value, note);
    var button =
        FunnelChart.button(
            box, figure.name() + " " + now + (before.isEmpty() ? "" : ", " + note.getText()));
    button.getStyleClass().add("board-figure");
    button.setOnAction(press -> open.accept(figure.name(), figure.behind()));
    return button;
  }
}

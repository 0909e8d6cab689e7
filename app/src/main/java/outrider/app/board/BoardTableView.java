package outrider.app.board;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A table of the board, as high as its lines: the page scrolls and not the table. Enter or a
/// double click opens the rows of a line.
final class BoardTableView extends TableView<BoardTable.Row> {
  private static final double NAME_WIDTH = 130;
  private static final double CELL_WIDTH = 56;
  private static final double LINE = 32;

  /// A digit or a letter.
  private static final double CHARACTER = 7;

  /// A share with its interval.
  private static final double LONGEST = 190;

  private final BiConsumer<String, Behind> open;
  private List<String> heads = List.of();

  BoardTableView(BiConsumer<String, Behind> open) {
    this.open = open;
    getStyleClass().add("board-table");
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    setFixedCellSize(LINE);
    setMinWidth(0);
    setOnMouseClicked(click -> {
      if (click.getClickCount() == 2) {
        openSelected();
      }
    });
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        press -> {
          if (press.getCode() == KeyCode.ENTER && getSelectionModel().getSelectedItem() != null) {
            openSelected();
            press.consume();
          }
        });
  }

  /// Opens the rows of the chosen line.
  void openSelected() {
    var row = getSelectionModel().getSelectedItem();
    if (row != null) {
      open.accept(row.name(), row.behind());
    }
  }

  void show(BoardTable table) {
    setAccessibleText(table.title());
    if (!heads.equals(table.heads())) {
      heads = table.heads();
      getColumns().clear();
      for (var index = 0; index < heads.size(); index++) {
        getColumns().add(column(heads.get(index), index));
      }
    }
    getItems().setAll(table.rows());
    for (var index = 1; index < heads.size(); index++) {
      var at = index - 1;
      var longest =
          table.rows().stream().mapToInt(row -> wide(row.cells().get(at).text())).max().orElse(0);
      var head = wide(heads.get(index));
      var room = Math.max(CELL_WIDTH, CHARACTER * Math.max(longest, head) + 2 * CHARACTER);
      getColumns().get(index).setPrefWidth(room);
      getColumns().get(index).setMinWidth(Math.min(room, LONGEST));
    }
    var height = LINE + Math.max(1, table.rows().size()) * LINE + 4;
    setMinHeight(height);
    setPrefHeight(height);
    setMaxHeight(height);
  }

  /// In digits and letters; a Han character is as wide as two.
  private static int wide(String text) {
    return text.codePoints().map(each -> each > 0x2E80 ? 2 : 1).sum();
  }

  private static TableColumn<BoardTable.Row, String> column(String head, int index) {
    var column = new TableColumn<BoardTable.Row, String>(head);
    column.setSortable(false);
    column.setReorderable(false);
    if (index == 0) {
      column.setPrefWidth(NAME_WIDTH);
      column.setMinWidth(72);
      column.setCellValueFactory(line -> new ReadOnlyStringWrapper(line.getValue().name()));
    } else {
      column.getStyleClass().addAll("num", "figure");
      column.setPrefWidth(CELL_WIDTH);
      column.setCellValueFactory(
          line -> new ReadOnlyStringWrapper(line.getValue().cells().get(index - 1).text()));
    }
    return column;
  }
}

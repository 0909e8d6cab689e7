package outrider.app.response;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import outrider.app.shell.Workspace;

/// The figures by person, source or grade, or those of the picture's columns; Enter opens the leads
/// of a line. Where two times are compared, what it was before stands in brackets.
final class ResponseTable extends TableView<ResponseTable.Row> {
  private static final double NAME_WIDTH = 150;
  private static final double NUMBER_WIDTH = 90;

  /// A length of time, beside another where two are compared.
  private static final double TIME_WIDTH = 150;

  /// A line as it is shown.
  ///
  /// @param leads what it opens
  record Row(String name, List<String> cells, List<WaitedLead> leads) {}

  private final List<String> times;

  ResponseTable(Workspace space, Consumer<Row> open) {
    times = List.of(space.words().get("response.p50"), space.words().get("response.p90"));
    getStyleClass().add("response-table");
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    setAccessibleText(space.words().get("nav.responseTimes"));
    setFixedCellSize(36);
    setOnMouseClicked(click -> {
      if (click.getClickCount() == 2) {
        selected().ifPresent(open);
      }
    });
    addEventHandler(
        javafx.scene.input.KeyEvent.KEY_PRESSED,
        press -> {
          if (press.getCode() == KeyCode.ENTER && selected().isPresent()) {
            open.accept(selected().get());
            press.consume();
          }
        });
  }

  private Optional<Row> selected() {
    return Optional.ofNullable(getSelectionModel().getSelectedItem());
  }

  /// @param heads of the columns, the first that of the names
  void show(List<String> heads, List<Row> rows) {
    var shown = getColumns().stream().map(TableColumn::getText).toList();
    if (!shown.equals(heads)) {
      getColumns().clear();
      for (var index = 0; index < heads.size(); index++) {
        getColumns().add(column(heads.get(index), index));
      }
    }
    getItems().setAll(rows);
  }

  private TableColumn<Row, String> column(String head, int index) {
    var column = new TableColumn<Row, String>(head);
    column.setSortable(false);
    column.setReorderable(false);
    if (index == 0) {
      column.setPrefWidth(NAME_WIDTH);
      column.setCellValueFactory(line -> new ReadOnlyStringWrapper(line.getValue().name()));
    } else {
      column.getStyleClass().addAll("num", "figure");
      column.setPrefWidth(times.contains(head) ? TIME_WIDTH : NUMBER_WIDTH);
      column.setCellValueFactory(
          line -> new ReadOnlyStringWrapper(line.getValue().cells().get(index - 1)));
    }
    return column;
  }
}

package outrider.app.team;

import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.StageDisc;
import outrider.app.shell.Workspace;

/// People down, stages across; the keyboard walks from cell to cell.
///
/// As a table it shows the figures of every stage, as a picture one long bar per person; either way
/// the sums stand at the right and the whole at the foot.
final class PipelineMatrix extends VBox {
  private static final double LINE = 48;
  private static final double SCROLL_BAR = 20;

  private final Workspace space;
  private final BoardText text;
  private final Consumer<Chosen> opened;
  private final HBox head = new HBox();
  private final ListView<BoardLine> list = new ListView<>();
  private final MatrixLine foot;
  private final BooleanProperty picture = new SimpleBooleanProperty(this, "picture", false);
  private final ObjectProperty<Chosen> current = new SimpleObjectProperty<>(new Chosen(0, 0));
  private PipelineBoard board;
  private MatrixWidths widths = MatrixWidths.figures(1000, 1);
  private Chosen chosen = new Chosen(-1, -1);

  /// @param opened called when a cell is clicked or entered
  PipelineMatrix(Workspace space, BoardText text, PipelineBoard empty, Consumer<Chosen> opened) {
    this.space = space;
    this.text = text;
    this.board = empty;
    this.opened = opened;
    foot = new MatrixLine(space, text);
    getStyleClass().add("pipeline-matrix");
    // The columns follow the width there is, never the other way round.
    setMinWidth(0);
    head.getStyleClass().add("matrix-head");
    head.setAlignment(Pos.CENTER_LEFT);
    list.setFixedCellSize(LINE);
    list.setFocusTraversable(false);
    list.setCellFactory(view -> new LineCell());
    VBox.setVgrow(list, Priority.ALWAYS);
    var foothold = new VBox(foot);
    foothold.getStyleClass().add("matrix-foot");
    getChildren().addAll(head, list, foothold);
    widthProperty().subscribe(this::arrange);
    picture.subscribe(this::arrange);
    current.subscribe(this::markFoot);
  }

  BooleanProperty pictureProperty() {
    return picture;
  }

  ObjectProperty<Chosen> currentProperty() {
    return current;
  }

  void show(PipelineBoard fresh) {
    board = fresh;
    list.getItems().setAll(fresh.lines());
    var last = current.get();
    current.set(
        new Chosen(
            Math.min(last.line(), fresh.lines().size()),
            Math.min(last.column(), fresh.columns() - 1)));
    arrange();
  }

  /// Marks the cell that is looked into.
  void choose(Chosen cell) {
    chosen = cell;
    list.refresh();
    markFoot();
  }

  void move(int lines, int columns) {
    var first = picture.get() ? board.stages().size() : 0;
    var line = Math.clamp(current.get().line() + lines, 0, board.lines().size());
    var column = Math.clamp(current.get().column() + columns, first, board.columns() - 1);
    current.set(new Chosen(line, column));
    if (line < board.lines().size()) {
      list.scrollTo(Math.max(0, line - 3));
    }
    list.refresh();
  }

  void openCurrent() {
    opened.accept(current.get());
  }

  private void open(int line, int column) {
    current.set(new Chosen(line, column));
    list.refresh();
    openCurrent();
  }

  private void arrange() {
    var room = getWidth() - SCROLL_BAR;
    if (room <= 0) {
      return;
    }
    widths =
        picture.get()
            ? MatrixWidths.picture(room)
            : MatrixWidths.figures(room, board.stages().size());
    buildHead();
    foot.show(board, board.total(), widths, column -> open(board.lines().size(), column));
    list.refresh();
    markFoot();
  }

  private void markFoot() {
    var line = board.lines().size();
    foot.mark(
        current.get().line() == line ? current.get().column() : -1,
        chosen.line() == line ? chosen.column() : -1);
  }

  private void buildHead() {
    head.getChildren().setAll(cell(space.words().get("team.person"), widths.name(), false));
    if (widths.bar() > 0) {
      head.getChildren().add(picture.get() ? legend() : cell("", widths.bar(), false));
    }
    for (var column = 0; column < board.columns(); column++) {
      var width = widths.column(board, column);
      if (width == 0) {
        continue;
      }
      var label = cell(text.column(board, column), width, true);
      if (board.isStage(column)) {
        label.setGraphic(new StageDisc(column + 1, board.stages().size()));
        label.setContentDisplay(ContentDisplay.TOP);
        label.setTooltip(new Tooltip(label.getText()));
      }
      head.getChildren().add(label);
    }
  }

  private Region legend() {
    var legend = new HBox(14);
    legend.setAlignment(Pos.CENTER_LEFT);
    legend.setMinWidth(widths.bar());
    legend.setPrefWidth(widths.bar());
    legend.getStyleClass().add("legend");
    for (var column = 0; column < board.stages().size(); column++) {
      var label = new Label(text.column(board, column));
      label.setGraphic(new StageDisc(column + 1, board.stages().size()));
      legend.getChildren().add(label);
    }
    return legend;
  }

  private static Label cell(String words, double width, boolean right) {
    var label = new Label(words);
    label.getStyleClass().add("head-cell");
    label.setMinWidth(width);
    label.setPrefWidth(width);
    label.setMaxWidth(width);
    label.setAlignment(right ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
    return label;
  }

  private final class LineCell extends ListCell<BoardLine> {
    private final MatrixLine line = new MatrixLine(space, text);

    @Override
    protected void updateItem(BoardLine item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        return;
      }
      line.show(board, item, widths, column -> open(getIndex(), column));
      line.mark(
          current.get().line() == getIndex() ? current.get().column() : -1,
          chosen.line() == getIndex() ? chosen.column() : -1);
      setGraphic(line);
    }
  }
}

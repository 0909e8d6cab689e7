package outrider.app.opportunity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.View;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.pipeline.OpportunityStage;

/// The board: a column per open stage, won and lost folded at the right, and a layer above on which
/// a lifted card floats.
final class KanbanView extends View {

  private static final double COLUMN_MIN = 200;
  private static final double COLUMN_MAX = 400;
  private static final double GAP = 8;

  private final Workspace space;
  private final OpportunitiesViewModel model;
  private final ConfiguredNames names;
  private final Consumer<OpportunityStage> openEnd;
  private final HBox columnsBox = new HBox(GAP);
  private final VBox folds = new VBox(GAP);
  private final ScrollPane scroll = new ScrollPane(columnsBox);
  private final Pane dragLayer = new Pane();
  private final CardDrag drag;
  private final List<KanbanColumn> columns = new ArrayList<>();
  private final List<KanbanEnd> ends = new ArrayList<>();
  private List<OpportunityStage> builtFor = List.of();

  /// @param open opens a deal's record
  /// @param openEnd lists the deals that are won or lost
  KanbanView(
      Workspace space,
      OpportunitiesViewModel model,
      ConfiguredNames names,
      Consumer<DealCard> open,
      Consumer<OpportunityStage> openEnd) {
    super(new StackPane());
    this.space = space;
    this.model = model;
    this.names = names;
    this.openEnd = openEnd;
    drag = new CardDrag(space, model, names, dragLayer, this::stageAt, this::scrollAtEdge, open);
    root().getStyleClass().add("kanban");
    dragLayer.setMouseTransparent(true);
    columnsBox.getStyleClass().add("kanban-columns");
    scroll.setFitToHeight(true);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    folds.getStyleClass().add("kanban-ends");
    HBox.setHgrow(scroll, Priority.ALWAYS);
    ((StackPane) root()).getChildren().addAll(new HBox(scroll, folds), dragLayer);
    scroll.viewportBoundsProperty().subscribe(this::fit);
    whileShown(model.boardProperty(), this::show);
    whileShown(
        model.targetProperty(),
        target -> {
          columns.forEach(column -> column.show(target));
          ends.forEach(end -> end.show(target));
        });
    whileShown(model.selectedProperty(), this::reveal);
    whileShown(model.liftedProperty(), card -> columns.forEach(KanbanColumn::refresh));
    whileShown(model.dwellProperty(), dwell -> columns.forEach(KanbanColumn::refresh));
    whileShown(() -> space.ticker().everyMinute(now -> columns.forEach(KanbanColumn::refresh)));
  }

  /// Whether a card is being held; Esc then lets it go home.
  boolean isDragging() {
    return model.liftedProperty().get().isPresent();
  }

  void cancelDrag() {
    drag.cancel();
  }

  /// Where the column of a stage is in the window, to open a dialog beside it.
  Optional<Bounds> columnInScene(String stage) {
    return columns.stream()
        .filter(column -> column.stage().id().equals(stage))
        .findFirst()
        .map(column -> column.localToScene(column.getBoundsInLocal()));
  }

  private void show(PipelineBoard board) {
    var stages = board.stages();
    if (!stages.equals(builtFor)) {
      build(board);
      builtFor = stages;
    }
    for (var index = 0; index < columns.size(); index++) {
      columns.get(index).show(board.columns().get(index));
    }
    for (var index = 0; index < ends.size(); index++) {
      ends.get(index).show(space.words().amounts().number(board.ends().get(index).count()));
    }
  }

  private void build(PipelineBoard board) {
    columns.clear();
    ends.clear();
    for (var column : board.columns()) {
      columns.add(new KanbanColumn(space, model, names, column, this::grip));
    }
    for (var end : board.ends()) {
      ends.add(
          new KanbanEnd(
              space.words(),
              end.stage(),
              names.of(end.stage().row()),
              () -> openEnd.accept(end.stage())));
    }
    columnsBox.getChildren().setAll(columns);
    folds.getChildren().setAll(ends);
    fit();
  }

  private void grip(ListCell<DealCard> cell, KanbanColumn column) {
    drag.listen(cell);
  }

  /// Columns share the width there is, but are never narrower than a card can be read.
  private void fit() {
    if (columns.isEmpty()) {
      return;
    }
    var left = scroll.getViewportBounds().getWidth() - 16 - GAP;
    var each =
        Math.clamp(
            Math.floor((left - GAP * (columns.size() - 1)) / columns.size()),
            COLUMN_MIN,
            COLUMN_MAX);
    for (var column : columns) {
      column.setMinWidth(each);
      column.setPrefWidth(each);
      column.setMaxWidth(each);
    }
  }

  private void reveal(String id) {
    columns.forEach(KanbanColumn::markCurrent);
    var stage = model.board().card(id).map(DealCard::stage).orElse("");
    columns.stream()
        .filter(column -> column.stage().id().equals(stage))
        .forEach(column -> {
          column.reveal(id);
          scrollTo(column);
        });
  }

  private void scrollTo(KanbanColumn column) {
    var hidden = columnsBox.getWidth() - scroll.getViewportBounds().getWidth();
    if (hidden <= 0) {
      return;
    }
    var from = column.getBoundsInParent().getMinX() - 16;
    var to = column.getBoundsInParent().getMaxX() + 16 - scroll.getViewportBounds().getWidth();
    var at = scroll.getHvalue() * hidden;
    scroll.setHvalue(Math.clamp(at < to ? to : Math.min(at, from), 0, hidden) / hidden);
  }

  private @Nullable String stageAt(double sceneX, double sceneY) {
    for (var column : columns) {
      if (column.localToScene(column.getBoundsInLocal()).contains(sceneX, sceneY)) {
        return column.stage().id();
      }
    }
    for (var end : ends) {
      if (end.localToScene(end.getBoundsInLocal()).contains(sceneX, sceneY)) {
        return end.stage().id();
      }
    }
    return null;
  }

  private void scrollAtEdge(double sceneX) {
    var here = scroll.sceneToLocal(sceneX, 0).getX();
    if (here < 40) {
      scroll.setHvalue(Math.max(0, scroll.getHvalue() - 0.03));
    } else if (here > scroll.getWidth() - 40) {
      scroll.setHvalue(Math.min(1, scroll.getHvalue() + 0.03));
    }
  }
}

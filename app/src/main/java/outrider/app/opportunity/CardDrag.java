package outrider.app.opportunity;

import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Motion;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;

/// A card in the hand: it leaves its slot once the mouse has meant it, floats a little tilted above
/// the board, and slides home where it cannot stay.
///
/// Not the platform's drag and drop: that draws its own picture, tells nothing between two columns,
/// and stops the board from scrolling.
final class CardDrag {

  /// Where a point of the window is over a column, the column's stage.
  @FunctionalInterface
  interface StageFinder {
    @Nullable String at(double sceneX, double sceneY);
  }

  private static final double MEANT = 5;

  private final Workspace space;
  private final OpportunitiesViewModel model;
  private final ConfiguredNames names;
  private final Pane layer;
  private final StageFinder stages;
  private final DoubleConsumer scrollAtEdge;
  private final Consumer<DealCard> open;
  private @Nullable KanbanCard ghost;
  private @Nullable DealCard pressed;
  private double pressX;
  private double pressY;
  private double homeX;
  private double homeY;

  CardDrag(
      Workspace space,
      OpportunitiesViewModel model,
      ConfiguredNames names,
      Pane layer,
      StageFinder stages,
      DoubleConsumer scrollAtEdge,
      Consumer<DealCard> open) {
    this.space = space;
    this.model = model;
    this.names = names;
    this.layer = layer;
    this.stages = stages;
    this.scrollAtEdge = scrollAtEdge;
    this.open = open;
  }

  void listen(ListCell<DealCard> cell) {
    cell.setOnMousePressed(press -> press(cell, press));
    cell.setOnMouseDragged(moved -> drag(cell, moved));
    cell.setOnMouseReleased(release -> release());
    cell.setOnMouseClicked(click -> {
      if (click.getClickCount() == 2 && cell.getItem() != null) {
        open.accept(cell.getItem());
      }
    });
  }

  /// Esc: back to the slot, nothing asked.
  void cancel() {
    model.hover(null);
    release();
  }

  private void press(ListCell<DealCard> cell, MouseEvent press) {
    if (press.getButton() != MouseButton.PRIMARY || cell.getItem() == null) {
      return;
    }
    pressed = cell.getItem();
    model.selectedProperty().set(cell.getItem().id());
    pressX = press.getSceneX();
    pressY = press.getSceneY();
    var home = layer.sceneToLocal(cell.localToScene(cell.getBoundsInLocal()));
    homeX = home.getMinX();
    homeY = home.getMinY();
    press.consume();
  }

  private void drag(ListCell<DealCard> cell, MouseEvent moved) {
    var card = pressed;
    if (card == null) {
      return;
    }
    var far = Math.hypot(moved.getSceneX() - pressX, moved.getSceneY() - pressY) > MEANT;
    if (ghost == null && !far) {
      return;
    }
    var floating = ghost == null ? lift(card, cell.getWidth()) : ghost;
    var now = layer.sceneToLocal(moved.getSceneX(), moved.getSceneY());
    var then = layer.sceneToLocal(pressX, pressY);
    floating.setTranslateX(now.getX() - then.getX());
    floating.setTranslateY(now.getY() - then.getY());
    scrollAtEdge.accept(moved.getSceneX());
    model.hover(stages.at(moved.getSceneX(), moved.getSceneY()));
    moved.consume();
  }

  private KanbanCard lift(DealCard card, double width) {
    model.lift(card);
    var floating = new KanbanCard(space.words());
    var days = card.days(space.clock().millis());
    var age =
        model
            .board()
            .stage(card.stage())
            .map(stage -> model.dwellProperty().get().age(stage, days))
            .orElse(DwellTimes.Age.FINE);
    floating.show(card, names.user(card.owner()), days, age);
    floating.getStyleClass().add("lifted");
    floating.setPrefWidth(width - 12);
    floating.relocate(homeX, homeY);
    if (!Motion.isReduced()) {
      floating.setRotate(2);
    }
    layer.getChildren().setAll(floating);
    ghost = floating;
    return floating;
  }

  private void release() {
    pressed = null;
    var floating = ghost;
    if (floating == null) {
      return;
    }
    ghost = null;
    if (model.drop()) {
      layer.getChildren().clear();
    } else {
      floating.setRotate(0);
      Motion.slideHome(floating, () -> layer.getChildren().remove(floating));
    }
  }
}

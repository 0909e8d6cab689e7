package outrider.app.rules;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A field in the hand: a line shows where it would go, and that is where it goes when it is let
/// go. Not the platform's drag and drop, which says nothing between two rows.
final class LayoutDrag {
  private static final PseudoClass LIFTED = PseudoClass.getPseudoClass("lifted");
  private static final PseudoClass BEFORE = PseudoClass.getPseudoClass("before");
  private static final PseudoClass AFTER = PseudoClass.getPseudoClass("after");
  private static final double MEANT = 5;

  /// Puts a field into a section, at a place among the others.
  @FunctionalInterface
  interface Placing {
    void place(String field, int section, int to);
  }

  private record Target(int section, int to, Node beside, boolean after) {}

  private final VBox cards;
  private final Placing placing;
  private @Nullable LayoutRow held;
  private @Nullable Target target;
  private double pressY;
  private boolean isMeant;

  /// @param cards a box for each section whose user data is its number
  LayoutDrag(VBox cards, Placing placing) {
    this.cards = cards;
    this.placing = placing;
  }

  void listen(LayoutRow row) {
    row.setOnMousePressed(press -> {
      if (press.getButton() == MouseButton.PRIMARY) {
        held = row;
        isMeant = false;
        pressY = press.getSceneY();
        row.requestFocus();
        press.consume();
      }
    });
    row.setOnMouseDragged(this::drag);
    row.setOnMouseReleased(release -> release());
  }

  private void drag(MouseEvent moved) {
    var row = held;
    if (row == null || !isMeant && Math.abs(moved.getSceneY() - pressY) < MEANT) {
      return;
    }
    isMeant = true;
    row.pseudoClassStateChanged(LIFTED, true);
    mark(null);
    mark(find(row, moved.getSceneX(), moved.getSceneY()));
    moved.consume();
  }

  private void release() {
    var row = held;
    var found = target;
    mark(null);
    held = null;
    if (row != null) {
      row.pseudoClassStateChanged(LIFTED, false);
      if (isMeant && found != null) {
        placing.place(row.name(), found.section(), found.to());
      }
    }
  }

  private void mark(@Nullable Target next) {
    var before = target;
    if (before != null) {
      before.beside().pseudoClassStateChanged(BEFORE, false);
      before.beside().pseudoClassStateChanged(AFTER, false);
    }
    target = next;
    if (next != null) {
      next.beside().pseudoClassStateChanged(next.after() ? AFTER : BEFORE, true);
    }
  }

  private @Nullable Target find(LayoutRow lifted, double x, double y) {
    for (var card : cards.getChildren()) {
      if (card instanceof VBox box
          && box.getUserData() instanceof Integer section
          && box.localToScene(box.getBoundsInLocal()).contains(x, y)) {
        return within(box, section, lifted, y);
      }
    }
    return null;
  }

  private static Target within(VBox box, int section, LayoutRow lifted, double y) {
    var to = 0;
    Node last = box.getChildren().getFirst();
    for (var child : box.getChildren()) {
      if (child instanceof LayoutRow row && row != lifted) {
        var bounds = row.localToScene(row.getBoundsInLocal());
        if (y < bounds.getCenterY()) {
          return new Target(section, to, row, false);
        }
        to++;
        last = row;
      }
    }
    return new Target(section, to, last, true);
  }
}

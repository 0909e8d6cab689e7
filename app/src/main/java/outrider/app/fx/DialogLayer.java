package outrider.app.fx;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Dialogs, the palette and popovers, as layers inside the window: they keep focus order, scale and
/// tests simple.
///
/// Each opening dims what is beneath with its own scrim and takes the focus; closing gives the
/// focus back to where it came from. Esc is always the safe choice.
public final class DialogLayer extends StackPane {
  /// How what is beneath looks: dimmed, dimmed a little so that the place stays visible, or
  /// untouched.
  public enum Scrim {
    NORMAL,
    LIGHT,
    NONE
  }

  private record Layer(Node holder, @Nullable Node focusBefore, Runnable escaped) {}

  private static final double GAP_BELOW = 4;
  private static final double EDGE = 8;

  /// Where a card stands whose place is not known: what was pressed is in no scene any more.
  private static final double FALLBACK = 40;

  private final Deque<Layer> layers = new ArrayDeque<>();

  public DialogLayer() {
    setVisible(false);
    setPickOnBounds(true);
    addEventFilter(KeyEvent.KEY_PRESSED, this::escapeOnEsc);
  }

  /// Opens in the middle; Esc closes.
  public Runnable open(Region content) {
    return open(content, Pos.CENTER, Insets.EMPTY, Scrim.NORMAL, () -> {});
  }

  /// Opens somewhere, and does the safe thing when the user leaves with Esc or outside. Answers
  /// what closes it.
  public Runnable open(Region content, Pos where, Insets margin, Scrim dim, Runnable escaped) {
    var scrim = new Region();
    if (dim != Scrim.NONE) {
      scrim.getStyleClass().add("scrim");
    }
    if (dim == Scrim.LIGHT) {
      scrim.getStyleClass().add("light");
    }
    var holder = new StackPane(scrim, content);
    content.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(content, where);
    StackPane.setMargin(content, margin);
    var layer = new Layer(holder, getScene() == null ? null : getScene().getFocusOwner(), escaped);
    scrim.setOnMousePressed(press -> {
      if (dim == Scrim.NONE) {
        escape(layer);
      }
    });
    layers.push(layer);
    getChildren().add(holder);
    setVisible(true);
    Motion.appear(content, dim == Scrim.NONE ? Motion.POPOVER : Motion.DIALOG);
    FxThread.later(() -> focusFirst(content));
    return () -> close(layer);
  }

  /// Opens a card of a known width under what was pressed, and inside the window.
  public Runnable openBelow(Region card, Node pressed) {
    var at =
        sceneToLocal(pressed.localToScene(0, pressed.getLayoutBounds().getHeight() + GAP_BELOW));
    var margin =
        at == null
            ? new Insets(FALLBACK, 0, 0, FALLBACK)
            : new Insets(
                at.getY(),
                0,
                0,
                Math.clamp(
                    at.getX(), EDGE, Math.max(EDGE, getWidth() - card.getPrefWidth() - EDGE)));
    return open(card, Pos.TOP_LEFT, margin, Scrim.NONE, () -> {});
  }

  /// Leaves the topmost as Esc does, wherever the focus is.
  public void escapeTop() {
    var top = layers.peek();
    if (top != null) {
      escape(top);
    }
  }

  public boolean isOpen() {
    return !layers.isEmpty();
  }

  /// Leaves everything, for example when the user signs out.
  public void closeAll() {
    while (!layers.isEmpty()) {
      close(layers.peek());
    }
  }

  private void escapeOnEsc(KeyEvent press) {
    if (press.getCode() == KeyCode.ESCAPE && isOpen()) {
      escapeTop();
      press.consume();
    }
  }

  private void escape(Layer layer) {
    close(layer);
    layer.escaped().run();
  }

  private void close(Layer layer) {
    if (!layers.remove(layer)) {
      return;
    }
    getChildren().remove(layer.holder());
    setVisible(!layers.isEmpty());
    if (layer.focusBefore() != null) {
      layer.focusBefore().requestFocus();
    }
  }

  /// The first control that takes focus, unless the content has taken it already. For a dialog that
  /// fills itself only once it is open.
  public void focusFirst(Parent content) {
    if (getScene() == null || contains(content, getScene().getFocusOwner())) {
      return;
    }
    // What scrolls has its content in the scene only once it was drawn.
    content.applyCss();
    var first = firstFocusable(content);
    if (first != null) {
      first.requestFocus();
    }
  }

  private static boolean contains(Parent content, @Nullable Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each == content) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Node firstFocusable(Parent parent) {
    for (var child : parent.getChildrenUnmodifiable()) {
      if (child.isFocusTraversable() && child.isVisible() && !child.isDisabled()) {
        return child;
      }
      if (child instanceof Parent inner) {
        var found = firstFocusable(inner);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}

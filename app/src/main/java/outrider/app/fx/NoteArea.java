package outrider.app.fx;

import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Several lines of text in a form. Tab leaves it, as it leaves any other field: nobody sets
/// columns in a note, and a field that keeps the Tab is where the keyboard ends.
public class NoteArea extends TextArea {
  public NoteArea() {
    setWrapText(true);
    addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
  }

  private void leave(KeyEvent press) {
    if (press.getCode() == KeyCode.TAB && !press.isShortcutDown()) {
      requestFocusTraversal(
          press.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      press.consume();
    }
  }
}

package outrider.app.fx;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseEvent;

/// One row of a list: lit, found under the pointer, or brought into sight.
public final class ListRow {
  private ListRow() {}

  /// Lights a row and brings it into sight; takes the light away below zero, or where there is no
  /// such row. A model knows which row is selected, the list only shows it.
  public static void select(ListView<?> list, int index) {
    if (index < 0 || index >= list.getItems().size()) {
      list.getSelectionModel().clearSelection();
    } else if (list.getSelectionModel().getSelectedIndex() != index) {
      list.getSelectionModel().clearAndSelect(index);
      reveal(list, index);
    }
  }

  /// The cell that was pressed, where it was one of this kind.
  public static <C extends ListCell<?>> Optional<C> pressed(
      ListView<?> list, MouseEvent press, Class<C> kind) {
    for (var node = (Node) press.getTarget(); node != list; node = node.getParent()) {
      if (node == null) {
        return Optional.empty();
      }
      if (kind.isInstance(node)) {
        return Optional.of(kind.cast(node));
      }
    }
    return Optional.empty();
  }

  /// Brings a row into sight, and moves nothing where it is there already.
  public static void reveal(ListView<?> list, int index) {
    if (!(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)
        || flow.getFirstVisibleCell() == null
        || flow.getLastVisibleCell() == null) {
      return;
    }
    var first = flow.getFirstVisibleCell().getIndex();
    var last = flow.getLastVisibleCell().getIndex();
    if (index <= first) {
      // One line more, so that the head of a group comes along with its first row.
      list.scrollTo(Math.max(0, index - 1));
    } else if (index >= last) {
      list.scrollTo(Math.max(0, index - (last - first) + 2));
    }
  }
}

package outrider.app.fx;

import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;

/// Brings a row into sight and moves nothing where it is there already.
public final class Reveal {
  private Reveal() {}

  public static void row(ListView<?> list, int index) {
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

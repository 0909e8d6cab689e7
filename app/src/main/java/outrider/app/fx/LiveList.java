package outrider.app.fx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A list on the screen that is fed whole new answers and changes only what differs.
///
/// Rows are matched by id: a row that stays keeps its place in the observable list, so that
/// selection, scroll and focus survive each refresh. FX thread only.
public final class LiveList<T> {
  private final ObservableList<T> items = FXCollections.observableArrayList();
  private final Function<T, ?> id;

  public LiveList(Function<T, ?> id) {
    this.id = id;
  }

  /// The list to hand to a `ListView` or to listen to.
  public ObservableList<T> items() {
    return items;
  }

  /// Becomes the given rows with as few changes as the order allows.
  public void show(List<? extends T> fresh) {
    if (items.isEmpty() || fresh.isEmpty()) {
      items.setAll(fresh);
      return;
    }
    var wanted = new HashSet<Object>();
    fresh.forEach(row -> wanted.add(id.apply(row)));
    items.removeIf(row -> !wanted.contains(id.apply(row)));
    var held = new HashSet<Object>();
    items.forEach(row -> held.add(id.apply(row)));
    if (fresh.size() - items.size() > 500) {
      items.setAll(fresh);
      return;
    }
    for (int index = 0; index < fresh.size(); index++) {
      T row = fresh.get(index);
      Object rowId = id.apply(row);
      if (index < items.size() && Objects.equals(id.apply(items.get(index)), rowId)) {
        replaceWhenChanged(index, row);
      } else if (held.contains(rowId)) {
        items.remove(indexFrom(index, rowId));
        items.add(index, row);
      } else {
        items.add(index, row);
      }
    }
  }

  private void replaceWhenChanged(int index, T row) {
    if (!Objects.equals(items.get(index), row)) {
      items.set(index, row);
    }
  }

  private int indexFrom(int start, Object rowId) {
    for (int index = start; index < items.size(); index++) {
      if (Objects.equals(id.apply(items.get(index)), rowId)) {
        return index;
      }
    }
    throw new IllegalStateException("row vanished: " + rowId);
  }

  /// Where each id stands now.
  public int indexOf(Object rowId) {
    var positions = new HashMap<Object, Integer>();
    for (int index = 0; index < items.size(); index++) {
      positions.putIfAbsent(id.apply(items.get(index)), index);
    }
    return positions.getOrDefault(rowId, -1);
  }
}

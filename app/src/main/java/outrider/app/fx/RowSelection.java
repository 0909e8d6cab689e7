package outrider.app.fx;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which row of a list is selected, while the list is read anew again and again. FX thread only.
public final class RowSelection<T> {
  private final Supplier<List<T>> rows;
  private final Function<T, String> key;
  private final ReadOnlyObjectWrapper<Optional<T>> selected =
      new ReadOnlyObjectWrapper<>(this, "selected", Optional.empty());

  /// @param rows those that are shown now
  /// @param key what makes a row the same one in its next reading
  public RowSelection(Supplier<List<T>> rows, Function<T, String> key) {
    this.rows = rows;
    this.key = key;
  }

  public ReadOnlyObjectProperty<Optional<T>> property() {
    return selected.getReadOnlyProperty();
  }

  public Optional<T> get() {
    return selected.get();
  }

  public void select(T row) {
    selected.set(Optional.of(row));
  }

  public void clear() {
    selected.set(Optional.empty());
  }

  public void move(int step) {
    var shown = rows.get();
    if (!shown.isEmpty()) {
      var present = placeIn(shown);
      select(shown.get(Math.clamp(present + (long) step, 0, shown.size() - 1)));
    }
  }

  /// Goes on to the row after the selected one, or to the one before where it was the last.
  public void next() {
    var shown = rows.get();
    var present = placeIn(shown);
    if (present >= 0 && shown.size() > 1) {
      select(shown.get(present + 1 < shown.size() ? present + 1 : present - 1));
    }
  }

  /// The place of the selected row among these, or -1.
  public int placeIn(List<T> some) {
    return selected.get().map(row -> place(some, row)).orElse(-1);
  }

  /// Takes the selected row in its newest words; where it left, the one that followed it.
  ///
  /// @param before the rows that were shown until now
  public void follow(List<T> before) {
    var shown = rows.get();
    var still = placeIn(shown);
    if (still >= 0) {
      select(shown.get(still));
      return;
    }
    var place = placeIn(before);
    for (var index = place + 1; place >= 0 && index < before.size(); index++) {
      var follower = place(shown, before.get(index));
      if (follower >= 0) {
        select(shown.get(follower));
        return;
      }
    }
    selected.set(
        shown.isEmpty()
            ? Optional.empty()
            : Optional.of(shown.get(Math.clamp(place, 0, shown.size() - 1))));
  }

  private int place(List<T> some, T wanted) {
    for (var index = 0; index < some.size(); index++) {
      if (key.apply(some.get(index)).equals(key.apply(wanted))) {
        return index;
      }
    }
    return -1;
  }
}

package outrider.app.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The only way from one screen to another, with back and forward.
public final class Navigator {
  private static final int STEPS_KEPT = 50;

  private final ReadOnlyObjectWrapper<Place> place =
      new ReadOnlyObjectWrapper<>(this, "place", new Place.Today());
  private final Deque<Place> behind = new ArrayDeque<>();
  private final Deque<Place> ahead = new ArrayDeque<>();

  public ReadOnlyObjectProperty<Place> placeProperty() {
    return place.getReadOnlyProperty();
  }

  public Place place() {
    return place.get();
  }

  public void open(Place next) {
    if (next.equals(place.get())) {
      return;
    }
    behind.push(place.get());
    if (behind.size() > STEPS_KEPT) {
      behind.removeLast();
    }
    ahead.clear();
    place.set(next);
  }

  public boolean back() {
    return step(behind, ahead);
  }

  public boolean forward() {
    return step(ahead, behind);
  }

  private boolean step(Deque<Place> from, Deque<Place> to) {
    if (from.isEmpty()) {
      return false;
    }
    to.push(place.get());
    place.set(from.pop());
    return true;
  }
}

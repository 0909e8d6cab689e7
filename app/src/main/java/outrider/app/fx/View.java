package outrider.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/// A piece of screen with a root node and a life: built once, shown and hidden many times.
///
/// A view builds its nodes in its constructor, binds them and forwards gestures. What it listens to
/// is named with [#whileShown]: the frame starts the listening when the view appears and ends it
/// when the view goes, so a hidden screen costs nothing and no author can forget to let go.
public abstract class View {
  private final Region root;
  private final List<Supplier<Subscription>> listenings = new ArrayList<>();
  private Subscription listening = Subscription.EMPTY;
  private boolean shown;

  protected View(Region root) {
    this.root = root;
  }

  public final Region root() {
    return root;
  }

  public final boolean isShown() {
    return shown;
  }

  /// Called by the frame when the view appears. Doing it twice is doing it once.
  public final void show() {
    if (shown) {
      return;
    }
    shown = true;
    for (var listen : listenings) {
      listening = listening.and(listen.get());
    }
    onShown();
  }

  /// Called by the frame when the view goes. Doing it twice is doing it once.
  public final void hide() {
    if (!shown) {
      return;
    }
    shown = false;
    listening.unsubscribe();
    listening = Subscription.EMPTY;
    onHidden();
  }

  /// Listens from each showing to the next hiding.
  protected final void whileShown(Supplier<Subscription> listen) {
    listenings.add(listen);
    if (shown) {
      listening = listening.and(listen.get());
    }
  }

  /// Gives the value to the action at each showing and at each change while shown.
  protected final <T> void whileShown(ObservableValue<T> value, Consumer<? super T> action) {
    whileShown(() -> value.subscribe(action::accept));
  }

  /// A part that lives and dies with this view.
  protected final <V extends View> V part(V part) {
    whileShown(() -> {
      part.show();
      return part::hide;
    });
    return part;
  }

  protected void onShown() {}

  protected void onHidden() {}

  /// Adds the stylesheet that lies beside the class, for example `"today.css"`.
  protected final void stylesheet(Class<?> beside, String name) {
    var url = beside.getResource(name);
    if (url == null) {
      throw new IllegalArgumentException(
          "no stylesheet " + name + " beside " + beside.getSimpleName());
    }
    root.getStylesheets().add(url.toExternalForm());
  }
}

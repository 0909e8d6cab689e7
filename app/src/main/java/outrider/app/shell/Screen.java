package outrider.app.shell;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.View;

/// A view that fills the body of the window and tells the frame its title, tools and keys.
///
/// The frame shows one screen at a time. When the language changes it builds the screen anew, so
/// words read while building are enough.
public abstract class Screen extends View {
  private final StringProperty title = new ReadOnlyStringWrapper(this, "title", "");
  private final StringProperty context = new ReadOnlyStringWrapper(this, "context", "");
  private Runnable keysShown = () -> {};
  private final StringProperty parentTitle = new ReadOnlyStringWrapper(this, "parentTitle", "");

  protected Screen(Region root, String title) {
    super(root);
    this.title.set(title);
  }

  /// The page title in the header.
  public final StringProperty titleProperty() {
    return title;
  }

  /// The quiet words after the title: a date, a count.
  public final StringProperty contextProperty() {
    return context;
  }

  /// The page this one belongs to, shown before the title; going up leads to [#parentPlace].
  public final StringProperty parentTitleProperty() {
    return parentTitle;
  }

  public @Nullable Place parentPlace() {
    return null;
  }

  /// What stands in the header between the title and the search field, if anything.
  public @Nullable Node headerTools() {
    return null;
  }

  /// What stands in the footer after the sync chip, if anything.
  public @Nullable Node footerNote() {
    return null;
  }

  /// The keys that work here, in the order of the footer.
  public List<KeyBinding> keys() {
    return List.of();
  }

  /// Tells the footer that other keys work here from now on: another tab is shown.
  protected final void keysChanged() {
    keysShown.run();
  }

  /// What shows the keys, while the screen is shown.
  final void showKeysBy(Runnable shown) {
    keysShown = shown;
  }

  /// Where the focus goes when the screen appears.
  public @Nullable Node firstFocus() {
    return null;
  }

  /// Moves the focus on from where it is, or into the screen.
  protected final void walk(TraversalDirection direction) {
    var focused = root().getScene().getFocusOwner();
    var from = focused == null ? firstFocus() : focused;
    if (from != null) {
      from.requestFocusTraversal(direction);
    }
  }

  /// What can be done here, for the palette: the actions for the record shown or the row selected.
  public List<PaletteEntry> actions() {
    return List.of();
  }

  /// Whether this screen narrows itself to what is typed in the header's search field. Where it
  /// does not, Enter takes the text to the palette.
  public boolean searches() {
    return false;
  }

  /// Called while the user types in the header's search field.
  public void search(String text) {}
}

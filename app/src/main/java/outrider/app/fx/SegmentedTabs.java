package outrider.app.fx;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// A few choices of which one holds: views of a list, tabs of a record.
public final class SegmentedTabs<K> extends HBox {
  private final ToggleGroup group = new ToggleGroup();
  private Consumer<K> chosen = key -> {};
  private boolean isQuiet;

  public SegmentedTabs() {
    getStyleClass().add("segmented");
    group.selectedToggleProperty().addListener((all, before, now) -> changed(before, now));
  }

  /// Adds a choice; the first one holds until another is chosen.
  public SegmentedTabs<K> tab(K key, String text, @Nullable Icon icon) {
    var tab = new ToggleButton(text);
    tab.getStyleClass().setAll("tab");
    tab.setUserData(key);
    tab.setToggleGroup(group);
    tab.setMinWidth(USE_PREF_SIZE);
    if (icon != null) {
      tab.setGraphic(icon.node(16));
    }
    getChildren().add(tab);
    if (group.getSelectedToggle() == null) {
      quietly(() -> tab.setSelected(true));
    }
    return this;
  }

  /// One always holds. The arrow keys choose too: they select a tab and press none.
  @SuppressWarnings("unchecked") // Only keys of this type are ever put there.
  private void changed(@Nullable Toggle before, @Nullable Toggle now) {
    if (isQuiet) {
      return;
    }
    if (now == null && before != null) {
      quietly(() -> group.selectToggle(before));
    }
    var held = now == null ? before : now;
    if (held != null) {
      chosen.accept((K) held.getUserData());
    }
  }

  private void quietly(Runnable selecting) {
    isQuiet = true;
    selecting.run();
    isQuiet = false;
  }

  public SegmentedTabs<K> tab(K key, String text) {
    return tab(key, text, null);
  }

  /// Called when the user chooses, not when [#select] does.
  public SegmentedTabs<K> onChosen(Consumer<K> action) {
    chosen = action;
    return this;
  }

  public void select(K key) {
    group.getToggles().stream()
        .filter(tab -> key.equals(tab.getUserData()))
        .findFirst()
        .ifPresent(tab -> quietly(() -> group.selectToggle(tab)));
  }

  /// The choice that holds; empty where there is none yet.
  @SuppressWarnings("unchecked") // Only keys of this type are ever put there.
  public Optional<K> selected() {
    return Optional.ofNullable(group.getSelectedToggle()).map(tab -> (K) tab.getUserData());
  }

  /// Changes the words of a tab, for example when its count changes.
  public void rename(K key, String text) {
    group.getToggles().stream()
        .filter(tab -> key.equals(tab.getUserData()))
        .findFirst()
        .ifPresent(tab -> ((ToggleButton) tab).setText(text));
  }
}

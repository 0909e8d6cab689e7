package outrider.app.shell;

import javafx.beans.value.ObservableIntegerValue;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Icon;

/// An entry of the navigation rail.
///
/// @param count shown at the right when above 0; null where nothing is counted
public record NavItem(
    Section section,
    Place place,
    Icon icon,
    String wordKey,
    String key,
    @Nullable ObservableIntegerValue count) {

  /// Groups of the rail, top to bottom.
  public enum Section {
    WORK("nav.work"),
    TEAM("nav.team"),
    LIBRARY("nav.library"),
    /// At the foot of the rail; its count is a risk pill.
    FOOT("");

    private final String wordKey;

    Section(String wordKey) {
      this.wordKey = wordKey;
    }

    String wordKey() {
      return wordKey;
    }
  }
}

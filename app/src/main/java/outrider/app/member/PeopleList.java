package outrider.app.member;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.Avatar;
import outrider.core.user.User;

/// A few people to choose from while the focus stays where somebody types: arrows move, Enter or a
/// click takes.
final class PeopleList extends VBox {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  /// @param note what is said of them, such as their team
  record Entry(User user, String note) {}

  private final Consumer<User> chosen;
  private List<Entry> entries = List.of();
  private int at;

  /// @param chosen hears of a click
  PeopleList(Consumer<User> chosen) {
    this.chosen = chosen;
    getStyleClass().add("people-list");
    setAccessibleRole(AccessibleRole.LIST_VIEW);
  }

  void show(List<Entry> people) {
    entries = List.copyOf(people);
    at = 0;
    getChildren().setAll(entries.stream().map(this::line).toList());
    mark();
  }

  void move(int by) {
    at = Math.clamp(at + by, 0, Math.max(0, entries.size() - 1));
    mark();
  }

  Optional<User> selected() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(at).user());
  }

  private void mark() {
    for (var index = 0; index < getChildren().size(); index++) {
      getChildren().get(index).pseudoClassStateChanged(SELECTED, index == at);
    }
    selected().ifPresent(user -> setAccessibleText(user.name()));
  }

  private HBox line(Entry entry) {
    var name = new Label(entry.user().name());
    name.setMinWidth(Region.USE_PREF_SIZE);
    var note = new Label(entry.note());
    note.getStyleClass().addAll("small", "text-3");
    note.setMinWidth(0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var line = new HBox(8, new Avatar(entry.user().name()), name, gap, note);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("person");
    line.setOnMouseClicked(click -> chosen.accept(entry.user()));
    return line;
  }
}

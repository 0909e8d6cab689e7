package outrider.app.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.LiveList;

/// A list with what is chosen in it beside it: the body of a screen on which somebody works through
/// what waits. One is always chosen while there is any. FX thread.
public final class ListAndDetail<T> extends StackPane {
  private static final double ROW_HEIGHT = 58;

  private final LiveList<T> items;
  private final ListView<T> list;
  private final ScrollPane detail = scrolled(null);
  private final HBox both;

  /// @param name of the list, for whoever hears the screen
  /// @param id by which a row is known again
  /// @param chosen hears of another choice; empty where there is nothing
  public ListAndDetail(
      String name,
      double listWidth,
      Function<T, ?> id,
      Supplier<ListCell<T>> cells,
      Consumer<Optional<T>> chosen) {
    items = new LiveList<>(id);
    list = new ListView<>(items.items());
    list.setFixedCellSize(ROW_HEIGHT);
    list.setCellFactory(view -> cells.get());
    list.setAccessibleText(name);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((property, before, now) -> chosen.accept(Optional.ofNullable(now)));
    var left = new VBox(list);
    VBox.setVgrow(list, Priority.ALWAYS);
    left.setPrefWidth(listWidth);
    left.setMinWidth(listWidth);
    left.getStyleClass().addAll("surface", "list-beside");
    both = new HBox(left, detail);
    HBox.setHgrow(detail, Priority.ALWAYS);
    setFocusTraversable(true);
  }

  /// Shows these rows, or what is said where there are none. What was chosen stays so, or else its
  /// neighbour is.
  ///
  /// @return whether there are any
  public boolean show(List<T> rows, Supplier<Node> empty) {
    var index = Math.max(0, list.getSelectionModel().getSelectedIndex());
    items.show(rows);
    if (rows.isEmpty()) {
      getChildren().setAll(empty.get());
      return false;
    }
    getChildren().setAll(both);
    if (list.getSelectionModel().getSelectedItem() == null) {
      list.getSelectionModel().select(Math.min(index, rows.size() - 1));
    }
    return true;
  }

  /// Shows something else in place of both, scrolled where it is long.
  public void showInstead(Node content) {
    getChildren().setAll(scrolled(content));
  }

  public Optional<T> chosen() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
  }

  public void choose(T row) {
    list.getSelectionModel().select(row);
  }

  /// What stands beside the list; null for nothing.
  public void setDetail(@Nullable Node content) {
    detail.setContent(content);
  }

  /// The keys that walk through the list.
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hintedAs("J K", "J", "key.move", () -> move(1)),
        KeyBinding.of("K", "key.move", () -> move(-1)),
        KeyBinding.of("Down", "key.move", () -> move(1)),
        KeyBinding.of("Up", "key.move", () -> move(-1)));
  }

  private void move(int by) {
    var index = list.getSelectionModel().getSelectedIndex() + by;
    if (index >= 0 && index < items.items().size()) {
      list.getSelectionModel().select(index);
      list.scrollTo(index);
    }
  }

  private static ScrollPane scrolled(@Nullable Node content) {
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("detail-beside");
    return scroll;
  }
}

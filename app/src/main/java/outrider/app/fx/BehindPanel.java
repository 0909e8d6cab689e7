package outrider.app.fx;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The records behind a figure: what the figure is, how many they are, and a list of them. The
/// screen opens the first of `selected` on Enter; a double click opens one here.
///
/// @param <T> a row; two lines are said of it
public final class BehindPanel<T> extends VBox {

  /// @param aside at the end of the first line, such as an amount; may be empty
  /// @param about the second line
  public record Said(String name, String aside, String about) {}

  private final Label title = new Label();
  private final Label count = new Label();
  private final ListView<T> list = new ListView<>();
  private final HBox head;
  private final Function<T, Said> says;

  /// @param open called with the row that was clicked twice
  /// @param closing the button that closes the panel
  public BehindPanel(Function<T, Said> says, Consumer<T> open, ButtonWithKey closing) {
    this.says = says;
    getStyleClass().addAll("behind-panel", "subtle", "hairline-left");
    title.getStyleClass().add("subheading");
    title.setMinWidth(0);
    count.getStyleClass().addAll("small", "text-3", "num");
    var said = new VBox(2, title, count);
    said.setMinWidth(0);
    HBox.setHgrow(said, Priority.ALWAYS);
    head = new HBox(4, said, closing);
    head.getStyleClass().add("panel-head");
    head.setAlignment(Pos.TOP_LEFT);
    list.setFixedCellSize(52);
    list.setCellFactory(view -> new RowCell());
    list.setOnMouseClicked(click -> {
      if (click.getClickCount() == 2) {
        first().ifPresent(open);
      }
    });
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(head, list);
  }

  /// Several rows can be selected, and this does something with them.
  public BehindPanel<T> withDeed(ButtonWithKey deed) {
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    head.getChildren().add(1, deed);
    return this;
  }

  /// @param counted how many they are, in words
  public void show(String figure, String counted, List<T> rows) {
    title.setText(figure);
    count.setText(counted);
    list.setAccessibleText(figure + ", " + counted);
    list.getItems().setAll(rows);
    if (!rows.isEmpty()) {
      list.getSelectionModel().clearAndSelect(0);
    }
    list.requestFocus();
  }

  public Optional<T> first() {
    return selected().stream().findFirst();
  }

  public List<T> selected() {
    return List.copyOf(list.getSelectionModel().getSelectedItems());
  }

  private final class RowCell extends ListCell<T> {
    private final Label name = new Label();
    private final Label aside = new Label();
    private final Label about = new Label();
    private final VBox box;

    RowCell() {
      name.getStyleClass().add("bold");
      name.setMinWidth(0);
      aside.getStyleClass().addAll("num", "text-2");
      aside.setMinWidth(Region.USE_PREF_SIZE);
      about.getStyleClass().addAll("small", "text-2");
      var gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      box = new VBox(2, new HBox(8, name, gap, aside), about);
      box.setAlignment(Pos.CENTER_LEFT);
      box.setMinWidth(0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable T row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setGraphic(null);
        return;
      }
      var said = says.apply(row);
      name.setText(said.name());
      aside.setText(said.aside());
      about.setText(said.about());
      setGraphic(box);
    }
  }
}

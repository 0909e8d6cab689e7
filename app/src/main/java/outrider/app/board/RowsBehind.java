package outrider.app.board;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;

/// The leads or deals behind a figure, the newest first; Enter opens one.
final class RowsBehind extends VBox {
  private final Workspace space;
  private final Label title = new Label();
  private final Label count = new Label();
  private final ListView<RowBehind> list = new ListView<>();

  RowsBehind(Workspace space, Consumer<RowBehind> open, Runnable close) {
    this.space = space;
    getStyleClass().addAll("rows-behind", "subtle", "hairline-left");
    title.getStyleClass().add("subheading");
    title.setMinWidth(0);
    count.getStyleClass().addAll("small", "text-3", "num");
    var said = new VBox(2, title, count);
    said.setMinWidth(0);
    HBox.setHgrow(said, Priority.ALWAYS);
    var closing =
        ButtonWithKey.iconOnly(space.words(), "response.closePanel", Icon.CLOSE)
            .compact()
            .does(close);
    var head = new HBox(8, said, closing);
    head.getStyleClass().add("panel-head");
    head.setAlignment(Pos.TOP_LEFT);
    list.setFixedCellSize(52);
    list.setCellFactory(view -> new RowCell());
    list.setOnMouseClicked(click -> {
      if (click.getClickCount() == 2) {
        selected().ifPresent(open);
      }
    });
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(head, list);
  }

  void show(BoardViewModel.Opened opened) {
    var words = space.words();
    title.setText(opened.title());
    var all =
        words.get(opened.ofLeads() ? "board.behindLeads" : "board.behindDeals", opened.count());
    count.setText(
        opened.count() > opened.rows().size()
            ? words.get("response.first", opened.rows().size(), opened.count())
            : all);
    list.setAccessibleText(opened.title() + ", " + all);
    list.getItems().setAll(opened.rows());
    if (!opened.rows().isEmpty()) {
      list.getSelectionModel().select(0);
    }
    list.requestFocus();
  }

  Optional<RowBehind> selected() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
  }

  private final class RowCell extends ListCell<RowBehind> {
    private final Label name = new Label();
    private final Label about = new Label();
    private final VBox box = new VBox(2, name, about);

    RowCell() {
      name.getStyleClass().add("bold");
      about.getStyleClass().addAll("small", "text-2");
      box.setAlignment(Pos.CENTER_LEFT);
      box.setMinWidth(0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable RowBehind row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setGraphic(null);
        return;
      }
      name.setText(row.name());
      var at =
          space
              .words()
              .moments()
              .date(
                  Instant.ofEpochMilli(row.at()).atZone(space.zone()).toLocalDate(), space.today());
      var owner = space.reasons().names().user(row.owner());
      var who = row.company().isEmpty() ? owner : row.company() + " · " + owner;
      about.setText(who + " · " + at);
      setGraphic(box);
    }
  }
}

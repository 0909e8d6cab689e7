package outrider.app.response;

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

/// The leads behind a figure, those that waited longest first; Enter opens one.
final class LeadsBehind extends VBox {
  private final Workspace space;
  private final Label title = new Label();
  private final Label count = new Label();
  private final ListView<LeadLine> list = new ListView<>();

  LeadsBehind(Workspace space, Consumer<LeadLine> open, Runnable close) {
    this.space = space;
    getStyleClass().addAll("leads-behind", "subtle", "hairline-left");
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
    list.setCellFactory(view -> new LeadCell());
    list.setAccessibleText(space.words().get("response.leads"));
    list.setOnMouseClicked(click -> {
      if (click.getClickCount() == 2) {
        selected().ifPresent(open);
      }
    });
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(head, list);
  }

  void show(ResponseViewModel.Behind behind) {
    var words = space.words();
    title.setText(behind.title());
    count.setText(
        behind.leads() > behind.lines().size()
            ? words.get("response.first", behind.lines().size(), behind.leads())
            : words.get("response.behind", behind.leads()));
    list.getItems().setAll(behind.lines());
    if (!behind.lines().isEmpty()) {
      list.getSelectionModel().select(0);
    }
    list.requestFocus();
  }

  Optional<LeadLine> selected() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
  }

  private final class LeadCell extends ListCell<LeadLine> {
    private final Label name = new Label();
    private final Label about = new Label();
    private final VBox box = new VBox(2, name, about);

    LeadCell() {
      name.getStyleClass().add("bold");
      about.getStyleClass().addAll("small", "text-2");
      box.setAlignment(Pos.CENTER_LEFT);
      box.setMinWidth(0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable LeadLine lead, boolean empty) {
      super.updateItem(lead, empty);
      if (empty || lead == null) {
        setGraphic(null);
        return;
      }
      name.setText(lead.name());
      var owner = space.reasons().names().user(lead.owner());
      about.setText(lead.company().isEmpty() ? owner : lead.company() + " · " + owner);
      setGraphic(box);
    }
  }
}

package outrider.app.forecast;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;

/// The deals behind a figure; Enter opens one, and several get a task together.
final class DealsBehind extends VBox {
  private final Workspace space;
  private final ConfiguredNames names;
  private final Label title = new Label();
  private final Label count = new Label();
  private final ListView<DealLine> list = new ListView<>();

  DealsBehind(
      Workspace space,
      ForecastWords text,
      Consumer<DealLine> open,
      Consumer<List<DealLine>> plan,
      Runnable close) {
    this.space = space;
    names = text.names();
    getStyleClass().addAll("deals-behind", "subtle", "hairline-left");
    title.getStyleClass().add("subheading");
    title.setMinWidth(0);
    count.getStyleClass().addAll("small", "text-3", "num");
    var said = new VBox(2, title, count);
    said.setMinWidth(0);
    HBox.setHgrow(said, Priority.ALWAYS);
    var planning =
        ButtonWithKey.iconOnly(space.words(), "forecast.plan", Icon.TASK)
            .compact()
            .does(() -> plan.accept(selected()));
    var closing =
        ButtonWithKey.iconOnly(space.words(), "forecast.closePanel", Icon.CLOSE)
            .compact()
            .does(close);
    var head = new HBox(4, said, planning, closing);
    head.getStyleClass().add("panel-head");
    head.setAlignment(Pos.TOP_LEFT);
    list.setFixedCellSize(52);
    list.setCellFactory(view -> new DealCell());
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setAccessibleText(space.words().get("review.deals"));
    list.setOnMouseClicked(click -> {
      if (click.getClickCount() == 2) {
        first().ifPresent(open);
      }
    });
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(head, list);
  }

  void show(ForecastViewModel.Behind behind) {
    var words = space.words();
    title.setText(behind.title());
    count.setText(
        behind.deals() > behind.lines().size()
            ? words.get("forecast.first", behind.lines().size(), behind.deals())
            : words.get("forecast.behind", behind.deals()));
    list.getItems().setAll(behind.lines());
    if (!behind.lines().isEmpty()) {
      list.getSelectionModel().clearAndSelect(0);
    }
    list.requestFocus();
  }

  Optional<DealLine> first() {
    return selected().stream().findFirst();
  }

  List<DealLine> selected() {
    return List.copyOf(list.getSelectionModel().getSelectedItems());
  }

  private final class DealCell extends ListCell<DealLine> {
    private final Label name = new Label();
    private final Label money = new Label();
    private final Label about = new Label();
    private final VBox box;

    DealCell() {
      name.getStyleClass().add("bold");
      name.setMinWidth(0);
      money.getStyleClass().addAll("num", "text-2");
      money.setMinWidth(Region.USE_PREF_SIZE);
      about.getStyleClass().addAll("small", "text-2");
      var gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      box = new VBox(2, new HBox(8, name, gap, money), about);
      box.setAlignment(Pos.CENTER_LEFT);
      box.setMinWidth(0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable DealLine deal, boolean empty) {
      super.updateItem(deal, empty);
      if (empty || deal == null) {
        setGraphic(null);
        return;
      }
      name.setText(deal.name());
      money.setText(
          deal.amountMinor() < 0
              ? ""
              : space.words().amounts().compact(deal.amountMinor(), deal.currency()));
      var owner = deal.owner().isEmpty() ? "" : names.user(deal.owner());
      about.setText(
          Stream.of(names.stage(deal.stage()), deal.account(), owner)
              .filter(each -> !each.isEmpty())
              .collect(Collectors.joining(" · ")));
      setGraphic(box);
    }
  }
}

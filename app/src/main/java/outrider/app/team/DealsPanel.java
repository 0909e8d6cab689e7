package outrider.app.team;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;

/// The deals behind a cell, those that have waited longest first; Enter opens one.
final class DealsPanel extends VBox {
  private final Workspace space;
  private final Label title = new Label();
  private final Label context = new Label();
  private final ListView<DealLine> list = new ListView<>();

  /// @param toList opens the same deals as a list, to filter and treat them
  DealsPanel(Workspace space, Consumer<DealLine> open, Runnable toList, Runnable close) {
    this.space = space;
    getStyleClass().addAll("deals-panel", "subtle", "hairline-left");
    title.getStyleClass().add("subheading");
    title.setMinWidth(0);
    context.getStyleClass().addAll("small", "text-3", "num");
    var words = new VBox(2, title, context);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var closing =
        ButtonWithKey.iconOnly(space.words(), "team.closePanel", Icon.CLOSE).compact().does(close);
    var listing =
        ButtonWithKey.soft(space.words(), "team.asList")
            .icon(Icon.LIST)
            .key("O")
            .compact()
            .does(toList);
    var foot = new HBox(listing);
    foot.getStyleClass().add("panel-foot");
    var head = new HBox(8, words, closing);
    head.getStyleClass().add("panel-head");
    head.setAlignment(Pos.TOP_LEFT);
    list.setFixedCellSize(60);
    list.setCellFactory(view -> new DealCell());
    list.setOnMouseClicked(click -> {
      var selected = list.getSelectionModel().getSelectedItem();
      if (selected != null && click.getClickCount() == 2) {
        open.accept(selected);
      }
    });
    list.setAccessibleText(space.words().get("team.dealsBehind"));
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(head, list, foot);
  }

  void show(String shownTitle, String shownContext) {
    title.setText(shownTitle);
    context.setText(shownContext);
  }

  void show(List<DealLine> deals) {
    list.getItems().setAll(deals);
    if (!deals.isEmpty()) {
      list.getSelectionModel().select(0);
    }
  }

  void move(int by) {
    var size = list.getItems().size();
    if (size > 0) {
      var to = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, size - 1);
      list.getSelectionModel().select(to);
      list.scrollTo(Math.max(0, to - 4));
    }
  }

  Optional<DealLine> selected() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
  }

  private final class DealCell extends ListCell<DealLine> {
    private final Label name = new Label();
    private final Label amount = new Label();
    private final Label account = new Label();
    private final Label stay = new Label();
    private final VBox box;

    DealCell() {
      name.getStyleClass().add("bold");
      name.setMinWidth(0);
      amount.getStyleClass().add("num");
      amount.setMinWidth(Region.USE_PREF_SIZE);
      account.getStyleClass().addAll("small", "text-2");
      account.setMinWidth(0);
      stay.getStyleClass().addAll("small", "num");
      stay.setMinWidth(Region.USE_PREF_SIZE);
      box = new VBox(3, line(name, amount), line(account, stay));
      box.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(DealLine deal, boolean empty) {
      super.updateItem(deal, empty);
      if (empty || deal == null) {
        setGraphic(null);
        return;
      }
      var words = space.words();
      name.setText(deal.name());
      amount.setText(
          deal.amountMinor() == 0
              ? "–"
              : words.amounts().compact(deal.amountMinor(), deal.currency()));
      account.setText(below(deal));
      var days = Duration.between(Instant.ofEpochMilli(deal.since()), space.clock().instant());
      stay.setText(words.get("team.stays", Math.max(0, days.toDays())));
      stay.setGraphic(deal.late() ? Icon.CLOCK.node(12, "warn-text") : null);
      stay.getStyleClass().removeAll("warn-text", "text-3");
      stay.getStyleClass().add(deal.late() ? "warn-text" : "text-3");
      setGraphic(box);
    }

    private String below(DealLine deal) {
      var words = space.words();
      var next = deal.nextStep().isEmpty() ? words.get("team.noNextStep") : next(deal);
      return deal.account().isEmpty() ? next : deal.account() + " · " + next;
    }

    /// Titles that the rules make are stored as a code.
    private String next(DealLine deal) {
      var key = "task.title." + deal.nextStep();
      return space.words().has(key) ? space.words().get(key) : deal.nextStep();
    }

    private static HBox line(Label left, Label right) {
      left.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(left, Priority.ALWAYS);
      var line = new HBox(8, left, right);
      line.setAlignment(Pos.CENTER_LEFT);
      return line;
    }
  }
}

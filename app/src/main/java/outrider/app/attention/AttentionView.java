package outrider.app.attention;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.command.Receipt;
import outrider.app.fx.EmptyState;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.LiveList;
import outrider.app.fx.SegmentedTabs;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;

/// Settles what synchronisation could not: both changed the same, HQ did not accept. Beside it the
/// queue of what is still to be sent.
public final class AttentionView extends Screen {

  private static final double LIST_WIDTH = 320;
  private static final double ROW_HEIGHT = 58;

  private final Workspace space;
  private final AttentionViewModel model;
  private final SegmentedTabs<AttentionViewModel.Tab> tabs = new SegmentedTabs<>();
  private final LiveList<AttentionItem> items = new LiveList<>(AttentionItem::id);
  private final ListView<AttentionItem> list = new ListView<>(items.items());
  private final ScrollPane detail = new ScrollPane();
  private final StackPane body = new StackPane();
  private final HBox both;

  public AttentionView(Workspace space) {
    super(new BorderPane(), space.words().get("nav.attention"));
    this.space = space;
    model = new AttentionViewModel(space.database(), space.commands(), space.undo());
    for (var tab : AttentionViewModel.Tab.values()) {
      tabs.tab(tab, "");
    }
    tabs.select(AttentionViewModel.Tab.OPEN);
    tabs.onChosen(model::show);
    list.setFixedCellSize(ROW_HEIGHT);
    list.setCellFactory(view -> new AttentionCell(space));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((property, before, now) -> {
          if (now != null) {
            model.select(now);
          }
        });
    var bar = new HBox(tabs);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().addAll("attention-bar", "hairline-bottom");
    var left = new VBox(bar, list);
    VBox.setVgrow(list, Priority.ALWAYS);
    left.setPrefWidth(LIST_WIDTH);
    left.setMinWidth(LIST_WIDTH);
    left.getStyleClass().addAll("surface", "attention-left");
    detail.setFitToWidth(true);
    detail.getStyleClass().add("attention-detail");
    both = new HBox(left, detail);
    HBox.setHgrow(detail, Priority.ALWAYS);
    body.getChildren().add(both);
    ((BorderPane) root()).setCenter(body);
    root().getStyleClass().add("attention");
    stylesheet(AttentionView.class, "attention.css");
    whileShown(space.live(AttentionQueries.inbox(space.user().userId()), model::show));
    whileShown(model.inboxProperty(), inbox -> refresh());
    whileShown(model.tabProperty(), tab -> refresh());
    whileShown(model.selectedProperty(), item -> showDetail());
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hintedAs("J K", "J", "key.move", () -> move(1)),
        KeyBinding.of("K", "key.move", () -> move(-1)),
        KeyBinding.of("Down", "key.move", () -> move(1)),
        KeyBinding.of("Up", "key.move", () -> move(-1)),
        KeyBinding.hinted("1", "attention.mine", () -> chooseAll("mine")),
        KeyBinding.hinted("2", "attention.theirs", () -> chooseAll("theirs")),
        KeyBinding.hinted("Ctrl+Enter", "attention.save", this::save));
  }

  @Override
  public Node firstFocus() {
    return list;
  }

  private void refresh() {
    var inbox = model.inboxProperty().get();
    var words = space.words();
    tabs.rename(AttentionViewModel.Tab.OPEN, words.get("attention.tab.open", inbox.open().size()));
    tabs.rename(
        AttentionViewModel.Tab.WAITING, words.get("attention.tab.waiting", inbox.waitingCount()));
    tabs.rename(AttentionViewModel.Tab.SETTLED, words.get("attention.tab.settled"));
    items.show(model.items());
    showDetail();
  }

  private void showDetail() {
    var selected = model.selectedProperty().get();
    selected.ifPresent(item -> {
      if (!item.equals(list.getSelectionModel().getSelectedItem())) {
        list.getSelectionModel().select(item);
      }
    });
    detail.setContent(selected.map(this::detailOf).orElseGet(this::empty));
  }

  private Node detailOf(AttentionItem item) {
    return switch (item) {
      case AttentionItem.BothChanged both -> new ConflictPane(space, model, both, this::save);
      case AttentionItem.Refused handedOn when handedOn.handedOn() ->
          new HandedOnPane(space, model, handedOn);
      case AttentionItem.Refused refused -> new RefusedPane(space, model, refused);
      case AttentionItem.Proposed proposed ->
          new ProposedPane(
              space,
              proposed,
              this::save,
              () ->
                  tell(model.decline(proposed).thenApply(List::of), "attention.proposed.declined"));
      case AttentionItem.Overdue overdue -> new OverduePane(space, overdue, this::save);
      case AttentionItem.TakenOver taken -> new TakenOverPane(space, taken, this::save);
      case AttentionItem.Mentioned mentioned -> new MentionedPane(space, mentioned, this::save);
      case AttentionItem.Waiting waiting -> new WaitingPane(space, waiting);
    };
  }

  private Node empty() {
    var words = space.words();
    var inbox = model.inboxProperty().get();
    var key =
        switch (model.tabProperty().get()) {
          case OPEN -> "attention.empty.open";
          case WAITING -> "attention.empty.waiting";
          case SETTLED -> "attention.empty.settled";
        };
    return new EmptyState(Icon.ATTENTION, words.get(key, inbox.records()));
  }

  private void move(int by) {
    model.move(by);
  }

  private void chooseAll(String side) {
    model.chooseAll(side);
    showDetail();
  }

  private void save() {
    switch (model.selectedProperty().get().orElse(null)) {
      case AttentionItem.BothChanged both -> tell(model.settle(both), "attention.saved");
      case AttentionItem.Proposed proposed when proposed.isOpen() ->
          tell(model.accept(proposed).thenApply(List::of), "attention.proposed.accepted");
      case AttentionItem.Overdue overdue when !overdue.open().isEmpty() ->
          tell(model.acknowledge(overdue), "attention.overdue.noted");
      case AttentionItem.Mentioned mentioned when !mentioned.seen() ->
          tell(model.acknowledge(mentioned), "attention.mentioned.noted");
      case AttentionItem.TakenOver taken -> space.navigator().open(new Place.Takeovers());
      case null, default -> {}
    }
  }

  private void tell(CompletableFuture<List<Receipt>> answers, String doneKey) {
    answers.whenComplete((receipts, failure) ->
        FxThread.run(() -> {
          if (failure != null) {
            space.toasts().error(space.words().get("attention.retry.unknown"));
            return;
          }
          var reasons = receipts.stream().flatMap(each -> each.reasons().stream()).toList();
          if (!reasons.isEmpty()) {
            space.toasts().error(space.reasons().say(reasons));
          } else if (!receipts.isEmpty()) {
            space.toasts().show(space.words().get(doneKey));
          }
        }));
  }
}

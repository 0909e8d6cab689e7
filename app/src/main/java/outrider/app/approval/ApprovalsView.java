package outrider.app.approval;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.fx.LiveList;
import outrider.app.fx.SegmentedTabs;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.core.approval.Approval;
import outrider.core.approval.Approvers;
import outrider.core.command.Command;
import outrider.core.user.Role;
import outrider.core.user.User;

/// The queue of those whose word deals wait for; what one asked for oneself; and by month how it
/// goes. Everything works without a network: what is decided then is provisional until HQ has heard
/// of it, and can be taken back.
public final class ApprovalsView extends Screen implements ApprovalPane.Deeds {
  private static final double LIST_WIDTH = 380;
  private static final double ROW_HEIGHT = 58;

  private enum Tab {
    DECIDE("approval.tab.decide"),
    ASKED("approval.tab.asked"),
    OTHERS("approval.tab.others"),
    PROMOTIONS("approval.tab.promotions"),
    MONTHS("approval.tab.months");

    private final String wordKey;

    Tab(String wordKey) {
      this.wordKey = wordKey;
    }
  }

  private final Workspace space;
  private final ApprovalText text;
  private final SegmentedTabs<Tab> tabs = new SegmentedTabs<>();
  private final LiveList<ApprovalLine> items = new LiveList<>(ApprovalLine::id);
  private final ListView<ApprovalLine> list = new ListView<>(items.items());
  private final ScrollPane detail = new ScrollPane();
  private final StackPane body = new StackPane();
  private final VBox left;
  private final HBox both;
  private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.DECIDE);
  private ApprovalQueries.Shown shown = ApprovalQueries.Shown.EMPTY;
  private List<Handoffs.Month> handoffs = List.of();
  private @Nullable ApprovalLine detailed;
  private @Nullable ApprovalPane pane;

  public ApprovalsView(Workspace space) {
    super(new BorderPane(), space.words().get("nav.approvals"));
    this.space = space;
    text = new ApprovalText(space);
    for (var each : Tab.values()) {
      tabs.tab(each, space.words().get(each.wordKey));
    }
    tabs.select(Tab.DECIDE);
    tabs.onChosen(chosen -> {
      tab.set(chosen);
      refresh();
    });
    list.setFixedCellSize(ROW_HEIGHT);
    list.setCellFactory(view -> new ApprovalCell(space, text));
    list.setAccessibleText(space.words().get("nav.approvals"));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((property, before, now) -> showDetail());
    left = new VBox(list);
    VBox.setVgrow(list, Priority.ALWAYS);
    left.setPrefWidth(LIST_WIDTH);
    left.setMinWidth(LIST_WIDTH);
    left.getStyleClass().addAll("surface", "approval-left");
    detail.setFitToWidth(true);
    detail.getStyleClass().add("approval-detail");
    both = new HBox(left, detail);
    HBox.setHgrow(detail, Priority.ALWAYS);
    var bar = new HBox(tabs);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().addAll("approval-bar", "hairline-bottom");
    body.setFocusTraversable(true);
    var page = (BorderPane) root();
    page.setTop(bar);
    page.setCenter(body);
    page.getStyleClass().addAll("approvals", "surface");
    stylesheet(ApprovalsView.class, "approval.css");
    whileShown(
        space.live(
            ApprovalQueries.all(
                space.commands().actor().user(), space.database()::configuration, space.zone()),
            this::show));
    whileShown(
        space.live(
            Handoffs.byMonth(YearMonth.from(space.today()), space.zone()),
            found -> {
              handoffs = found;
              refresh();
            }));
  }

  private void show(ApprovalQueries.Shown fresh) {
    shown = fresh;
    var words = space.words();
    tabs.rename(
        Tab.DECIDE,
        words.get("approval.tabCount", words.get(Tab.DECIDE.wordKey), fresh.toDecide().size()));
    contextProperty()
        .set(
            fresh.toDecide().isEmpty()
                ? words.get("approval.nothingWaits")
                : words.get("approval.waits", fresh.toDecide().size()));
    refresh();
  }

  private List<ApprovalLine> lines() {
    return switch (tab.get()) {
      case DECIDE -> shown.toDecide();
      case ASKED -> shown.asked();
      case OTHERS -> shown.others();
      case PROMOTIONS, MONTHS -> List.of();
    };
  }

  private void refresh() {
    if (tab.get() == Tab.MONTHS || tab.get() == Tab.PROMOTIONS) {
      detailed = null;
      body.getChildren().setAll(tab.get() == Tab.MONTHS ? months() : promotions());
      return;
    }
    var index = Math.max(0, list.getSelectionModel().getSelectedIndex());
    items.show(lines());
    if (lines().isEmpty()) {
      detailed = null;
      body.getChildren().setAll(empty());
      return;
    }
    body.getChildren().setAll(both);
    if (list.getSelectionModel().getSelectedItem() == null) {
      list.getSelectionModel().select(Math.min(index, lines().size() - 1));
    }
    showDetail();
  }

  private Node months() {
    var isQuiet = handoffs.stream().allMatch(Handoffs.Month::isQuiet);
    if (shown.months().isEmpty() && isQuiet) {
      return new EmptyState(Icon.REVIEW, space.words().get("approval.empty.months"));
    }
    var holder = new VBox(12);
    if (!isQuiet) {
      holder.getChildren().add(new HandoffTrend(space.words(), handoffs));
      holder.getChildren().add(note("handoff.note"));
    }
    if (!shown.months().isEmpty()) {
      holder.getChildren().add(new ApprovalMonths(space.words(), shown.months()));
      holder.getChildren().add(note("approval.monthNote"));
    }
    holder.getStyleClass().add("approval-pane");
    return scrolled(holder);
  }

  private Label note(String key) {
    var note = new Label(space.words().get(key));
    note.getStyleClass().addAll("small", "text-3");
    note.setWrapText(true);
    return note;
  }

  private Node promotions() {
    return scrolled(new PromotionsPane(space, text, shown.taken()));
  }

  private static ScrollPane scrolled(Node content) {
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("approval-detail");
    return scroll;
  }

  private Node empty() {
    var key =
        switch (tab.get()) {
          case DECIDE -> "approval.empty.decide";
          case ASKED -> "approval.empty.asked";
          default -> "approval.empty.others";
        };
    return new EmptyState(Icon.SIGN_OFF, space.words().get(key));
  }

  /// Leaves the pane alone that says the same as before: somebody may be typing in it.
  private void showDetail() {
    var line = list.getSelectionModel().getSelectedItem();
    if (line == null) {
      detail.setContent(null);
      detailed = null;
      pane = null;
    } else if (!line.equals(detailed)) {
      detailed = line;
      pane = new ApprovalPane(space, text, line, this);
      detail.setContent(pane);
    }
  }

  private Optional<ApprovalLine> chosen() {
    return Optional.ofNullable(detailed);
  }

  @Override
  public void decide(ApprovalLine line, boolean agreed, String note) {
    if (!line.mine() || text.isOver(line.approval())) {
      return;
    }
    space.tell(
        space
            .undo()
            .submit(
                "undo.decided",
                new Command.DecideApproval(
                    line.id(),
                    agreed ? Approval.AGREED : Approval.REFUSED,
                    note.isBlank() ? null : note.strip())),
        space
            .words()
            .get(agreed ? "approval.saidYes" : "approval.saidNo", line.opportunity().name()));
  }

  @Override
  public void delegate(ApprovalLine line, Node below) {
    if (!line.mine()) {
      return;
    }
    var people =
        new Approvers(space.database().configuration().tree())
            .colleagues(line.deal(), line.approval().askedBy()).stream()
                .filter(person -> !person.id().equals(space.commands().actor().user()))
                .toList();
    var menu = new ContextMenu();
    for (User person : people) {
      var item = new MenuItem(person.name());
      item.setOnAction(done ->
          space.tellForGood(
              space.commands().submit(new Command.DelegateApproval(line.id(), person.id())),
              space.words().get("approval.gave", person.name())));
      menu.getItems().add(item);
    }
    if (people.isEmpty()) {
      var none = new MenuItem(space.words().get("approval.noColleague"));
      none.setDisable(true);
      menu.getItems().add(none);
    }
    menu.show(below, Side.BOTTOM, 0, 4);
  }

  @Override
  public void remind(ApprovalLine line) {
    space.tellForGood(
        space.commands().submit(new Command.RemindApproval(line.id())),
        space.words().get("approval.didRemind", text.before(line.approval())));
  }

  @Override
  public void withdraw(ApprovalLine line) {
    space.tellForGood(
        space.commands().submit(new Command.WithdrawApproval(line.id())),
        space.words().get("approval.withdrawn"));
  }

  @Override
  public void open(ApprovalLine line) {
    space.navigator().open(new Place.OpportunityRecord(line.deal().id()));
  }

  private String note() {
    return pane == null ? "" : pane.note();
  }

  private void move(int by) {
    var index = list.getSelectionModel().getSelectedIndex() + by;
    if (index >= 0 && index < items.items().size()) {
      list.getSelectionModel().select(index);
      list.scrollTo(index);
    }
  }

  private void newPromotion() {
    if (tab.get() == Tab.PROMOTIONS && space.commands().actor().role() == Role.ADMIN) {
      new PromotionDialog(space).open();
    }
  }

  private void turn() {
    var next = Tab.values()[(tab.get().ordinal() + 1) % Tab.values().length];
    tabs.select(next);
    tab.set(next);
    refresh();
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hintedAs("J K", "J", "key.move", () -> move(1)),
        KeyBinding.of("K", "key.move", () -> move(-1)),
        KeyBinding.of("Down", "key.move", () -> move(1)),
        KeyBinding.of("Up", "key.move", () -> move(-1)),
        KeyBinding.hinted(
            "A", "approval.agree", () -> chosen().ifPresent(it -> decide(it, true, note()))),
        KeyBinding.hinted(
            "R", "approval.refuse", () -> chosen().ifPresent(it -> decide(it, false, note()))),
        KeyBinding.of(
            "D", "approval.delegate", () -> chosen().ifPresent(it -> delegate(it, detail))),
        KeyBinding.of("M", "approval.remind", () -> chosen().ifPresent(this::remind)),
        KeyBinding.of("W", "approval.withdraw", () -> chosen().ifPresent(this::withdraw)),
        KeyBinding.hinted("Enter", "approval.openDeal", () -> chosen().ifPresent(this::open)),
        KeyBinding.of("N", "promotion.new", this::newPromotion),
        KeyBinding.hinted("T", "approval.nextTab", this::turn));
  }

  @Override
  public Node firstFocus() {
    return body;
  }
}

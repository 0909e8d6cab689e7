package outrider.app.approval;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.ListAndDetail;
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
  private final ListAndDetail<ApprovalLine> body;
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
    body =
        new ListAndDetail<>(
            space.words().get("nav.approvals"),
            LIST_WIDTH,
            ApprovalLine::id,
            () -> new ApprovalCell(space, text),
            chosen -> showDetail());
    var bar = new HBox(tabs);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().addAll("approval-bar", "hairline-bottom");
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
      if (tab.get() == Tab.MONTHS) {
        showMonths();
      } else {
        body.showInstead(new PromotionsPane(space, text, shown.taken()));
      }
    } else if (body.show(lines(), this::empty)) {
      showDetail();
    } else {
      detailed = null;
    }
  }

  private void showMonths() {
    var isQuiet = handoffs.stream().allMatch(Handoffs.Month::isQuiet);
    if (shown.months().isEmpty() && isQuiet) {
      body.show(
          List.of(), () -> new EmptyState(Icon.REVIEW, space.words().get("approval.empty.months")));
      return;
    }
    var holder = new VBox(12);
    if (!isQuiet) {
      holder.getChildren().add(new HandoffTrend(space.words(), handoffs));
      holder.getChildren().add(note("handoff.note"));
    }
    if (!shown.months().isEmpty()) {
      holder.getChildren().add(ApprovalMonths.of(space.words(), shown.months()));
      holder.getChildren().add(note("approval.monthNote"));
    }
    holder.getStyleClass().add("approval-pane");
    body.showInstead(holder);
  }

  private Label note(String key) {
    var note = new Label(space.words().get(key));
    note.getStyleClass().addAll("small", "text-3");
    note.setWrapText(true);
    return note;
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
    var line = body.chosen().orElse(null);
    if (line == null) {
      body.setDetail(null);
      detailed = null;
      pane = null;
    } else if (!line.equals(detailed)) {
      detailed = line;
      pane = new ApprovalPane(space, text, line, this);
      body.setDetail(pane);
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
    var keys = new ArrayList<>(body.keys());
    keys.addAll(
        List.of(
            KeyBinding.hinted(
                "A", "approval.agree", () -> chosen().ifPresent(it -> decide(it, true, note()))),
            KeyBinding.hinted(
                "R", "approval.refuse", () -> chosen().ifPresent(it -> decide(it, false, note()))),
            KeyBinding.of(
                "D", "approval.delegate", () -> chosen().ifPresent(it -> delegate(it, body))),
            KeyBinding.of("M", "approval.remind", () -> chosen().ifPresent(this::remind)),
            KeyBinding.of("W", "approval.withdraw", () -> chosen().ifPresent(this::withdraw)),
            KeyBinding.hinted("Enter", "approval.openDeal", () -> chosen().ifPresent(this::open)),
            KeyBinding.of("N", "promotion.new", this::newPromotion),
            KeyBinding.hinted("T", "approval.nextTab", this::turn)));
    return keys;
  }

  @Override
  public Node firstFocus() {
    return body;
  }
}

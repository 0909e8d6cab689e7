package outrider.app.opportunity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.Dialer;
import outrider.app.activity.LogBox;
import outrider.app.activity.LogSubject;
import outrider.app.activity.OpenTask;
import outrider.app.field.FieldText;
import outrider.app.fx.Avatar;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.EmptyState;
import outrider.app.fx.FxThread;
import outrider.app.fx.GradeBadge;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.fx.StageStepper;
import outrider.app.list.RecordTrail;
import outrider.app.opportunity.StageMoves.Move;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.WindowWidth;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;

/// One deal: where it stands and for how long, what its stage asks for, what happened, and its
/// facts.
public final class OpportunityView extends Screen {

  private enum Tab {
    ALL,
    TOUCHES,
    CHANGES,
    FILES,
    FACTS
  }

  /// At 200 % of a small window the head keeps what cannot be found elsewhere on the page.
  private static final double TINY_BELOW = 900;

  private final Workspace space;
  private final String id;
  private final ConfiguredNames names;
  private final StageMoves moves;
  private final MoveDialogs dialogs;
  private final Label name = new Label();
  private final GradeBadge grade;
  private final Hyperlink account = new Hyperlink();
  private final Chip countdown = new Chip("", Chip.Tone.PLAIN, Icon.CLOCK);
  private final Label amount = new Label();
  private final Label closing = new Label();
  private final Avatar ownerFace = new Avatar("");
  private final Label owner = new Label();
  private final ButtonWithKey advance;
  private final StageStepper stepper = new StageStepper();
  private final ChecklistPanel checklist;
  private final DealTimeline timeline;
  private final FactsPanel facts;
  private final ScrollPane factsScroll;
  private final ScrollPane timelineScroll;
  private final LogBox logBox;
  private final SegmentedTabs<Tab> tabs = new SegmentedTabs<>();
  private final Label tally = new Label();
  private final HBox columns = new HBox();
  private final VBox middle = new VBox();
  private final VBox page;
  private final List<Node> luxuries = new ArrayList<>();
  private Tab tab = Tab.ALL;
  private @Nullable DealPage shown;

  public OpportunityView(Workspace space, String id) {
    super(new VBox(), space.words().get("type.opportunity"));
    this.space = space;
    this.id = id;
    names = space.reasons().names();
    moves = new StageMoves(space.commands(), space.undo());
    dialogs =
        new MoveDialogs(
            space, stage -> Optional.empty(), (move, reason) -> follow(moves.lose(move, reason)));
    var words = space.words();
    grade = new GradeBadge(words);
    advance = ButtonWithKey.primary(words, "deal.advance").does(this::advance);
    checklist = new ChecklistPanel(space, names, this::advance);
    timeline = new DealTimeline(space, names);
    facts = new FactsPanel(space);
    factsScroll = scrolling(facts);
    timelineScroll = scrolling(timeline);
    logBox = new LogBox(space, this::subject);
    parentTitleProperty().set(words.get("nav.opportunities"));
    stylesheet(OpportunityView.class, "opportunity.css");
    root().getStyleClass().addAll("surface", "deal-page");
    page = (VBox) root();
    page.getChildren().addAll(head(), stepperBox(), columns);
    VBox.setVgrow(columns, Priority.ALWAYS);
    buildColumns();
    whileShown(space.live(DealPage.query(id, space.database()::configuration), this::show));
    whileShown(() -> root().widthProperty().subscribe(width -> fold()));
    whileShown(() -> space.ticker().everyMinute(now -> refreshTimes()));
  }

  @Override
  public Place parentPlace() {
    return new Place.Opportunities();
  }

  @Override
  public Node firstFocus() {
    return advance;
  }

  @Override
  public List<KeyBinding> keys() {
    var keys = new ArrayList<KeyBinding>();
    keys.add(KeyBinding.hintedAs("Ctrl+1 – 9", "Ctrl+1", "key.toStage", () -> moveTo(1)));
    for (var number = 2; number <= 9; number++) {
      var to = number;
      keys.add(KeyBinding.of("Ctrl+" + number, "key.toStage", () -> moveTo(to)));
    }
    keys.add(KeyBinding.hinted("L", "deals.log", logBox::open));
    keys.add(KeyBinding.hintedAs("[ ]", "[", "deal.beside", () -> beside(-1)));
    keys.add(KeyBinding.of("]", "deal.beside", () -> beside(1)));
    keys.add(KeyBinding.of("Ctrl+D", "deal.call", this::dial));
    keys.add(KeyBinding.hinted("Esc", "key.back", this::back));
    return keys;
  }

  @Override
  public List<PaletteEntry> actions() {
    var entries = new ArrayList<PaletteEntry>();
    entries.add(entry(Icon.LOG, "deals.log", "L", logBox::open));
    entries.add(entry(Icon.CALL, "deal.call", "Ctrl+D", this::dial));
    var stages = stages();
    for (var index = 0; index < stages.size(); index++) {
      var number = index + 1;
      entries.add(
          PaletteEntry.of(
              Icon.OPPORTUNITY,
              space.words().get("stageGate.go", names.of(stages.get(index).row())),
              number <= 9 ? "Ctrl+" + number : "",
              () -> moveTo(number)));
    }
    entries.add(entry(Icon.REMOVE, "deal.delete", "", this::delete));
    return entries;
  }

  FactsPanel facts() {
    return facts;
  }

  private PaletteEntry entry(Icon icon, String key, String shortcut, Runnable deed) {
    return PaletteEntry.of(icon, space.words().get(key), shortcut, deed);
  }

  private void show(List<DealPage> found) {
    if (found.isEmpty()) {
      shown = null;
      page.getChildren()
          .setAll(
              new EmptyState(
                  Icon.OPPORTUNITY,
                  space.words().get("deal.gone"),
                  ButtonWithKey.secondary(space.words(), "deal.backToBoard").does(this::back)));
      return;
    }
    shown = found.getFirst();
    if (!page.getChildren().contains(columns)) {
      page.getChildren().setAll(head(), stepperBox(), columns);
    }
    refresh();
  }

  /// What a minute changes. The rest stays, so that nobody's typing is disturbed.
  private void refreshTimes() {
    var now = shown;
    if (now != null) {
      showHead(now);
      showStepper(now);
    }
  }

  private void refresh() {
    var now = shown;
    if (now == null) {
      return;
    }
    showHead(now);
    showStepper(now);
    checklist.show(now);
    showTimeline();
    facts.show(now);
    tally.setText(
        space
            .words()
            .get("deal.tally", now.deal().row().number(Fields.TOUCHES, 0), now.tasks().size()));
  }

  private void showHead(DealPage now) {
    var words = space.words();
    var deal = now.deal();
    var row = deal.row();
    titleProperty().set(deal.name());
    name.setText(deal.name());
    grade.show(row.text("intent"));
    grade.setManaged(row.has("intent"));
    account.setText(now.facts().account());
    account.setManaged(!now.facts().account().isEmpty());
    amount.setText(words.amounts().compact(deal.amountMinor(), FieldText.currency(row)));
    var closeOn = row.numberOrNull(Opportunity.CLOSE_ON);
    closing.setText(
        closeOn == null
            ? words.get("deal.empty")
            : words.moments().date(LocalDate.ofEpochDay(closeOn), space.today()));
    owner.setText(names.user(deal.owner()));
    ownerFace.show(names.user(deal.owner()));
    showCountdown(now);
    var next = now.next();
    advance.setVisible(next.isPresent());
    advance.setManaged(next.isPresent());
    next.ifPresent(stage -> {
      var number = stages().indexOf(stage) + 1;
      advance.says("deal.advance", names.of(stage.row()));
      advance.key("Ctrl+" + number);
    });
  }

  /// How long the deal may stay in its stage, in words.
  private void showCountdown(DealPage now) {
    var words = space.words();
    var limit = now.stage().map(OpportunityStage::limitDays).orElse(0L);
    var days = daysInStage(now);
    var limited = limit > 0 && now.deal().isOpen();
    countdown.setVisible(limited);
    countdown.setManaged(limited);
    if (limited) {
      var left = limit - days;
      countdown.setText(
          left < 0 ? words.get("deal.overLimit", -left) : words.get("deal.leftInStage", left));
      countdown.setTone(
          left < 0 ? Chip.Tone.RISK : left <= limit / 2 ? Chip.Tone.WARN : Chip.Tone.PLAIN);
      countdown.setGraphic((left < 0 ? Icon.LATE : Icon.CLOCK).node(14));
    }
  }

  private void showStepper(DealPage now) {
    var words = space.words();
    var spent = now.secondsByStage();
    var steps = new ArrayList<StageStepper.Step>();
    var present = 0;
    var open =
        now.facts().stages().stream()
            .filter(stage -> stage.kind() == OpportunityStage.Kind.OPEN)
            .toList();
    for (var index = 0; index < open.size(); index++) {
      var stage = open.get(index);
      var limit = stage.limitDays();
      String time;
      if (stage.id().equals(now.deal().stage())) {
        present = index;
        time =
            limit > 0
                ? words.get("deal.daysOfLimit", daysInStage(now), limit)
                : words.moments().days(daysInStage(now));
      } else if (spent.containsKey(stage.id())) {
        time = words.moments().days(TimeUnit.SECONDS.toDays(spent.get(stage.id())));
      } else {
        time = limit > 0 ? words.get("deal.limit", limit) : "";
      }
      steps.add(new StageStepper.Step(names.of(stage.row()), time));
    }
    var ended = now.stage().filter(stage -> stage.kind() != OpportunityStage.Kind.OPEN);
    if (ended.isPresent()) {
      present = ended.get().kind() == OpportunityStage.Kind.WON ? open.size() : -1;
    }
    stepper.show(steps, present);
  }

  private long daysInStage(DealPage now) {
    return Math.max(
        0, TimeUnit.MILLISECONDS.toDays(space.clock().millis() - now.deal().stageSince()));
  }

  private void showTimeline() {
    var now = shown;
    if (now != null && tab != Tab.FACTS) {
      timeline.show(now, DealTimeline.Part.valueOf(tab.name()));
    }
  }

  private HBox head() {
    var words = space.words();
    name.getStyleClass().add("title");
    name.setMinWidth(60);
    account.setOnAction(done -> openAccount());
    account.getStyleClass().add("account-link");
    account.setMinWidth(40);
    countdown.getStyleClass().addAll("num", "pill");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    amount.getStyleClass().addAll("heading", "num");
    closing.getStyleClass().addAll("heading", "num");
    var who = new HBox(6, ownerFace, owner);
    who.setAlignment(Pos.CENTER_LEFT);
    var call = ButtonWithKey.secondary(words, "deal.call").icon(Icon.CALL).does(this::dial);
    var more = ButtonWithKey.iconOnly(words, "deal.more", Icon.MORE);
    more.getStyleClass().remove("plain");
    more.getStyleClass().add("bordered");
    more.does(() -> menu().show(more, Side.BOTTOM, 0, 4));
    var closes = fact("field.opportunity.closeOn", closing);
    var owns = fact("field.owner", who);
    luxuries.clear();
    luxuries.addAll(List.of(account, closes, owns, call, tally));
    var head =
        new HBox(
            8,
            name,
            grade,
            account,
            countdown,
            gap,
            fact("field.amount", amount),
            closes,
            owns,
            call,
            more,
            advance);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("deal-head");
    head.setMinWidth(0);
    return head;
  }

  private VBox fact(String key, Node value) {
    var label = new Label(space.words().get(key));
    label.getStyleClass().addAll("small", "text-3");
    var box = new VBox(label, value);
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setMargin(box, new Insets(0, 12, 0, 0));
    return box;
  }

  private VBox stepperBox() {
    var box = new VBox(stepper);
    box.getStyleClass().add("deal-stepper");
    return box;
  }

  private void buildColumns() {
    var words = space.words();
    tabs.tab(Tab.ALL, words.get("deal.all"));
    tabs.tab(Tab.TOUCHES, words.get("deal.touches"));
    tabs.tab(Tab.CHANGES, words.get("deal.changes"));
    tabs.tab(Tab.FILES, words.get("deal.filesTab"));
    tabs.onChosen(chosen -> {
      tab = chosen;
      place();
      showTimeline();
    });
    tabs.getStyleClass().add("compact");
    tally.getStyleClass().addAll("small", "num", "text-3");
    tally.setMinWidth(Region.USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var line = new HBox(8, tabs, gap, tally);
    line.setAlignment(Pos.CENTER_LEFT);
    middle.getStyleClass().add("deal-middle");
    middle.getChildren().addAll(line, logBox, timelineScroll);
    VBox.setMargin(logBox, new Insets(12, 0, 14, 0));
    VBox.setVgrow(timelineScroll, Priority.ALWAYS);
    VBox.setVgrow(factsScroll, Priority.ALWAYS);
    HBox.setHgrow(middle, Priority.ALWAYS);
    middle.setMinWidth(0);
    var left = scrolling(checklist);
    left.getStyleClass().add("deal-left");
    factsScroll.getStyleClass().add("deal-right");
    columns.getChildren().addAll(left, middle, factsScroll);
  }

  private static ScrollPane scrolling(Region content) {
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    return scroll;
  }

  /// In a narrow window the facts are a tab of the middle column.
  private void fold() {
    var narrow = WindowWidth.isNarrow(space, root());
    var tiny = root().getScene() != null && WindowWidth.of(space, root()) < TINY_BELOW;
    for (var luxury : luxuries) {
      luxury.setVisible(!tiny);
      luxury.setManaged(!tiny && !(luxury == account && account.getText().isEmpty()));
    }
    var hasTab = tabs.getChildren().size() == Tab.values().length;
    if (narrow && !hasTab) {
      tabs.tab(Tab.FACTS, space.words().get("deal.facts"));
    } else if (!narrow && hasTab) {
      tabs.getChildren().removeLast();
      if (tab == Tab.FACTS) {
        tab = Tab.ALL;
        tabs.select(tab);
      }
    }
    root().pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("narrow"), narrow);
    place();
  }

  private void place() {
    var narrow = tabs.getChildren().size() == Tab.values().length;
    if (narrow) {
      columns.getChildren().remove(factsScroll);
      var wanted = tab == Tab.FACTS ? factsScroll : timelineScroll;
      if (middle.getChildren().getLast() != wanted) {
        middle.getChildren().removeLast();
        middle.getChildren().add(wanted);
      }
    } else if (!columns.getChildren().contains(factsScroll)) {
      if (middle.getChildren().getLast() != timelineScroll) {
        middle.getChildren().removeLast();
        middle.getChildren().add(timelineScroll);
      }
      columns.getChildren().add(factsScroll);
    }
  }

  private LogSubject subject() {
    var title = shown == null ? "" : shown.deal().name();
    var subject = LogSubject.of(RecordType.OPPORTUNITY, id, title);
    return shown == null || shown.tasks().isEmpty()
        ? subject
        : subject.completing(
            new OpenTask(
                shown.tasks().getFirst().id(),
                shown.tasks().getFirst().text("title"),
                shown.tasks().getFirst().text("kind")));
  }

  private List<OpportunityStage> stages() {
    return shown == null ? List.of() : PipelineBoard.inOrder(shown.facts().stages());
  }

  private void advance() {
    var now = shown;
    if (now != null) {
      now.next().ifPresent(this::move);
    }
  }

  private void moveTo(int number) {
    var stages = stages();
    if (number <= stages.size()) {
      move(stages.get(number - 1));
    }
  }

  private void move(OpportunityStage to) {
    var now = shown;
    if (now != null && !to.id().equals(now.deal().stage())) {
      follow(moves.move(new Move(id, now.deal().stage(), to)));
    }
  }

  private void follow(java.util.concurrent.CompletableFuture<StageMoves.Outcome> outcome) {
    var unused = outcome.thenAcceptAsync(dialogs::say, FxThread.executor());
  }

  private void beside(int by) {
    new RecordTrail(space, RecordType.OPPORTUNITY)
        .beside(id, by)
        .ifPresent(next -> space.navigator().open(new Place.OpportunityRecord(next)));
  }

  private void back() {
    if (!space.navigator().back()) {
      space.navigator().open(new Place.Opportunities());
    }
  }

  private void dial() {
    if (shown != null) {
      var phone =
          shown.contacts().stream()
              .map(contact -> contact.text("phone"))
              .filter(number -> !number.isEmpty())
              .findFirst()
              .orElse("");
      Dialer.dial(space, phone);
    }
  }

  private void openAccount() {
    if (shown != null && shown.deal().row().has(Opportunity.ACCOUNT)) {
      space.navigator().open(new Place.AccountRecord(shown.deal().row().text(Opportunity.ACCOUNT)));
    }
  }

  private ContextMenu menu() {
    var words = space.words();
    var menu = new ContextMenu();
    var hand = new Menu(words.get("deal.handOver"), Icon.HANDOVER.node(14));
    var actor = space.commands().actor();
    for (var user : space.database().configuration().tree().users()) {
      var mayReceive =
          user.active()
              && (actor.leads()
                  ? actor.scopes().contains(outrider.core.user.Visibility.userScope(user.id()))
                  : user.team() != null && user.team().equals(actor.team()));
      if (mayReceive) {
        var item = new MenuItem(user.name());
        item.setOnAction(done -> handOver(user.id()));
        hand.getItems().add(item);
      }
    }
    var delete = new MenuItem(words.get("deal.delete"), Icon.REMOVE.node(14));
    delete.setOnAction(done -> delete());
    menu.getItems().addAll(hand, delete);
    return menu;
  }

  private void handOver(String to) {
    if (shown != null) {
      submit(
          "undo.assigned",
          new Command.AssignOwner(RecordType.OPPORTUNITY, id, shown.deal().owner(), to),
          space.words().get("deal.handedOver", names.user(to)),
          () -> {});
    }
  }

  private void delete() {
    submit(
        "undo.deleted",
        new Command.DeleteRecord(RecordType.OPPORTUNITY, id),
        space.words().get("deal.deleted"),
        this::back);
  }

  private void submit(String words, Command command, String said, Runnable then) {
    var unused =
        space
            .undo()
            .submit(words, command)
            .thenAcceptAsync(
                receipt -> {
                  if (receipt.done()) {
                    then.run();
                    space.toasts().show(said, () -> space.undo().undo());
                  } else {
                    space.toasts().error(space.reasons().say(receipt.reasons()));
                  }
                },
                FxThread.executor());
  }
}

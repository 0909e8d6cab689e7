package outrider.app.today;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.Dialer;
import outrider.app.activity.LogDialog;
import outrider.app.activity.LogSubject;
import outrider.app.activity.OpenTask;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.EmptyState;
import outrider.app.fx.FilterChip;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.Reveal;
import outrider.app.i18n.Words;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.WindowWidth;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.LiveQuery;
import outrider.app.task.PlanDialog;
import outrider.app.task.SnoozePopover;
import outrider.core.record.RecordType;

/// What to do now: the queue at the left, and at the right who the selected row is about.
public final class TodayView extends Screen {
  private static final double CARD_WIDTH = 400;
  private static final double FULL_HEADER_FROM = 1360;
  private static final int CARDS_KEPT = 200;

  /// The book is asked anew although nothing changed: time alone brings new rows.
  private static final Duration ASK_AGAIN = Duration.ofMinutes(30);

  private final Workspace space;
  private final Words words;
  private final TodayViewModel model;
  private final QueueWords says;
  private final ListView<QueueLine> list = new ListView<>();
  private final TakeoverCard card;
  private final HeaderFigures figures;
  private final Map<Optional<Group>, FilterChip> chips = new LinkedHashMap<>();
  private final ButtonWithKey waiting;
  private final StackPane listArea = new StackPane();
  private final HBox columns = new HBox();
  private final StackPane overlay = new StackPane();
  private final PauseTransition prefetch = new PauseTransition(javafx.util.Duration.millis(60));
  private final Map<String, Takeover> cards = new HashMap<>();
  private @Nullable LiveQuery<TodayFacts> live;
  private @Nullable LiveQuery<Figures> liveFigures;
  private Instant askedAt;
  private boolean narrow;

  public TodayView(Workspace space) {
    super(new StackPane(), space.words().get("nav.today"));
    this.space = space;
    this.words = space.words();
    this.askedAt = space.clock().instant();
    this.model = new TodayViewModel(space.undo(), space.zone(), askedAt);
    this.says = new QueueWords(space);
    this.figures = new HeaderFigures(words);
    this.card = part(new TakeoverCard(space, says, deeds()));
    this.waiting =
        ButtonWithKey.soft(words, "today.waiting")
            .compact()
            .icon(Icon.SORT_UP)
            .does(model::keyPressed);
    stylesheet(TodayView.class, "today.css");
    build();
    listen();
  }

  private void build() {
    contextProperty().set(words.moments().dayAndWeekday(space.today()));
    list.getStyleClass().add("queue");
    list.setItems(model.lines());
    list.setCellFactory(view -> new QueueCell(space, says, this::rowPressed));
    list.setAccessibleText(words.get("nav.today"));
    list.widthProperty()
        .map(width -> width.doubleValue() >= QueueCell.TOUCHES_FROM)
        .subscribe(hasRoom -> list.refresh());
    waiting.getStyleClass().add("waiting");
    StackPane.setAlignment(waiting, Pos.TOP_CENTER);
    listArea.getChildren().addAll(list, waiting);
    VBox.setVgrow(listArea, Priority.ALWAYS);
    var left = new VBox(chipRow(), listArea);
    left.getStyleClass().add("surface");
    left.setMinWidth(0);
    HBox.setHgrow(left, Priority.ALWAYS);
    columns.getChildren().setAll(left, card.root());
    card.root().setMinWidth(CARD_WIDTH);
    card.root().setPrefWidth(CARD_WIDTH);
    card.root().setMaxWidth(CARD_WIDTH);
    overlay.setPickOnBounds(false);
    overlay.setVisible(false);
    overlay.setAlignment(Pos.CENTER_RIGHT);
    ((StackPane) root()).getChildren().addAll(columns, overlay);
    root().widthProperty().subscribe(width -> fold(width.doubleValue()));
    root().addEventFilter(MouseEvent.MOUSE_MOVED, moved -> model.touched());
    root().addEventFilter(ScrollEvent.SCROLL, scrolled -> model.touched());
    root().addEventFilter(KeyEvent.KEY_PRESSED, press -> model.keyPressed());
    list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::foldWithArrows);
  }

  private Node chipRow() {
    var row = new HBox(8);
    row.getStyleClass().addAll("chip-row", "hairline-bottom");
    addChip(row, Optional.empty());
    for (var group : Group.values()) {
      addChip(row, Optional.of(group));
    }
    return row;
  }

  private void addChip(HBox row, Optional<Group> group) {
    var chip = new FilterChip("", "").does(() -> model.choose(group));
    group.ifPresent(shown -> chip.icon(shown.icon(), shown.iconStyle()));
    chips.put(group, chip);
    row.getChildren().add(chip);
  }

  private void listen() {
    whileShown(this::ask);
    whileShown(() -> space.ticker().everySecond(this::tick));
    whileShown(
        model.facts(),
        facts -> {
          showChips();
        });
    whileShown(model.queue(), queue -> showChips());
    whileShown(model.filter(), chosen -> showChips());
    whileShown(model.waiting(), this::showWaiting);
    whileShown(model.selected(), this::showSelected);
    whileShown(
        model.arranged(),
        times -> {
          select(model.selected().get());
          showEmpty();
        });
    whileShown(space.appearance(), look -> list.refresh());
    prefetch.setOnFinished(done -> model.selected().get().ifPresent(this::load));
  }

  private Subscription ask() {
    askedAt = space.clock().instant();
    var user = space.commands().actor().user();
    var moment = TodayQueries.Moment.of(space);
    var asked =
        space
            .database()
            .live(
                TodayQueries.query(user, space.zone(), moment),
                FxThread.executor(),
                this::answered);
    var counted =
        space
            .database()
            .live(
                TodayQueries.figures(user, space.zone(), moment),
                FxThread.executor(),
                figures::show);
    live = asked;
    liveFigures = counted;
    Subscription closing = asked::close;
    return closing.and(counted::close);
  }

  private void answered(TodayFacts facts) {
    cards.clear();
    model.show(facts, space.clock().instant());
    model.selected().get().ifPresent(this::load);
  }

  private void tick(Instant now) {
    model.tick(now);
    var newDay =
        !LocalDate.ofInstant(askedAt, space.zone()).equals(LocalDate.ofInstant(now, space.zone()));
    if (live != null && (newDay || now.isAfter(askedAt.plus(ASK_AGAIN)))) {
      askedAt = now;
      contextProperty().set(words.moments().dayAndWeekday(space.today()));
      live.refresh();
      if (liveFigures != null) {
        liveFigures.refresh();
      }
    }
  }

  private void showChips() {
    chips.forEach((group, chip) -> {
      chip.show(
          words.get(group.map(Group::wordKey).orElse("today.group.all")),
          words.amounts().number(group.map(model::count).orElseGet(model::countAll)));
      chip.setSelected(group.equals(model.filter().get()));
    });
  }

  private void showWaiting(Number count) {
    waiting.says("today.waiting", count.intValue());
    waiting.setVisible(count.intValue() > 0);
    waiting.setManaged(count.intValue() > 0);
  }

  private void showEmpty() {
    listArea.getChildren().removeIf(EmptyState.class::isInstance);
    card.expectRows(!model.lines().isEmpty());
    if (model.lines().isEmpty()) {
      var next = model.facts().get().nextAt();
      var sentence =
          next.isPresent()
              ? words.get(
                  "today.emptyNext",
                  words
                      .moments()
                      .exact(
                          Instant.ofEpochMilli(next.getAsLong()),
                          space.clock().instant(),
                          space.zone()))
              : words.get("today.empty");
      var all =
          ButtonWithKey.secondary(words, "today.showAll")
              .does(() -> model.choose(Optional.empty()));
      listArea
          .getChildren()
          .add(
              model.filter().get().isPresent()
                  ? new EmptyState(Icon.TODAY, words.get("today.emptyGroup"), all)
                  : new EmptyState(Icon.TODAY, sentence, elsewhere()));
    }
  }

  /// Somebody who leads people and has nothing to follow up looks at what they do.
  private ButtonWithKey[] elsewhere() {
    return space.user().leads()
        ? new ButtonWithKey[] {
          ButtonWithKey.secondary(words, "nav.teamPipeline")
              .icon(Icon.REVIEW)
              .does(() -> space.navigator().open(new Place.TeamPipeline()))
        }
        : new ButtonWithKey[0];
  }

  private void showSelected(Optional<QueueRow> row) {
    select(row);
    row.ifPresentOrElse(this::showCard, card::clear);
  }

  /// Lights the row; the model knows which one it is, the list only shows it.
  private void select(Optional<QueueRow> row) {
    var index = indexOf(row.map(QueueRow::key).orElse(""));
    if (index < 0) {
      list.getSelectionModel().clearSelection();
    } else if (list.getSelectionModel().getSelectedIndex() != index) {
      list.getSelectionModel().clearAndSelect(index);
      Reveal.row(list, index);
    }
  }

  private int indexOf(String key) {
    for (var index = 0; index < model.lines().size(); index++) {
      if (model.lines().get(index).key().equals(key)) {
        return index;
      }
    }
    return -1;
  }

  private void showCard(QueueRow row) {
    var known = Optional.ofNullable(cards.get(row.key()));
    card.show(row, known);
    if (known.isEmpty()) {
      load(row);
    }
    prefetch.playFromStart();
  }

  /// Reads the card of the row and of its neighbours, so that the next step finds it there.
  private void load(QueueRow row) {
    var index = indexOf(row.key());
    var wanted = new ArrayList<QueueRow>();
    wanted.add(row);
    for (var near : new int[] {index + 1, index - 1, index + 2}) {
      if (near >= 0
          && near < model.lines().size()
          && model.lines().get(near) instanceof QueueLine.Entry entry) {
        wanted.add(entry.row());
      }
    }
    for (var each : wanted) {
      if (!cards.containsKey(each.key()) && each.item().type() != RecordType.TASK) {
        space
            .database()
            .read(
                Takeover.of(
                    each.item().type(),
                    each.item().id(),
                    space.database().configuration(),
                    space.clock().millis(),
                    space.today().toEpochDay()))
            .thenAccept(found -> FxThread.run(() -> found.ifPresent(known -> keep(each, known))));
      }
    }
  }

  private void keep(QueueRow row, Takeover known) {
    if (cards.size() >= CARDS_KEPT) {
      cards.clear();
    }
    cards.put(row.key(), known);
    model
        .selected()
        .get()
        .filter(selected -> selected.key().equals(row.key()))
        .ifPresent(selected -> card.show(selected, Optional.of(known)));
  }

  private void fold(double width) {
    var isNarrow = width > 0 && windowWidth() < Workbench.NARROW_BELOW;
    figures.setVisible(!isNarrow);
    figures.setManaged(!isNarrow);
    figures.setBrief(windowWidth() < FULL_HEADER_FROM);
    if (isNarrow == narrow) {
      return;
    }
    narrow = isNarrow;
    if (narrow) {
      columns.getChildren().remove(card.root());
      overlay.getChildren().setAll(card.root());
      overlay.setVisible(false);
    } else {
      overlay.getChildren().clear();
      overlay.setVisible(false);
      columns.getChildren().add(card.root());
    }
  }

  /// In design pixels: the whole window, because the rail folds and unfolds beside this screen.
  private double windowWidth() {
    return WindowWidth.of(space, root());
  }

  private TakeoverCard.Deeds deeds() {
    return new TakeoverCard.Deeds() {
      @Override
      public void call() {
        dial();
      }

      @Override
      public void log() {
        TodayView.this.log();
      }

      @Override
      public void done() {
        complete();
      }

      @Override
      public void open() {
        openRecord();
      }

      @Override
      public void snooze() {
        TodayView.this.snooze();
      }

      @Override
      public void plan() {
        TodayView.this.plan();
      }
    };
  }

  private void rowPressed(QueueRow row, boolean onButton) {
    model.select(row);
    if (!onButton) {
      openRecord();
      return;
    }
    switch (says.action(row).wordKey()) {
      case "today.do.plan" -> plan();
      case "today.do.call" -> dial();
      default -> log();
    }
  }

  /// A press selects a row, or folds a group.
  private void pressed(MouseEvent press) {
    for (var node = (Node) press.getTarget(); node != list; node = node.getParent()) {
      if (node == null) {
        return;
      }
      if (node instanceof QueueCell cell) {
        switch (cell.getItem()) {
          case QueueLine.Head head -> {
            model.fold(head.group(), !head.folded());
            press.consume();
          }
          case QueueLine.Entry entry -> model.select(entry.row());
          case null -> press.consume();
        }
        return;
      }
    }
  }

  private void foldWithArrows(KeyEvent press) {
    var left = press.getCode() == KeyCode.LEFT;
    if (left || press.getCode() == KeyCode.RIGHT) {
      foldSelected(left);
      press.consume();
    }
  }

  private void foldSelected(boolean fold) {
    if (fold) {
      model.selected().get().ifPresent(row -> model.fold(row.group(), true));
    } else {
      for (var group : Group.values()) {
        if (model.isFolded(group)) {
          model.fold(group, false);
          return;
        }
      }
    }
  }

  private Optional<QueueRow> selected() {
    return model.selected().get();
  }

  private void dial() {
    selected().ifPresent(row -> Dialer.dial(space, row.item().phone()));
  }

  private void log() {
    selected()
        .ifPresent(row -> {
          var item = row.item();
          if (item.type() == RecordType.TASK) {
            complete();
            return;
          }
          var subject = LogSubject.of(item.type(), item.id(), item.name()).withKind(says.kind(row));
          var task = item.task();
          LogDialog.open(
              space,
              task.isPresent()
                  ? subject.completing(
                      new OpenTask(task.get().id(), task.get().title(), task.get().kind()))
                  : subject,
              model::keyPressed);
        });
  }

  private void complete() {
    selected()
        .ifPresent(row -> {
          var title = row.item().name();
          model
              .complete()
              .ifPresentOrElse(
                  receipt -> space.tell(receipt, words.get("today.completed", title)), this::log);
        });
  }

  private void snooze() {
    selected()
        .ifPresent(row -> {
          if (row.item().task().isEmpty()) {
            plan();
            return;
          }
          SnoozePopover.open(
              space,
              until ->
                  model
                      .snooze(until)
                      .ifPresent(receipt ->
                          space.tell(
                              receipt,
                              words.get(
                                  "today.snoozed",
                                  words
                                      .moments()
                                      .exact(until, space.clock().instant(), space.zone())))));
        });
  }

  private void plan() {
    selected()
        .ifPresent(row -> {
          var item = row.item();
          PlanDialog.open(
              space,
              item.type() == RecordType.TASK
                  ? Optional.empty()
                  : Optional.of(LogSubject.of(item.type(), item.id(), item.name())));
        });
  }

  /// Enter shows the card first where it is an overlay.
  private void enter() {
    if (narrow && !overlay.isVisible() && selected().isPresent()) {
      overlay.setVisible(true);
      return;
    }
    openRecord();
  }

  private void openRecord() {
    selected()
        .ifPresent(row ->
            space
                .navigator()
                .open(
                    Place.ofRecord(row.item().type(), row.item().id())
                        .orElseGet(Place.Tasks::new)));
  }

  private void escape() {
    if (overlay.isVisible()) {
      overlay.setVisible(false);
    } else {
      space.dialogs().escapeTop();
    }
  }

  @Override
  public Node headerTools() {
    return figures;
  }

  @Override
  public Node firstFocus() {
    return list;
  }

  @Override
  public List<KeyBinding> keys() {
    var keys = new ArrayList<KeyBinding>();
    keys.add(KeyBinding.hintedAs("J K", "J", "key.move", () -> model.move(1)));
    keys.add(KeyBinding.of("K", "key.move", () -> model.move(-1)));
    keys.add(KeyBinding.of("Down", "key.move", () -> model.move(1)));
    keys.add(KeyBinding.of("Up", "key.move", () -> model.move(-1)));
    keys.add(KeyBinding.hinted("Enter", "key.open", this::enter));
    keys.add(KeyBinding.hinted("S", "today.key.snooze", this::snooze));
    keys.add(KeyBinding.of("Space", "today.key.done", this::complete));
    keys.add(KeyBinding.of("L", "today.key.log", this::log));
    keys.add(KeyBinding.of("N", "today.key.plan", this::plan));
    keys.add(KeyBinding.of("Ctrl+D", "today.key.call", this::dial));
    keys.add(KeyBinding.of("Left", "today.key.fold", () -> foldSelected(true)));
    keys.add(KeyBinding.of("Right", "today.key.fold", () -> foldSelected(false)));
    keys.add(KeyBinding.of("Esc", "key.close", this::escape));
    keys.add(KeyBinding.of("0", "today.group.all", () -> model.filter().set(Optional.empty())));
    for (var group : Group.values()) {
      keys.add(
          KeyBinding.of(
              Integer.toString(group.ordinal() + 1),
              group.wordKey(),
              () -> model.choose(Optional.of(group))));
    }
    return keys;
  }

  @Override
  public List<PaletteEntry> actions() {
    return selected().isEmpty()
        ? List.of()
        : List.of(
            PaletteEntry.of(Icon.CALL, words.get("today.do.call"), "Ctrl+D", this::dial),
            PaletteEntry.of(Icon.LOG, words.get("today.log"), "L", this::log),
            PaletteEntry.of(Icon.DONE, words.get("today.done"), "Space", this::complete),
            PaletteEntry.of(Icon.SNOOZE, words.get("today.snooze"), "S", this::snooze),
            PaletteEntry.of(Icon.ADD, words.get("today.plan"), "N", this::plan));
  }
}

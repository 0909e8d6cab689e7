package outrider.app.today;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.record.TakeoverFacts;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Screen;
import outrider.app.shell.WindowWidth;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.LiveQuery;

/// What to do now: the queue at the left, and at the right who the selected row is about.
public final class TodayView extends Screen {
  private static final double CARD_WIDTH = 400;
  private static final double FULL_HEADER_FROM = 1360;

  /// The book is asked anew although nothing changed: time alone brings new rows.
  private static final Duration ASK_AGAIN = Duration.ofMinutes(30);

  private final Workspace space;
  private final Words words;
  private final TodayViewModel model;
  private final QueueDeeds deeds;
  private final QueueList list;
  private final GroupChips chips;
  private final TakeoverCard card;
  private final HeaderFigures figures;
  private final ReadyCards ready;
  private final HBox columns = new HBox();
  private final StackPane overlay = new StackPane();
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
    var says = new QueueWords(space);
    this.deeds = new QueueDeeds(space, model, says);
    this.list = new QueueList(space, model, says, deeds);
    this.chips = new GroupChips(words, model);
    this.figures = new HeaderFigures(words);
    this.card = part(new TakeoverCard(space, says, deeds));
    this.ready = new ReadyCards(space, model, this::showIfSelected);
    stylesheet(TodayView.class, "today.css");
    build();
    listen();
  }

  private void build() {
    contextProperty().set(words.moments().dayAndWeekday(space.today()));
    VBox.setVgrow(list, Priority.ALWAYS);
    var left = new VBox(chips, list);
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
  }

  private void listen() {
    whileShown(this::ask);
    whileShown(() -> space.ticker().everySecond(this::tick));
    whileShown(model.facts(), facts -> chips.refresh());
    whileShown(model.queue(), queue -> chips.refresh());
    whileShown(model.filter(), chosen -> chips.refresh());
    whileShown(model.waiting(), list::showWaiting);
    whileShown(model.selected(), this::showSelected);
    whileShown(
        model.arranged(),
        times -> {
          list.select(deeds.selected());
          list.showEmpty();
          card.expectRows(!model.lines().isEmpty());
        });
    whileShown(space.appearance(), look -> list.refresh());
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
    model.show(facts, space.clock().instant());
    ready.readAnew();
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

  private void showSelected(Optional<QueueRow> row) {
    list.select(row);
    row.ifPresentOrElse(shown -> card.show(shown, ready.of(shown)), card::clear);
  }

  private void showIfSelected(QueueRow row, TakeoverFacts known) {
    deeds
        .selected()
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

  /// Enter shows the card first where it is an overlay.
  private void enter() {
    if (narrow && !overlay.isVisible() && deeds.selected().isPresent()) {
      overlay.setVisible(true);
      return;
    }
    deeds.open();
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
    return list.rows();
  }

  @Override
  public List<KeyBinding> keys() {
    var keys = new ArrayList<KeyBinding>();
    keys.add(KeyBinding.hintedAs("J K", "J", "key.move", () -> model.move(1)));
    keys.add(KeyBinding.of("K", "key.move", () -> model.move(-1)));
    keys.add(KeyBinding.of("Down", "key.move", () -> model.move(1)));
    keys.add(KeyBinding.of("Up", "key.move", () -> model.move(-1)));
    keys.add(KeyBinding.hinted("Enter", "key.open", this::enter));
    keys.add(KeyBinding.hinted("S", "today.key.snooze", deeds::snooze));
    keys.add(KeyBinding.of("Space", "today.key.done", deeds::complete));
    keys.add(KeyBinding.of("L", "today.key.log", deeds::log));
    keys.add(KeyBinding.of("N", "today.key.plan", deeds::plan));
    keys.add(KeyBinding.of("Ctrl+D", "today.key.call", deeds::call));
    keys.add(KeyBinding.of("Left", "today.key.fold", () -> list.foldSelected(true)));
    keys.add(KeyBinding.of("Right", "today.key.fold", () -> list.foldSelected(false)));
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
    return deeds.selected().isEmpty()
        ? List.of()
        : List.of(
            PaletteEntry.of(Icon.CALL, words.get("today.do.call"), "Ctrl+D", deeds::call),
            PaletteEntry.of(Icon.LOG, words.get("today.log"), "L", deeds::log),
            PaletteEntry.of(Icon.DONE, words.get("today.done"), "Space", deeds::complete),
            PaletteEntry.of(Icon.SNOOZE, words.get("today.snooze"), "S", deeds::snooze),
            PaletteEntry.of(Icon.ADD, words.get("today.plan"), "N", deeds::plan));
  }
}

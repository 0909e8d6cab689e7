package outrider.app.calendar;

import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.i18n.Words;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.app.store.Query;
import outrider.app.sync.Subscriptions;
import outrider.app.task.PlanDialog;
import outrider.app.task.TaskDeeds;
import outrider.app.task.TaskQueries;
import outrider.app.task.TaskRow;

/// What is to be done and what was, on the days of a month, a week or one day. A task is carried to
/// another time by mouse or by key.
public final class CalendarView extends Screen {

  private static final String SPAN = "calendar.span";
  private static final int HALF_HOUR = 30;

  private final Workspace space;
  private final Words words;
  private final CalendarViewModel model;
  private final TaskDeeds deeds;
  private final Subscriptions subscriptions;
  private final Pane layer = new Pane();
  private final StackPane sheetArea = new StackPane();
  private final Label period = new Label();
  private final SegmentedTabs<CalendarSpan> spans = new SegmentedTabs<>();
  private final Map<CalendarSpan, DaySheet> sheets = new EnumMap<>(CalendarSpan.class);
  private final ChipHands hands;
  private List<TaskRow> repeating = List.of();
  private boolean revealed;

  /// A calendar where there is no HQ to subscribe at.
  public CalendarView(Workspace space) {
    this(space, Subscriptions.NONE);
  }

  public CalendarView(Workspace space, Subscriptions subscriptions) {
    super(new StackPane(), space.words().get("nav.calendar"));
    this.space = space;
    this.subscriptions = subscriptions;
    words = space.words();
    model = new CalendarViewModel(space.zone(), space.today());
    model.span().set(remembered());
    deeds = new TaskDeeds(space);
    hands = new ChipHands(space, model, deeds, layer, this::sheet, this::plan, this::draw);
    sheets.put(CalendarSpan.MONTH, new MonthSheet(space, model, hands));
    sheets.put(CalendarSpan.WEEK, new TimeSheet(space, model, hands));
    sheets.put(CalendarSpan.DAY, new TimeSheet(space, model, hands));
    stylesheet(CalendarView.class, "calendar.css");
    build();
    whileShown(model.span(), this::show);
    whileShown(space.live(model.range(), this::tasks, this::answered));
    whileShown(space.live(model.everybody(), this::repeating, this::repeat));
    whileShown(
        model.range(),
        range -> {
          comes();
          draw();
        });
    whileShown(model.day(), day -> selected());
    whileShown(model.selected(), row -> selected());
    whileShown(() -> space.ticker().everyMinute(now -> draw()));
  }

  private CalendarSpan remembered() {
    var name = space.memory().recall(SPAN);
    return Stream.of(CalendarSpan.values())
        .filter(span -> span.name().equals(name))
        .findFirst()
        .orElse(CalendarSpan.WEEK);
  }

  private DaySheet sheet() {
    return java.util.Objects.requireNonNull(sheets.get(model.span().get()));
  }

  private void build() {
    var back =
        ButtonWithKey.iconOnly(words, "calendar.back", Icon.BACK)
            .compact()
            .does(() -> model.turn(-1));
    var next =
        ButtonWithKey.iconOnly(words, "calendar.next", Icon.NEXT)
            .compact()
            .does(() -> model.turn(1));
    var today = ButtonWithKey.soft(words, "calendar.today").compact().key("T").does(this::today);
    period.getStyleClass().addAll("subheading", "num");
    period.setMinWidth(Region.USE_PREF_SIZE);
    for (var span : CalendarSpan.values()) {
      spans.tab(span, words.get("calendar.span." + key(span)));
    }
    spans.onChosen(model.span()::set);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var save =
        ButtonWithKey.soft(words, "calendar.export").compact().icon(Icon.EXPORT).does(this::export);
    var plan =
        ButtonWithKey.soft(words, "task.planTitle")
            .compact()
            .icon(Icon.ADD)
            .key("N")
            .does(this::planOnDay);
    var bar = new HBox(8, today, back, next, period, gap, spans);
    if (space.user().leads()) {
      bar.getChildren().add(whose());
    }
    var subscribe =
        ButtonWithKey.soft(words, "calendar.subscribe")
            .compact()
            .icon(Icon.CALENDAR)
            .does(this::subscribe);
    bar.getChildren().addAll(subscribe, save, plan);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().addAll("calendar-bar", "hairline-bottom");
    sheetArea.setFocusTraversable(true);
    sheetArea.setAccessibleText(words.get("nav.calendar"));
    VBox.setVgrow(sheetArea, Priority.ALWAYS);
    layer.setMouseTransparent(true);
    root().getStyleClass().addAll("surface", "calendar");
    ((StackPane) root()).getChildren().addAll(new VBox(bar, sheetArea), layer);
  }

  private SegmentedTabs<Boolean> whose() {
    return new SegmentedTabs<Boolean>()
        .tab(false, words.get("task.scope.mine"))
        .tab(true, words.get("task.scope.team"))
        .onChosen(model.everybody()::set);
  }

  private void show(CalendarSpan span) {
    spans.select(span);
    space.memory().remember(SPAN, span.name());
    sheetArea.getChildren().setAll(sheet().node());
    revealed = false;
    draw();
  }

  private Query<TaskQueries.Between> tasks(CalendarViewModel.Range range) {
    var bounds = model.bounds(range);
    return TaskQueries.between(
        bounds.getFirst().toEpochMilli(),
        bounds.getLast().toEpochMilli(),
        range.everybody() ? Optional.empty() : Optional.of(space.commands().actor().user()));
  }

  private Query<List<TaskRow>> repeating(boolean everybody) {
    return TaskQueries.repeating(
        everybody ? Optional.empty() : Optional.of(space.commands().actor().user()));
  }

  private void repeat(List<TaskRow> found) {
    repeating = found;
    comes();
    draw();
  }

  /// Shows what is still to come of the tasks that repeat.
  private void comes() {
    model.showComing(
        Coming.of(
            repeating,
            model.bounds(model.range().getValue()),
            space.clock().instant(),
            space.database().configuration()));
  }

  private void answered(TaskQueries.Between found) {
    model.show(found.tasks());
    contextProperty()
        .set(words.get(found.more() ? "task.countMore" : "task.count", found.tasks().size()));
    draw();
    if (!revealed) {
      revealed = true;
      FxThread.later(() -> sheet().reveal());
    }
  }

  /// Not while the mouse is down on a chip: it would be taken from under it, and what the mouse
  /// does next would be told to nobody.
  private void draw() {
    period.setText(periodText());
    if (!hands.isPressed()) {
      sheet().draw();
    }
  }

  private void selected() {
    sheet().light();
    if (model.selected().get().isPresent() && !hands.isPressed()) {
      sheet().reveal();
    }
  }

  private String periodText() {
    var moments = words.moments();
    var days = model.days();
    return switch (model.span().get()) {
      case MONTH -> moments.month(model.day().get());
      case WEEK ->
          moments.date(days.getFirst(), space.today())
              + " – "
              + moments.date(days.getLast(), space.today());
      case DAY -> moments.dayAndWeekday(model.day().get());
    };
  }

  private void today() {
    model.go(space.today());
    sheet().reveal();
  }

  private void go(int days) {
    model.go(model.day().get().plusDays(days));
  }

  private void carry(int days, int minutes) {
    model
        .shifted(days, minutes)
        .ifPresent(to -> model.selected().get().ifPresent(row -> deeds.move(row, to)));
  }

  /// Down and up: a week in the month, half an hour where there are hours.
  private void carryDown(int step) {
    if (model.span().get() == CalendarSpan.MONTH) {
      carry(step * CalendarSpan.WEEKDAYS, 0);
    } else {
      carry(0, step * HALF_HOUR);
    }
  }

  private void goDown(int step) {
    if (model.span().get() == CalendarSpan.MONTH) {
      go(step * CalendarSpan.WEEKDAYS);
    } else {
      model.walk(step);
    }
  }

  private void open() {
    model.selected().get().ifPresentOrElse(deeds::open, () -> model.span().set(CalendarSpan.DAY));
  }

  private void toggle() {
    model.selected().get().ifPresent(deeds::toggle);
  }

  private void snooze() {
    model.selected().get().ifPresent(row -> deeds.snooze(row, () -> {}));
  }

  private void edit() {
    model.selected().get().ifPresent(deeds::edit);
  }

  private void skip() {
    model.selected().get().ifPresent(deeds::skip);
  }

  private void log() {
    model.selected().get().ifPresent(deeds::log);
  }

  private void planOnDay() {
    plan(model.free(hands.now()));
  }

  private void plan(LocalDateTime at) {
    PlanDialog.open(space, model.selected().get().flatMap(TaskDeeds::subject), at);
  }

  private void subscribe() {
    SubscribeDialog.open(space, subscriptions);
  }

  private void export() {
    CalendarExport.ask(space, root().getScene().getWindow());
  }

  private static String key(CalendarSpan span) {
    return span.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Node firstFocus() {
    return sheetArea;
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hintedAs("J K", "J", "key.move", () -> model.walk(1)),
        KeyBinding.of("K", "key.move", () -> model.walk(-1)),
        KeyBinding.of("Left", "calendar.key.day", () -> go(-1)),
        KeyBinding.of("Right", "calendar.key.day", () -> go(1)),
        KeyBinding.of("Up", "key.move", () -> goDown(-1)),
        KeyBinding.of("Down", "key.move", () -> goDown(1)),
        KeyBinding.hintedAs("Shift+Left", "Shift+Left", "calendar.key.carry", () -> carry(-1, 0)),
        KeyBinding.of("Shift+Right", "calendar.key.carry", () -> carry(1, 0)),
        KeyBinding.of("Shift+Up", "calendar.key.carry", () -> carryDown(-1)),
        KeyBinding.of("Shift+Down", "calendar.key.carry", () -> carryDown(1)),
        KeyBinding.of("PageUp", "calendar.back", () -> model.turn(-1)),
        KeyBinding.of("PageDown", "calendar.next", () -> model.turn(1)),
        KeyBinding.of("T", "calendar.today", this::today),
        KeyBinding.hinted("Space", "today.key.done", this::toggle),
        KeyBinding.hinted("Enter", "key.open", this::open),
        KeyBinding.of("S", "today.key.snooze", this::snooze),
        KeyBinding.of("N", "today.key.plan", this::planOnDay),
        KeyBinding.of("L", "today.key.log", this::log),
        KeyBinding.of("E", "task.edit", this::edit),
        KeyBinding.of("X", "task.skip", this::skip),
        KeyBinding.of("1", "calendar.span.month", () -> model.span().set(CalendarSpan.MONTH)),
        KeyBinding.of("2", "calendar.span.week", () -> model.span().set(CalendarSpan.WEEK)),
        KeyBinding.of("3", "calendar.span.day", () -> model.span().set(CalendarSpan.DAY)),
        KeyBinding.of("Esc", "calendar.key.letGo", this::letGo));
  }

  private void letGo() {
    if (hands.isHolding()) {
      hands.letGo();
    }
  }

  @Override
  public List<PaletteEntry> actions() {
    return List.of(
        PaletteEntry.of(Icon.ADD, words.get("task.planTitle"), "N", this::planOnDay),
        PaletteEntry.of(Icon.LOG, words.get("task.edit"), "E", this::edit),
        PaletteEntry.of(Icon.TOUCHES, words.get("task.skip"), "X", this::skip),
        PaletteEntry.of(Icon.CALENDAR, words.get("calendar.today"), "T", this::today),
        PaletteEntry.of(Icon.CALENDAR, words.get("calendar.subscribe"), "", this::subscribe),
        PaletteEntry.of(Icon.EXPORT, words.get("calendar.export"), "", this::export));
  }
}

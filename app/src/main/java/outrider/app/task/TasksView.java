package outrider.app.task;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.fx.ListRow;
import outrider.app.fx.SegmentedTabs;
import outrider.app.i18n.Words;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;

/// Everything that is to be done, by day: one's own, the team's, and what was done.
public final class TasksView extends Screen {
  private final Workspace space;
  private final Words words;
  private final TasksViewModel model;
  private final TaskDeeds deeds;
  private final ListView<TaskLine> list = new ListView<>();
  private final StackPane listArea = new StackPane(list);
  private final SegmentedTabs<TaskScope> tabs = new SegmentedTabs<>();

  public TasksView(Workspace space) {
    super(new VBox(), space.words().get("nav.tasks"));
    this.space = space;
    this.words = space.words();
    this.model = new TasksViewModel(space.zone());
    this.deeds = new TaskDeeds(space);
    stylesheet(TasksView.class, "tasks.css");
    build();
    whileShown(
        space.live(
            model.scope(),
            scope -> TaskQueries.of(scope, space.commands().actor().user()),
            this::answered));
    whileShown(() -> space.ticker().everyMinute(model::arrange));
    whileShown(model.selected(), this::light);
    whileShown(
        model.arranged(),
        times -> {
          light(model.selected().get());
          showEmpty();
        });
    whileShown(space.appearance(), look -> list.refresh());
  }

  private void build() {
    for (var scope : TaskScope.values()) {
      tabs.tab(scope, words.get("task.scope." + key(scope)));
    }
    tabs.onChosen(model.scope()::set);
    model.scope().subscribe(tabs::select);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var plan =
        ButtonWithKey.soft(words, "task.planTitle")
            .compact()
            .icon(Icon.ADD)
            .key("N")
            .does(this::plan);
    var bar = new HBox(8, tabs, gap, plan);
    bar.getStyleClass().addAll("task-bar", "hairline-bottom");
    list.getStyleClass().add("tasks");
    list.setItems(model.lines());
    list.setCellFactory(
        view -> new TaskCell(space, this::toggled, () -> model.scope().get() != TaskScope.MINE));
    list.setAccessibleText(words.get("nav.tasks"));
    list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    VBox.setVgrow(listArea, Priority.ALWAYS);
    root().getStyleClass().add("surface");
    ((VBox) root()).getChildren().addAll(bar, listArea);
  }

  private void answered(TaskQueries.Shown shown) {
    contextProperty()
        .set(words.get(shown.more() ? "task.countMore" : "task.count", shown.tasks().size()));
    model.show(shown.tasks(), space.clock().instant());
  }

  private void light(Optional<TaskRow> row) {
    var index = -1;
    for (var at = 0; at < model.lines().size() && row.isPresent(); at++) {
      if (model.lines().get(at).key().equals(row.get().id())) {
        index = at;
      }
    }
    ListRow.select(list, index);
  }

  private void showEmpty() {
    listArea.getChildren().removeIf(EmptyState.class::isInstance);
    if (model.lines().isEmpty()) {
      listArea
          .getChildren()
          .add(
              model.scope().get() == TaskScope.DONE
                  ? new EmptyState(Icon.TASK, words.get("task.emptyDone"))
                  : new EmptyState(
                      Icon.TASK,
                      words.get("task.empty"),
                      ButtonWithKey.secondary(words, "task.planTitle").does(this::plan)));
    }
  }

  private void pressed(MouseEvent press) {
    var cell = ListRow.pressed(list, press, TaskCell.class);
    if (cell.isEmpty()) {
      return;
    }
    if (cell.get().getItem() instanceof TaskLine.Entry entry) {
      model.select(entry.row());
      if (press.getButton() == MouseButton.PRIMARY && press.getClickCount() == 2) {
        open();
      }
    } else {
      press.consume();
    }
  }

  private void toggled(TaskRow row) {
    model.select(row);
    toggle();
  }

  private void toggle() {
    model.take().ifPresent(deeds::toggle);
  }

  private void snooze() {
    model.selected().get().ifPresent(row -> deeds.snooze(row, model::take));
  }

  private void log() {
    model.selected().get().ifPresent(deeds::log);
  }

  private void edit() {
    model.selected().get().ifPresent(deeds::edit);
  }

  private void skip() {
    model.selected().get().ifPresent(deeds::skip);
  }

  /// About the selected task's record, so that the next step of the same one is a key away.
  private void plan() {
    PlanDialog.open(space, model.selected().get().flatMap(TaskDeeds::subject));
  }

  private void open() {
    model.selected().get().ifPresent(deeds::open);
  }

  private static String key(TaskScope scope) {
    return scope.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Node firstFocus() {
    return list;
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hintedAs("J K", "J", "key.move", () -> model.move(1)),
        KeyBinding.of("K", "key.move", () -> model.move(-1)),
        KeyBinding.of("Down", "key.move", () -> model.move(1)),
        KeyBinding.of("Up", "key.move", () -> model.move(-1)),
        KeyBinding.hinted("Space", "today.key.done", this::toggle),
        KeyBinding.hinted("S", "today.key.snooze", this::snooze),
        KeyBinding.hinted("Enter", "key.open", this::open),
        KeyBinding.of("N", "today.key.plan", this::plan),
        KeyBinding.of("L", "today.key.log", this::log),
        KeyBinding.of("E", "task.edit", this::edit),
        KeyBinding.of("X", "task.skip", this::skip),
        KeyBinding.of("1", "task.scope.mine", () -> model.scope().set(TaskScope.MINE)),
        KeyBinding.of("2", "task.scope.team", () -> model.scope().set(TaskScope.TEAM)),
        KeyBinding.of("3", "task.scope.done", () -> model.scope().set(TaskScope.DONE)));
  }

  @Override
  public List<PaletteEntry> actions() {
    return List.of(
        PaletteEntry.of(Icon.DONE, words.get("today.done"), "Space", this::toggle),
        PaletteEntry.of(Icon.SNOOZE, words.get("today.snooze"), "S", this::snooze),
        PaletteEntry.of(Icon.LOG, words.get("task.edit"), "E", this::edit),
        PaletteEntry.of(Icon.TOUCHES, words.get("task.skip"), "X", this::skip),
        PaletteEntry.of(Icon.ADD, words.get("task.planTitle"), "N", this::plan));
  }
}

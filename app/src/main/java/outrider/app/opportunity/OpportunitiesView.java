package outrider.app.opportunity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.FilterChip;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.app.store.LiveQuery;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.Pipeline;

/// The deals: as a board to move them, or as a list to find and treat many.
public final class OpportunitiesView extends Screen {

  private enum Mode {
    BOARD,
    LIST
  }

  /// One choice of whose deals are shown; null stands for everybody's.
  private record Whose(@Nullable String owner, String name) {}

  private final Workspace space;
  private final ConfiguredNames names;
  private final OpportunityQueries queries;
  private final StageMoves moves;
  private final OpportunitiesViewModel model;
  private final MoveDialogs dialogs;
  private final KanbanView kanban;
  private final SegmentedTabs<Mode> tabs = new SegmentedTabs<>();
  private final HBox tools = new HBox(8);
  private final HBox asked = new HBox();
  private final Label totals = new Label();
  private @Nullable LiveQuery<PipelineBoard> live;

  public OpportunitiesView(Workspace space) {
    super(new BorderPane(), space.words().get("nav.opportunities"));
    this.space = space;
    names = space.reasons().names();
    queries = new OpportunityQueries(space.database()::configuration);
    moves = new StageMoves(space.commands(), space.undo());
    model =
        new OpportunitiesViewModel(
            space.database(), moves, FxThread.executor(), space.memory().recall("deals.pipeline"));
    dialogs = new MoveDialogs(space, this::placeOf, model::lose);
    model.onOutcome(dialogs::say);
    kanban = part(new KanbanView(space, model, names, this::open, this::openEnd));
    stylesheet(OpportunitiesView.class, "opportunity.css");
    root().getStyleClass().addAll("surface", "deals");
    buildTools();
    var pane = (BorderPane) root();
    pane.setTop(tools);
    pane.setCenter(kanban.root());
    whileShown(this::listen);
    whileShown(model.filterProperty(), this::filterChanged);
    whileShown(model.boardProperty(), this::showTotals);
  }

  @Override
  public List<KeyBinding> keys() {
    var keys = new ArrayList<KeyBinding>();
    keys.add(KeyBinding.hintedAs("Ctrl+1 – 9", "Ctrl+1", "key.toStage", () -> moveTo(1)));
    for (var number = 2; number <= 9; number++) {
      var to = number;
      keys.add(KeyBinding.of("Ctrl+" + number, "key.toStage", () -> moveTo(to)));
    }
    keys.add(KeyBinding.hinted("Enter", "key.open", () -> model.selected().ifPresent(this::open)));
    keys.add(KeyBinding.of("Left", "key.move", () -> model.walk(-1, 0)));
    keys.add(KeyBinding.of("Right", "key.move", () -> model.walk(1, 0)));
    keys.add(KeyBinding.of("Up", "key.move", () -> model.walk(0, -1)));
    keys.add(KeyBinding.of("Down", "key.move", () -> model.walk(0, 1)));
    keys.add(KeyBinding.hintedAs("J K", "J", "key.move", () -> model.walk(0, 1)));
    keys.add(KeyBinding.of("K", "key.move", () -> model.walk(0, -1)));
    keys.add(KeyBinding.hintedAs("Ctrl+Z", "Ctrl+Z", "key.undo", this::undo));
    keys.add(KeyBinding.of("Esc", "key.close", this::escape));
    return keys;
  }

  @Override
  public List<PaletteEntry> actions() {
    var card = model.selected();
    if (card.isEmpty()) {
      return List.of();
    }
    var entries = new ArrayList<PaletteEntry>();
    var stages = model.board().stages();
    for (var index = 0; index < stages.size(); index++) {
      var number = index + 1;
      entries.add(
          PaletteEntry.of(
              Icon.OPPORTUNITY,
              space
                  .words()
                  .get("deals.moveTo", card.get().title(), names.of(stages.get(index).row())),
              number <= 9 ? "Ctrl+" + number : "",
              () -> moveTo(number)));
    }
    return entries;
  }

  @Override
  public void search(String text) {
    model.filterProperty().set(model.filter().withText(text));
  }

  @Override
  public Node firstFocus() {
    return kanban.root();
  }

  OpportunitiesViewModel model() {
    return model;
  }

  private Subscription listen() {
    var query =
        space.database().live(queries.board(model::filter), FxThread.executor(), model::show);
    live = query;
    return () -> {
      live = null;
      query.close();
    };
  }

  private void filterChanged(BoardFilter filter) {
    space.memory().remember("deals.pipeline", filter.pipeline());
    if (live != null) {
      live.refresh();
    }
    space
        .database()
        .read(queries.dwell(filter.pipeline()))
        .thenAcceptAsync(model.dwellProperty()::set, FxThread.executor());
    asked.getChildren().clear();
    if (!filter.text().isEmpty()) {
      var clear = space.words().get("deals.clearSearch");
      asked
          .getChildren()
          .add(
              new FilterChip(space.words().get("deals.searched"), filter.text())
                  .icon(Icon.SEARCH)
                  .removable(clear, () -> search("")));
    }
  }

  private void showTotals(PipelineBoard board) {
    var amounts = space.words().amounts();
    totals.setText(
        space
            .words()
            .get(
                "deals.totals",
                board.count(),
                board.sum().compact(amounts),
                board.weighted().compact(amounts)));
  }

  private void buildTools() {
    var words = space.words();
    tabs.tab(Mode.BOARD, words.get("deals.board"), Icon.OPPORTUNITY);
    tabs.tab(Mode.LIST, words.get("deals.list"), Icon.LIST);
    var rule = new Region();
    rule.getStyleClass().add("vertical-rule");
    totals.getStyleClass().addAll("small", "text-2", "num");
    totals.setMinWidth(Region.USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    tools.getStyleClass().add("screen-tools");
    tools.setAlignment(Pos.CENTER_LEFT);
    asked.setAlignment(Pos.CENTER_LEFT);
    tools.getChildren().addAll(tabs, rule, pipelines(), owners(), asked, gap, totals);
  }

  private ComboBox<Pipeline> pipelines() {
    var all = space.database().configuration().pipelines();
    var box = new ComboBox<Pipeline>();
    box.getStyleClass().add("compact");
    box.setConverter(shown(pipeline -> names.of(pipeline.row())));
    box.getItems().setAll(all);
    all.stream()
        .filter(pipeline -> pipeline.id().equals(model.filter().pipeline()))
        .findFirst()
        .ifPresent(box::setValue);
    box.valueProperty()
        .subscribe(pipeline -> {
          if (pipeline != null) {
            model.filterProperty().set(model.filter().ofPipeline(pipeline.id()));
          }
        });
    box.setAccessibleText(space.words().get("deals.pipeline"));
    return box;
  }

  private ComboBox<Whose> owners() {
    var words = space.words();
    var me = space.commands().actor().user();
    var tree = space.database().configuration().tree();
    var visible =
        tree.user(me)
            .map(user ->
                user.role() == outrider.core.user.Role.REP
                    ? java.util.Set.of(Objects.requireNonNullElse(user.team(), ""))
                    : tree.downward(user.team()))
            .orElse(java.util.Set.of());
    var box = new ComboBox<Whose>();
    box.getStyleClass().add("compact");
    box.setConverter(shown(Whose::name));
    box.getItems().add(new Whose(null, words.get("deals.everybody")));
    box.getItems().add(new Whose(me, words.get("deals.mine")));
    tree.members(visible).stream()
        .filter(user -> !user.id().equals(me))
        .sorted(java.util.Comparator.comparing(user -> user.name()))
        .forEach(user -> box.getItems().add(new Whose(user.id(), user.name())));
    box.setValue(box.getItems().getFirst());
    box.valueProperty()
        .subscribe(whose -> {
          if (whose != null) {
            model.filterProperty().set(model.filter().ofOwner(whose.owner()));
          }
        });
    box.setAccessibleText(words.get("deals.owner"));
    return box;
  }

  private static <T> StringConverter<T> shown(java.util.function.Function<T, String> name) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : name.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("a choice is not typed");
      }
    };
  }

  private java.util.Optional<javafx.geometry.Bounds> placeOf(String stage) {
    return kanban.columnInScene(stage);
  }

  private void moveTo(int number) {
    model.moveSelectedTo(number);
  }

  private void open(DealCard card) {
    space.navigator().open(new Place.OpportunityRecord(card.id()));
  }

  private void openEnd(OpportunityStage stage) {
    tabs.select(Mode.LIST);
  }

  private void undo() {
    space.undo().undo();
  }

  private void escape() {
    if (kanban.isDragging()) {
      kanban.cancelDrag();
    } else if (!model.filter().text().isEmpty()) {
      search("");
    }
  }
}

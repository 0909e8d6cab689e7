package outrider.app.opportunity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.LogDialog;
import outrider.app.activity.LogSubject;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.fx.View;
import outrider.app.list.RecordTrail;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.DealsAsked;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.app.store.LiveQuery;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The deals: as a board to move them, or as a list to find and treat many.
public final class OpportunitiesView extends Screen {

  private enum Mode {
    BOARD,
    LIST
  }

  private final Workspace space;
  private final boolean visit;
  private final ConfiguredNames names;
  private final OpportunityQueries queries;
  private final StageMoves moves;
  private final OpportunitiesViewModel model;
  private final MoveDialogs dialogs;
  private final KanbanView kanban;
  private final DealList deals;
  private final SegmentedTabs<Mode> tabs = new SegmentedTabs<>();
  private final HBox tools = new HBox(8);
  private final BoardFilters filters;
  private final Label totals = new Label();
  private Mode mode = Mode.BOARD;
  private String dwellOf = "";
  private @Nullable LiveQuery<PipelineBoard> live;

  public OpportunitiesView(Workspace space) {
    this(space, Optional.empty());
  }

  /// @param asked what another screen wants to see
  public OpportunitiesView(Workspace space, Optional<DealsAsked> asked) {
    super(new BorderPane(), space.words().get("nav.opportunities"));
    this.space = space;
    visit = asked.isPresent();
    names = space.reasons().names();
    queries = new OpportunityQueries(space.database()::configuration);
    moves = new StageMoves(space.commands(), space.undo());
    model =
        new OpportunitiesViewModel(
            space.database(),
            moves,
            FxThread.executor(),
            asked.map(DealsAsked::pipeline).orElse(space.memory().recall("deals-pipeline")));
    dialogs = new MoveDialogs(space, this::placeOf, model::lose);
    model.onOutcome(dialogs::say);
    kanban = new KanbanView(space, model, names, this::open, this::openEnd);
    deals = new DealList(space, names);
    deals.list().table().onOpen(this::open);
    stylesheet(OpportunitiesView.class, "opportunity.css");
    root().getStyleClass().addAll("surface", "deals");
    filters = new BoardFilters(space, model, names);
    buildTools();
    var pane = (BorderPane) root();
    pane.setTop(tools);
    tabs.onChosen(this::show);
    show(firstMode(asked));
    asked.filter(each -> !each.stages().isEmpty()).ifPresent(deals::show);
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
    keys.add(KeyBinding.of("B", "deals.board", () -> show(Mode.BOARD)));
    keys.add(KeyBinding.of("T", "deals.list", () -> show(Mode.LIST)));
    if (mode == Mode.LIST) {
      keys.addAll(deals.list().keys());
      return keys;
    }
    keys.add(KeyBinding.hinted("Enter", "key.open", () -> model.selected().ifPresent(this::open)));
    keys.add(KeyBinding.of("Left", "key.move", () -> model.walk(-1, 0)));
    keys.add(KeyBinding.of("Right", "key.move", () -> model.walk(1, 0)));
    keys.add(KeyBinding.of("Up", "key.move", () -> model.walk(0, -1)));
    keys.add(KeyBinding.of("Down", "key.move", () -> model.walk(0, 1)));
    keys.add(KeyBinding.hintedAs("J K", "J", "key.move", () -> model.walk(0, 1)));
    keys.add(KeyBinding.of("K", "key.move", () -> model.walk(0, -1)));
    keys.add(KeyBinding.hinted("L", "deals.log", () -> model.selected().ifPresent(this::log)));
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
  public boolean searches() {
    return true;
  }

  @Override
  public void search(String text) {
    deals.list().search(text);
    model.filterProperty().set(model.filter().withText(text));
  }

  @Override
  public Node firstFocus() {
    return mode == Mode.LIST ? deals.list().table().list() : kanban.root();
  }

  @Override
  protected void onShown() {
    body().show();
  }

  @Override
  protected void onHidden() {
    body().hide();
  }

  OpportunitiesViewModel model() {
    return model;
  }

  DealList list() {
    return deals;
  }

  /// A visit that another screen asked for leaves no trace in what comes up next time.
  private void remember(String name, String value) {
    if (!visit) {
      space.memory().remember(name, value);
    }
  }

  private Mode firstMode(Optional<DealsAsked> asked) {
    return asked
        .map(each -> each.stages().isEmpty() ? Mode.BOARD : Mode.LIST)
        .orElse(
            space.memory().recall("deals-mode").equals(Mode.LIST.name()) ? Mode.LIST : Mode.BOARD);
  }

  /// Board or list; only what is shown listens to the database.
  private void show(Mode chosen) {
    body().hide();
    mode = chosen;
    tabs.select(chosen);
    remember("deals-mode", chosen.name());
    filters.setVisible(chosen == Mode.BOARD);
    totals.setVisible(chosen == Mode.BOARD);
    ((BorderPane) root()).setCenter(body().root());
    if (isShown()) {
      body().show();
    }
  }

  private View body() {
    return mode == Mode.LIST ? deals.list() : kanban;
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
    remember("deals-pipeline", filter.pipeline());
    if (live != null) {
      live.refresh();
    }
    if (!filter.pipeline().equals(dwellOf)) {
      dwellOf = filter.pipeline();
      var unused =
          space
              .database()
              .read(queries.dwell(dwellOf))
              .thenAcceptAsync(model.dwellProperty()::set, FxThread.executor());
    }
    filters.showSearch(filter.text(), () -> search(""));
  }

  private void showTotals(PipelineBoard board) {
    var amounts = space.words().amounts();
    var rated = board.columns().stream().anyMatch(column -> column.stage().winRatePercent() > 0);
    totals.setText(
        space
            .words()
            .get(
                board.sum().isUnknown()
                    ? "deals.totalsUnknown"
                    : rated ? "deals.totals" : "deals.totalsUnrated",
                board.count(),
                board.sum().compact(amounts),
                board.weighted().compact(amounts)));
  }

  private void buildTools() {
    var words = space.words();
    tabs.tab(Mode.BOARD, words.get("deals.board"), Icon.OPPORTUNITY);
    tabs.tab(Mode.LIST, words.get("deals.list"), Icon.LIST);
    totals.getStyleClass().addAll("small", "text-2", "num");
    totals.setMinWidth(Region.USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    tools.getStyleClass().add("screen-tools");
    tools.setAlignment(Pos.CENTER_LEFT);
    tools.getChildren().addAll(tabs, filters, gap, totals);
  }

  private Optional<Bounds> placeOf(String stage) {
    return kanban.columnInScene(stage);
  }

  private void moveTo(int number) {
    if (mode == Mode.BOARD) {
      model.moveSelectedTo(number);
      return;
    }
    deals
        .list()
        .selectedProperty()
        .get()
        .ifPresent(deal ->
            model.moveTo(
                Opportunity.of(deal),
                PipelineBoard.inOrder(
                    space.database().configuration().stages(deal.text(Opportunity.PIPELINE))),
                number));
  }

  private void open(DealCard card) {
    var column =
        model.board().columns().stream()
            .filter(each -> each.stage().id().equals(card.stage()))
            .flatMap(each -> each.cards().stream())
            .map(DealCard::id)
            .toList();
    new RecordTrail(space, RecordType.OPPORTUNITY).keep(column);
    space.navigator().open(new Place.OpportunityRecord(card.id()));
  }

  private void open(Row deal) {
    deals.list().keepTrail();
    space.navigator().open(new Place.OpportunityRecord(deal.id()));
  }

  private void log(DealCard card) {
    LogDialog.open(space, LogSubject.of(RecordType.OPPORTUNITY, card.id(), card.title()));
  }

  private void openEnd(OpportunityStage stage) {
    show(Mode.LIST);
    deals.choose(stage.kind() == OpportunityStage.Kind.WON ? DealViews.WON : DealViews.LOST);
  }

  private void escape() {
    if (kanban.isDragging()) {
      kanban.cancelDrag();
    } else if (!model.filter().text().isEmpty()) {
      search("");
    }
  }
}

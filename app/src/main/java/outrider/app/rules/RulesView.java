package outrider.app.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
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
import outrider.core.cadence.Cadence;
import outrider.core.cadence.CadenceStep;
import outrider.core.calendar.CalendarDefinition;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.sla.ServiceLevel;

/// How soon leads are answered, and which hours count: set up by whoever runs the business, without
/// a developer, offline too.
public final class RulesView extends Screen {
  private static final double ROW_HEIGHT = 52;

  private final Workspace space;
  private final Words words;
  private final RulesViewModel model;
  private final SegmentedTabs<RulesViewModel.Tab> tabs = new SegmentedTabs<>();
  private final ListView<RulesViewModel.Line> list = new ListView<>();
  private final StackPane listArea = new StackPane(list);
  private final ButtonWithKey add;
  private final Label order = new Label();
  private final Label fallback = new Label();
  private final StackPane side = new StackPane();
  private final CadencePresets presets;
  private @Nullable RuleEditor editor;

  public RulesView(Workspace space, RuleDrafts drafts) {
    super(new BorderPane(), space.words().get("nav.rules"));
    this.space = space;
    this.words = space.words();
    model =
        new RulesViewModel(space.database()::configuration, space.commands(), space.undo(), drafts);
    presets = new CadencePresets(space, model);
    for (var tab : RulesViewModel.Tab.values()) {
      tabs.tab(tab, words.get("rules.tab." + tab.name()));
    }
    tabs.onChosen(model::show);
    add = ButtonWithKey.soft(words, "rules.new");
    list.setFixedCellSize(ROW_HEIGHT);
    list.setCellFactory(view -> new RuleCell(space));
    list.setAccessibleText(words.get("nav.rules"));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe((before, now) -> {
          if (now != null) {
            model.select(now);
          }
        });
    stylesheet(RulesView.class, "rules.css");
    var page = (BorderPane) root();
    page.getStyleClass().add("rules");
    page.setCenter(left());
    side.getStyleClass().add("rules-side");
    page.setRight(side);
    whileShown(space.live(RulesQueries.sources(), model::show));
    whileShown(model.tabProperty(), this::showTab);
    whileShown(model.linesProperty(), this::showLines);
    whileShown(model.selectedProperty(), this::showSelected);
  }

  private Node left() {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    add.compact().icon(Icon.ADD).key("N").does(this::add);
    add.setDisable(!model.mayEdit());
    var bar = new HBox(8, tabs, gap, add);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().addAll("rules-bar", "hairline-bottom");
    order.setText(words.get("rules.order"));
    fallback.setGraphic(Icon.INFO.node(14, "text-3"));
    for (var note : List.of(order, fallback)) {
      note.getStyleClass().addAll("small", "text-3", "rules-note");
      note.setWrapText(true);
      note.setMaxWidth(Double.MAX_VALUE);
      note.setMinHeight(Region.USE_PREF_SIZE);
    }
    VBox.setVgrow(listArea, Priority.ALWAYS);
    var left = new VBox(bar, order, listArea, fallback, presets);
    left.getStyleClass().add("surface");
    return left;
  }

  private void showTab(RulesViewModel.Tab tab) {
    tabs.select(tab);
    add.says(
        switch (tab) {
          case LEVELS -> "rules.new";
          case CALENDARS -> "rules.newCalendar";
          case CADENCES -> "rules.newCadence";
        });
    showLines(model.linesProperty().get());
  }

  private void showLines(List<RulesViewModel.Line> lines) {
    var levels = model.tabProperty().get() == RulesViewModel.Tab.LEVELS;
    var cadences = model.tabProperty().get() == RulesViewModel.Tab.CADENCES;
    list.getItems().setAll(lines);
    light();
    listArea.getChildren().removeIf(EmptyState.class::isInstance);
    if (lines.isEmpty()) {
      listArea.getChildren().add(cadences ? emptyCadences() : empty(levels));
    }
    show(order, (levels || cadences) && lines.size() > 1);
    show(presets, presets.refresh() && cadences && !lines.isEmpty() && model.mayEdit());
    show(fallback, levels && !lines.isEmpty() && model.hasFallback());
    fallback.setText(new RuleSentences(space).fallback());
    contextProperty()
        .set(
            lines.isEmpty()
                ? ""
                : words.get(
                    cadences
                        ? "rules.countCadences"
                        : levels ? "rules.count" : "rules.countCalendars",
                    lines.size()));
    if (editor != null) {
      editor.refresh();
    }
  }

  private EmptyState emptyCadences() {
    return new EmptyState(
        Icon.TOUCHES, words.get("rules.emptyCadences"), presets.buttons().toArray(Button[]::new));
  }

  private EmptyState empty(boolean levels) {
    if (!levels) {
      var first = ButtonWithKey.secondary(words, "rules.newCalendar").does(this::add);
      first.setDisable(!model.mayEdit());
      return new EmptyState(Icon.CALENDAR, words.get("rules.emptyCalendars"), first);
    }
    var setUp = ButtonWithKey.primary(words, "rules.setUp").does(this::setUp);
    setUp.setDisable(!model.mayEdit());
    return new EmptyState(Icon.RULES, words.get("rules.emptyLevels"), setUp);
  }

  private void showSelected(Optional<RulesViewModel.Line> line) {
    light();
    if (line.isEmpty()) {
      editor = null;
      side.getChildren().clear();
    } else if (editor == null || !editor.shows(line.get().row())) {
      editor = new RuleEditor(space, model, line.get().row());
      side.getChildren().setAll(editor);
    } else {
      editor.refresh();
    }
  }

  private void light() {
    ListRow.select(list, model.selectedProperty().get().map(model::indexOf).orElse(-1));
  }

  /// Begins a rule with what is most likely wanted, and puts the cursor into its name.
  private void add() {
    if (!model.mayEdit()) {
      return;
    }
    model.begin(
        switch (model.tabProperty().get()) {
          case LEVELS -> newLevel();
          case CALENDARS -> newCalendar();
          case CADENCES -> newCadence();
        });
    edit();
  }

  private Map<String, Object> newLevel() {
    var given = new LinkedHashMap<String, Object>();
    given.put(ServiceLevel.KIND, ServiceLevel.FIRST_RESPONSE);
    given.put(ServiceLevel.MINUTES, 30L);
    given.put(ServiceLevel.POSITION, model.nextPosition());
    model.configuration().all(RecordType.CALENDAR).stream()
        .map(Row::id)
        .min(String::compareTo)
        .ifPresent(calendar -> given.put(ServiceLevel.CALENDAR, calendar));
    return given;
  }

  private Map<String, Object> newCadence() {
    return Map.of(
        Cadence.STEPS,
        CadenceStep.line("1h", CadenceStep.RESPOND, words.get("task.title.first-response"), ""),
        Cadence.POSITION,
        CadencePlaces.next(model.configuration().cadences().ordered()));
  }

  private Map<String, Object> newCalendar() {
    var given = new LinkedHashMap<String, Object>();
    given.put(CalendarDefinition.ZONE, space.zone().getId());
    for (var day : List.of("monday", "tuesday", "wednesday", "thursday", "friday")) {
      given.put(day, "09:00-18:00");
    }
    return given;
  }

  private void setUp() {
    space.tell(model.setUp(), words.get("rules.wasSetUp"));
  }

  private void edit() {
    if (editor != null) {
      editor.begin();
    }
  }

  private void save() {
    if (editor != null) {
      editor.save();
    }
  }

  private void delete() {
    if (editor != null) {
      editor.delete();
    }
  }

  private void changePlaces(int by) {
    var scene = root().getScene();
    var step = StepCard.around(scene == null ? null : scene.getFocusOwner());
    if (step.isPresent()) {
      step.get().move(by);
      return;
    }
    model
        .changePlaces(by)
        .ifPresentOrElse(
            receipt -> space.tell(receipt, words.get("rules.changedPlaces")),
            () -> space.toasts().show(words.get("rules.noPeer")));
  }

  private void choose(RulesViewModel.Tab tab) {
    model.show(tab);
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hintedAs("J K", "J", "key.move", () -> model.move(1)),
        KeyBinding.of("K", "key.move", () -> model.move(-1)),
        KeyBinding.of("Down", "key.move", () -> model.move(1)),
        KeyBinding.of("Up", "key.move", () -> model.move(-1)),
        KeyBinding.of("Alt+Up", "rules.up", () -> changePlaces(-1)),
        KeyBinding.of("Alt+Down", "rules.down", () -> changePlaces(1)),
        KeyBinding.hinted("N", "rules.add", this::add),
        KeyBinding.hinted("Enter", "rules.edit", this::edit),
        KeyBinding.hinted("Ctrl+Enter", "rules.save", this::save),
        KeyBinding.of("Delete", "list.delete", this::delete),
        KeyBinding.of("1", "rules.tab.LEVELS", () -> choose(RulesViewModel.Tab.LEVELS)),
        KeyBinding.of("2", "rules.tab.CALENDARS", () -> choose(RulesViewModel.Tab.CALENDARS)),
        KeyBinding.of("3", "rules.tab.CADENCES", () -> choose(RulesViewModel.Tab.CADENCES)),
        KeyBinding.of("Esc", "key.back", list::requestFocus));
  }

  @Override
  public List<PaletteEntry> actions() {
    return List.of(PaletteEntry.of(Icon.ADD, words.get("rules.new"), "N", this::add));
  }

  @Override
  public Node firstFocus() {
    return list;
  }
}

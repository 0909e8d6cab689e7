package outrider.app.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
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
import outrider.app.journey.JourneyPane;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.RulesAsked;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.core.assign.Workload;
import outrider.core.configuration.AssignmentRule;

/// How soon leads are answered, which hours count, who gets which lead, and by which forms they
/// come in: set up by whoever runs the business, without a developer, offline too. Whoever may not
/// change the rules reads them here.
///
/// In a narrow window the rule lies over the list, and Esc puts it away again.
public final class RulesView extends Screen {
  private static final double ROW_HEIGHT = 52;

  private final Workspace space;
  private final Words words;
  private final RulesViewModel model;
  private final SegmentedTabs<RulesViewModel.Tab> tabs = new SegmentedTabs<>();
  private final ListView<RulesViewModel.Line> list = new ListView<>();
  private final StackPane listArea = new StackPane(list);
  private final JourneyPane journeys;
  private final Node left;
  private final ButtonWithKey add;
  private final RuleNotes notes;
  private final WaitingStrip waiting;
  private final FreshRules fresh;
  private final String office;
  private final BorderPane page = new BorderPane();
  private final RuleSide side;
  private final ButtonWithKey presets;
  private final SegmentedTabs<FieldShelf> shelves = new SegmentedTabs<>();
  private final CadencePresets cadencePresets;
  private @Nullable RuleEditor editor;

  /// Where there is no HQ: for pictures and tests.
  public RulesView(Workspace space, RuleDrafts drafts) {
    this(space, drafts, "");
  }

  /// @param office HQ's address, by which forms are found
  public RulesView(Workspace space, RuleDrafts drafts, String office) {
    this(space, drafts, office, Optional.empty());
  }

  /// @param office HQ's address, by which forms are found
  /// @param asked the part to begin with; empty for the first
  public RulesView(Workspace space, RuleDrafts drafts, String office, Optional<RulesAsked> asked) {
    super(new StackPane(), space.words().get("nav.rules"));
    var over = (StackPane) root();
    this.space = space;
    this.office = office;
    this.words = space.words();
    model = new RulesViewModel(space.commands()::proposed, space.commands(), space.undo(), drafts);
    journeys = new JourneyPane(space);
    cadencePresets = new CadencePresets(space, model);
    notes = new RuleNotes(space);
    waiting = new WaitingStrip(space);
    fresh = new FreshRules(space, model);
    for (var tab : RulesViewModel.Tab.values()) {
      tabs.tab(tab, words.get("rules.tab." + tab.name()));
    }
    tabs.onChosen(this::choose);
    add = ButtonWithKey.soft(words, "rules.new");
    presets = ButtonWithKey.soft(words, "rules.presets");
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
    side = new RuleSide(space, over, page, this::escape);
    list.setOnMouseClicked(click -> {
      if (!model.selectedProperty().get().isEmpty()) {
        side.call();
      }
    });
    stylesheet(RulesView.class, "rules.css");
    root().getStyleClass().add("rules");
    page.setTop(new VBox(bar(), waiting));
    left = left();
    page.setCenter(left);
    over.getChildren().add(page);
    whileShown(() -> root().widthProperty().subscribe(width -> place()));
    whileShown(space.live(RulesQueries.values(), this::showValues));
    journeys.live().forEach(this::whileShown);
    whileShown(space.live(model.tabProperty(), RulesQueries::workload, this::showWorkload));
    drafts.keptIn(space.database());
    asked.ifPresent(model::show);
    whileShown(model.tabProperty(), this::showTab);
    whileShown(model.linesProperty(), this::showLines);
    whileShown(model.selectedProperty(), this::showSelected);
  }

  private Node bar() {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    add.compact().icon(Icon.ADD).key("N").does(this::add);
    add.setDisable(!model.mayEdit());
    presets.compact().does(this::openPresets);
    presets.setDisable(!model.mayEdit());
    var bar = new HBox(8, tabs, gap, presets, add);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().addAll("rules-bar", "hairline-bottom");
    return bar;
  }

  private Node left() {
    VBox.setVgrow(listArea, Priority.ALWAYS);
    for (var each : FieldShelf.values()) {
      shelves.tab(each, shelfWords(each));
    }
    shelves.onChosen(chosen -> {
      side.forget();
      model.show(chosen);
    });
    shelves.getStyleClass().add("rules-shelves");
    var left = new VBox(shelves, notes.order(), listArea, notes.fallback(), cadencePresets);
    left.getStyleClass().add("surface");
    left.setMinWidth(0);
    return left;
  }

  private void showTab(RulesViewModel.Tab tab) {
    tabs.select(tab);
    add.says(RuleTabWords.fresh(tab));
    show(shelves, tab == RulesViewModel.Tab.FIELDS);
    shelves.select(model.shelfProperty().get());
    page.setCenter(tab == RulesViewModel.Tab.JOURNEYS ? journeys : left);
    journeys.refresh(tab == RulesViewModel.Tab.JOURNEYS);
    showPresets();
    showLines(model.linesProperty().get());
    keysChanged();
  }

  private void showValues(BookValues values) {
    waiting.refresh();
    model.show(values);
    journeys.refresh(isJourneys());
  }

  private boolean isJourneys() {
    return model.tabProperty().get() == RulesViewModel.Tab.JOURNEYS;
  }

  private void showLines(List<RulesViewModel.Line> lines) {
    var tab = model.tabProperty().get();
    if (isJourneys()) {
      var count = journeys.count();
      contextProperty().set(count == 0 ? "" : words.get(RuleTabWords.count(tab), count));
      return;
    }
    list.getItems().setAll(lines);
    light();
    listArea.getChildren().removeIf(EmptyState.class::isInstance);
    if (lines.isEmpty()) {
      listArea.getChildren().add(empty(tab));
    }
    notes.show(tab, lines.size(), model.hasFallback());
    show(
        cadencePresets,
        cadencePresets.refresh()
            && tab == RulesViewModel.Tab.CADENCES
            && !lines.isEmpty()
            && model.mayEdit());
    contextProperty().set(lines.isEmpty() ? "" : words.get(RuleTabWords.count(tab), lines.size()));
    if (editor != null) {
      editor.refresh();
    }
  }

  private String shelfWords(FieldShelf shelf) {
    return shelf.type().map(words.fields()::type).orElseGet(() -> words.get("fieldSetup.removed"));
  }

  /// In a very narrow window they are left to the palette.
  private void showPresets() {
    var isOffered = !RulePresets.of(model.tabProperty().get()).isEmpty();
    show(presets, isOffered && side.isWide());
  }

  private EmptyState empty(RulesViewModel.Tab tab) {
    return new EmptyRules(words, model.mayEdit(), this::setUp, this::begin, this::add)
        .of(tab, cadencePresets.buttons());
  }

  private void openPresets() {
    var menu = new ContextMenu();
    for (var preset : RulePresets.of(model.tabProperty().get())) {
      var item = new MenuItem(words.get(preset.wordKey()));
      item.setOnAction(chosen -> begin(preset));
      menu.getItems().add(item);
    }
    menu.show(presets, Side.BOTTOM, 0, 4);
  }

  private void begin(RulePresets preset) {
    begin(preset.fields(space, model.configuration(), model.known()));
  }

  private void showSelected(Optional<RulesViewModel.Line> line) {
    light();
    if (line.isEmpty() || isJourneys()) {
      editor = null;
      place();
    } else if (editor == null || !editor.shows(line.get().row())) {
      editor = new RuleEditor(space, model, line.get().row(), office);
      place();
    } else {
      editor.refresh();
    }
  }

  private void place() {
    showPresets();
    side.show(Optional.ofNullable(editor));
  }

  private void escape() {
    side.putAway();
    list.requestFocus();
  }

  private void showWorkload(Workload workload) {
    model.show(workload);
    if (editor != null) {
      editor.refresh();
    }
  }

  /// Journeys have a list of their own; this one, which nobody sees then, still has the rows of
  /// what was looked at before.
  private void light() {
    var lit = isJourneys() ? Optional.<RulesViewModel.Line>empty() : model.selectedProperty().get();
    ListRow.select(list, lit.map(model::indexOf).orElse(-1));
  }

  /// Begins a rule with what is most likely wanted, and puts the cursor into its name.
  private void add() {
    if (!model.mayEdit()) {
      return;
    }
    if (isJourneys()) {
      journeys.begin();
      return;
    }
    if (model.shelfProperty().get() == FieldShelf.REMOVED) {
      model.show(FieldShelf.LEAD);
      shelves.select(FieldShelf.LEAD);
    }
    begin(fresh.of(model.tabProperty().get()));
  }

  private void begin(Map<String, Object> given) {
    var fields = new LinkedHashMap<>(given);
    var tab = model.tabProperty().get();
    if (tab == RulesViewModel.Tab.ASSIGNMENT || tab == RulesViewModel.Tab.POOLS) {
      fields.put(AssignmentRule.POSITION, model.nextPosition());
    }
    model.begin(fields);
    edit();
  }

  private void setUp() {
    var said = RuleTabWords.wasSetUp(model.tabProperty().get());
    space.tell(model.setUp(), words.get(said));
  }

  private void edit() {
    if (editor != null) {
      side.call();
      editor.begin();
    }
  }

  private void save() {
    if (editor != null) {
      editor.save();
    }
  }

  private void delete() {
    if (editor != null && !editor.leaveOutField()) {
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
    var tab = model.tabProperty().get();
    if (tab == RulesViewModel.Tab.FORMS || tab == RulesViewModel.Tab.FIELDS) {
      if (editor != null) {
        editor.moveField(by);
      }
      return;
    }
    model
        .changePlaces(by)
        .ifPresentOrElse(
            receipt -> space.tell(receipt, words.get("rules.changedPlaces")),
            () -> space.toasts().show(words.get(RuleTabWords.noPeer(tab))));
  }

  private void choose(RulesViewModel.Tab tab) {
    side.forget();
    model.show(tab);
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  @Override
  public List<KeyBinding> keys() {
    var all = new ArrayList<>(isJourneys() ? journeys.keys() : ofARule());
    // The tenth is the key after 9.
    for (var tab : RulesViewModel.Tab.values()) {
      all.add(
          KeyBinding.of(
              String.valueOf((tab.ordinal() + 1) % 10),
              "rules.tab." + tab.name(),
              () -> choose(tab)));
    }
    return all;
  }

  private List<KeyBinding> ofARule() {
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
        KeyBinding.of("Esc", "key.back", this::escape));
  }

  @Override
  public List<PaletteEntry> actions() {
    var tab = model.tabProperty().get();
    var actions = new ArrayList<PaletteEntry>();
    actions.add(PaletteEntry.of(Icon.ADD, words.get(RuleTabWords.fresh(tab)), "N", this::add));
    if (model.mayEdit()) {
      for (var preset : RulePresets.of(tab)) {
        actions.add(
            PaletteEntry.of(Icon.STAR, words.get(preset.wordKey()), "", () -> begin(preset)));
      }
    }
    return actions;
  }

  @Override
  public Node firstFocus() {
    return isJourneys() ? journeys.firstFocus() : list;
  }
}

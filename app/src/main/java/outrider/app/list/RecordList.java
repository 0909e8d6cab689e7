package outrider.app.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.field.LiveFields;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ClipboardText;
import outrider.app.fx.Column;
import outrider.app.fx.DataTable;
import outrider.app.fx.DialogCard;
import outrider.app.fx.EmptyState;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.fx.View;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.TableKeys;
import outrider.app.shell.Workspace;
import outrider.app.store.RecordTable;
import outrider.core.configuration.FieldRegistry;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A list of records for finding and treating many: views as tabs, conditions as chips, a table
/// that scrolls a million rows, and the bar that floats over it while rows are checked.
///
/// Leads, opportunities and accounts are this list with other columns and views: `part(new
/// RecordList(space, RecordType.LEAD, "leads", "leads.empty", views, columns))`; put `root()` where
/// the list shall stand, add `keys()` to the screen's and hand `search` what is typed in the
/// header.
public final class RecordList extends View {
  private static final double UNDER_BAR = 72;

  private final Workspace space;
  private final RecordType type;
  private final String name;
  private final String emptyKey;
  private final RecordListModel model;
  private final DataTable<Row> table;
  private final SegmentedTabs<SavedView> tabs = new SegmentedTabs<>();
  private final FilterBar filters;
  private final BulkBar bulk;
  private final SharedViews shared;
  private final ButtonWithKey share;
  private final ButtonWithKey update;
  private final ButtonWithKey forget;
  private List<FieldDefinition> fields;

  /// @param name under which views and layout are kept
  /// @param emptyKey words for when nothing matches
  public RecordList(
      Workspace space,
      RecordType type,
      String name,
      String emptyKey,
      List<SavedView> views,
      List<Column<Row>> columns) {
    this(space, type, name, emptyKey, views, List.of(), columns);
  }

  /// @param scope conditions that make the screen what it is: no chip shows them, none clears them
  public RecordList(
      Workspace space,
      RecordType type,
      String name,
      String emptyKey,
      List<SavedView> views,
      List<Condition> scope,
      List<Column<Row>> columns) {
    super(new StackPane());
    this.space = space;
    this.type = type;
    this.name = name;
    this.emptyKey = emptyKey;
    fields = space.database().configuration().fields().custom(type);
    model =
        new RecordListModel(
            space.database(),
            space.memory(),
            type,
            name,
            views,
            scope,
            () -> Viewpoint.of(space),
            this::teams);
    shared = new SharedViews(name);
    table = new DataTable<Row>(space.words(), space.memory(), name, columns).withBoxes();
    filters = part(new FilterBar(space, type, model, table));
    bulk = part(new BulkBar(space, type, table));
    stylesheet(RecordList.class, "list.css");
    var save = ButtonWithKey.plain(space.words(), "list.saveView").icon(Icon.ADD).compact();
    save.does(this::saveView);
    share = ButtonWithKey.plain(space.words(), "list.shareView").icon(Icon.TEAM).compact();
    share.does(this::shareView);
    update = ButtonWithKey.plain(space.words(), "list.updateView").icon(Icon.SAVE).compact();
    update.does(this::updateView);
    forget = ButtonWithKey.iconOnly(space.words(), "list.forgetView", Icon.REMOVE).compact();
    forget.does(this::forgetView);
    var tabLine = new HBox(4, tabs, save, share, update, forget);
    tabLine.getStyleClass().add("view-tabs");
    tabLine.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(table, Priority.ALWAYS);
    var list = new VBox(tabLine, filters.root(), table);
    StackPane.setAlignment(bulk.root(), Pos.BOTTOM_CENTER);
    StackPane.setMargin(bulk.root(), new Insets(0, 0, 16, 0));
    root().getStyleClass().addAll("record-list", "surface");
    ((StackPane) root()).getChildren().addAll(list, bulk.root());
    tabs.onChosen(model::choose);
    whileShown(() -> model.views().subscribe(this::showTabs));
    showTabs();
    whileShown(model.countsProperty(), counts -> nameTabs());
    whileShown(model.viewProperty(), tabs::select);
    whileShown(model.viewProperty(), view -> showOwn());
    whileShown(() -> model.conditions().subscribe(this::showOwn));
    whileShown(() -> model.sortProperty().subscribe(this::showOwn));
    whileShown(() -> model.sortProperty().subscribe(sort -> table.sortProperty().set(sort)));
    whileShown(() -> table.sortProperty().subscribe(sort -> model.sortProperty().set(sort)));
    whileShown(model.answerProperty(), this::showRows);
    whileShown(
        table.checkedCountProperty(),
        checked -> table.setPadding(new Insets(0, 0, checked.intValue() > 0 ? UNDER_BAR : 0, 0)));
    whileShown(LiveFields.of(space, configuration -> showFields(configuration.fields())));
    whileShown(model::start);
  }

  /// A field that was added, changed or removed while the list is open.
  private void showFields(FieldRegistry registry) {
    var now = registry.custom(type);
    if (!now.equals(fields)) {
      fields = now;
      table.renew(column -> column.id().startsWith("x_"), new RowColumns(space, type).custom());
      filters.showAgain();
      model.askAgain();
    }
  }

  static String sheet() {
    return Objects.requireNonNull(RecordList.class.getResource("list.css")).toExternalForm();
  }

  public DataTable<Row> table() {
    return table;
  }

  public RecordListModel model() {
    return model;
  }

  public BulkBar bulk() {
    return bulk;
  }

  /// The row under the accent bar.
  public ReadOnlyObjectProperty<Optional<Row>> selectedProperty() {
    return table.selectedProperty();
  }

  /// Remembers the records around the selected one, so that a record page can go on to the next.
  public void keepTrail() {
    new RecordTrail(space, type)
        .keep(table.rows(), table.list().getSelectionModel().getSelectedIndex());
  }

  /// Adds a deed for the whole list to its menu.
  public void offer(String wordKey, Icon icon, Runnable deed) {
    filters.offer(wordKey, icon, deed);
  }

  public void search(String text) {
    model.search(text);
  }

  /// The keys of a list: J K X Shift+J Enter, F for one more condition, Ctrl+C, Esc.
  public List<KeyBinding> keys() {
    var keys = new ArrayList<>(TableKeys.of(table));
    keys.add(KeyBinding.of("Ctrl+A", "key.checkAll", table::checkAll));
    keys.add(KeyBinding.of("O", "list.changeOwner", bulk::changeOwner));
    keys.add(KeyBinding.of("Ctrl+C", "key.copyRows", this::copy));
    keys.add(KeyBinding.of("F", "key.filter", filters::addCondition));
    keys.add(KeyBinding.of("Esc", "key.clear", this::clear));
    return keys;
  }

  /// Esc leaves the nearest thing first: a dialog, the checked rows, then the search.
  private void clear() {
    if (!table.checked().isEmpty()) {
      table.clearChecked();
    } else if (!model.search().isEmpty()) {
      model.search("");
    }
  }

  /// The checked rows, or the selected one, as lines that a spreadsheet takes.
  private void copy() {
    var numbers = table.checked();
    if (numbers.isEmpty()) {
      table.selectedProperty().get().ifPresent(row -> copied(List.of(row)));
      return;
    }
    var asked = numbers.stream().mapToLong(Long::longValue).toArray();
    var unused =
        space
            .database()
            .read(sql -> RecordTable.of(type).numbered(sql, asked))
            .thenAcceptAsync(rows -> copied(List.copyOf(rows.values())), FxThread.executor());
  }

  private void copied(List<Row> rows) {
    ClipboardText.put(new RowText(space, type).lines(table.shownColumns(), rows));
    space.toasts().show(space.words().get("list.copied", rows.size()));
  }

  private void showRows(ListFeed.Answer answer) {
    if (answer.rows().size() == 0 && answer.complete()) {
      table.setEmpty(empty());
    }
    table.show(answer.rows());
  }

  /// A view may have a sentence of its own for when it holds nothing, which then says where the
  /// records are.
  private EmptyState empty() {
    var words = space.words();
    var own = "list.emptyView." + name + '.' + model.viewProperty().get().id();
    var all = model.views().stream().filter(view -> view.id().equals("all")).findFirst();
    if (words.has(own) && all.isPresent() && !model.isChanged() && model.search().isEmpty()) {
      return new EmptyState(
          Icon.SEARCH,
          words.get(own),
          ButtonWithKey.secondary(words, all.get().name()).does(() -> model.choose(all.get())));
    }
    int narrowed = model.conditions().size() + (model.search().isEmpty() ? 0 : 1);
    if (narrowed == 0) {
      return new EmptyState(Icon.SEARCH, words.get(emptyKey));
    }
    return new EmptyState(
        Icon.SEARCH,
        words.get(emptyKey),
        ButtonWithKey.secondary(words, "list.clearConditions")
            .says("list.clearConditions", narrowed)
            .does(model::clearConditions));
  }

  private void showTabs() {
    tabs.getChildren().clear();
    for (var view : model.views()) {
      tabs.tab(view, view.shownName(space.words()), view.isShared() ? Icon.TEAM : null);
    }
    tabs.select(model.viewProperty().get());
    nameTabs();
  }

  private void nameTabs() {
    var counts = model.countsProperty().get();
    for (var view : model.views()) {
      var count = counts.get(view.id());
      var name = view.shownName(space.words());
      tabs.rename(view, count == null ? name : name + "  " + space.words().amounts().number(count));
    }
  }

  /// A view of one's own can be changed, shared and thrown away; those of the program stay as they
  /// are, and those of the team are for whoever shared them, or leads it, to change.
  private void showOwn() {
    var view = model.viewProperty().get();
    var own = !view.builtIn() && view.sharedBy().map(this::mayChange).orElse(true);
    show(share, !view.builtIn() && !view.isShared() && !model.isChanged() && team().isPresent());
    show(update, own && model.isChanged());
    show(forget, own);
  }

  private boolean mayChange(String sharedBy) {
    var actor = space.commands().actor();
    return actor.leads() || actor.user().equals(sharedBy);
  }

  private Optional<String> team() {
    return Optional.ofNullable(space.commands().actor().team());
  }

  private Set<String> teams() {
    return Set.copyOf(
        space.database().configuration().tree().upward(space.commands().actor().team()));
  }

  private void shareView() {
    var view = model.viewProperty().get();
    var command = shared.share(view, team().orElseThrow());
    space.tell(
        space.undo().submit("undo.shared", command),
        space.words().get("list.viewShared", view.name()));
  }

  private static void show(ButtonWithKey button, boolean shown) {
    button.setVisible(shown);
    button.setManaged(shown);
  }

  private void updateView() {
    var before = model.viewProperty().get();
    if (before.isShared()) {
      space.tell(
          space.undo().submit("undo.edited", shared.change(before, model.changed())),
          space.words().get("list.viewUpdated", before.name()));
      return;
    }
    model.update();
    space
        .toasts()
        .show(space.words().get("list.viewUpdated", before.name()), () -> model.put(before));
  }

  private void forgetView() {
    var view = model.viewProperty().get();
    if (view.isShared()) {
      space.tell(
          space.undo().submit("undo.deleted", shared.remove(view)),
          space.words().get("list.viewForgotten", view.name()));
      return;
    }
    model.forget(view);
    space
        .toasts()
        .show(space.words().get("list.viewForgotten", view.name()), () -> model.put(view));
  }

  private void saveView() {
    var words = space.words();
    var name = new TextField();
    name.setPromptText(words.get("list.viewName"));
    var cancel = ButtonWithKey.secondary(words, "list.cancel").key("Esc");
    var save = ButtonWithKey.primary(words, "list.saveView");
    save.disableProperty().bind(name.textProperty().map(String::isBlank));
    var card = new DialogCard(words.get("list.saveViewTitle"), 480, name, cancel, save);
    var close = space.dialogs().open(card);
    cancel.does(close);
    Runnable done =
        () -> {
          if (!name.getText().isBlank()) {
            close.run();
            model.save(space.commands().newId(), name.getText());
          }
        };
    save.does(done);
    name.setOnAction(entered -> done.run());
  }
}

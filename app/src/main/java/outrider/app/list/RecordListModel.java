package outrider.app.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.fx.FxThread;
import outrider.app.fx.Memory;
import outrider.app.fx.Sort;
import outrider.app.store.Database;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.app.store.Transaction;
import outrider.core.record.RecordType;

/// What a list of records shows: the chosen view, its conditions as they were changed since, the
/// search, the order, and how many each view holds. FX thread.
public final class RecordListModel {
  private static final Logger LOG = LoggerFactory.getLogger(RecordListModel.class);

  /// Tabs count to here; beyond, nobody reads the digits.
  static final int COUNTED = 1_000_000;

  private final Database database;
  private final RecordType type;
  private final String name;
  private final List<SavedView> builtIn;
  private final List<Condition> scope;
  private final Supplier<Viewpoint> viewpoint;
  private final Supplier<Set<String>> teams;
  private final Memory memory;
  private final ListFeed feed;
  private final ObservableList<SavedView> views = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<SavedView> view;
  private final ObservableList<Condition> conditions = FXCollections.observableArrayList();
  private final ObjectProperty<Sort> sort = new SimpleObjectProperty<>(Sort.NONE);
  private final ReadOnlyObjectWrapper<Map<String, Long>> counts =
      new ReadOnlyObjectWrapper<>(Map.of());
  private String search = "";
  private boolean choosing;

  /// @param name of the list, under which views and layout are kept
  /// @param teams whose shared views are shown
  /// @param scope what makes the screen what it is: holds in every view, and nobody can clear it
  public RecordListModel(
      Database database,
      Memory memory,
      RecordType type,
      String name,
      List<SavedView> builtIn,
      List<Condition> scope,
      Supplier<Viewpoint> viewpoint,
      Supplier<Set<String>> teams) {
    this.database = database;
    this.memory = memory;
    this.type = type;
    this.name = name;
    this.builtIn = List.copyOf(builtIn);
    this.scope = List.copyOf(scope);
    this.viewpoint = viewpoint;
    this.teams = teams;
    views.setAll(builtIn);
    var last = memory.recall("list." + name + ".view");
    view =
        new ReadOnlyObjectWrapper<>(
            builtIn.stream()
                .filter(each -> each.id().equals(last))
                .findFirst()
                .orElse(builtIn.getFirst()));
    conditions.setAll(beyondScope(view.get()));
    sort.set(new Sort(view.get().sortField(), view.get().descending()));
    feed = new ListFeed(database, query(), viewpoint);
    conditions.subscribe(this::ask);
    sort.subscribe(() -> ask());
  }

  public ReadOnlyObjectProperty<ListFeed.Answer> answerProperty() {
    return feed.answerProperty();
  }

  /// Built-in views first, then those the person saved.
  public ObservableList<SavedView> views() {
    return FXCollections.unmodifiableObservableList(views);
  }

  public ReadOnlyObjectProperty<SavedView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /// How many records each view holds, by the view's id.
  public ReadOnlyObjectProperty<Map<String, Long>> countsProperty() {
    return counts.getReadOnlyProperty();
  }

  /// The conditions in force; change them with the methods below.
  public ObservableList<Condition> conditions() {
    return FXCollections.unmodifiableObservableList(conditions);
  }

  public ObjectProperty<Sort> sortProperty() {
    return sort;
  }

  public String search() {
    return search;
  }

  /// Shows a view as it was saved.
  public void choose(SavedView chosen) {
    choosing = true;
    view.set(chosen);
    conditions.setAll(beyondScope(chosen));
    sort.set(new Sort(chosen.sortField(), chosen.descending()));
    choosing = false;
    memory.remember("list." + name + ".view", chosen.id());
    ask();
  }

  /// Shows what fits these conditions, whatever view was chosen last.
  public void show(List<Condition> wanted) {
    conditions.setAll(wanted);
  }

  public void search(String text) {
    search = text;
    ask();
  }

  public void add(Condition condition) {
    conditions.add(condition);
  }

  public void replace(Condition before, Condition after) {
    conditions.replaceAll(each -> each.equals(before) ? after : each);
    ask();
  }

  public void remove(Condition condition) {
    conditions.remove(condition);
  }

  public void clearConditions() {
    search = "";
    conditions.clear();
    ask();
  }

  /// Whether the conditions or the order are no longer those of the chosen view.
  public boolean isChanged() {
    var now = view.get();
    return !beyondScope(now).equals(conditions)
        || !now.sortField().equals(sort.get().columnId())
        || now.descending() != sort.get().descending();
  }

  /// Keeps what is shown as a view of one's own, and shows that.
  public void save(String id, String viewName) {
    put(
        new SavedView(
            id,
            viewName.strip(),
            false,
            List.copyOf(conditions),
            sort.get().columnId(),
            sort.get().descending()));
  }

  /// Keeps what is shown under the name of the chosen view, which is one's own.
  public void update() {
    put(changed());
  }

  /// The chosen view as it would be with what is shown.
  public SavedView changed() {
    return view.get()
        .asking(List.copyOf(conditions), sort.get().columnId(), sort.get().descending());
  }

  /// Forgets a view of one's own.
  public void forget(SavedView saved) {
    views.remove(saved);
    choose(builtIn.getFirst());
    write(transaction -> SavedViewStore.remove(transaction, saved.id()));
  }

  /// Brings back a view that was forgotten, or as it was before it was changed.
  public void put(SavedView saved) {
    if (views.stream().anyMatch(each -> each.id().equals(saved.id()))) {
      views.replaceAll(each -> each.id().equals(saved.id()) ? saved : each);
    } else {
      views.add(saved);
    }
    choose(saved);
    write(transaction -> SavedViewStore.put(transaction, name, saved));
  }

  public ListQuery query() {
    return new ListQuery(
        type,
        withinScope(conditions),
        search.strip(),
        sort.get().columnId(),
        sort.get().descending());
  }

  private List<Condition> withinScope(List<Condition> narrower) {
    return Stream.concat(scope.stream(), narrower.stream()).toList();
  }

  /// A view that was saved before the screen kept its scope to itself names it again.
  private List<Condition> beyondScope(SavedView saved) {
    return saved.conditions().stream().filter(each -> !scope.contains(each)).toList();
  }

  /// Runs until the subscription ends: `whileShown(model::start)`.
  public Subscription start() {
    var saved =
        database.live(
            Query.of("views of " + name, this::saved, Table.SAVED_VIEW, Table.SEGMENT),
            FxThread.executor(),
            this::showSaved);
    var counted =
        database.live(
            Query.of(
                "counts of " + name, this::count, Table.of(type), Table.SAVED_VIEW, Table.SEGMENT),
            FxThread.executor(),
            counts::set);
    return feed.start().and(saved::close).and(counted::close);
  }

  private List<SavedView> saved(Sql sql) {
    return new SharedViews(name).all(sql, viewpoint.get().user(), teams.get());
  }

  private Map<String, Long> count(Sql sql) {
    var point = viewpoint.get();
    var found = new LinkedHashMap<String, Long>();
    var all = new ArrayList<>(builtIn);
    all.addAll(saved(sql));
    for (var each : all) {
      var query = ListQuery.of(type).where(withinScope(beyondScope(each)));
      found.put(each.id(), query.count(sql, point, COUNTED));
    }
    return found;
  }

  private void showSaved(List<SavedView> saved) {
    var all = new ArrayList<>(builtIn);
    all.addAll(saved);
    if (!all.equals(views)) {
      views.setAll(all);
      followShared(saved);
    }
    var last = memory.recall("list." + name + ".view");
    if (!view.get().id().equals(last)) {
      saved.stream().filter(each -> each.id().equals(last)).findFirst().ifPresent(this::choose);
    }
  }

  /// The chosen view may have been shared, changed by a colleague, or taken away by one.
  private void followShared(List<SavedView> saved) {
    var now = view.get();
    var fresh = saved.stream().filter(each -> each.id().equals(now.id())).findFirst();
    if (fresh.isPresent() && !fresh.get().equals(now)) {
      if (isChanged()) {
        view.set(fresh.get());
      } else {
        choose(fresh.get());
      }
    } else if (fresh.isEmpty() && now.isShared()) {
      choose(builtIn.getFirst());
    }
  }

  /// A view that could not be kept is a pity, not a reason to stop: it stays on the screen until
  /// the program ends.
  private void write(Consumer<Transaction> change) {
    var unused =
        database
            .write(transaction -> {
              change.accept(transaction);
              return name;
            })
            .whenComplete((done, failure) -> {
              if (failure != null) {
                LOG.error("the views of {} could not be kept", name, failure);
              }
            });
  }

  /// What the fields mean has changed.
  void askAgain() {
    feed.again();
  }

  private void ask() {
    if (!choosing) {
      feed.ask(query());
    }
  }
}

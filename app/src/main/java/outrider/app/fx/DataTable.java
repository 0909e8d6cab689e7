package outrider.app.fx;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.i18n.Words;

/// A table for finding and treating many: a header of 32, rows of one fixed height, hairlines,
/// boxes to check.
///
/// It shows a [PagedRows], so a million rows scroll like a hundred. The selected row and the
/// checked ones are kept by id through every refresh, filter and sort. Columns can be sorted,
/// resized, moved and chosen; the [Memory] keeps that under the table's name.
public final class DataTable<T> extends VBox {
  private final Words words;
  private final Memory memory;
  private final String name;
  private final ColumnPlan<T> plan;
  private final ListView<Long> list = new ListView<>();
  private final IdItems items = new IdItems();
  private final TableHead<T> head;
  private final StackPane body = new StackPane(list);

  /// Those that the list has made and still uses.
  private final Set<TableRowCell<T>> cells = Collections.newSetFromMap(new WeakHashMap<>());

  private final Set<Long> checked = new LinkedHashSet<>();
  private final ReadOnlyIntegerWrapper checkedCount = new ReadOnlyIntegerWrapper(0);
  private final ReadOnlyObjectWrapper<Optional<T>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Sort> sort = new SimpleObjectProperty<>(Sort.NONE);
  private PagedRows<T> rows = PagedRows.none();
  private Consumer<T> opened = row -> {};
  private boolean replacing;
  private int anchor;

  public DataTable(Words words, Memory memory, String name, List<Column<T>> columns) {
    this.words = words;
    this.memory = memory;
    this.name = name;
    this.plan = new ColumnPlan<>(columns);
    plan.recall(memory.recall("table." + name + ".columns"));
    sort.set(Sort.of(memory.recall("table." + name + ".sort")));
    getStyleClass().add("data-table");
    head = new TableHead<>(this, words, plan);
    sort.addListener((property, before, now) -> head.build());
    list.setItems(items);
    list.setFixedCellSize(40);
    list.setCellFactory(view -> {
      var cell = new TableRowCell<>(this, plan);
      cells.add(cell);
      return cell;
    });
    list.getSelectionModel().selectedIndexProperty().subscribe(this::readSelection);
    list.setOnMouseClicked(click -> {
      if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
        open();
      }
    });
    setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(head, body);
    widthProperty().subscribe(this::arrange);
  }

  /// Adds a column of boxes at the left.
  public DataTable<T> withBoxes() {
    plan.showBoxes(true);
    arrange();
    return this;
  }

  /// What Enter and a double click do.
  public DataTable<T> onOpen(Consumer<T> action) {
    opened = action;
    return this;
  }

  /// 40 comfortable, 32 compact.
  public void setRowHeight(double height) {
    list.setFixedCellSize(height);
  }

  /// What stands in place of rows when there are none.
  public void setEmpty(Node node) {
    list.setPlaceholder(node);
  }

  /// Shows other rows; selection, checks and scroll stay where the same ids are.
  public void show(PagedRows<T> fresh) {
    if (fresh.size() > 0 && fresh.hasIdsOf(rows)) {
      rows = fresh;
      rows.onArrived(this::pageArrived);
      items.stay(fresh);
      cells.forEach(TableRowCell::showAnew);
      readSelection();
      return;
    }
    int index = list.getSelectionModel().getSelectedIndex();
    long id = index >= 0 && index < rows.size() ? rows.idAt(index) : -1;
    rows = fresh;
    rows.onArrived(this::pageArrived);
    replacing = true;
    items.become(fresh);
    int found = id < 0 ? -1 : fresh.indexOf(id);
    if (found >= 0) {
      list.getSelectionModel().select(found);
    } else if (fresh.size() > 0) {
      list.getSelectionModel().select(Math.clamp(index, 0, fresh.size() - 1));
    } else {
      list.getSelectionModel().clearSelection();
    }
    replacing = false;
    head.showChecks();
    readSelection();
  }

  public PagedRows<T> rows() {
    return rows;
  }

  /// The row under the accent bar, once its page is here.
  public ReadOnlyObjectProperty<Optional<T>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /// What the user asked to be sorted by; the owner answers with other rows.
  public ObjectProperty<Sort> sortProperty() {
    return sort;
  }

  public ReadOnlyIntegerProperty checkedCountProperty() {
    return checkedCount.getReadOnlyProperty();
  }

  /// The checked ids, in the order in which they were checked; they may be outside the present
  /// filter.
  public List<Long> checked() {
    return List.copyOf(checked);
  }

  public boolean isChecked(long id) {
    return checked.contains(id);
  }

  /// J and K, arrows: moves the selection by so many rows.
  public void move(int by) {
    if (rows.size() == 0) {
      return;
    }
    int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, rows.size() - 1);
    select(to);
    anchor = to;
  }

  public void select(int index) {
    list.getSelectionModel().select(index);
    scrollIntoSight(index);
  }

  /// X: checks or unchecks the selected row.
  public void toggleChecked() {
    int index = list.getSelectionModel().getSelectedIndex();
    if (index >= 0) {
      anchor = index;
      toggle(rows.idAt(index));
    }
  }

  /// Shift+J and Shift+K: checks the selected row and the next, and moves there.
  public void extendChecked(int by) {
    int index = list.getSelectionModel().getSelectedIndex();
    if (index < 0) {
      return;
    }
    int to = Math.clamp(index + by, 0, rows.size() - 1);
    check(List.of(rows.idAt(index), rows.idAt(to)));
    select(to);
  }

  /// Shift+click: checks everything from the last touched row to this one.
  void checkTo(int index) {
    var between = new ArrayList<Long>();
    for (int each = Math.min(anchor, index); each <= Math.max(anchor, index); each++) {
      between.add(rows.idAt(each));
    }
    check(between);
  }

  public void checkAll() {
    var all = new ArrayList<Long>(rows.size());
    for (int index = 0; index < rows.size(); index++) {
      all.add(rows.idAt(index));
    }
    check(all);
  }

  public void clearChecked() {
    checked.clear();
    checksChanged();
  }

  /// Opens the selected row.
  public void open() {
    selected.get().ifPresent(opened);
  }

  /// The menu to choose columns with, below a button.
  public void chooseColumns(Node below) {
    var menu = new ContextMenu();
    for (var column : plan.columns()) {
      if (column.wordKey().isEmpty()) {
        continue;
      }
      var item = new CheckMenuItem(words.get(column.wordKey()));
      item.setSelected(plan.isShown(column));
      item.setDisable(column.grows());
      item.setOnAction(done -> {
        plan.setShown(column, item.isSelected());
        columnsChanged();
      });
      menu.getItems().add(item);
    }
    menu.show(below, Side.BOTTOM, 0, 4);
  }

  /// Takes other columns for those that are outdated, while the table is open; what a user chose of
  /// them before holds again.
  public void renew(Predicate<Column<T>> outdated, List<Column<T>> fresh) {
    plan.renew(outdated, fresh);
    plan.recall(memory.recall("table." + name + ".columns"));
    arrange();
  }

  /// The columns that the user sees, in the user's order.
  public List<Column<T>> shownColumns() {
    return plan.places().stream().map(ColumnPlan.Place::column).toList();
  }

  /// The list inside, for focus.
  public ListView<Long> list() {
    return list;
  }

  Words words() {
    return words;
  }

  void toggle(long id) {
    if (!checked.remove(id)) {
      checked.add(id);
    }
    checksChanged();
  }

  void anchorAt(int index) {
    anchor = index;
  }

  void sortBy(Column<T> column) {
    var now = sort.get();
    sort.set(now.columnId().equals(column.id()) ? now.flipped() : new Sort(column.id(), false));
    memory.remember("table." + name + ".sort", sort.get().text());
  }

  void columnsChanged() {
    memory.remember("table." + name + ".columns", plan.text());
    arrange();
  }

  /// Fits the columns to the width there is and lays head and rows anew.
  void arrange() {
    if (getWidth() <= 0) {
      return;
    }
    plan.fit(getWidth() - 10);
    head.build();
    list.refresh();
  }

  boolean allChecked() {
    if (rows.size() == 0 || checked.size() < rows.size()) {
      return false;
    }
    for (int index = 0; index < rows.size(); index++) {
      if (!checked.contains(rows.idAt(index))) {
        return false;
      }
    }
    return true;
  }

  private void check(Collection<Long> ids) {
    checked.addAll(ids);
    checksChanged();
  }

  private void checksChanged() {
    checkedCount.set(checked.size());
    head.showChecks();
    cells.forEach(TableRowCell::showAnew);
  }

  private void pageArrived() {
    cells.forEach(TableRowCell::showAnew);
    readSelection();
  }

  private void readSelection() {
    if (replacing) {
      return;
    }
    int index = list.getSelectionModel().getSelectedIndex();
    selected.set(index < 0 || index >= rows.size() ? Optional.empty() : rows.row(index));
  }

  private void scrollIntoSight(int index) {
    var flow = visibleRange();
    if (flow == null || index <= flow[0] || index >= flow[1]) {
      list.scrollTo(
          flow != null && index >= flow[1] ? index - Math.max(0, flow[1] - flow[0] - 1) : index);
    }
  }

  private int @Nullable [] visibleRange() {
    int first = Integer.MAX_VALUE;
    int last = -1;
    for (var node : list.lookupAll(".list-cell")) {
      if (node instanceof TableRowCell<?> cell
          && !cell.isEmpty()
          && cell.isVisible()
          && cell.getBoundsInParent().getMinY() >= 0
          && cell.getBoundsInParent().getMaxY() <= list.getHeight()) {
        first = Math.min(first, cell.getIndex());
        last = Math.max(last, cell.getIndex());
      }
    }
    return last < 0 ? null : new int[] {first, last};
  }
}

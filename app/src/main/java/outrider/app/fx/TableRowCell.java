package outrider.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Pane;

/// One row of a [DataTable]. Its cells are made once per set of columns and then only shown anew.
final class TableRowCell<T> extends ListCell<Long> {
  private static final PseudoClass CHECKED = PseudoClass.getPseudoClass("checked");
  private static final double INSET = 10;

  private final DataTable<T> table;
  private final ColumnPlan<T> plan;
  private final Cells cells = new Cells();
  private final CheckBox box = new CheckBox();
  private final List<Column.CellNode<T>> nodes = new ArrayList<>();
  private int builtFor = -1;
  private Optional<T> shown = Optional.empty();

  TableRowCell(DataTable<T> table, ColumnPlan<T> plan) {
    this.table = table;
    this.plan = plan;
    setPrefWidth(0);
    setText(null);
    box.setFocusTraversable(false);
    box.setOnAction(done -> {
      if (getItem() != null) {
        table.anchorAt(getIndex());
        table.toggle(getItem());
      }
    });
    addEventFilter(
        javafx.scene.input.MouseEvent.MOUSE_PRESSED,
        press -> {
          if (!isEmpty() && press.isShiftDown()) {
            table.checkTo(getIndex());
          } else if (!isEmpty()) {
            table.anchorAt(getIndex());
          }
        });
  }

  @Override
  protected void updateItem(Long id, boolean empty) {
    super.updateItem(id, empty);
    if (empty || id == null) {
      pseudoClassStateChanged(CHECKED, false);
      show(Optional.empty());
      setGraphic(null);
      return;
    }
    build();
    setGraphic(cells);
    showCheck(id);
    show(row());
  }

  /// Shows what has changed about the record in this row. Its neighbours do nothing: a list that
  /// was made anew for every commit would lay out and style some three hundred nodes each time.
  void showAnew() {
    var id = getItem();
    if (isEmpty() || id == null || builtFor != plan.version() || !isInPlace(id)) {
      return;
    }
    showCheck(id);
    var now = row();
    if (!now.equals(shown)) {
      show(now);
    }
  }

  /// Whether the record still is where this cell stands; cells that wait out of sight may be late.
  private boolean isInPlace(long id) {
    return getIndex() < table.rows().size() && table.rows().idAt(getIndex()) == id;
  }

  private Optional<T> row() {
    return getIndex() < table.rows().size() ? table.rows().row(getIndex()) : Optional.empty();
  }

  private void showCheck(long id) {
    boolean checked = table.isChecked(id);
    pseudoClassStateChanged(CHECKED, checked);
    box.setSelected(checked);
  }

  private void show(Optional<T> row) {
    shown = row;
    row.ifPresentOrElse(
        now -> nodes.forEach(node -> node.show(now)), () -> nodes.forEach(Column.CellNode::clear));
    cells.requestLayout();
  }

  private void build() {
    if (builtFor == plan.version()) {
      return;
    }
    builtFor = plan.version();
    nodes.forEach(Column.CellNode::clear);
    nodes.clear();
    cells.getChildren().clear();
    if (plan.hasBoxes()) {
      box.setAccessibleText(table.words().get("table.check"));
      cells.getChildren().add(box);
    }
    for (var place : plan.places()) {
      var node = place.column().factory().get();
      nodes.add(node);
      cells.getChildren().add(node.node());
    }
  }

  /// Places the cells by the plan; no layout pane of its own per cell keeps scrolling cheap.
  private final class Cells extends Pane {
    @Override
    protected void layoutChildren() {
      double height = getHeight();
      int first = plan.hasBoxes() ? 1 : 0;
      if (first == 1) {
        layoutInArea(box, 20, 0, 16, height, 0, HPos.LEFT, VPos.CENTER);
      }
      var places = plan.places();
      for (int index = 0; index < places.size() && index < nodes.size(); index++) {
        var place = places.get(index);
        layoutInArea(
            nodes.get(index).node(),
            place.x() + INSET,
            0,
            Math.max(0, place.width() - 2 * INSET),
            height,
            0,
            javafx.geometry.Insets.EMPTY,
            false,
            false,
            place.column().right() ? HPos.RIGHT : HPos.LEFT,
            VPos.CENTER);
      }
    }

    @Override
    protected double computePrefHeight(double width) {
      return table.list().getFixedCellSize() - 1;
    }

    @Override
    protected double computePrefWidth(double height) {
      return table.getWidth() - 12;
    }
  }
}

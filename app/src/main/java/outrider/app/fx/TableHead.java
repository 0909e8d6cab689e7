package outrider.app.fx;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import outrider.app.i18n.Words;

/// The head of a [DataTable]: a click sorts, the edge resizes, dragging moves a column.
final class TableHead<T> extends Pane {
  private static final double HEIGHT = 32;
  private static final double DRAG_FROM = 8;

  private final DataTable<T> table;
  private final Words words;
  private final ColumnPlan<T> plan;
  private final CheckBox all = new CheckBox();

  TableHead(DataTable<T> table, Words words, ColumnPlan<T> plan) {
    this.table = table;
    this.words = words;
    this.plan = plan;
    getStyleClass().add("head");
    all.setOnAction(done -> {
      if (all.isSelected()) {
        table.checkAll();
      } else {
        table.clearChecked();
      }
    });
    all.setAccessibleText(words.get("table.checkAll"));
    all.setFocusTraversable(false);
  }

  void build() {
    getChildren().clear();
    if (plan.hasBoxes()) {
      getChildren().add(all);
      all.resizeRelocate(20, (HEIGHT - 16) / 2, 16, 16);
    }
    for (var place : plan.places()) {
      var cell = cell(place);
      cell.setManaged(false);
      cell.resizeRelocate(place.x(), 0, place.width(), HEIGHT);
      getChildren().add(cell);
    }
    for (var place : plan.places()) {
      getChildren().add(grip(place));
    }
    showChecks();
  }

  void showChecks() {
    boolean every = table.allChecked();
    all.setSelected(every);
    all.setIndeterminate(!every && !table.checked().isEmpty());
  }

  @Override
  protected void layoutChildren() {
    // Everything is placed by hand in build().
  }

  private Label cell(ColumnPlan.Place<T> place) {
    var column = place.column();
    var label = new Label(column.wordKey().isEmpty() ? "" : words.get(column.wordKey()));
    label.getStyleClass().add("head-cell");
    if (column.right()) {
      label.getStyleClass().add("right");
    }
    if (column.sortable()) {
      label.getStyleClass().add("sortable");
    }
    var sort = table.sortProperty().get();
    if (sort.columnId().equals(column.id())) {
      label.setGraphic((sort.descending() ? Icon.SORT_DOWN : Icon.SORT_UP).node(12, "text-3"));
    }
    followMouse(label, place);
    return label;
  }

  private void followMouse(Label label, ColumnPlan.Place<T> place) {
    var start = new double[1];
    label.setOnMousePressed(press -> start[0] = press.getX());
    label.setOnMouseDragged(drag -> {
      if (Math.abs(drag.getX() - start[0]) > DRAG_FROM) {
        label.setViewOrder(-1);
        label.setTranslateX(drag.getX() - start[0] + label.getTranslateX());
      }
    });
    label.setOnMouseReleased(release -> {
      if (Math.abs(label.getTranslateX()) > DRAG_FROM) {
        drop(place, place.x() + label.getTranslateX() + place.width() / 2);
      } else if (place.column().sortable()) {
        table.sortBy(place.column());
      }
      label.setTranslateX(0);
    });
  }

  private void drop(ColumnPlan.Place<T> moved, double middle) {
    for (var place : plan.places()) {
      if (middle >= place.x() && middle < place.x() + place.width()) {
        plan.move(moved.column(), plan.columns().indexOf(place.column()));
        break;
      }
    }
    table.columnsChanged();
  }

  private Node grip(ColumnPlan.Place<T> place) {
    var grip = new Region();
    grip.getStyleClass().add("grip");
    grip.setManaged(false);
    grip.resizeRelocate(place.x() + place.width() - 3, 0, 6, HEIGHT);
    var start = new double[2];
    grip.setOnMousePressed(press -> {
      start[0] = press.getScreenX();
      start[1] = plan.width(place.column());
      press.consume();
    });
    grip.setOnMouseReleased(release -> resize(place, start, release));
    return grip;
  }

  private void resize(ColumnPlan.Place<T> place, double[] start, MouseEvent release) {
    plan.setWidth(place.column(), start[1] + release.getScreenX() - start[0]);
    table.columnsChanged();
    release.consume();
  }
}

package outrider.app.shell;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import outrider.app.fx.KeyHint;
import outrider.app.fx.View;
import outrider.app.i18n.Words;

/// One entry of the rail. Collapsed it is an icon with a tooltip, and a dot where something waits.
final class NavButton extends View {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final NavItem item;
  private final Button button;
  private final Label label = new Label();
  private final Label count = new Label();
  private final Circle dot = new Circle(4);
  private boolean collapsed;

  NavButton(Words words, NavItem item, Navigator navigator) {
    super(new Button());
    this.item = item;
    this.button = (Button) root();
    button.getStyleClass().setAll("nav-item");
    button.setOnAction(done -> navigator.open(item.place()));
    words.bind(label, item.wordKey());
    label.getStyleClass().add("nav-label");
    count.getStyleClass().add("nav-count");
    if (item.section() == NavItem.Section.FOOT) {
      count.getStyleClass().add("hot");
    }
    count.setMinWidth(Region.USE_PREF_SIZE);
    dot.getStyleClass().add("hot-dot");
    dot.setVisible(false);
    dot.setManaged(false);
    var tooltip = new Tooltip();
    tooltip
        .textProperty()
        .bind(words.text(item.wordKey()).concat("  " + KeyHint.spelled(item.key())));
    button.setTooltip(tooltip);
    lay();
    if (item.count() != null) {
      whileShown(item.count(), number -> showCount(number.intValue()));
    }
    showCount(0);
  }

  NavItem item() {
    return item;
  }

  void setCurrent(boolean current) {
    button.pseudoClassStateChanged(CURRENT, current);
  }

  boolean isCurrent() {
    return button.getPseudoClassStates().contains(CURRENT);
  }

  void setCollapsed(boolean narrow) {
    collapsed = narrow;
    lay();
    showCount(item.count() == null ? 0 : item.count().get());
  }

  private void lay() {
    var icon = item.icon().node(collapsed ? 18 : 16);
    var row = new HBox(icon);
    row.getStyleClass().add("nav-row");
    if (collapsed) {
      row.setAlignment(Pos.CENTER);
      dot.relocate(10, -6);
      var holder = new StackPane(row, dot);
      button.setGraphic(holder);
      button.setAlignment(Pos.CENTER);
    } else {
      var space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      row.getChildren().addAll(label, space, count);
      row.prefWidthProperty().bind(button.widthProperty().subtract(20));
      button.setGraphic(row);
      button.setAlignment(Pos.CENTER_LEFT);
    }
  }

  private void showCount(int number) {
    count.setText(Integer.toString(number));
    count.setVisible(number > 0);
    dot.setVisible(collapsed && number > 0 && item.section() == NavItem.Section.FOOT);
    button.setAccessibleText(number > 0 ? label.getText() + " " + number : label.getText());
  }
}

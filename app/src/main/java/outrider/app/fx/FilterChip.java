package outrider.app.fx;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

/// One condition of a filter, or one choice of a row of counted filters: label quiet, value bold.
public final class FilterChip extends HBox {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final Label name = new Label();
  private final Label value = new Label();

  public FilterChip(String label, String shownValue) {
    getStyleClass().add("filter-chip");
    setMinWidth(USE_PREF_SIZE);
    name.getStyleClass().add("name");
    value.getStyleClass().addAll("value", "num");
    getChildren().addAll(name, value);
    setFocusTraversable(true);
    setAccessibleRole(javafx.scene.AccessibleRole.TOGGLE_BUTTON);
    show(label, shownValue);
  }

  /// A chip that quick-add made of what was typed: 30 high, tinted.
  public static FilterChip parsed(Icon icon, String label, String value) {
    var chip = new FilterChip(label, value).icon(icon);
    chip.getStyleClass().add("parsed");
    return chip;
  }

  public void show(String label, String shownValue) {
    name.setText(label);
    name.setManaged(!label.isEmpty());
    name.setVisible(!label.isEmpty());
    value.setText(shownValue);
    value.setManaged(!shownValue.isEmpty());
    value.setVisible(!shownValue.isEmpty());
    setAccessibleText((label + " " + shownValue).strip());
  }

  public FilterChip icon(Icon icon, String... styles) {
    getChildren().addFirst(icon.node(14, styles));
    return this;
  }

  public void setSelected(boolean selected) {
    pseudoClassStateChanged(SELECTED, selected);
  }

  /// Click, Enter and Space do it.
  public FilterChip does(Runnable deed) {
    setOnMouseClicked(click -> deed.run());
    setOnKeyPressed(press -> {
      if (press.getCode() == KeyCode.ENTER || press.getCode() == KeyCode.SPACE) {
        deed.run();
        press.consume();
      }
    });
    return this;
  }

  /// Adds the cross; Delete on the focused chip does the same.
  public FilterChip removable(String accessibleText, Runnable remove) {
    var cross = new Button();
    cross.getStyleClass().setAll("remove");
    cross.setGraphic(Icon.CLOSE.node(12));
    cross.setFocusTraversable(false);
    cross.setAccessibleText(accessibleText);
    cross.setOnAction(done -> remove.run());
    getChildren().add(cross);
    addEventHandler(
        javafx.scene.input.KeyEvent.KEY_PRESSED,
        press -> {
          if (press.getCode() == KeyCode.DELETE || press.getCode() == KeyCode.BACK_SPACE) {
            remove.run();
            press.consume();
          }
        });
    return this;
  }
}

package outrider.app.field;

import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A text box for money between the currency's symbol and the unit it counts in; looks like one
/// control, so that it has the focus and the error of what is inside.
final class MoneyBox extends HBox {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
  private static final PseudoClass FOCUS = PseudoClass.getPseudoClass("contains-focus");

  private final Label symbol = new Label();

  MoneyBox(Control control, String unit) {
    super(4);
    getStyleClass().add("money-field");
    setAlignment(Pos.CENTER_LEFT);
    symbol.getStyleClass().add("text-2");
    control.getStyleClass().addAll("bare", "num");
    HBox.setHgrow(control, Priority.ALWAYS);
    var counted = new Label(unit);
    counted.getStyleClass().add("text-3");
    getChildren().addAll(symbol, control, counted);
    control.focusedProperty().subscribe(focused -> pseudoClassStateChanged(FOCUS, focused));
    var states = control.getPseudoClassStates();
    states.addListener(
        (SetChangeListener<PseudoClass>)
            change -> pseudoClassStateChanged(ERROR, states.contains(ERROR)));
  }

  void show(String currencySymbol) {
    symbol.setText(currencySymbol);
  }
}

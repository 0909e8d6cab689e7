package outrider.app.fx;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A field of a form: its label above, the control, and beneath it what would be right.
///
/// Validates when the user leaves and forgives while they type.
public final class FormField extends VBox {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

  private final Label label = new Label();
  private final Label error = new Label();
  private final Control control;
  private Supplier<Optional<String>> rule = Optional::empty;

  public FormField(ObservableValue<String> labelText, Control control) {
    this(labelText, control, control);
  }

  /// @param shown the control with what stands around it, such as the unit of money
  public FormField(ObservableValue<String> labelText, Control control, Node shown) {
    this.control = control;
    getStyleClass().add("form-field");
    label.getStyleClass().add("field-label");
    label.textProperty().bind(labelText);
    label.setLabelFor(control);
    error.getStyleClass().add("field-error");
    error.setGraphic(Icon.LATE.node(12));
    error.setWrapText(true);
    clearError();
    control.setMaxWidth(Double.MAX_VALUE);
    control.accessibleTextProperty().bind(labelText);
    getChildren().addAll(label, shown, error);
    control
        .focusedProperty()
        .addListener((focus, before, now) -> {
          if (before && !now) {
            validate();
          }
        });
    forgiveOnChange();
  }

  /// Adds a rule; it answers the sentence that names what would be right, or nothing.
  public FormField rule(Supplier<Optional<String>> added) {
    var before = rule;
    rule = () -> before.get().or(added);
    return this;
  }

  /// A quiet sentence under the field that is always there.
  public FormField hint(ObservableValue<String> text) {
    var hint = new Label();
    hint.getStyleClass().add("field-hint");
    hint.setWrapText(true);
    hint.textProperty().bind(text);
    getChildren().add(2, hint);
    return this;
  }

  /// Puts the label at the left of the control rather than above: for several short fields of a
  /// kind, such as the days of a week.
  public FormField beside(double labelWidth) {
    var shown = getChildren().get(1);
    getChildren().removeAll(label, shown);
    label.setMinWidth(labelWidth);
    label.setPrefWidth(labelWidth);
    var line = new HBox(8, label, shown);
    line.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(shown, Priority.ALWAYS);
    getChildren().addFirst(line);
    return this;
  }

  /// Whether the field holds what it should; says so when not.
  public boolean validate() {
    var sentence = rule.get();
    sentence.ifPresentOrElse(this::showError, this::clearError);
    return sentence.isEmpty();
  }

  public void showError(String sentence) {
    error.setText(sentence);
    error.setVisible(true);
    error.setManaged(true);
    control.pseudoClassStateChanged(ERROR, true);
    control.setAccessibleHelp(sentence);
  }

  public void clearError() {
    error.setVisible(false);
    error.setManaged(false);
    control.pseudoClassStateChanged(ERROR, false);
    control.setAccessibleHelp("");
  }

  public Control control() {
    return control;
  }

  /// The sentence shown now, or nothing.
  public Optional<String> error() {
    return error.isVisible() ? Optional.of(error.getText()) : Optional.empty();
  }

  private void forgiveOnChange() {
    switch (control) {
      case TextInputControl text -> text.textProperty().subscribe(() -> clearError());
      case ComboBoxBase<?> choice -> choice.valueProperty().subscribe(() -> clearError());
      default -> {}
    }
  }
}

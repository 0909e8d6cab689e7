package outrider.app.fx;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import outrider.app.i18n.Words;

/// A form that reads like the form: sections and fields in one chain, each field set up in its
/// lambda.
///
/// `form.section("lead.person").text("lead.name", name, field ->
/// field.required("lead.nameMissing"))`
public final class Form extends VBox {
  private final Words words;
  private final List<FormField> fields = new ArrayList<>();

  public Form(Words words) {
    this.words = words;
    getStyleClass().add("form");
  }

  /// What can be said of a field while it is set up.
  public final class Setup<T> {
    private final FormField field;
    private final Property<T> value;

    private Setup(FormField field, Property<T> value) {
      this.field = field;
      this.value = value;
    }

    /// Must be filled; the key names the sentence that says so.
    public Setup<T> required(String sentenceKey) {
      return rule(held -> held != null && !held.toString().isBlank(), sentenceKey);
    }

    /// Must hold; the key names the sentence that says what would be right.
    public Setup<T> rule(Predicate<T> holds, String sentenceKey, Object... arguments) {
      field.rule(() ->
          holds.test(value.getValue())
              ? Optional.empty()
              : Optional.of(words.get(sentenceKey, arguments)));
      return this;
    }

    public Setup<T> hint(String key) {
      field.hint(words.text(key));
      return this;
    }

    public Setup<T> prompt(String key) {
      if (field.control() instanceof javafx.scene.control.TextInputControl input) {
        input.promptTextProperty().bind(words.text(key));
      }
      return this;
    }

    public FormField field() {
      return field;
    }
  }

  public Form section(String titleKey) {
    var title = new Label();
    title.getStyleClass().add("section-title");
    words.bind(title, titleKey);
    getChildren().add(title);
    return this;
  }

  public Form text(String labelKey, Property<String> value, Consumer<Setup<String>> setup) {
    var input = new TextField();
    input.textProperty().bindBidirectional(value);
    return add(labelKey, input, value, setup);
  }

  public Form password(String labelKey, Property<String> value, Consumer<Setup<String>> setup) {
    var input = new PasswordField();
    input.textProperty().bindBidirectional(value);
    return add(labelKey, input, value, setup);
  }

  public Form area(
      String labelKey, int rows, Property<String> value, Consumer<Setup<String>> setup) {
    var input = new NoteArea();
    input.setPrefRowCount(rows);
    input.textProperty().bindBidirectional(value);
    return add(labelKey, input, value, setup);
  }

  public Form date(String labelKey, Property<LocalDate> value, Consumer<Setup<LocalDate>> setup) {
    var input = new DatePicker();
    input.valueProperty().bindBidirectional(value);
    return add(labelKey, input, value, setup);
  }

  /// A choice among values that are shown in words.
  public <T> Form choice(
      String labelKey,
      List<T> options,
      Function<T, String> shown,
      Property<T> value,
      Consumer<Setup<T>> setup) {
    var input = new ComboBox<T>();
    input.getItems().setAll(options);
    input.setConverter(new ChoiceWords<>(shown));
    input.valueProperty().bindBidirectional(value);
    return add(labelKey, input, value, setup);
  }

  /// Anything else that belongs between the fields.
  public Form node(Node node) {
    getChildren().add(node);
    return this;
  }

  /// Checks all fields and puts the focus on the first that is wrong.
  public boolean validate() {
    FormField firstWrong = null;
    for (var field : fields) {
      if (!field.validate() && firstWrong == null) {
        firstWrong = field;
      }
    }
    if (firstWrong == null) {
      return true;
    }
    firstWrong.control().requestFocus();
    return false;
  }

  public List<FormField> fields() {
    return List.copyOf(fields);
  }

  private <T> Form add(
      String labelKey, Control input, Property<T> value, Consumer<Setup<T>> setup) {
    var field = new FormField(words.text(labelKey), input);
    fields.add(field);
    getChildren().add(field);
    setup.accept(new Setup<>(field, value));
    return this;
  }
}

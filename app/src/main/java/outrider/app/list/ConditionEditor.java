package outrider.app.list;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.field.FieldSight;
import outrider.app.field.FieldText;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceWords;
import outrider.app.shell.Workspace;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;

/// A popover in which one condition is put together: field, what is asked of it, and the value.
final class ConditionEditor {
  private static final double WIDTH = 300;

  private final Workspace space;
  private final RecordType type;
  private final FieldText text;

  ConditionEditor(Workspace space, RecordType type) {
    this.space = space;
    this.type = type;
    text = new FieldText(space);
  }

  /// Opens below a node, with an existing condition or for a new one.
  void open(Node below, @Nullable Condition present, Consumer<Condition> done) {
    var words = space.words();
    var field = combo(fields(), text::label);
    var operator = new ComboBox<Operator>();
    var value = new VBox();
    var editor = new ValueEditor[1];
    var card = new VBox(10);
    card.getStyleClass().addAll("popover", "condition-editor");
    card.setPrefWidth(WIDTH);
    // It lies in the dialog layer, out of reach of the list's own stylesheet.
    card.getStylesheets().add(RecordList.sheet());
    operator.setMaxWidth(Double.MAX_VALUE);
    operator.setConverter(
        new ChoiceWords<>(
            each -> words.get(each.wordKey(Objects.requireNonNull(field.getValue()).kind()))));
    Runnable showValue =
        () -> {
          value.getChildren().clear();
          if (field.getValue() != null && operator.getValue() != null) {
            editor[0] =
                new ValueEditor(
                    space,
                    field.getValue(),
                    operator.getValue(),
                    values(present, field.getValue()));
            value.getChildren().add(editor[0]);
          }
        };
    field
        .valueProperty()
        .subscribe(chosen -> {
          if (chosen != null) {
            operator.getItems().setAll(Operator.of(chosen.kind()));
            operator.setValue(
                present != null && present.field().equals(chosen.name())
                    ? present.operator()
                    : operator.getItems().getFirst());
            showValue.run();
          }
        });
    operator.valueProperty().subscribe(chosen -> showValue.run());
    field.setValue(
        fields().stream()
            .filter(each -> present != null && each.name().equals(present.field()))
            .findFirst()
            .orElse(fields().getFirst()));
    var apply = ButtonWithKey.primary(words, "list.apply").compact();
    var footer = new HBox(apply);
    footer.setAlignment(Pos.CENTER_RIGHT);
    var label = new Label(words.get("list.condition"));
    label.getStyleClass().add("section-title");
    card.getChildren().addAll(label, field, operator, value, footer);
    var close = space.dialogs().openBelow(card, below);
    Runnable accept =
        () -> {
          var condition =
              new Condition(
                  Objects.requireNonNull(field.getValue()).name(),
                  Objects.requireNonNull(operator.getValue()),
                  editor[0].values());
          if (!condition.operator().takesValue() || !condition.values().isEmpty()) {
            close.run();
            done.accept(condition);
          }
        };
    apply.does(accept);
    card.addEventHandler(
        KeyEvent.KEY_PRESSED,
        press -> {
          if (press.getCode() == KeyCode.ENTER) {
            accept.run();
            press.consume();
          }
        });
  }

  private static List<String> values(@Nullable Condition present, FieldDefinition field) {
    return present != null && present.field().equals(field.name()) ? present.values() : List.of();
  }

  private List<FieldDefinition> fields() {
    return space.database().configuration().fields().fields(type).stream()
        .filter(field -> field.kind() != FieldKind.LONG_TEXT && !field.name().equals(Fields.IMPORT))
        .filter(FieldSight.of(space)::mayRead)
        .filter(field ->
            field.kind() != FieldKind.REFERENCE
                || field.referenced().filter(RecordType::isConfiguration).isPresent())
        .toList();
  }

  static <T> ComboBox<T> combo(List<T> items, Function<T, String> words) {
    var combo = new ComboBox<T>();
    combo.getItems().setAll(items);
    combo.setConverter(new ChoiceWords<>(words));
    combo.setMaxWidth(Double.MAX_VALUE);
    return combo;
  }
}

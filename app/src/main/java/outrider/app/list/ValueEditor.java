package outrider.app.list;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import outrider.app.field.DayPicker;
import outrider.app.fx.FxThread;
import outrider.app.shell.Workspace;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;
import outrider.core.user.User;

/// The value of a condition: boxes to tick where the values are known, else something to type.
final class ValueEditor extends VBox {
  /// Values offered for a plain text, taken from the newest records.
  private static final int OFFERED = 30;

  private static final int LOOKED_AT = 2_000;

  private final Workspace space;
  private final FieldDefinition field;
  private final Operator operator;
  private final ConditionText text;
  private final List<CheckBox> boxes = new ArrayList<>();
  private Supplier<List<String>> typed = List::of;

  ValueEditor(Workspace space, FieldDefinition field, Operator operator, List<String> values) {
    super(8);
    this.space = space;
    this.field = field;
    this.operator = operator;
    text = new ConditionText(space, field.type());
    if (!operator.takesValue()) {
      return;
    }
    if (operator.takesSeveral()
        && field.kind() != FieldKind.NUMBER
        && field.kind() != FieldKind.MONEY) {
      offerChoices(values);
    } else if ((field.kind() == FieldKind.INSTANT || field.kind() == FieldKind.DATE)
        && (operator == Operator.FROM || operator == Operator.TO)) {
      askDay(values);
    } else {
      askText(values);
    }
  }

  /// What was ticked and typed, in the form of a condition.
  List<String> values() {
    var all = new ArrayList<String>();
    for (var box : boxes) {
      if (box.isSelected()) {
        all.add(String.valueOf(box.getUserData()));
      }
    }
    all.addAll(typed.get());
    return all;
  }

  private void offerChoices(List<String> values) {
    var list = new VBox(6);
    list.getStyleClass().add("choices");
    var scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(200);
    getChildren().add(scroll);
    switch (field.kind()) {
      case CHOICE -> offer(list, field.options(), values);
      case FLAG -> offer(list, List.of("true", "false"), values);
      case REFERENCE -> offer(list, referenced(), values);
      case TEXT_SET -> {
        if (field.custom()) {
          offerKnownTexts(list, values);
        } else {
          offer(list, tags(), values);
        }
      }
      default -> offerKnownTexts(list, values);
    }
  }

  private void offer(VBox list, List<String> offered, List<String> ticked) {
    for (var value : offered) {
      var box = new CheckBox(text.shown(field, operator, value));
      box.setUserData(value);
      box.setSelected(ticked.contains(value));
      boxes.add(box);
      list.getChildren().add(box);
    }
  }

  /// What stands in the newest records, and a line for anything else.
  private void offerKnownTexts(VBox list, List<String> values) {
    var other = new TextField();
    other.setPromptText(space.words().get("list.otherValue"));
    typed = () -> other.getText().isBlank() ? List.of() : List.of(other.getText().strip());
    getChildren().add(other);
    var ticked = new LinkedHashSet<>(values);
    offer(list, List.copyOf(ticked), values);
    var unused =
        space
            .database()
            .read(this::knownTexts)
            .thenAcceptAsync(
                known -> offer(list, without(known, ticked), values), FxThread.executor());
  }

  private static List<String> without(List<String> known, Set<String> shown) {
    return known.stream().filter(value -> !shown.contains(value)).toList();
  }

  private List<String> knownTexts(Sql sql) {
    if (field.custom()) {
      return List.of();
    }
    var column = '"' + RecordTable.column(field.name()) + '"';
    return sql.list(
        "SELECT value FROM (SELECT %s AS value FROM %s ORDER BY no DESC LIMIT %d)"
                .formatted(column, field.type().wireName(), LOOKED_AT)
            + " WHERE value IS NOT NULL GROUP BY value ORDER BY count(*) DESC LIMIT "
            + OFFERED,
        columns -> columns.text(1));
  }

  private List<String> referenced() {
    var configuration = space.database().configuration();
    var target = field.referenced().orElse(RecordType.USER);
    var all = new ArrayList<String>();
    if (target == RecordType.USER) {
      all.add(Condition.ME);
      configuration.tree().users().stream()
          .map(User::id)
          .filter(id -> !id.equals(space.commands().actor().user()))
          .forEach(all::add);
    } else {
      configuration.all(target).forEach(row -> all.add(row.id()));
    }
    return all;
  }

  private List<String> tags() {
    return space.database().configuration().all(RecordType.TAG).stream()
        .map(row -> row.id())
        .toList();
  }

  private void askDay(List<String> values) {
    var day = new DayPicker(space);
    if (!values.isEmpty()) {
      try {
        day.setValue(LocalDate.parse(values.getFirst()));
      } catch (DateTimeParseException none) {
        day.setValue(null);
      }
    }
    typed = () -> day.getValue() == null ? List.of() : List.of(day.getValue().toString());
    getChildren().add(day);
  }

  private void askText(List<String> values) {
    var input = new TextField(values.isEmpty() ? "" : written(values.getFirst()));
    typed = () -> read(input.getText().strip());
    getChildren().add(input);
  }

  private String written(String value) {
    return field.kind() == FieldKind.MONEY && value.matches("-?\\d+")
        ? new BigDecimal(value).movePointLeft(2).stripTrailingZeros().toPlainString()
        : value;
  }

  private List<String> read(String input) {
    if (input.isEmpty()) {
      return List.of();
    }
    if (field.kind() != FieldKind.MONEY
        && field.kind() != FieldKind.NUMBER
        && operator != Operator.LAST_DAYS
        && operator != Operator.NEXT_DAYS) {
      return List.of(input);
    }
    try {
      var number = new BigDecimal(input.replace(",", ""));
      var scaled = field.kind() == FieldKind.MONEY ? number.movePointRight(2) : number;
      return List.of(scaled.toBigInteger().toString());
    } catch (NumberFormatException wrong) {
      return List.of();
    }
  }
}

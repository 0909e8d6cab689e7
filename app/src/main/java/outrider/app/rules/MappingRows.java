package outrider.app.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.configuration.FieldRegistry;
import outrider.core.configuration.Form;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;

/// The fields of a form, a row each, in the order of its page: the name under which a value comes,
/// and the field of the lead that it becomes.
final class MappingRows extends VBox {
  private static final double MARK_WIDTH = 28;

  private final Workspace space;
  private final FieldRegistry registry;
  private final Runnable changed;
  private final List<MappingRow> rows = new ArrayList<>();
  private final VBox shown = new VBox(6);
  private final ButtonWithKey add;

  /// @param mapping incoming names with the lead's field of each
  MappingRows(
      Workspace space, FieldRegistry registry, Map<String, String> mapping, Runnable changed) {
    super(8);
    this.space = space;
    this.registry = registry;
    this.changed = changed;
    add =
        ButtonWithKey.soft(space.words(), "webForm.addField")
            .compact()
            .icon(Icon.ADD)
            .does(this::addNext);
    mapping.forEach((incoming, field) -> rows.add(new MappingRow(incoming, field)));
    getChildren().addAll(heads(), shown, add);
    showRows();
  }

  /// The control that stands for all of them, where one is asked for.
  ButtonWithKey add() {
    return add;
  }

  /// Lines of the mapping, in the order of the page.
  List<String> lines() {
    return rows.stream().map(row -> row.incoming() + "=" + row.field()).toList();
  }

  List<String> incoming() {
    return rows.stream().map(MappingRow::incoming).toList();
  }

  /// What the rows say, read as a form would read it.
  Map<String, String> mapping() {
    var mapping = new LinkedHashMap<String, String>();
    rows.forEach(row -> mapping.put(row.incoming(), row.field()));
    return mapping;
  }

  /// What leads must have and this form does not ask for: by such a form nobody can hand anything
  /// in.
  List<FieldDefinition> missing() {
    var filled = rows.stream().map(MappingRow::field).toList();
    return fillable().filter(field -> field.required() && !filled.contains(field.name())).toList();
  }

  /// Moves the row that has the focus up or down; false where none has it or it is at the end.
  boolean move(int by) {
    var focused = getScene() == null ? null : getScene().getFocusOwner();
    for (var row : rows) {
      if (focused != null && row.contains(focused)) {
        return move(row, by, focused);
      }
    }
    return false;
  }

  private boolean move(MappingRow row, int by, Node focused) {
    var from = rows.indexOf(row);
    var to = from + by;
    if (to < 0 || to >= rows.size()) {
      return false;
    }
    rows.remove(from);
    rows.add(to, row);
    showRows();
    focused.requestFocus();
    changed.run();
    return true;
  }

  private Node heads() {
    var words = space.words();
    var incoming = new Label(words.get("webForm.incoming"));
    var field = new Label(words.get("webForm.leadField"));
    var heads = new HBox(6, incoming, field);
    for (var head : List.of(incoming, field)) {
      head.getStyleClass().addAll("small", "text-3");
    }
    incoming.setMinWidth(MappingRow.INCOMING_WIDTH);
    return heads;
  }

  private void showRows() {
    shown.getChildren().setAll(rows.stream().map(row -> row.line).toList());
    for (var row : rows) {
      row.at(rows.indexOf(row), rows.size());
    }
  }

  private Stream<FieldDefinition> fillable() {
    return registry.fields(RecordType.LEAD).stream()
        .filter(field -> Form.mayFill(registry, field.name()));
  }

  private void addNext() {
    var filled = rows.stream().map(MappingRow::field).toList();
    fillable()
        .map(FieldDefinition::name)
        .filter(name -> !filled.contains(name))
        .findFirst()
        .ifPresent(name -> {
          var row = new MappingRow(name, name);
          rows.add(row);
          showRows();
          row.field.requestFocus();
          changed.run();
        });
  }

  private void remove(MappingRow row) {
    var at = rows.indexOf(row);
    rows.remove(row);
    showRows();
    if (rows.isEmpty()) {
      add.requestFocus();
    } else {
      rows.get(Math.min(at, rows.size() - 1)).field.requestFocus();
    }
    changed.run();
  }

  private final class MappingRow {
    static final double INCOMING_WIDTH = 108;

    private final TextField incoming = new TextField();
    private final ComboBox<String> field = new ComboBox<>();
    private final ButtonWithKey up;
    private final ButtonWithKey down;
    private final HBox line;

    MappingRow(String name, String leadField) {
      var words = space.words();
      incoming.setText(name);
      incoming.setMinWidth(INCOMING_WIDTH);
      incoming.setPrefWidth(INCOMING_WIDTH);
      incoming.textProperty().subscribe((before, now) -> changed.run());
      field.getItems().setAll(fillable().map(FieldDefinition::name).toList());
      if (!field.getItems().contains(leadField)) {
        field.getItems().add(leadField);
      }
      field.setConverter(new ChoiceWords<>(this::label));
      field.setValue(leadField);
      field.setMaxWidth(Double.MAX_VALUE);
      field.setPrefWidth(0);
      field.valueProperty().subscribe(this::chosen);
      HBox.setHgrow(field, Priority.ALWAYS);
      up = mark("webForm.fieldUp", Icon.SORT_UP).does(() -> moveBy(-1));
      down = mark("webForm.fieldDown", Icon.SORT_DOWN).does(() -> moveBy(1));
      var out = mark("webForm.removeField", Icon.CLOSE).does(() -> remove(this));
      var marks = new HBox(up, down, out);
      marks.setAlignment(Pos.CENTER);
      line = new HBox(6, incoming, field, marks);
      line.setAlignment(Pos.CENTER_LEFT);
      line.getStyleClass().add("dense");
      incoming.setAccessibleText(words.get("webForm.incomingOf", label(leadField)));
      field.setAccessibleText(words.get("webForm.leadFieldOf", name));
    }

    private ButtonWithKey mark(String words, Icon icon) {
      var mark = ButtonWithKey.iconOnly(space.words(), words, icon).compact();
      mark.setMinWidth(MARK_WIDTH);
      mark.setPrefWidth(MARK_WIDTH);
      return mark;
    }

    private void moveBy(int by) {
      move(this, by, by < 0 ? up : down);
    }

    void at(int index, int size) {
      up.setDisable(index == 0);
      down.setDisable(index == size - 1);
    }

    String incoming() {
      return incoming.getText().strip();
    }

    String field() {
      return Objects.requireNonNullElse(field.getValue(), "");
    }

    boolean contains(Node focused) {
      for (Node node = focused; node != null; node = node.getParent()) {
        if (node == line) {
          return true;
        }
      }
      return false;
    }

    private String label(String name) {
      var words = space.words();
      var known = registry.field(RecordType.LEAD, name);
      if (known.isEmpty()) {
        return words.get("webForm.fieldGone", name);
      }
      var label = words.fields().label(known.get());
      return known.get().required() ? words.get("webForm.neededField", label) : label;
    }

    /// A name that nobody gave otherwise follows its field, unless another row has it.
    private void chosen(String before, String now) {
      var isFree = MappingRows.this.incoming().stream().noneMatch(name -> name.equals(now));
      if (now != null && isFree && (incoming().isEmpty() || incoming().equals(before))) {
        incoming.setText(now);
      }
      incoming.setAccessibleText(space.words().get("webForm.incomingOf", label(field())));
      changed.run();
    }
  }
}

package outrider.app.list;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.field.FieldEditor;
import outrider.app.field.FieldInput;
import outrider.app.field.FieldSight;
import outrider.app.field.FieldText;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.shell.Workspace;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Asks for one field and the value that all checked records shall have in it.
final class BulkFieldDialog {
  private final Workspace space;
  private final RecordType type;

  BulkFieldDialog(Workspace space, RecordType type) {
    this.space = space;
    this.type = type;
  }

  void open(int many, BiConsumer<String, @Nullable Object> chosen) {
    var words = space.words();
    var text = new FieldText(space);
    var field = ConditionEditor.combo(fields(), text::label);
    var value = new VBox();
    var input = new FieldInput[1];
    field
        .valueProperty()
        .subscribe(definition -> {
          if (definition != null) {
            input[0] = new FieldInput(space, definition);
            input[0].show(Row.of(type, ""));
            value.getChildren().setAll(input[0].field());
          }
        });
    field.setValue(fields().getFirst());
    var keep = ButtonWithKey.secondary(words, "list.keep").key("Esc");
    var set = ButtonWithKey.primary(words, "list.setField").says("list.setField", many);
    var card =
        new DialogCard(
            words.get("list.editFieldTitle", many), 480, new VBox(12, field, value), keep, set);
    var close = space.dialogs().open(card);
    keep.does(close);
    set.does(() -> {
      if (input[0].field().validate()) {
        close.run();
        chosen.accept(input[0].definition().name(), input[0].value());
      }
    });
  }

  private List<FieldDefinition> fields() {
    return space.database().configuration().fields().fields(type).stream()
        .filter(field -> FieldSight.of(space).mayWrite(field) && FieldEditor.canEdit(field))
        .toList();
  }
}

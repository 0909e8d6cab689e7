package outrider.app.record;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import outrider.app.field.FieldSight;
import outrider.app.field.FieldText;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A few fields of a record as label and value. A key field that is empty says so; others that are
/// empty are left out.
public final class Facts {
  private static final double LABEL = 76;
  private static final double LABEL_ENGLISH = 92;

  private final Workspace space;
  private final RecordType type;
  private final FieldText text;
  private final FieldSight sight;

  public Facts(Workspace space, RecordType type) {
    this.space = space;
    this.type = type;
    text = new FieldText(space);
    sight = FieldSight.of(space);
  }

  public VBox show(Row row, List<String> names) {
    var box = new VBox();
    box.getStyleClass().add("facts");
    var registry = space.database().configuration().fields();
    for (var name : names) {
      registry
          .field(type, name)
          .filter(field -> field.key() || field.valueIn(row) != null)
          .filter(field -> sight.shows(field, row))
          .ifPresent(field -> box.getChildren().add(line(field, row)));
    }
    return box;
  }

  private HBox line(FieldDefinition field, Row row) {
    var label = new Label(text.label(field));
    label.getStyleClass().add("text-3");
    var width = space.words().isChinese() ? LABEL : LABEL_ENGLISH;
    label.setMinWidth(width);
    label.setPrefWidth(width);
    var value = new Label();
    value.setWrapText(true);
    HBox.setHgrow(value, Priority.ALWAYS);
    if (field.valueIn(row) != null) {
      value.setText(shown(field, row));
      value.getStyleClass().add("num");
    } else {
      value.setText(space.words().get("leads.missing"));
      value.setGraphic(Icon.RISK.node(14, "warn-text"));
      value.getStyleClass().add("warn-text");
    }
    var line = new HBox(label, value);
    line.getStyleClass().add("fact");
    return line;
  }

  private String shown(FieldDefinition field, Row row) {
    return field.kind() == FieldKind.MONEY && field.valueIn(row) instanceof Long minor
        ? space.words().amounts().compact(minor, FieldText.currency(row))
        : text.of(field, row);
  }
}

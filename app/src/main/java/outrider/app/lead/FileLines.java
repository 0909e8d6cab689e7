package outrider.app.lead;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import outrider.app.field.FieldText;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// The files of a lead: what, how large, since when.
final class FileLines extends VBox {
  private final Workspace space;
  private final FieldText text;

  FileLines(Workspace space) {
    super(6);
    this.space = space;
    text = new FieldText(space);
    getStyleClass().add("file-lines");
  }

  void show(List<Row> attachments) {
    getChildren().clear();
    for (var file : attachments) {
      var image = file.text("contentType").startsWith("image/");
      var name = new Label(file.text(Fields.NAME));
      name.setMinWidth(0);
      HBox.setHgrow(name, Priority.ALWAYS);
      name.setMaxWidth(Double.MAX_VALUE);
      var size =
          new Label(
              space.words().amounts().bytes(file.number("sizeBytes", 0))
                  + " · "
                  + text.near(file.number(Fields.CREATED_AT, 0)));
      size.getStyleClass().addAll("small", "text-3", "num");
      size.setMinWidth(USE_PREF_SIZE);
      var line = new HBox(8, (image ? Icon.IMAGE : Icon.FILE).node(14, "text-3"), name, size);
      line.setAlignment(Pos.CENTER_LEFT);
      getChildren().add(line);
    }
    if (attachments.isEmpty()) {
      var none = new Label(space.words().get("leads.noFiles"));
      none.getStyleClass().add("text-3");
      getChildren().add(none);
    }
  }
}

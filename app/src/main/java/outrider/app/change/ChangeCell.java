package outrider.app.change;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Chip;
import outrider.core.change.ChangeRequest;

/// A row of the list: what it is called, who did something last, how it stands.
final class ChangeCell extends ListCell<ChangeRequest> {
  private final ChangeText text;
  private final Label title = new Label();
  private final Label about = new Label();
  private final Chip state = new Chip("", Chip.Tone.PLAIN);
  private final HBox row;

  ChangeCell(ChangeText text) {
    this.text = text;
    title.getStyleClass().add("bold");
    title.setMinWidth(0);
    title.setGraphicTextGap(6);
    about.getStyleClass().addAll("small", "text-2");
    about.setMinWidth(0);
    var lines = new VBox(2, title, about);
    lines.setMinWidth(0);
    lines.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(lines, Priority.ALWAYS);
    state.setMinWidth(Region.USE_PREF_SIZE);
    row = new HBox(10, lines, state);
    row.setAlignment(Pos.CENTER_LEFT);
    // As wide as the list, so that long names end in an ellipsis.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable ChangeRequest change, boolean empty) {
    super.updateItem(change, empty);
    if (change == null || empty) {
      setGraphic(null);
      return;
    }
    title.setText(text.title(change));
    title.setGraphic(text.icon(change).node(14, "text-3"));
    about.setText(text.about(change));
    state.setText(text.state(change));
    state.setTone(text.tone(change));
    setGraphic(row);
  }
}

package outrider.app.approval;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;

/// A row of the queue: the deal, what is asked by whom, and until when.
final class ApprovalCell extends ListCell<ApprovalLine> {
  private final Workspace space;
  private final ApprovalText text;
  private final Label deal = new Label();
  private final Label what = new Label();
  private final Chip state = new Chip("", Chip.Tone.PLAIN);
  private final Label unsent = new Label("", Icon.CLOCK.node(12, "warn-text"));
  private final HBox row;

  ApprovalCell(Workspace space, ApprovalText text) {
    this.space = space;
    this.text = text;
    deal.getStyleClass().add("bold");
    deal.setMinWidth(0);
    what.getStyleClass().addAll("small", "text-2");
    what.setMinWidth(0);
    unsent.setMinWidth(Region.USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(6, deal, gap, unsent);
    head.setAlignment(Pos.CENTER_LEFT);
    var lines = new VBox(2, head, what);
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
  protected void updateItem(@Nullable ApprovalLine line, boolean empty) {
    super.updateItem(line, empty);
    if (line == null || empty) {
      setGraphic(null);
      return;
    }
    deal.setText(line.opportunity().name());
    what.setText(
        space
            .words()
            .get(
                "approval.row",
                text.what(line.approval()),
                text.person(line.approval().askedBy())));
    state.setText(
        line.approval().isOpen() && !text.isOver(line.approval())
            ? space.words().get("approval.until", text.until(line.approval().expiresAt()))
            : text.state(line.row()));
    state.setTone(text.tone(line.row()));
    unsent.setVisible(line.unsent());
    unsent.setAccessibleText(space.words().get("approval.unsent"));
    setGraphic(row);
  }
}

package outrider.app.attention;

import java.time.Instant;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.conflict.Conflict;
import outrider.core.proposal.Proposal;

/// A row of the list: what it is about, when, and in one line what happened.
final class AttentionCell extends ListCell<AttentionItem> {

  private final Workspace space;
  private final CommandText text;
  private final StackPane icon = new StackPane();
  private final Label title = new Label();
  private final Label when = new Label();
  private final Label line = new Label();
  private final HBox row;

  AttentionCell(Workspace space) {
    this.space = space;
    text = new CommandText(space);
    title.getStyleClass().add("bold");
    title.setMinWidth(0);
    when.getStyleClass().addAll("small", "text-3", "num");
    when.setMinWidth(Region.USE_PREF_SIZE);
    line.getStyleClass().addAll("small", "text-2");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(6, title, gap, when);
    head.setAlignment(Pos.BASELINE_LEFT);
    var lines = new VBox(2, head, line);
    lines.setMinWidth(0);
    lines.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(lines, Priority.ALWAYS);
    icon.setMinWidth(16);
    row = new HBox(10, icon, lines);
    row.setAlignment(Pos.CENTER_LEFT);
    // The cell is as wide as the list, so that long names end in an ellipsis.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable AttentionItem item, boolean empty) {
    super.updateItem(item, empty);
    if (item == null || empty) {
      setGraphic(null);
      return;
    }
    title.setText(text.name(item));
    when.setText(
        space
            .words()
            .moments()
            .near(Instant.ofEpochMilli(item.at()), space.clock().instant(), space.zone()));
    switch (item) {
      case AttentionItem.BothChanged both -> {
        icon.getChildren().setAll(Icon.MERGE.node(16, "risk-text"));
        line.setText(
            space
                .words()
                .get(
                    "attention.row.both",
                    both.conflicts().stream()
                        .map(row ->
                            space
                                .reasons()
                                .names()
                                .field(item.subjectType(), row.text(Conflict.FIELD_NAME)))
                        .distinct()
                        .collect(Collectors.joining(space.words().get("list.separator")))));
      }
      case AttentionItem.Refused handedOn when handedOn.handedOn() -> {
        icon.getChildren().setAll(Icon.HANDOVER.node(16, "text-2"));
        line.setText(space.words().get("attention.row.handed", text.deed(handedOn.kind())));
      }
      case AttentionItem.Refused refused -> {
        icon.getChildren().setAll(Icon.REFUSED.node(16, "risk-text"));
        line.setText(text.deed(refused.kind()) + " · " + space.reasons().say(refused.reasons()));
      }
      case AttentionItem.Proposed proposed -> {
        icon.getChildren().setAll(Icon.HANDOVER.node(16, "warn-text"));
        line.setText(
            space
                .words()
                .get(
                    "attention.row.proposed",
                    space.reasons().names().user(proposed.proposal().text(Proposal.PROPOSED_BY)),
                    text.deed(proposed.kind())));
      }
      case AttentionItem.Overdue overdue -> {
        icon.getChildren().setAll(Icon.LATE.node(16, "risk-text"));
        line.setText(
            space
                .words()
                .get(
                    "attention.row.overdue",
                    OverduePane.title(space, overdue),
                    space.reasons().names().user(overdue.owner())));
      }
      case AttentionItem.TakenOver taken -> {
        icon.getChildren().setAll(Icon.HANDOVER.node(16, "accent-text"));
        line.setText(space.words().get("attention.row.takenOver", TakenOver.what(space, taken)));
      }
      case AttentionItem.Mentioned mentioned -> {
        icon.getChildren().setAll(Icon.LOG.node(16, "accent-text"));
        line.setText(
            space
                .words()
                .get(
                    "attention.row.mentioned",
                    space.reasons().names().user(mentioned.by()),
                    Mentions.words(mentioned.activity())));
      }
      case AttentionItem.Waiting waiting -> {
        icon.getChildren().setAll(Icon.CLOCK.node(16, "warn-text"));
        line.setText(text.deed(waiting.kind()));
      }
    }
    setGraphic(row);
  }
}

package outrider.app.attention;

import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.field.FieldText;
import outrider.app.fx.ButtonWithKey;
import outrider.app.shell.Workspace;
import outrider.core.proposal.Proposal;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;

/// What a former owner of a record did to it, beside what stands there now: taken over as a change
/// of one's own, or declined.
final class ProposedPane extends DetailPane {

  private final AttentionItem.Proposed item;
  private final CommandText text;

  /// @param accept what the button and its key do
  ProposedPane(Workspace space, AttentionItem.Proposed item, Runnable accept, Runnable decline) {
    super(space, item, sentence(space, item));
    this.item = item;
    text = new CommandText(space);
    var deed = new Label(text.deed(item.kind()));
    deed.getStyleClass().add("subheading");
    var when = new Label(space.words().get("attention.proposed.at", at(item.at())));
    when.getStyleClass().addAll("small", "text-3");
    var head = new HBox(10, deed, when);
    head.setAlignment(Pos.BASELINE_LEFT);
    var card = new VBox(10, head);
    if (item.arguments().get("edits") instanceof List<?> edits) {
      card.getChildren().add(sides(edits));
    } else {
      var what = new Label(text.what(item.about(), item.arguments()));
      what.setWrapText(true);
      card.getChildren().add(what);
    }
    card.getStyleClass().addAll("card", "attention-card");
    getChildren().add(card);
    if (item.isOpen()) {
      var buttons =
          new HBox(
              8,
              ButtonWithKey.plain(space.words(), "attention.proposed.decline").does(decline),
              ButtonWithKey.primary(space.words(), "attention.proposed.accept")
                  .key("Ctrl+Enter")
                  .does(accept));
      buttons.setAlignment(Pos.CENTER_RIGHT);
      getChildren().add(buttons);
    }
  }

  private static String sentence(Workspace space, AttentionItem.Proposed item) {
    var names = space.reasons().names();
    var proposal = item.proposal();
    return item.isOpen()
        ? space
            .words()
            .get("attention.proposed.sentence", names.user(proposal.text(Proposal.PROPOSED_BY)))
        : space
            .words()
            .get(
                "attention.proposed.answered",
                names.user(proposal.textOrNull("settledBy")),
                space
                    .words()
                    .fields()
                    .option(RecordType.PROPOSAL, Proposal.STATE, proposal.text(Proposal.STATE)));
  }

  /// A line for each field: what it says now, and what it would say.
  private Node sides(List<?> edits) {
    var sides = new GridPane(16, 10);
    for (var percent : List.of(24, 38, 38)) {
      var column = new ColumnConstraints();
      column.setPercentWidth(percent);
      sides.getColumnConstraints().add(column);
    }
    sides.addRow(
        0, new Label(), heading("attention.proposed.now"), heading("attention.proposed.after"));
    for (var edit : edits) {
      if (edit instanceof Map<?, ?> values) {
        var field = String.valueOf(values.get("field"));
        var name = new Label(space().reasons().names().field(item.row().type(), field));
        name.getStyleClass().add("text-2");
        sides.addRow(
            sides.getRowCount(),
            name,
            said(field, item.row().value(field), "num"),
            said(field, values.get("after"), "bold"));
      }
    }
    return sides;
  }

  private Label heading(String key) {
    var heading = new Label(space().words().get(key));
    heading.getStyleClass().addAll("small", "text-3");
    return heading;
  }

  private Label said(String field, @Nullable Object value, String style) {
    var shown = value(field, value);
    var label = new Label(shown.isEmpty() ? space().words().get("attention.blank") : shown);
    label.getStyleClass().addAll("num", shown.isEmpty() ? "text-3" : style);
    label.setWrapText(true);
    return label;
  }

  private String value(String field, @Nullable Object value) {
    return space()
        .database()
        .configuration()
        .fields()
        .field(item.row().type(), field)
        .map((FieldDefinition known) ->
            new FieldText(space()).of(known, value, FieldText.currency(item.row())))
        .orElseGet(() -> value == null ? "" : value.toString());
  }
}

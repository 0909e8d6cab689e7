package outrider.app.attention;

import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import outrider.app.activity.TaskTitle;
import outrider.app.fx.ButtonWithKey;
import outrider.app.shell.Workspace;
import outrider.core.escalation.Escalation;
import outrider.core.escalation.EscalationLevel;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What is overdue, whose it is, what HQ has done about it, and what became of that.
final class OverduePane extends DetailPane {

  /// @param acknowledge what the button and its key do
  OverduePane(Workspace space, AttentionItem.Overdue item, Runnable acknowledge) {
    super(space, item, sentence(space, item));
    var words = space.words();
    var what = new Label(title(space, item));
    what.getStyleClass().add("subheading");
    var due = new Label(words.get("attention.overdue.due", at(item.newest().dueAt())));
    due.getStyleClass().addAll("small", "text-3");
    var head = new HBox(10, what, due);
    head.setAlignment(Pos.BASELINE_LEFT);
    var card = new VBox(8, head);
    item.escalations().forEach(row -> card.getChildren().add(line(did(row), "text-2")));
    if (item.open().isEmpty()) {
      card.getChildren().add(line(became(item.newest()), "bold"));
    }
    card.getStyleClass().addAll("card", "attention-card");
    getChildren().add(card);
    if (!item.open().isEmpty()) {
      var mine = item.owner().equals(space.user().userId());
      var buttons =
          new HBox(
              ButtonWithKey.primary(words, mine ? "attention.overdue.mine" : "attention.seen")
                  .key("Ctrl+Enter")
                  .does(acknowledge));
      buttons.setAlignment(Pos.CENTER_RIGHT);
      getChildren().add(buttons);
    }
  }

  /// What was to be done.
  static String title(Workspace space, AttentionItem.Overdue item) {
    return item.task()
        .map(task -> TaskTitle.of(space.words(), task.text("title")))
        .orElseGet(() -> space.words().fields().type(RecordType.TASK));
  }

  private static String sentence(Workspace space, AttentionItem.Overdue item) {
    var words = space.words();
    if (item.open().isEmpty()) {
      return words.get("attention.overdue.settled");
    }
    return item.owner().equals(space.user().userId())
        ? words.get("attention.overdue.sentenceMine")
        : words.get("attention.overdue.sentence", space.reasons().names().user(item.owner()));
  }

  private String did(Row escalation) {
    var names = space().reasons().names();
    var told =
        escalation.set(Escalation.RECIPIENTS).stream()
            .map(names::user)
            .collect(Collectors.joining(space().words().get("list.separator")));
    var at = at(escalation.number(Fields.CREATED_AT, 0));
    return switch (escalation.text(Escalation.ACTION)) {
      case EscalationLevel.REMIND_OWNER ->
          space().words().get("attention.overdue.reminded", at, told);
      case EscalationLevel.REASSIGN ->
          space().words().get("attention.overdue.reassigned", at, told);
      default -> space().words().get("attention.overdue.warned", at, told);
    };
  }

  private String became(Escalation escalation) {
    var row = escalation.row();
    return space()
        .words()
        .get(
            "attention.overdue." + row.text(Escalation.STATE),
            space().reasons().names().user(row.textOrNull(Escalation.SETTLED_BY)),
            at(row.number(Escalation.SETTLED_AT, 0)));
  }

  private static Label line(String text, String style) {
    var label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    return label;
  }
}

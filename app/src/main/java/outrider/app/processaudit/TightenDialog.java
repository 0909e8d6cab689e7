package outrider.app.processaudit;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.shell.Workspace;
import outrider.core.configuration.Configuration;

/// Makes a checklist of what is often broken: something recommended becomes required, anything else
/// gets a check of its own in its stage.
final class TightenDialog {
  private static final double WIDTH = 460;

  private final Workspace space;
  private final AuditWords says;

  TightenDialog(Workspace space, AuditWords says) {
    this.space = space;
    this.says = says;
  }

  void open(String step) {
    var words = space.words();
    var found = Tightening.of(step, configuration(), space.commands()::newId);
    if (found.isEmpty()) {
      space.toasts().error(words.get("processAudit.stepGone", says.step(step)));
      return;
    }
    var tightening = found.get();
    var stage = tightening.stage().name();
    var becomesRequired = tightening.recommended().isPresent();
    var name = new TextField(words.get("processAudit.checkName", says.step(step)));
    name.setAccessibleText(words.get("processAudit.checkNameLabel"));
    var content =
        new VBox(
            12,
            sentence(
                becomesRequired
                    ? words.get("processAudit.becomesRequired", says.step(step))
                    : words.get("processAudit.getsCheck", stage)));
    if (!becomesRequired) {
      content.getChildren().add(name);
    }
    content.getChildren().add(sentence(words.get("processAudit.inDraft")));
    var apply = ButtonWithKey.primary(words, "processAudit.tightenNow");
    var cancel = ButtonWithKey.plain(words, "processAudit.cancel");
    var card = new DialogCard(words.get("processAudit.tighten"), WIDTH, content, cancel, apply);
    var close = space.dialogs().open(card);
    cancel.does(close);
    Runnable applies =
        () -> {
          var called = name.getText().strip();
          if (!becomesRequired && called.isEmpty()) {
            name.requestFocus();
            return;
          }
          close.run();
          space.tell(
              space
                  .undo()
                  .submitTogether(
                      "undo.checklist",
                      tightening.commands(called, configuration(), space.commands()::newId)),
              words.get("processAudit.tightened", stage));
        };
    apply.does(applies);
    name.setOnAction(done -> applies.run());
    apply.requestFocus();
  }

  private Configuration configuration() {
    return space.database().configuration();
  }

  private static Label sentence(String text) {
    var label = new Label(text);
    label.setWrapText(true);
    return label;
  }
}

package outrider.app.activity;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;

/// Writes an activity down in a dialog: `LogDialog.open(space, LogSubject.of(LEAD, id, name))`.
///
/// Leaving with Esc keeps what was typed for the next time the same record is opened here.
public final class LogDialog {
  private static final double WIDTH = 600;

  private LogDialog() {}

  public static void open(Workspace space, LogSubject subject) {
    open(space, subject, () -> {});
  }

  /// @param saved called on the FX thread once it is written down
  public static void open(Workspace space, LogSubject subject, Runnable saved) {
    var words = space.words();
    var draft = "activity.draft." + subject.id();
    var model = model(space, subject);
    model.text().set(space.memory().recall(draft));
    var close = new Runnable[] {() -> {}};
    var form =
        new LogActivityForm(
            space,
            model,
            () -> {
              space.memory().remember(draft, "");
              close[0].run();
              saved.run();
            });
    Runnable keepDraft = () -> space.memory().remember(draft, model.text().get());
    var cancel =
        ButtonWithKey.secondary(words, "activity.cancel")
            .does(() -> {
              keepDraft.run();
              close[0].run();
            });
    var save =
        ButtonWithKey.primary(words, "activity.save")
            .icon(Icon.LOG)
            .key("Ctrl+Enter")
            .does(form::save);
    var card =
        new DialogCard(words.get("activity.title", subject.name()), WIDTH, form, cancel, save);
    close[0] =
        space.dialogs().open(card, Pos.CENTER, Insets.EMPTY, DialogLayer.Scrim.NORMAL, keepDraft);
    form.firstFocus().requestFocus();
  }

  static LogActivityViewModel model(Workspace space, LogSubject subject) {
    var model =
        new LogActivityViewModel(
            space.database(), space.commands(), space.undo(), space.clock(), space.zone(), subject);
    space.calls().unwritten(subject.id()).ifPresent(call -> model.of(call.dialledAt()));
    return model;
  }
}

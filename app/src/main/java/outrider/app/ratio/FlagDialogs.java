package outrider.app.ratio;

import java.time.LocalTime;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.field.DayPicker;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.DialogCard;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.FormField;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.NoteArea;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.ratio.RatioFlag;
import outrider.core.record.RecordType;

/// What is done about a month that stands out: a task, or a reason why nothing has to be. FX
/// thread.
final class FlagDialogs {
  private static final double WIDTH = 520;
  private static final LocalTime DUE = LocalTime.of(18, 0);
  private static final int DAYS = 3;

  private final Workspace space;
  private final RatioWords text;
  private final Label wrong = new Label();
  private Runnable close = () -> {};

  FlagDialogs(Workspace space, RatioWords text) {
    this.space = space;
    this.text = text;
    wrong.getStyleClass().addAll("small", "risk-text");
    wrong.setWrapText(true);
    wrong.setMinHeight(Region.USE_PREF_SIZE);
  }

  void act(RatioFlag flag) {
    var advice = text.advice(flag);
    var what =
        new TextField(
            text.get("ratio.taskTitle", text.title(flag), text.value(flag))
                + (advice.isEmpty() ? "" : text.get("ratio.taskAdvice", advice)));
    var due = new DayPicker(space);
    due.setValue(space.today().plusDays(DAYS));
    Runnable save =
        () -> {
          var day = due.getValue();
          if (day == null) {
            due.requestFocus();
            return;
          }
          submit(
              "undo.planned",
              new Command.ActOnFlag(
                  flag.id(),
                  space.commands().newId(),
                  what.getText().strip(),
                  day.atTime(DUE).atZone(space.zone()).toInstant().toEpochMilli()),
              text.get("ratio.actedNow"));
        };
    what.setOnAction(press -> save.run());
    open(
        flag,
        "ratio.actTitle",
        new VBox(
            12,
            new FormField(new SimpleStringProperty(text.get("ratio.actWhat")), what),
            new FormField(new SimpleStringProperty(text.get("ratio.actDue")), due)),
        ButtonWithKey.primary(space.words(), "ratio.act").icon(Icon.TASK).does(save));
    what.requestFocus();
    what.selectAll();
  }

  void explain(RatioFlag flag) {
    var reason = new ComboBox<String>();
    reason.getItems().setAll(RatioFlag.REASONS);
    reason.setConverter(new ChoiceWords<>(text::reason));
    reason.setValue(RatioFlag.REASONS.getFirst());
    var why = new NoteArea();
    why.setPrefRowCount(3);
    why.setWrapText(true);
    why.setPromptText(text.get("ratio.whyPrompt"));
    Runnable save =
        () ->
            submit(
                "undo.edited",
                new Command.ExplainFlag(flag.id(), reason.getValue(), why.getText().strip()),
                text.get("ratio.explainedNow"));
    open(
        flag,
        "ratio.explainTitle",
        new VBox(12, field(RatioFlag.REASON, reason), field(RatioFlag.WHY, why)),
        ButtonWithKey.primary(space.words(), "ratio.explain").icon(Icon.DONE).does(save));
    reason.requestFocus();
  }

  void reopen(RatioFlag flag) {
    space.tell(
        space.undo().submit("undo.edited", new Command.ReopenFlag(flag.id())),
        text.get("ratio.reopened"));
  }

  private FormField field(String field, Control control) {
    control.setMaxWidth(Double.MAX_VALUE);
    return new FormField(
        new SimpleStringProperty(text.names().field(RecordType.RATIO_FLAG, field)), control);
  }

  private void open(RatioFlag flag, String title, Node form, ButtonWithKey save) {
    var about = new Label(text.title(flag) + "\n" + text.value(flag) + " · " + text.about(flag));
    about.getStyleClass().addAll("text-2", "num");
    about.setWrapText(true);
    about.setMinHeight(Region.USE_PREF_SIZE);
    wrong.setText("");
    var cancel = ButtonWithKey.secondary(space.words(), "list.cancel").key("Esc");
    close =
        space
            .dialogs()
            .open(
                new DialogCard(
                    text.get(title), WIDTH, new VBox(12, about, form, wrong), cancel, save),
                Pos.CENTER,
                Insets.EMPTY,
                DialogLayer.Scrim.NORMAL,
                () -> {});
    cancel.does(close);
  }

  private void submit(String undo, Command command, String done) {
    var unused =
        space
            .undo()
            .submit(undo, command)
            .whenCompleteAsync((receipt, failure) -> answered(receipt, done), FxThread.executor());
  }

  private void answered(@Nullable Receipt receipt, String done) {
    if (receipt != null && receipt.done()) {
      close.run();
      space.toasts().show(done, () -> space.undo().undo());
      return;
    }
    wrong.setText(
        receipt == null ? text.get("record.notSaved") : space.reasons().say(receipt.reasons()));
  }
}

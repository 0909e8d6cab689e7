package outrider.app.task;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.LogSubject;
import outrider.app.command.Receipt;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.FilterChip;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.record.RecordType;

/// Plans a task, about a record or about none, once or again and again.
public final class PlanDialog {
  static final double WIDTH = 560;

  private final Workspace space;
  private final Words words;
  private Optional<LogSubject> subject;
  private final TaskForm form;
  private RecordType type = RecordType.TASK;
  private List<String> several = List.of();
  private final DoerChoice doer;
  private Runnable planned = () -> {};
  private Runnable close = () -> {};

  private PlanDialog(Workspace space, Optional<LogSubject> subject) {
    this.space = space;
    this.words = space.words();
    this.subject = subject;
    form = new TaskForm(space);
    doer = new DoerChoice(space, subject);
  }

  public static void open(Workspace space, Optional<LogSubject> subject) {
    new PlanDialog(space, subject).open();
  }

  /// The same task about each of several records, for whoever owns it, as one step to take back.
  ///
  /// @param planned called on the FX thread once they are there
  public static void openForEach(
      Workspace space, RecordType type, List<String> ids, Runnable planned) {
    openForEach(space, type, ids, "", planned);
  }

  /// @param title that it begins with
  public static void openForEach(
      Workspace space, RecordType type, List<String> ids, String title, Runnable planned) {
    var dialog = new PlanDialog(space, Optional.empty());
    dialog.form.showTitle(title);
    dialog.type = type;
    dialog.several = List.copyOf(ids);
    dialog.planned = planned;
    dialog.open();
  }

  /// @param title that it begins with, which can be changed
  public static void open(Workspace space, Optional<LogSubject> subject, String title) {
    var dialog = new PlanDialog(space, subject);
    dialog.form.showTitle(title);
    dialog.open();
  }

  /// @param at when it is to be done, which can be changed
  public static void open(Workspace space, Optional<LogSubject> subject, LocalDateTime at) {
    var dialog = new PlanDialog(space, subject);
    dialog.form.showTime(at);
    dialog.open();
  }

  private void open() {
    var content = new VBox(12, form, doer);
    if (!several.isEmpty()) {
      var about = new Label(words.get("task.aboutSeveral", several.size()));
      about.getStyleClass().addAll("text-2", "num");
      content.getChildren().addFirst(about);
    }
    subject.ifPresent(about -> content.getChildren().addFirst(about(about, content)));
    content.addEventFilter(
        KeyEvent.KEY_PRESSED,
        press -> {
          if (press.getCode() == KeyCode.ENTER
              && (press.isShortcutDown() || press.getTarget() instanceof TextField)) {
            save();
            press.consume();
          }
        });
    var cancel = ButtonWithKey.secondary(words, "task.cancel").does(() -> close.run());
    var save =
        ButtonWithKey.primary(words, "task.planSave").icon(Icon.ADD).key("Enter").does(this::save);
    close =
        space
            .dialogs()
            .open(
                new DialogCard(words.get("task.planTitle"), WIDTH, content, cancel, save),
                Pos.CENTER,
                Insets.EMPTY,
                DialogLayer.Scrim.NORMAL,
                () -> {});
    form.focus();
  }

  /// What the task is about; taken away it is about nothing.
  private FilterChip about(LogSubject about, VBox content) {
    var chip = new FilterChip(words.get("task.about"), about.name());
    chip.setMaxWidth(Region.USE_PREF_SIZE);
    return chip.removable(
        words.get("task.aboutNothing"),
        () -> {
          subject = Optional.empty();
          doer.none();
          content.getChildren().remove(chip);
          form.focus();
        });
  }

  private void save() {
    if (!form.isComplete()) {
      return;
    }
    var at = form.dueAt().orElseThrow();
    var submitted =
        several.isEmpty()
            ? space
                .undo()
                .submit(
                    "undo.planned",
                    task(
                        subject.map(LogSubject::type).orElse(null),
                        subject.map(LogSubject::id).orElse(null),
                        at))
            : space
                .undo()
                .submitTogether(
                    "undo.planned", several.stream().map(id -> task(type, id, at)).toList());
    submitted.thenAccept(receipt -> FxThread.run(() -> finished(receipt, at)));
  }

  private Command task(@Nullable RecordType about, @Nullable String id, ZonedDateTime at) {
    return new Command.PlanTask(
        space.commands().newId(),
        about,
        id,
        form.title(),
        form.kind(),
        at.toInstant().toEpochMilli(),
        null,
        form.repetition().orElse(null),
        doer.chosen());
  }

  private void finished(Receipt receipt, ZonedDateTime at) {
    switch (receipt) {
      case Receipt.Refused refused -> form.say(space.reasons().say(refused.reasons()));
      case Receipt.Done done -> {
        close.run();
        planned.run();
        space
            .toasts()
            .show(
                words.get(
                    "task.planned",
                    words.moments().exact(at.toInstant(), space.clock().instant(), space.zone())),
                () -> space.undo().undo());
      }
    }
  }
}

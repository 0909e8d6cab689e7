package outrider.app.diagnosis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.field.DayPicker;
import outrider.app.field.KeptTyping;
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
import outrider.core.command.FieldEdit;
import outrider.core.diagnosis.KeptDiagnosis;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Keeps a diagnosis, or changes what is thought of one: the cause they settled on, a note, the day
/// of the fix.
final class KeepDialog {
  private static final double WIDTH = 560;

  private final Workspace space;
  private final DiagnosisWords text;
  private final KeptWords words;
  private final ComboBox<String> cause = new ComboBox<>();
  private final NoteArea note = new NoteArea();
  private final DayPicker fixedOn;
  private final Label wanting = new Label();
  private final KeptTyping typing;
  private final KeptDiagnosis kept;
  private final boolean isNew;
  private Consumer<String> done = id -> {};
  private Runnable close = () -> {};

  private KeepDialog(Workspace space, DiagnosisWords text, KeptDiagnosis kept, boolean isNew) {
    this.space = space;
    this.text = text;
    this.kept = kept;
    this.isNew = isNew;
    words = new KeptWords(space, text);
    fixedOn = new DayPicker(space);
    typing = new KeptTyping(space.database(), isNew ? "diagnosis" : "diagnosis/" + kept.id());
  }

  /// @param done called with its id once it is kept
  static void keep(
      Workspace space, DiagnosisWords text, Command.KeepDiagnosis drafted, Consumer<String> done) {
    var row =
        KeptDiagnosis.found(
            Row.of(RecordType.DIAGNOSIS, drafted.id())
                .with(Fields.TEAM, drafted.team())
                .with(KeptDiagnosis.PIPELINE, drafted.pipeline())
                .with(KeptDiagnosis.QUARTER, drafted.quarter())
                .with(Fields.CURRENCY, drafted.currency())
                .with(KeptDiagnosis.CAUSE, drafted.cause())
                .with(KeptDiagnosis.FIXED_ON, drafted.fixedOn()),
            drafted.found());
    var dialog = new KeepDialog(space, text, KeptDiagnosis.of(row), true);
    dialog.done = done;
    dialog.open();
  }

  static void change(Workspace space, DiagnosisWords text, KeptDiagnosis kept) {
    new KeepDialog(space, text, kept, false).open();
  }

  private void open() {
    var keys = new ArrayList<String>();
    keys.add("");
    kept.causes().forEach(each -> keys.add(each.key()));
    keys.add(KeptDiagnosis.OTHER);
    cause.getItems().setAll(keys);
    cause.setConverter(new ChoiceWords<>(key -> words.choice(kept, key)));
    cause.setValue(kept.cause());
    cause.setMaxWidth(Double.MAX_VALUE);
    note.setPrefRowCount(4);
    note.setText(kept.note());
    var day = kept.fixedOn();
    fixedOn.setValue(day == null ? null : LocalDate.ofEpochDay(day));
    typing.text("note", note).day("fixedOn", fixedOn);
    wanting.getStyleClass().addAll("small", "risk-text");
    wanting.setWrapText(true);
    say("");
    var cancel = ButtonWithKey.secondary(space.words(), "list.cancel").key("Esc").does(this::leave);
    var save =
        ButtonWithKey.primary(space.words(), "diagnosis.kept.save")
            .icon(Icon.DONE)
            .does(this::save);
    close =
        space
            .dialogs()
            .open(
                new DialogCard(
                    text.get(isNew ? "diagnosis.kept.newTitle" : "diagnosis.kept.changeTitle"),
                    WIDTH,
                    new VBox(
                        12,
                        Parts.wrapped(new Label(words.title(kept) + "\n" + words.found(kept))),
                        field(KeptDiagnosis.CAUSE, cause),
                        field(KeptDiagnosis.NOTE, note),
                        field(KeptDiagnosis.FIXED_ON, fixedOn),
                        Parts.note(text.get("diagnosis.kept.whoSees")),
                        wanting),
                    cancel,
                    save),
                Pos.CENTER,
                Insets.EMPTY,
                DialogLayer.Scrim.NORMAL,
                typing::forget);
    cause.requestFocus();
  }

  private FormField field(String name, javafx.scene.control.Control input) {
    return new FormField(space.words().text("field.diagnosis." + name), input);
  }

  private void leave() {
    typing.forget();
    close.run();
  }

  private void save() {
    var submitted = submit();
    if (submitted == null) {
      leave();
      return;
    }
    submitted.thenAccept(receipt -> FxThread.run(() -> finished(receipt)));
  }

  private @Nullable CompletableFuture<Receipt> submit() {
    var settled = cause.getValue() == null || cause.getValue().isEmpty() ? null : cause.getValue();
    var typed = note.getText().strip();
    var said = typed.isEmpty() ? null : typed;
    var day = fixedOn.getValue() == null ? null : (Long) fixedOn.getValue().toEpochDay();
    if (isNew) {
      return space
          .undo()
          .submit(
              "undo.diagnosisKept",
              new Command.KeepDiagnosis(
                  kept.id(),
                  kept.team(),
                  kept.pipeline(),
                  kept.row().text(KeptDiagnosis.QUARTER),
                  kept.currency(),
                  kept.found(),
                  settled,
                  said,
                  day));
    }
    var edits = new ArrayList<FieldEdit>();
    edit(edits, KeptDiagnosis.CAUSE, settled);
    edit(edits, KeptDiagnosis.NOTE, said);
    edit(edits, KeptDiagnosis.FIXED_ON, day);
    return edits.isEmpty()
        ? null
        : space
            .undo()
            .submit(
                "undo.edited",
                new Command.EditFields(RecordType.DIAGNOSIS, kept.id(), List.copyOf(edits)));
  }

  private void edit(List<FieldEdit> edits, String field, @Nullable Object after) {
    var before = kept.row().value(field);
    if (!Objects.equals(before, after)) {
      edits.add(new FieldEdit(field, before, after));
    }
  }

  private void finished(Receipt receipt) {
    switch (receipt) {
      case Receipt.Refused refused -> say(space.reasons().say(refused.reasons()));
      case Receipt.Done _ -> {
        leave();
        space
            .toasts()
            .show(
                text.get(isNew ? "diagnosis.kept.saved" : "diagnosis.kept.changed"),
                () -> space.undo().undo());
        done.accept(kept.id());
      }
    }
  }

  private void say(String sentence) {
    wanting.setText(sentence);
    wanting.setVisible(!sentence.isEmpty());
    wanting.setManaged(!sentence.isEmpty());
  }
}

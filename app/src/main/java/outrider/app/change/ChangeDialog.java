package outrider.app.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.field.KeptTyping;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.FormField;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.NoteArea;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.change.ChangeRequest;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Values;

/// What a change is called and why it is made; or proposes an update of HQ's program, which is
/// nothing but that.
final class ChangeDialog {
  private static final double WIDTH = 480;

  private final Workspace space;
  private final Words words;
  private final Optional<ChangeRequest> change;
  private final TextField name = new TextField();
  private final NoteArea why = new NoteArea();
  private final Label wrong = new Label();
  private final KeptTyping kept;
  private Runnable close = () -> {};

  /// Begins a proposal for HQ's program.
  ChangeDialog(Workspace space) {
    this(space, Optional.empty());
  }

  ChangeDialog(Workspace space, ChangeRequest change) {
    this(space, Optional.of(change));
  }

  private ChangeDialog(Workspace space, Optional<ChangeRequest> change) {
    this.space = space;
    this.words = space.words();
    this.change = change;
    kept =
        new KeptTyping(
            space.database(), "change/" + change.map(ChangeRequest::id).orElse("server"));
  }

  void open() {
    change.ifPresent(it -> {
      name.setText(it.title());
      why.setText(it.row().text(ChangeRequest.WHY));
    });
    kept.text(Fields.NAME, name).text(ChangeRequest.WHY, why);
    why.setPrefRowCount(4);
    wrong.getStyleClass().addAll("small", "risk-text");
    wrong.setWrapText(true);
    wrong.setMinHeight(Region.USE_PREF_SIZE);
    var content =
        new VBox(
            14,
            new FormField(label(Fields.NAME), name),
            new FormField(label(ChangeRequest.WHY), why),
            wrong);
    if (change.isEmpty()) {
      var note = new Label(words.get("change.serverNote"));
      note.getStyleClass().add("text-2");
      note.setWrapText(true);
      note.setMinHeight(Region.USE_PREF_SIZE);
      content.getChildren().addFirst(note);
    }
    var cancel = ButtonWithKey.secondary(words, "approval.cancel").key("Esc").does(this::leave);
    var save = ButtonWithKey.primary(words, "change.save").icon(Icon.DONE).does(this::save);
    close =
        space
            .dialogs()
            .open(
                new DialogCard(
                    words.get(change.isEmpty() ? "change.newServer" : "change.editTitle"),
                    WIDTH,
                    content,
                    cancel,
                    save),
                Pos.CENTER,
                Insets.EMPTY,
                DialogLayer.Scrim.NORMAL,
                kept::forget);
    name.requestFocus();
  }

  private SimpleStringProperty label(String field) {
    return new SimpleStringProperty(words.fields().label(RecordType.CHANGE_REQUEST, field));
  }

  private void leave() {
    kept.forget();
    close.run();
  }

  private void save() {
    var command = change.map(this::edited).orElseGet(this::made);
    if (command instanceof Command.EditFields edit && edit.edits().isEmpty()) {
      leave();
      return;
    }
    var unused =
        space
            .undo()
            .submit(change.isEmpty() ? "undo.created" : "undo.edited", command)
            .whenCompleteAsync((receipt, failure) -> answered(receipt), FxThread.executor());
  }

  private Command edited(ChangeRequest from) {
    var edits = new ArrayList<FieldEdit>();
    edit(edits, from, Fields.NAME, name.getText());
    edit(edits, from, ChangeRequest.WHY, why.getText());
    return new Command.EditFields(RecordType.CHANGE_REQUEST, from.id(), edits);
  }

  private static void edit(
      ArrayList<FieldEdit> edits, ChangeRequest from, String field, String typed) {
    var before = from.row().value(field);
    var after = Values.normalise(typed.strip());
    if (!Values.same(before, after)) {
      edits.add(new FieldEdit(field, before, after));
    }
  }

  private Command made() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put(Fields.NAME, name.getText().strip());
    fields.put(ChangeRequest.KIND, ChangeRequest.SERVER);
    if (!why.getText().isBlank()) {
      fields.put(ChangeRequest.WHY, why.getText().strip());
    }
    return new Command.CreateRecord(RecordType.CHANGE_REQUEST, space.commands().newId(), fields);
  }

  private void answered(@Nullable Receipt receipt) {
    if (receipt != null && receipt.done()) {
      leave();
      space.toasts().show(words.get("change.saved"), () -> space.undo().undo());
    } else {
      wrong.setText(
          receipt == null ? words.get("record.notSaved") : space.reasons().say(receipt.reasons()));
    }
  }
}

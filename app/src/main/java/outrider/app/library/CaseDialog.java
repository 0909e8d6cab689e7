package outrider.app.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.fx.FormField;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.NoteArea;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.library.CaseStudy;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;

/// Writes a case: what it is called and about, where it helps, its script, and the mark that it
/// names no customer. FX thread.
final class CaseDialog {
  private static final double WIDTH = 640;
  private static final int SCRIPT_ROWS = 9;

  private final Workspace space;
  private final Words words;
  private final Row before;
  private final boolean isNew;
  private final Consumer<String> saved;
  private final TextField name = new TextField();
  private final TextField industry = new TextField();
  private final TextField summary = new TextField();
  private final ComboBox<CaseStudy.Kind> kind = new ComboBox<>();
  private final NoteArea script = new NoteArea();
  private final CheckBox desensitised = new CheckBox();
  private final Map<String, CheckBox> stages = new LinkedHashMap<>();
  private final Label wrong = new Label();
  private Runnable close = () -> {};

  /// @param before the case; null for a new one
  /// @param saved hears its id
  CaseDialog(Workspace space, LibraryText text, @Nullable Row before, Consumer<String> saved) {
    this.space = space;
    this.words = space.words();
    this.isNew = before == null;
    this.before = before == null ? Row.of(RecordType.CASE_STUDY, space.commands().newId()) : before;
    this.saved = saved;
    kind.getItems().setAll(CaseStudy.Kind.values());
    kind.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(CaseStudy.@Nullable Kind each) {
            return each == null ? "" : text.kind(each);
          }

          @Override
          public CaseStudy.Kind fromString(String typed) {
            return CaseStudy.Kind.DOCUMENT;
          }
        });
    for (var stage : text.stages()) {
      stages.put(CaseStudy.keyOf(stage), new CheckBox(text.stage(stage)));
    }
    fill();
  }

  private void fill() {
    var study = CaseStudy.of(before);
    name.setText(study.title());
    industry.setText(study.industry());
    summary.setText(study.summary());
    kind.setValue(isNew ? CaseStudy.Kind.AUDIO : study.kind());
    script.setText(study.script());
    script.setPrefRowCount(SCRIPT_ROWS);
    script.setPromptText(words.get("library.scriptPrompt"));
    desensitised.setSelected(study.isDesensitised());
    desensitised.setText(words.get("library.markPrompt"));
    desensitised.setWrapText(true);
    stages.forEach((key, box) -> box.setSelected(study.stages().contains(key)));
  }

  void open() {
    wrong.getStyleClass().addAll("small", "risk-text");
    wrong.setWrapText(true);
    wrong.setMinHeight(Region.USE_PREF_SIZE);
    var content =
        new VBox(
            12,
            field(Fields.NAME, name),
            pair(field(CaseStudy.KIND, kind), field(CaseStudy.INDUSTRY, industry)),
            field(CaseStudy.SUMMARY, summary),
            stageBoxes(),
            field(CaseStudy.SCRIPT, script),
            desensitised,
            wrong);
    var cancel =
        ButtonWithKey.secondary(words, "library.cancel").key("Esc").does(() -> close.run());
    var save = ButtonWithKey.primary(words, "library.save").icon(Icon.DONE).does(this::save);
    close =
        space
            .dialogs()
            .open(
                new DialogCard(
                    words.get(isNew ? "library.newCase" : "library.editCase"),
                    WIDTH,
                    content,
                    cancel,
                    save));
    name.requestFocus();
  }

  private Node stageBoxes() {
    var label = new Label(words.fields().label(RecordType.CASE_STUDY, CaseStudy.STAGES));
    label.getStyleClass().add("field-label");
    var boxes = new FlowPane(14, 8);
    boxes.getChildren().addAll(stages.values());
    stages.values().forEach(box -> box.setAccessibleText(label.getText() + " " + box.getText()));
    return new VBox(6, label, boxes);
  }

  private FormField field(String field, Control control) {
    return new FormField(
        new SimpleStringProperty(words.fields().label(RecordType.CASE_STUDY, field)), control);
  }

  private static HBox pair(FormField one, FormField other) {
    HBox.setHgrow(one, Priority.ALWAYS);
    HBox.setHgrow(other, Priority.ALWAYS);
    one.setPrefWidth(WIDTH / 2);
    other.setPrefWidth(WIDTH / 2);
    return new HBox(12, one, other);
  }

  private Map<String, @Nullable Object> typed() {
    var typed = new LinkedHashMap<String, @Nullable Object>();
    typed.put(Fields.NAME, text(name.getText()));
    typed.put(CaseStudy.KIND, kind.getValue().word());
    typed.put(CaseStudy.INDUSTRY, text(industry.getText()));
    typed.put(CaseStudy.SUMMARY, text(summary.getText()));
    typed.put(CaseStudy.SCRIPT, text(script.getText()));
    typed.put(CaseStudy.STAGES, chosenStages());
    typed.put(CaseStudy.DESENSITISED, desensitised.isSelected() ? true : null);
    return typed;
  }

  /// Those of stages that are gone stay.
  private @Nullable List<String> chosenStages() {
    var chosen = new ArrayList<String>();
    CaseStudy.of(before).stages().stream()
        .filter(key -> !stages.containsKey(key))
        .forEach(chosen::add);
    stages.forEach((key, box) -> {
      if (box.isSelected()) {
        chosen.add(key);
      }
    });
    return chosen.isEmpty() ? null : chosen.stream().sorted().toList();
  }

  private void save() {
    var command = isNew ? created() : edited();
    if (command == null) {
      close.run();
      return;
    }
    var unused =
        space
            .undo()
            .submit(isNew ? "undo.created" : "undo.edited", command)
            .whenCompleteAsync((receipt, failure) -> answered(receipt), FxThread.executor());
  }

  private Command created() {
    var given = new HashMap<String, Object>();
    typed()
        .forEach((field, value) -> {
          if (value != null) {
            given.put(field, value);
          }
        });
    return new Command.CreateRecord(RecordType.CASE_STUDY, before.id(), given);
  }

  /// Null where nothing was changed. The mark goes along where it stands: whoever saves says that
  /// they have looked.
  private @Nullable Command edited() {
    var edits = new ArrayList<FieldEdit>();
    typed()
        .forEach((field, value) -> {
          if (!Values.same(before.value(field), value)) {
            edits.add(new FieldEdit(field, before.value(field), value));
          }
        });
    if (edits.isEmpty()) {
      return null;
    }
    if (desensitised.isSelected()
        && edits.stream().noneMatch(edit -> edit.field().equals(CaseStudy.DESENSITISED))) {
      edits.add(new FieldEdit(CaseStudy.DESENSITISED, before.value(CaseStudy.DESENSITISED), true));
    }
    return new Command.EditFields(RecordType.CASE_STUDY, before.id(), edits);
  }

  private void answered(@Nullable Receipt receipt) {
    if (receipt != null && receipt.done()) {
      close.run();
      space.toasts().show(words.get("library.saved"), () -> space.undo().undo());
      saved.accept(before.id());
    } else {
      wrong.setText(
          receipt == null ? words.get("record.notSaved") : space.reasons().say(receipt.reasons()));
    }
  }

  private static @Nullable String text(@Nullable String typed) {
    return Objects.requireNonNullElse(typed, "").isBlank() ? null : typed;
  }
}

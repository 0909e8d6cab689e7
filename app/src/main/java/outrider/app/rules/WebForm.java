package outrider.app.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.FormField;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.configuration.Configuration;
import outrider.core.configuration.Form;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// What a web form asks, what becomes of it, and whether it has a page.
final class WebForm extends RuleForm {

  /// A name that robots like and people are never asked for.
  static final String USUAL_TRAP = "fax";

  private final Form form;
  private final ComboBox<String> source = new ComboBox<>();
  private final MappingRows rows;
  private final Label missing = new Label();
  private final CheckBox behaviour;
  private final CheckBox page;
  private final CheckBox trap;
  private final TextField trapName;
  private final CheckBox active;
  private String token;

  WebForm(
      Workspace space, Row row, Configuration configuration, BookValues known, Listener listener) {
    super(space, row, listener);
    form = Form.of(row);
    token = form.token().orElse("");
    names();
    addSource(known);
    rows = new MappingRows(space, configuration.fields(), form.mapping(), this::changedRows);
    addRows();
    behaviour = box("webForm.behaviour", form.isBehaviour());
    getChildren().add(behaviour);
    addAfterwards();
    page = box("webForm.page", form.token().isPresent());
    addPage();
    trap = box("webForm.trap", form.honeypot().isPresent());
    getChildren().add(trap);
    trapName = textField(Form.HONEYPOT);
    trap.selectedProperty().subscribe((before, now) -> setTrap(now));
    showTrap(trap.isSelected());
    active = box("rules.active", form.active());
    getChildren().add(active);
  }

  private void addSource(BookValues known) {
    source.getItems().setAll(known.sources());
    source.setEditable(true);
    source.getEditor().setText(form.source());
    source.getEditor().textProperty().subscribe((before, now) -> changed());
    add(Form.SOURCE, source, source);
    field(Form.SOURCE).ifPresent(field -> field.hint(space().words().text("webForm.sourceHint")));
  }

  private void addRows() {
    add(Form.MAPPING, rows.add(), rows);
    // The field would have named the button after all of its rows.
    rows.add().accessibleTextProperty().unbind();
    rows.add().setAccessibleText(space().words().get("webForm.addField"));
    rows.add().setMaxWidth(USE_PREF_SIZE);
    missing.setGraphic(Icon.RISK.node(12, "warn-text"));
    missing.setWrapText(true);
    missing.setMinHeight(USE_PREF_SIZE);
    missing.getStyleClass().addAll("small", "warn-text");
    getChildren().add(missing);
    showMissing();
  }

  private void addAfterwards() {
    textField("thanks").setPromptText(space().words().get("webForm.thanksPrompt"));
    textField("thanksEn").setPromptText(space().words().get("webForm.thanksEnPrompt"));
    var redirect = textField(Form.REDIRECT);
    redirect.setPromptText("https://");
    field(Form.REDIRECT)
        .ifPresent(field -> field.hint(space().words().text("webForm.redirectHint")));
  }

  private void addPage() {
    var renew =
        ButtonWithKey.soft(space().words(), "webForm.renew")
            .compact()
            .icon(Icon.REFRESH)
            .does(this::renew);
    renew.disableProperty().bind(page.selectedProperty().not());
    var line = new HBox(12, page, renew);
    line.setAlignment(Pos.CENTER_LEFT);
    add(Form.TOKEN, page, line);
    page.accessibleTextProperty().unbind();
    page.setAccessibleText(page.getText());
    field(Form.TOKEN).ifPresent(field -> field.hint(space().words().text("webForm.renewHint")));
    page.selectedProperty()
        .subscribe((before, now) -> {
          if (now && token.isEmpty()) {
            token = PageToken.make();
          }
        });
  }

  /// Every copy of the form in somebody's website is shut out once this is saved.
  private void renew() {
    token = PageToken.make();
    changed();
  }

  private void setTrap(boolean set) {
    if (set && trapName.getText().isBlank()) {
      trapName.setText(USUAL_TRAP);
    }
    showTrap(set);
  }

  private void showTrap(boolean set) {
    field(Form.HONEYPOT)
        .ifPresent(field -> {
          field.setVisible(set);
          field.setManaged(set);
        });
  }

  private void changedRows() {
    field(Form.MAPPING).ifPresent(FormField::clearError);
    showMissing();
    changed();
  }

  private void showMissing() {
    var fields = space().words().fields();
    var names =
        rows.missing().stream()
            .filter(field -> !field.name().equals(Fields.NAME))
            .map((FieldDefinition field) -> fields.label(field))
            .collect(Collectors.joining(space().words().get("list.separator")));
    missing.setText(space().words().get("webForm.missing", names));
    missing.setVisible(!names.isEmpty());
    missing.setManaged(!names.isEmpty());
  }

  private CheckBox box(String key, boolean ticked) {
    var box = new CheckBox(space().words().get(key));
    box.setWrapText(true);
    box.setSelected(ticked);
    box.selectedProperty().subscribe((before, now) -> changed());
    return box;
  }

  /// Moves the field that has the focus; false where none has it.
  boolean moveField(int by) {
    return rows.move(by);
  }

  @Override
  Map<String, @Nullable Object> typed() {
    var typed = new LinkedHashMap<String, @Nullable Object>();
    typed.put(Fields.NAME, textOrNull(text(Fields.NAME)));
    typed.put("nameEn", textOrNull(text("nameEn")));
    typed.put(Form.SOURCE, textOrNull(source.getEditor().getText()));
    if (!isAsStored()) {
      typed.put(Form.MAPPING, rows.lines());
      typed.put(Form.FIELD_ORDER, textOrNull(String.join("\n", rows.incoming())));
    }
    flag(typed, Form.BEHAVIOUR, behaviour.isSelected(), form.isBehaviour());
    for (var name : List.of("thanks", "thanksEn", Form.REDIRECT)) {
      typed.put(name, textOrNull(text(name)));
    }
    typed.put(Form.TOKEN, page.isSelected() ? textOrNull(token) : null);
    typed.put(Form.HONEYPOT, trap.isSelected() ? textOrNull(text(Form.HONEYPOT)) : null);
    flag(typed, Form.INACTIVE, !active.isSelected(), !form.active());
    return typed;
  }

  /// The same fields in the same order are nothing typed, however they are written down.
  private boolean isAsStored() {
    return List.copyOf(form.mapping().entrySet()).equals(List.copyOf(rows.mapping().entrySet()))
        && rows.lines().size() == form.mapping().size();
  }

  private static void flag(
      Map<String, @Nullable Object> typed, String name, boolean now, boolean before) {
    if (now != before) {
      typed.put(name, now ? (Object) true : null);
    }
  }

  /// The row as somebody begins with it: what it is called is theirs to change.
  ///
  /// @param fields of the lead behind its name, as the page shows them
  static Map<String, Object> fresh(
      String name, String nameEn, String source, List<String> fields, boolean isBehaviour) {
    var given = new LinkedHashMap<String, Object>();
    given.put(Fields.NAME, name);
    given.put("nameEn", nameEn);
    given.put(Form.SOURCE, source);
    given.put(Form.MAPPING, fields.stream().map(field -> field + "=" + field).toList());
    given.put(Form.FIELD_ORDER, String.join("\n", fields));
    if (isBehaviour) {
      given.put(Form.BEHAVIOUR, true);
    }
    given.put(Form.HONEYPOT, USUAL_TRAP);
    given.put(Form.TOKEN, Objects.requireNonNull(PageToken.make()));
    return given;
  }
}

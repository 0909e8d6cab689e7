package outrider.app.rules;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.Side;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.field.FieldEditor;
import outrider.app.field.Typed;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.FormField;
import outrider.app.fx.Icon;
import outrider.app.fx.NoteArea;
import outrider.app.shell.Workspace;
import outrider.core.configuration.Configuration;
import outrider.core.configuration.CustomField;
import outrider.core.record.Calculation;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.ValueText;
import outrider.core.user.Role;

/// What a field is called and holds, what is right in it, what a new record has, and who sees it.
///
/// What is asked depends on the kind: a number has a least and a most, a choice its options. The
/// kind is chosen once; what was typed for one kind is kept while another is tried.
final class CustomFieldForm extends RuleForm {
  /// What has a control of its own, which stands there only for the kinds that it is asked of.
  private static final List<String> ASKED =
      List.of(
          CustomField.FORMULA,
          CustomField.CHOICES,
          CustomField.TARGET,
          CustomField.LEAST,
          CustomField.MOST,
          CustomField.SHORTEST,
          CustomField.LONGEST,
          CustomField.PATTERN,
          CustomField.STANDARD);

  /// What is kept beside that.
  private static final List<String> KEPT =
      List.of(CustomField.OPTIONS, CustomField.REQUIRED, CustomField.KEY);

  private static final List<String> PATTERNS = List.of("X{18}", "9{6}", "字A99999", "A{2,4}-9{4}");

  /// To be calculated, and nobody has said how: no formula, so that the rules ask for one.
  private static final String UNWRITTEN = "()";

  private final Configuration configuration;
  private final CustomField shown;
  private final RecordType of;
  private final boolean isStored;
  private final ComboBox<FieldKind> kind = new ComboBox<>();
  private final CheckBox calculated;
  private final VBox details = new VBox(12);
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private final Map<String, Map<String, CheckBox>> ticks = new LinkedHashMap<>();
  private final Map<String, CheckBox> flags = new LinkedHashMap<>();

  CustomFieldForm(Workspace space, Row row, Configuration configuration, Listener listener) {
    super(space, row, listener);
    this.configuration = configuration;
    shown = CustomField.of(row);
    of = shown.type().orElse(RecordType.LEAD);
    isStored = configuration.row(RecordType.FIELD, row.id()).isPresent();
    values.putAll(row.fields());
    labels();
    addKind();
    calculated = flag("fieldSetup.calculated", CustomField.FORMULA, shown.isCalculated());
    calculated.setDisable(isStored);
    calculated.selectedProperty().subscribe((before, now) -> showDetails());
    getChildren().addAll(calculated, details);
    showDetails();
    addAudience();
    var known = new Label(space.words().get("fieldSetup.known", shown.name()));
    known.getStyleClass().addAll("small", "text-3");
    known.setWrapText(true);
    getChildren().add(known);
  }

  private void labels() {
    textField(CustomField.LABEL);
    textField(CustomField.LABEL_EN);
    var chinese = Objects.requireNonNull(fields().get(CustomField.LABEL));
    var english = Objects.requireNonNull(fields().get(CustomField.LABEL_EN));
    getChildren().removeAll(chinese, english);
    var pair = new HBox(8, chinese, english);
    pair.getChildren().forEach(half -> HBox.setHgrow(half, Priority.ALWAYS));
    getChildren().add(pair);
  }

  private void addKind() {
    var words = space().words();
    kind.getItems().setAll(FieldKind.values());
    kind.setConverter(
        new ChoiceWords<>(
            each -> words.fields().option(RecordType.FIELD, CustomField.KIND, wireName(each))));
    kind.setValue(shown.kind().orElse(FieldKind.TEXT));
    kind.setMaxWidth(Double.MAX_VALUE);
    kind.setDisable(isStored);
    kind.valueProperty()
        .subscribe((before, now) -> {
          showDetails();
          changed();
        });
    add(CustomField.KIND, kind, kind);
    if (isStored) {
      field(CustomField.KIND).ifPresent(it -> it.hint(words.text("fieldSetup.kindStays")));
    }
  }

  private static String wireName(FieldKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private FieldKind kind() {
    return Objects.requireNonNullElse(kind.getValue(), FieldKind.TEXT);
  }

  private boolean isCalculated() {
    return calculated.isSelected() && CustomField.CALCULATED.contains(kind());
  }

  /// What is asked of a field of the chosen kind.
  private void showDetails() {
    show(calculated, CustomField.CALCULATED.contains(kind()));
    for (var name : ASKED) {
      fields().remove(name);
    }
    details.getChildren().clear();
    if (isCalculated()) {
      addFormula();
      return;
    }
    switch (kind()) {
      case CHOICE -> addChoices();
      case REFERENCE -> addTarget();
      case NUMBER, MONEY, DATE -> addPair(kind(), CustomField.LEAST, CustomField.MOST);
      case TEXT -> {
        addPair(FieldKind.NUMBER, CustomField.SHORTEST, CustomField.LONGEST);
        addPattern();
      }
      case LONG_TEXT -> addPair(FieldKind.NUMBER, CustomField.SHORTEST, CustomField.LONGEST);
      default -> {}
    }
    if (kind() != FieldKind.TEXT_SET && kind() != FieldKind.REFERENCE) {
      addStandard();
    }
    details
        .getChildren()
        .add(
            new VBox(
                8,
                flag(
                    "fieldSetup.required",
                    CustomField.REQUIRED,
                    Boolean.TRUE.equals(values.get(CustomField.REQUIRED))),
                flag(
                    "fieldSetup.key",
                    CustomField.KEY,
                    Boolean.TRUE.equals(values.get(CustomField.KEY)))));
  }

  /// Fields may come while this one is written.
  private Configuration now() {
    return space().database().configuration();
  }

  private FormulaWords formulaWords() {
    return new FormulaWords(space(), now(), of);
  }

  private void addFormula() {
    var words = space().words();
    var area = new NoteArea();
    area.setPrefRowCount(3);
    area.setWrapText(true);
    var written = text(values.get(CustomField.FORMULA));
    area.setText(written.equals(UNWRITTEN) ? "" : formulaWords().read(written));
    area.textProperty()
        .subscribe((before, now) ->
            values.put(CustomField.FORMULA, textOrNull(formulaWords().store(now))));
    var insert = ButtonWithKey.soft(words, "fieldSetup.insert").compact().icon(Icon.ADD);
    insert.does(() -> insertField(area, insert));
    var box = new VBox(6, area, insert);
    within(CustomField.FORMULA, area, box);
    field(CustomField.FORMULA).ifPresent(it -> it.hint(words.text("fieldSetup.formulaHint")));
  }

  private void insertField(TextInputControl area, ButtonWithKey below) {
    var menu = new ContextMenu();
    for (var field : now().fields().fields(of)) {
      if (Calculation.unit(field.kind()).isPresent()
          && !field.name().equals(shown.name())
          && !isOfTheProgram(field)) {
        var item = new MenuItem(space().words().fields().label(field));
        item.setOnAction(chosen -> {
          area.insertText(area.getCaretPosition(), formulaWords().of(field));
          area.requestFocus();
        });
        menu.getItems().add(item);
      }
    }
    menu.show(below, Side.BOTTOM, 0, 4);
  }

  /// Kept by the rules for themselves: nobody reckons with them.
  private static boolean isOfTheProgram(FieldDefinition field) {
    return field.managed() && !field.isCalculated() && field.kind() != FieldKind.NUMBER
        || field.name().equals(Fields.EXTERNAL_ID)
        || field.name().equals(Fields.CURRENCY);
  }

  private void addChoices() {
    var words = space().words();
    var area = new NoteArea();
    area.setPrefRowCount(5);
    area.setText(CustomField.write(CustomField.of(row()).choices()));
    area.textProperty().subscribe((before, now) -> keepChoices(now));
    within(CustomField.CHOICES, area, area);
    field(CustomField.CHOICES).ifPresent(it -> it.hint(words.text("fieldSetup.choicesHint")));
  }

  private void keepChoices(String typed) {
    values.put(CustomField.CHOICES, textOrNull(typed));
    values.put(CustomField.OPTIONS, null);
    var options = CustomField.of(row()).choices().keySet();
    values.put(CustomField.OPTIONS, options.isEmpty() ? null : List.copyOf(options));
  }

  private void addTarget() {
    var words = space().words();
    var target = new ComboBox<String>();
    target.getItems().setAll("user", "team", "product");
    target.setConverter(
        new ChoiceWords<>(
            each -> words.fields().option(RecordType.FIELD, CustomField.TARGET, each)));
    target.setMaxWidth(Double.MAX_VALUE);
    target.setValue(text(values.get(CustomField.TARGET)));
    target
        .valueProperty()
        .subscribe((before, now) -> {
          values.put(CustomField.TARGET, textOrNull(now));
          changed();
        });
    within(CustomField.TARGET, target, target);
  }

  private void addPattern() {
    var words = space().words();
    var input = new javafx.scene.control.TextField(text(values.get(CustomField.PATTERN)));
    input
        .textProperty()
        .subscribe((before, now) -> values.put(CustomField.PATTERN, textOrNull(now)));
    var usual = ButtonWithKey.soft(words, "fieldSetup.patterns").compact().icon(Icon.OPEN_DOWN);
    usual.does(() -> {
      var menu = new ContextMenu();
      for (var index = 0; index < PATTERNS.size(); index++) {
        var drawing = PATTERNS.get(index);
        var item = new MenuItem(words.get("fieldSetup.pattern." + index, drawing));
        item.setOnAction(chosen -> input.setText(drawing));
        menu.getItems().add(item);
      }
      menu.show(usual, Side.BOTTOM, 0, 4);
    });
    HBox.setHgrow(input, Priority.ALWAYS);
    within(CustomField.PATTERN, input, new HBox(8, input, usual));
    field(CustomField.PATTERN).ifPresent(it -> it.hint(words.text("fieldSetup.patternHint")));
  }

  /// Two limits side by side, each entered as a value of the kind is.
  private void addPair(FieldKind entered, String low, String high) {
    var pair = new HBox(8);
    for (var name : List.of(low, high)) {
      var editor = editor(FieldDefinition.field(RecordType.FIELD, name, entered), name);
      within(name, editor.control(), editor.node());
      field(name)
          .ifPresent(it -> {
            details.getChildren().remove(it);
            it.setPrefWidth(0);
            HBox.setHgrow(it, Priority.ALWAYS);
            pair.getChildren().add(it);
          });
    }
    details.getChildren().add(pair);
  }

  /// An editor whose value becomes one of the row's.
  private FieldEditor editor(FieldDefinition field, String name) {
    var editor = new FieldEditor(space(), field);
    editor.show(Row.of(RecordType.FIELD, shown.id()).with(name, values.get(name)));
    editor.onTyped(() -> {
      if (editor.read() instanceof Typed.Valid valid) {
        values.put(name, valid.value());
      }
      changed();
    });
    editor.onCommitted(() -> sayMalformed(editor, name));
    return editor;
  }

  private void sayMalformed(FieldEditor editor, String name) {
    if (editor.read() instanceof Typed.Wrong wrong) {
      field(name).ifPresent(it -> it.showError(wrong.sentence()));
    }
  }

  private void addStandard() {
    var definition = CustomField.of(row().with(CustomField.FORMULA, null)).definition();
    var kindOf = kind();
    var plain =
        kindOf == FieldKind.CHOICE
            ? FieldDefinition.choice(
                RecordType.FIELD,
                CustomField.STANDARD,
                definition.map(FieldDefinition::options).orElse(List.of()).toArray(String[]::new))
            : FieldDefinition.field(RecordType.FIELD, CustomField.STANDARD, kindOf);
    var editor = new FieldEditor(space(), plain);
    editor.show(Row.of(RecordType.FIELD, shown.id()).with(CustomField.STANDARD, standard(kindOf)));
    editor.onTyped(() -> {
      if (editor.read() instanceof Typed.Valid valid) {
        values.put(CustomField.STANDARD, ValueText.write(valid.value()));
      }
      changed();
    });
    editor.onCommitted(() -> sayMalformed(editor, CustomField.STANDARD));
    within(CustomField.STANDARD, editor.control(), editor.node());
  }

  private @Nullable Object standard(FieldKind kindOf) {
    try {
      var written = values.get(CustomField.STANDARD);
      return ValueText.read(kindOf, written == null ? null : written.toString());
    } catch (IllegalArgumentException ofAnotherKind) {
      return null;
    }
  }

  /// Where and to whom the field is shown, and who writes it.
  private void addAudience() {
    var words = space().words();
    var stages = stages();
    if (!stages.isEmpty()) {
      addTicks(CustomField.STAGES, stages, "fieldSetup.stagesHint");
    }
    var roles = new LinkedHashMap<String, String>();
    for (var role : Role.values()) {
      roles.put(role.wireName(), words.fields().option(RecordType.USER, "role", role.wireName()));
    }
    addTicks(CustomField.SEEN_BY, roles, "fieldSetup.seenHint");
    addTicks(CustomField.WRITTEN_BY, roles, "fieldSetup.writtenHint");
  }

  /// Ids and names of the stages of a deal, or of the states of a lead.
  private Map<String, String> stages() {
    var stages = new LinkedHashMap<String, String>();
    if (of == RecordType.OPPORTUNITY) {
      var names = space().reasons().names();
      for (var pipeline : configuration.pipelines()) {
        for (var stage : configuration.stages(pipeline.id())) {
          stages.put(stage.id(), names.of(stage.row()));
        }
      }
    } else if (of == RecordType.LEAD) {
      configuration
          .fields()
          .field(of, "status")
          .ifPresent(status ->
              status
                  .options()
                  .forEach(
                      each -> stages.put(each, space().words().fields().option(status, each))));
    }
    return stages;
  }

  private void addTicks(String name, Map<String, String> choices, String hint) {
    var ticked = new LinkedHashSet<>(shown.row().set(name));
    var boxes = new LinkedHashMap<String, CheckBox>();
    var flow = new FlowPane(16, 6);
    choices.forEach((value, words) -> {
      var box = new CheckBox(words);
      box.setSelected(ticked.contains(value));
      box.selectedProperty()
          .subscribe((before, now) -> {
            field(name).ifPresent(FormField::clearError);
            changed();
          });
      boxes.put(value, box);
      flow.getChildren().add(box);
    });
    ticks.put(name, boxes);
    add(name, boxes.values().iterator().next(), flow);
    field(name).ifPresent(it -> it.hint(space().words().text(hint)));
    for (var box : boxes.values()) {
      // The field would have named the first box after all of them.
      box.accessibleTextProperty().unbind();
      box.setAccessibleText(
          space().words().fields().label(RecordType.FIELD, name) + " " + box.getText());
    }
  }

  private CheckBox flag(String wordKey, String name, boolean on) {
    var box = new CheckBox(space().words().get(wordKey));
    box.setWrapText(true);
    box.setSelected(on);
    flags.put(name, box);
    box.selectedProperty()
        .subscribe((before, now) -> {
          if (!name.equals(CustomField.FORMULA)) {
            values.put(name, now ? (Object) true : null);
          }
          changed();
        });
    return box;
  }

  /// A field of the details rather than of the form.
  private void within(String name, javafx.scene.control.Control control, javafx.scene.Node node) {
    add(name, control, node);
    field(name)
        .ifPresent(it -> {
          getChildren().remove(it);
          details.getChildren().add(it);
        });
  }

  private static void show(javafx.scene.Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private Row row() {
    return new Row(RecordType.FIELD, shown.id(), Map.of())
        .with(values)
        .with(CustomField.KIND, wireName(kind()));
  }

  /// Only what the chosen kind has; the rest is not lost while the form is open.
  private Set<String> asked() {
    if (isCalculated()) {
      return Set.of(CustomField.FORMULA);
    }
    var asked = new LinkedHashSet<>(Set.of(CustomField.REQUIRED, CustomField.KEY));
    switch (kind()) {
      case CHOICE -> asked.addAll(List.of(CustomField.CHOICES, CustomField.OPTIONS));
      case REFERENCE -> asked.add(CustomField.TARGET);
      case NUMBER, MONEY, DATE -> asked.addAll(List.of(CustomField.LEAST, CustomField.MOST));
      case TEXT ->
          asked.addAll(List.of(CustomField.SHORTEST, CustomField.LONGEST, CustomField.PATTERN));
      case LONG_TEXT -> asked.addAll(List.of(CustomField.SHORTEST, CustomField.LONGEST));
      default -> {}
    }
    if (kind() != FieldKind.TEXT_SET && kind() != FieldKind.REFERENCE) {
      asked.add(CustomField.STANDARD);
    }
    return asked;
  }

  @Override
  Map<String, @Nullable Object> typed() {
    var typed = new LinkedHashMap<String, @Nullable Object>();
    typed.put(CustomField.LABEL, textOrNull(text(CustomField.LABEL)));
    typed.put(CustomField.LABEL_EN, textOrNull(text(CustomField.LABEL_EN)));
    typed.put(CustomField.KIND, wireName(kind()));
    var asked = asked();
    Stream.concat(ASKED.stream(), KEPT.stream())
        .forEach(name -> typed.put(name, asked.contains(name) ? values.get(name) : null));
    if (isCalculated() && values.get(CustomField.FORMULA) == null) {
      typed.put(CustomField.FORMULA, UNWRITTEN);
    }
    ticks.forEach((name, boxes) ->
        typed.put(
            name,
            boxes.entrySet().stream()
                .filter(box -> box.getValue().isSelected())
                .map(Map.Entry::getKey)
                .toList()));
    return typed;
  }

  /// The row as somebody begins with it.
  static Map<String, Object> fresh(RecordType type, String id, long position) {
    var given = new LinkedHashMap<String, Object>();
    given.put(CustomField.OF, type.wireName());
    given.put(Fields.NAME, "x_" + id.replace("-", "").substring(20));
    given.put(CustomField.KIND, wireName(FieldKind.TEXT));
    given.put(CustomField.POSITION, position);
    return given;
  }
}

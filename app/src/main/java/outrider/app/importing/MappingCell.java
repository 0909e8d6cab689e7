package outrider.app.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import outrider.app.fx.Chip;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.importing.mapping.ColumnMapping;
import outrider.app.shell.Workspace;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;

/// A line of the mapping step: what the file calls it, samples, how much of it is filled, the field
/// it goes into, how that was found, and what to know about it.
final class MappingCell extends ListCell<MappingRow> {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
  private static final PseudoClass OUT = PseudoClass.getPseudoClass("out");
  private static final double NAME = 104;
  private static final double SAMPLES = 150;
  private static final double FILLED = 52;
  private static final double ARROW = 20;
  private static final double FIELD = 184;
  private static final double HOW = 88;
  private static final double NOTE = 100;

  /// How far the widest columns give way before anything is cut off at the right.
  private static final double LEAST = 0.6;

  private final Words words;
  private final ImportViewModel model;
  private final Label name = label(NAME, "bold");
  private final Label samples = label(SAMPLES, "text-2");
  private final Label filled = label(FILLED, "text-2", "num");
  private final ComboBox<FieldChoice> field = new ComboBox<>();
  private final ComboBox<String> fixed = new ComboBox<>();
  private final StackPane choice = new StackPane(field, fixed);
  private final Chip how = new Chip("", Chip.Tone.PLAIN);
  private final Label note = new Label();
  private final HBox line;

  /// The words offered for a constant, each with what a file would say for it.
  private final Map<String, String> constants = new LinkedHashMap<>();

  private boolean showing;

  MappingCell(Workspace space, ImportViewModel model) {
    this.words = space.words();
    this.model = model;
    getStyleClass().add("mapping-cell");
    filled.setAlignment(Pos.CENTER_RIGHT);
    var arrow = new StackPane(Icon.TO.node(14, "text-3"));
    arrow.setMinWidth(ARROW);
    choice.setMinWidth(FIELD * LEAST);
    choice.setPrefWidth(FIELD);
    field.setMaxWidth(Double.MAX_VALUE);
    field.setConverter(new ChoiceWords<>(FieldChoice::words));
    field.setOnAction(done -> chosen());
    field.setAccessibleText(words.get("import.column.field"));
    fixed.setMaxWidth(Double.MAX_VALUE);
    fixed.setEditable(true);
    fixed.setOnAction(done -> fixedChosen());
    fixed.setAccessibleText(words.get("import.column.field"));
    var howBox = new HBox(how);
    howBox.setAlignment(Pos.CENTER_LEFT);
    howBox.setMinWidth(HOW);
    howBox.setPrefWidth(HOW);
    note.getStyleClass().add("small");
    growing(note);
    line = new HBox(name, samples, filled, arrow, choice, howBox, note);
    line.getStyleClass().addAll("mapping-line", "dense");
    setPrefWidth(0);
  }

  /// The heads of the columns, in the widths of the lines.
  static Node head(Words words) {
    var filled = label(FILLED);
    filled.setText(words.get("import.column.filled"));
    filled.setAlignment(Pos.CENTER_RIGHT);
    var arrow = new Region();
    arrow.setMinWidth(ARROW);
    var head =
        new HBox(
            headed(words, "import.column.name", NAME),
            headed(words, "import.column.samples", SAMPLES),
            filled,
            arrow,
            headed(words, "import.column.field", FIELD),
            headed(words, "import.column.how", HOW),
            growing(headed(words, "import.column.note", NOTE)));
    head.getStyleClass().addAll("mapping-head", "hairline-bottom");
    return head;
  }

  void choose() {
    var shown = field.isVisible() ? field : fixed;
    shown.requestFocus();
    shown.show();
  }

  @Override
  protected void updateItem(MappingRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      return;
    }
    showing = true;
    switch (row) {
      case MappingRow.OfColumn column -> show(column.mapping());
      case MappingRow.OfFixed constant -> showFixed(constant);
      case MappingRow.OfMissing missing -> showMissing(missing.field());
    }
    showing = false;
    setGraphic(line);
  }

  private void show(ColumnMapping mapping) {
    var column = mapping.column();
    name.setText(
        column.header().isBlank()
            ? words.get("import.column.unnamed", column.index() + 1)
            : column.header());
    tell(name, name.getText());
    samples.setText(
        column.samples().isEmpty()
            ? words.get("import.column.empty")
            : String.join(words.get("list.comma"), column.samples()).replace('\n', ' '));
    tell(samples, samples.getText());
    filled.setText(words.amounts().percentFine(column.fillRate()));
    showChoice(field);
    var choices = new ArrayList<FieldChoice>();
    choices.add(FieldChoice.leaveOut(words));
    model.mappingProperty().get().orElseThrow().target().fields().stream()
        .map(definition -> FieldChoice.of(definition, words))
        .forEach(choices::add);
    field.getItems().setAll(choices);
    field.setValue(mapping.field().map(f -> FieldChoice.of(f, words)).orElse(choices.getFirst()));
    field.pseudoClassStateChanged(OUT, mapping.field().isEmpty());
    showHow(mapping);
    showNote(MappingNotes.of(mapping, words), mapping.doubtful() ? "warn-text" : "text-3");
  }

  private void showFixed(MappingRow.OfFixed constant) {
    name.setText(words.fields().label(constant.field()));
    tell(name, name.getText());
    samples.setText(words.get("import.everyRow"));
    filled.setText(words.amounts().percentFine(1));
    showConstant(constant.field(), constant.text());
    fixed.pseudoClassStateChanged(ERROR, false);
    showHow(words.get("import.how.fixed"), Chip.Tone.PLAIN, Icon.BOOKMARK);
    showNote("", "text-3");
  }

  private void showMissing(FieldDefinition missing) {
    name.setText(words.get("import.noColumn"));
    tell(name, name.getText());
    samples.setText(words.get("import.noSamples"));
    filled.setText(words.amounts().percentFine(0));
    showConstant(missing, "");
    fixed.setPromptText(words.get("import.chooseSource", words.fields().label(missing)));
    fixed.pseudoClassStateChanged(ERROR, true);
    showHow(words.get("import.how.missing"), Chip.Tone.RISK, Icon.LATE);
    showNote(words.get("import.missingNote", words.fields().label(missing)), "risk-text");
  }

  private void showConstant(FieldDefinition definition, String text) {
    showChoice(fixed);
    var known = model.words(definition);
    constants.clear();
    known
        .values()
        .forEach(value ->
            constants.put(
                words.fields().option(definition, known.word(value)),
                definition.kind() == FieldKind.CHOICE ? value : known.word(value)));
    fixed.getItems().setAll(constants.keySet());
    fixed.setValue(
        definition.kind() == FieldKind.CHOICE ? words.fields().option(definition, text) : text);
  }

  private void showChoice(Node shown) {
    for (var each : choice.getChildren()) {
      each.setVisible(each == shown);
      each.setManaged(each == shown);
    }
  }

  private void showHow(ColumnMapping mapping) {
    if (mapping.field().isEmpty()) {
      showHow(words.get("import.leaveOut"), Chip.Tone.PLAIN, Icon.MINUS);
    } else if (mapping.doubtful()) {
      showHow(words.get("import.how.look"), Chip.Tone.WARN, Icon.RISK);
    } else {
      switch (mapping.how()) {
        case REMEMBERED -> showHow(words.get("import.how.remembered"), Chip.Tone.INFO, Icon.UNDO);
        case CHOSEN -> showHow(words.get("import.how.chosen"), Chip.Tone.ACC, Icon.DONE);
        case AUTO, LEFT_OUT -> showHow(words.get("import.how.auto"), Chip.Tone.OK, Icon.SYNCED);
      }
    }
  }

  private void showHow(String text, Chip.Tone tone, Icon icon) {
    how.setText(text);
    how.setTone(tone);
    how.setGraphic(icon.node(12));
  }

  private void showNote(String text, String style) {
    note.getStyleClass().removeAll("text-3", "warn-text", "risk-text");
    note.getStyleClass().add(style);
    note.setText(text);
    tell(note, text);
  }

  private static void tell(Label label, String text) {
    label.setTooltip(text.isEmpty() ? null : new Tooltip(text));
  }

  private void chosen() {
    if (!showing
        && field.getValue() != null
        && getItem() instanceof MappingRow.OfColumn(var mapping)
        && !field.getValue().field().equals(mapping.field())) {
      model.choose(mapping, field.getValue().field());
    }
  }

  private void fixedChosen() {
    if (showing || getItem() == null) {
      return;
    }
    var shown = Optional.ofNullable(fixed.getValue()).orElse("");
    var text = constants.getOrDefault(shown, shown);
    switch (getItem()) {
      case MappingRow.OfFixed constant when !constant.text().equals(text) ->
          model.fix(constant.field().name(), text);
      case MappingRow.OfMissing missing when !text.isBlank() ->
          model.fix(missing.field().name(), text);
      default -> {}
    }
  }

  /// Every line has the same preferred widths, whatever is written in it, so that columns are
  /// columns.
  private static Label growing(Label label) {
    label.setMinWidth(NOTE * LEAST);
    label.setPrefWidth(NOTE);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    return label;
  }

  private static Label headed(Words words, String key, double width) {
    var label = label(width);
    label.setText(words.get(key));
    return label;
  }

  private static Label label(double width, String... styles) {
    var label = new Label();
    label.getStyleClass().addAll(styles);
    label.setMinWidth(width > FILLED && width != HOW ? width * LEAST : width);
    label.setPrefWidth(width);
    label.setMaxWidth(width);
    return label;
  }
}

package outrider.app.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.Icon;
import outrider.app.fx.View;
import outrider.app.i18n.Words;
import outrider.app.importing.file.WrittenDate;
import outrider.app.importing.mapping.ColumnMapping;
import outrider.app.importing.mapping.ImportTarget;
import outrider.app.importing.mapping.ValueChoice;
import outrider.app.importing.plan.ImportPlan;
import outrider.app.shell.Workspace;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;

/// What the import would do, beside the mapping: how many rows are new, known, doubtful or refused
/// and why; and for the selected column, what its words shall mean.
final class ConsequencesPanel extends View {
  private static final int VALUES_MAX = 12;

  private final Workspace space;
  private final Words words;
  private final ImportViewModel model;
  private final VBox counts = new VBox();
  private final VBox values = new VBox();
  private final VBox refusals = new VBox();
  private String selected = "";

  ConsequencesPanel(Workspace space, ImportViewModel model) {
    super(new VBox());
    this.space = space;
    this.words = space.words();
    this.model = model;
    root().getStyleClass().addAll("side-panel", "consequences");
    var title = new Label(words.get("import.consequences"));
    title.getStyleClass().add("subheading");
    counts.getStyleClass().addAll("card", "consequence-card");
    values.getStyleClass().add("section");
    refusals.getStyleClass().add("section");
    var body = new VBox(title, counts, values, refusals);
    body.getStyleClass().add("consequence-body");
    var scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    var undo = new Label(words.get("import.undoable"));
    undo.setGraphic(Icon.UNDO.node(14, "info-text"));
    undo.setWrapText(true);
    undo.getStyleClass().addAll("small", "text-2", "undoable");
    undo.setMinHeight(Region.USE_PREF_SIZE);
    ((VBox) root()).getChildren().addAll(scroll, undo);
    whileShown(model.planProperty(), this::show);
    whileShown(model.mappingProperty(), mapping -> showValues());
    whileShown(model.progressProperty(), progress -> show(model.planProperty().get()));
  }

  /// Shows what the words of a line's column mean.
  void select(String key) {
    selected = key;
    showValues();
  }

  private void show(Optional<ImportPlan> plan) {
    var type = words.fields().type(model.typeProperty().get());
    counts
        .getChildren()
        .setAll(
            count(
                Icon.ADD, "ok-text", words.get("import.new", type), plan.map(ImportPlan::created)),
            count(
                Icon.REFRESH,
                "info-text",
                words.get("import.update"),
                plan.map(ImportPlan::updated)),
            count(
                Icon.DUPLICATE,
                "warn-text",
                words.get("import.suspected"),
                plan.map(ImportPlan::suspected)),
            count(
                Icon.REFUSED,
                "risk-text",
                words.get("import.refused"),
                plan.map(ImportPlan::refused)));
    plan.filter(found -> found.unchanged() > 0)
        .ifPresent(found ->
            counts
                .getChildren()
                .add(
                    2,
                    count(
                        Icon.DONE,
                        "text-3",
                        words.get("import.unchanged"),
                        Optional.of(found.unchanged()))));
    refusals.getChildren().clear();
    plan.ifPresent(this::showRefusals);
  }

  private Node count(Icon icon, String style, String text, Optional<Long> number) {
    var label = new Label(text);
    label.setMinWidth(0);
    HBox.setHgrow(label, Priority.ALWAYS);
    label.setMaxWidth(Double.MAX_VALUE);
    var shown = new Label(number.map(words.amounts()::number).orElse("·"));
    shown.getStyleClass().addAll("bold", "num");
    var row = new HBox(icon.node(16, style), label, shown);
    row.getStyleClass().addAll("consequence", "hairline-soft-bottom");
    return row;
  }

  private void showRefusals(ImportPlan plan) {
    refusals.getChildren().addAll(groups("import.refusedRows", plan.refused(), plan.refusals()));
    if (plan.refused() > 0) {
      var save = new Hyperlink(words.get("import.saveRefused", plan.refused()));
      save.setGraphic(Icon.DOWNLOAD.node(12));
      save.getStyleClass().add("small");
      save.setOnAction(done ->
          model
              .fileProperty()
              .get()
              .ifPresent(file -> model.saveRefused(RefusedFile.of(file.path(), space))));
      refusals.getChildren().add(save);
    }
    var flagged = plan.flags().stream().mapToLong(ImportPlan.Group::rows).sum();
    refusals.getChildren().addAll(groups("import.flaggedRows", flagged, plan.flags()));
  }

  private List<Node> groups(String titleKey, long rows, List<ImportPlan.Group> groups) {
    if (groups.isEmpty()) {
      return List.of();
    }
    var nodes = new ArrayList<Node>();
    var title = new Label(words.get(titleKey, rows));
    title.getStyleClass().add("section-title");
    nodes.add(title);
    for (var group : groups.subList(0, Math.min(6, groups.size()))) {
      var number = new Label(words.amounts().number(group.rows()));
      number.getStyleClass().addAll("bold", "num", "small");
      number.setMinWidth(40);
      var reason = new Label(reason(group));
      reason.getStyleClass().addAll("small", "text-2");
      reason.setWrapText(true);
      reason.setMinHeight(Region.USE_PREF_SIZE);
      HBox.setHgrow(reason, Priority.ALWAYS);
      var row = new HBox(8, number, reason);
      row.setAlignment(Pos.TOP_LEFT);
      nodes.add(row);
    }
    return nodes;
  }

  private String reason(ImportPlan.Group group) {
    return words.get("import.reasonAt", space.reasons().say(group.reason()), group.line());
  }

  private void showValues() {
    values.getChildren().clear();
    column().ifPresent(this::showValues);
  }

  /// The selected column if there is something to choose in it, else the first that has.
  private Optional<ColumnMapping> column() {
    var mapping = model.mappingProperty().get();
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    var columns = mapping.get().columns();
    return columns.stream()
        .filter(column -> new MappingRow.OfColumn(column).key().equals(selected))
        .filter(column -> hasChoices(column))
        .findFirst()
        .or(() -> columns.stream().filter(ColumnMapping::doubtful).findFirst());
  }

  private static boolean hasChoices(ColumnMapping column) {
    return column.field().isPresent()
        && (column.column().dates().isPresent()
            || column.values().stream().anyMatch(v -> v.how() != ValueChoice.How.KNOWN));
  }

  private void showValues(ColumnMapping column) {
    var field = column.field().orElseThrow();
    var title = new Label();
    title.getStyleClass().add("section-title");
    title.setWrapText(true);
    values.getChildren().add(title);
    if (column.column().dates().isPresent()) {
      title.setText(words.get("import.values.dates", column.column().header()));
      values.getChildren().add(dates(column));
      return;
    }
    title.setText(words.get("import.values.unknown", column.column().header()));
    column.values().stream()
        .filter(choice -> choice.how() != ValueChoice.How.KNOWN)
        .limit(VALUES_MAX)
        .forEach(choice -> values.getChildren().add(value(column, field, choice)));
  }

  private Node dates(ColumnMapping column) {
    var orders = new ComboBox<WrittenDate.Order>();
    orders.getItems().setAll(WrittenDate.Order.values());
    orders.setConverter(
        new ChoiceWords<>(order ->
            words.get(
                order == WrittenDate.Order.DAY_FIRST
                    ? "import.date.dayFirst"
                    : "import.date.monthFirst")));
    orders.setValue(column.order());
    orders.setMaxWidth(Double.MAX_VALUE);
    orders.setOnAction(done -> model.read(column, orders.getValue()));
    return orders;
  }

  private Node value(ColumnMapping column, FieldDefinition field, ValueChoice choice) {
    var raw = new Label(choice.raw());
    raw.setMinWidth(0);
    raw.setPrefWidth(76);
    raw.setTooltip(new Tooltip(choice.raw()));
    var rows = new Label(words.get("import.rows", choice.rows()));
    rows.getStyleClass().addAll("small", "text-3", "num");
    rows.setMinWidth(Region.USE_PREF_SIZE);
    rows.setAlignment(Pos.CENTER_RIGHT);
    var options = new ComboBox<Optional<String>>();
    var known = model.words(field);
    options.getItems().add(Optional.empty());
    known.values().forEach(value -> options.getItems().add(Optional.of(value)));
    choice
        .value()
        .filter(value -> !known.values().contains(value))
        .ifPresent(value -> options.getItems().add(Optional.of(value)));
    if (field.kind() == FieldKind.TEXT) {
      options.getItems().add(Optional.of(choice.raw()));
    }
    options.setConverter(
        new ChoiceWords<>(value ->
            value
                .map(known::word)
                .map(word -> words.fields().option(field, word))
                .orElse(words.get(unknownKey(field)))));
    options.setValue(
        choice.how() == ValueChoice.How.UNKNOWN && field.kind() == FieldKind.TEXT
            ? Optional.of(choice.raw())
            : choice.value());
    options.setOnAction(done -> model.choose(column, choice.chosen(options.getValue())));
    options.setMaxWidth(Double.MAX_VALUE);
    options.setMinWidth(120);
    options.setPrefWidth(136);
    options.setAccessibleText(choice.raw());
    HBox.setHgrow(raw, Priority.ALWAYS);
    raw.setMaxWidth(Double.MAX_VALUE);
    var row = new HBox(8, raw, rows, Icon.TO.node(14, "text-3"), options);
    row.getStyleClass().add("dense");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /// A customer nobody knows is made, a pool nobody knows has the row refused; anything else nobody
  /// knows stays blank.
  private static String unknownKey(FieldDefinition field) {
    if (ImportTarget.isPool(field)) {
      return "import.value.refuse";
    }
    return field.references() == outrider.core.record.RecordType.ACCOUNT
        ? "import.value.make"
        : "import.value.blank";
  }
}

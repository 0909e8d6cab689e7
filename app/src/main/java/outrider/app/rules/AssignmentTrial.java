package outrider.app.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ChoiceWords;
import outrider.app.shell.Workspace;
import outrider.core.assign.Assigned;
import outrider.core.assign.Assignment;
import outrider.core.assign.Workload;
import outrider.core.configuration.AssignmentRule;
import outrider.core.configuration.Configuration;
import outrider.core.lead.Intent;
import outrider.core.lead.Lead;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Reason;

/// Tries the rules with a lead that somebody makes up: which of them decides, who would get it, and
/// why. Decided by what decides at HQ, on what this laptop has seen.
final class AssignmentTrial extends VBox implements RuleTrial {
  private final Workspace space;
  private final Supplier<Workload> workload;
  private final ComboBox<String> source;
  private final ComboBox<String> region;
  private final ComboBox<String> industry;
  private final ComboBox<String> grade = new ComboBox<>();
  private final Label answer = new Label();
  private final Label why = new Label();
  private Row rule;
  private Configuration configuration;

  AssignmentTrial(
      Workspace space,
      Row rule,
      Configuration configuration,
      BookValues known,
      Supplier<Workload> workload) {
    super(12);
    this.space = space;
    this.workload = workload;
    this.rule = rule;
    this.configuration = configuration;
    source = typed(known.sources(), rule.set(AssignmentRule.SOURCES));
    region = typed(known.regions(), rule.set(AssignmentRule.REGIONS));
    industry = typed(known.industries(), rule.set(AssignmentRule.INDUSTRIES));
    grade.getItems().add("");
    for (var each : Intent.values()) {
      grade.getItems().add(each.name());
    }
    grade.setConverter(
        new ChoiceWords<>(each ->
            each.isEmpty()
                ? space.words().get("assignment.noGrade")
                : space.words().get("rules.grade", each)));
    grade.setValue(rule.set(AssignmentRule.INTENTS).stream().findFirst().orElse(""));
    hear(grade.valueProperty());
    answer.getStyleClass().add("rule-answer");
    why.getStyleClass().addAll("small", "text-2");
    var note = new Label(space.words().get("assignment.tryNote"));
    note.getStyleClass().addAll("small", "text-3");
    for (var text : List.of(answer, why, note)) {
      text.setWrapText(true);
      text.setMinHeight(USE_PREF_SIZE);
    }
    var title = new Label(space.words().get("assignment.try"));
    title.getStyleClass().add("section-title");
    var said = new VBox(6, answer, why, note);
    said.getStyleClass().add("card");
    getStyleClass().addAll("rule-companion", "dense");
    getChildren().addAll(title, grid(), said);
    answer();
  }

  /// @param wanted what the rule asks for: the trial begins with a lead that it is for
  private ComboBox<String> typed(List<String> known, List<String> wanted) {
    var box = new ComboBox<String>();
    box.getItems().setAll(known);
    box.setEditable(true);
    box.getEditor().setText(wanted.stream().findFirst().orElse(""));
    hear(box.getEditor().textProperty());
    return box;
  }

  private void hear(ObservableValue<?> input) {
    input.subscribe((before, now) -> answer());
  }

  private Node grid() {
    var grid = new GridPane();
    grid.setHgap(8);
    grid.setVgap(8);
    var fields = new LinkedHashMap<String, ComboBox<String>>();
    fields.put(Lead.SOURCE, source);
    fields.put("region", region);
    fields.put("industry", industry);
    fields.put(Lead.INTENT, grade);
    var cells = new ArrayList<Node>();
    fields.forEach((name, box) -> {
      var label = new Label(space.words().fields().label(RecordType.LEAD, name));
      label.getStyleClass().add("field-label");
      label.setLabelFor(box);
      box.setAccessibleText(space.words().get("assignment.tryField", label.getText()));
      if (box.isEditable()) {
        box.getEditor().setAccessibleText(box.getAccessibleText());
      }
      box.setMaxWidth(Double.MAX_VALUE);
      box.setPrefWidth(0);
      var cell = new VBox(label, box);
      cell.getStyleClass().add("form-field");
      GridPane.setHgrow(cell, Priority.ALWAYS);
      cells.add(cell);
    });
    for (var index = 0; index < cells.size(); index++) {
      grid.add(cells.get(index), index % 2, index / 2);
    }
    return grid;
  }

  @Override
  public void show(Row typed, Configuration known) {
    rule = typed;
    configuration = known;
    answer();
  }

  @Override
  public Node node() {
    return this;
  }

  private void answer() {
    var words = space.words();
    var lead = lead();
    var assignment = new Assignment(withTyped(), workload.get());
    var given = assignment.of(lead);
    answer.setText(
        given
            .map(to ->
                words.get(
                    to.alert() ? "assignment.handedOn" : "assignment.goesTo",
                    space.reasons().names().user(to.owner())))
            .orElseGet(() -> words.get("assignment.nobodyWorksHere")));
    why.setText(
        given
            .map(to ->
                decided(assignment.deciding(lead).map(AssignmentRule::row).orElse(null))
                    + "\n"
                    + reasons(to))
            .orElse(""));
  }

  private Row lead() {
    return Row.of(RecordType.LEAD, "tried")
        .with(Lead.SOURCE, source.getEditor().getText())
        .with("region", region.getEditor().getText())
        .with("industry", industry.getEditor().getText())
        .with(Lead.INTENT, grade.getValue());
  }

  /// Everything that decides who gets a lead, with this rule as it is written.
  private Configuration withTyped() {
    var rows = new ArrayList<Row>();
    rows.addAll(configuration.all(RecordType.TEAM));
    rows.addAll(configuration.all(RecordType.USER));
    configuration.all(RecordType.ASSIGNMENT_RULE).stream()
        .filter(row -> !row.id().equals(rule.id()))
        .forEach(rows::add);
    rows.add(rule);
    return new Configuration(rows);
  }

  private String decided(@Nullable Row by) {
    var words = space.words();
    if (by == null) {
      return words.get("assignment.byNone");
    }
    return by.id().equals(rule.id())
        ? words.get("assignment.byThis")
        : words.get("assignment.byOther", named(by));
  }

  private String reasons(Assigned given) {
    return given.reasons().stream()
        .map(reason -> space.reasons().say(named(reason)))
        .collect(Collectors.joining("\n"));
  }

  /// HQ writes the name of a rule as it is in Chinese; here it is read in the language of now.
  private Reason named(Reason reason) {
    var name = reason.argument("rule");
    return reason.arguments().containsKey("rule")
        ? withTyped().all(RecordType.ASSIGNMENT_RULE).stream()
            .filter(row -> AssignmentRule.of(row).name().equals(name))
            .findFirst()
            .map(row -> reason.with("rule", named(row)))
            .orElse(reason)
        : reason;
  }

  private String named(Row row) {
    var name = space.reasons().names().of(row);
    return name.isBlank() ? space.words().get("rules.unnamed") : name;
  }
}

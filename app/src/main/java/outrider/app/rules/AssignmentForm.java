package outrider.app.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ChoiceWords;
import outrider.app.shell.Workspace;
import outrider.core.configuration.AssignmentRule;
import outrider.core.configuration.Configuration;
import outrider.core.lead.Intent;
import outrider.core.record.Fields;
import outrider.core.record.Row;
import outrider.core.user.Team;

/// Which leads from outside, to whom, in which way, and when somebody has enough.
final class AssignmentForm extends RuleForm {

  private final ValueChoice sources;
  private final ValueChoice regions;
  private final ValueChoice industries;
  private final List<CheckBox> grades = new ArrayList<>();

  /// The ids of teams; blank for none.
  private final ComboBox<String> team = new ComboBox<>();

  private final PeoplePicker people;
  private final ComboBox<String> mode = new ComboBox<>();
  private final TextField limit;
  private final CheckBox active;
  private final AssignmentRule rule;

  AssignmentForm(
      Workspace space, Row row, Configuration configuration, BookValues known, Listener listener) {
    super(space, row, listener);
    rule = AssignmentRule.of(row);
    var words = space.words();
    names();
    sources = values(AssignmentRule.SOURCES, known.sources());
    regions = values(AssignmentRule.REGIONS, known.regions());
    industries = values(AssignmentRule.INDUSTRIES, known.industries());
    addGrades();
    addTeam(configuration);
    people = new PeoplePicker(space, configuration, rule.people(), this::changedPeople);
    add(AssignmentRule.PEOPLE, people.input(), people);
    addMode();
    limit = textField(AssignmentRule.LIMIT);
    limit.setPromptText(Long.toString(AssignmentRule.USUAL_LIMIT));
    limit.getStyleClass().add("num");
    field(AssignmentRule.LIMIT)
        .ifPresent(
            field -> field.hint(words.text("assignment.limitHint", AssignmentRule.USUAL_LIMIT)));
    active = new CheckBox(words.get("rules.active"));
    active.setSelected(rule.active());
    active.selectedProperty().subscribe((before, now) -> changed());
    getChildren().add(active);
    sayWhatIsGone(configuration);
  }

  private ValueChoice values(String name, List<String> known) {
    var words = space().words();
    var label = words.fields().label(rule.row().type(), name);
    var choice =
        new ValueChoice(
            label, known, rule.row().set(name), words.get("assignment.otherValues"), this::changed);
    add(name, choice.others(), choice);
    field(name).ifPresent(field -> field.hint(words.text("assignment.every")));
    return choice;
  }

  private void addGrades() {
    var words = space().words();
    var boxes = new HBox(16);
    for (var grade : Intent.values()) {
      var box = new CheckBox(grade.name());
      box.setSelected(rule.row().set(AssignmentRule.INTENTS).contains(grade.name()));
      box.selectedProperty().subscribe((before, now) -> changed());
      grades.add(box);
      boxes.getChildren().add(box);
    }
    boxes.setAlignment(Pos.CENTER_LEFT);
    add(AssignmentRule.INTENTS, grades.getFirst(), boxes);
    field(AssignmentRule.INTENTS)
        .ifPresent(field -> field.hint(words.text("assignment.everyGrade")));
    for (var box : grades) {
      // The field would have named the first box after all three.
      box.accessibleTextProperty().unbind();
      box.setAccessibleText(words.get("grade.spoken", box.getText()));
    }
  }

  private void addTeam(Configuration configuration) {
    var words = space().words();
    var tree = configuration.tree();
    team.getItems().add("");
    tree.teams().stream()
        .map(Team::id)
        .sorted(Comparator.comparing((String id) -> path(configuration, id)))
        .forEach(team.getItems()::add);
    var named = Objects.requireNonNullElse(rule.team(), "");
    if (!team.getItems().contains(named)) {
      team.getItems().add(named);
    }
    team.setConverter(
        new ChoiceWords<>(id ->
            id.isEmpty()
                ? words.get("assignment.noTeam")
                : tree.team(id).isEmpty()
                    ? words.get("assignment.teamGone")
                    : path(configuration, id)));
    team.setValue(named);
    team.valueProperty().subscribe((before, now) -> changed());
    add(Fields.TEAM, team, team);
    field(Fields.TEAM).ifPresent(field -> field.hint(words.text("assignment.teamHint")));
  }

  /// A team with those above it but the company: two teams may be called the same.
  private String path(Configuration configuration, String id) {
    var names = space().reasons().names();
    var upward = new ArrayList<>(configuration.tree().upward(id));
    if (upward.size() > 1) {
      upward.removeLast();
    }
    return upward.reversed().stream().map(names::team).collect(Collectors.joining(" / "));
  }

  private void addMode() {
    var words = space().words().fields();
    var type = rule.row().type();
    mode.getItems().setAll(AssignmentRule.LEAST_LOADED, AssignmentRule.IN_TURN);
    mode.setConverter(new ChoiceWords<>(choice -> words.option(type, AssignmentRule.MODE, choice)));
    mode.setValue(rule.isRoundRobin() ? AssignmentRule.IN_TURN : AssignmentRule.LEAST_LOADED);
    mode.valueProperty().subscribe((before, now) -> changed());
    add(AssignmentRule.MODE, mode, mode);
  }

  private void changedPeople() {
    field(AssignmentRule.PEOPLE).ifPresent(field -> field.clearError());
    field(Fields.TEAM).ifPresent(field -> field.clearError());
    changed();
  }

  /// A rule may have lost its team or its people since it was written: whoever opens it is to see
  /// where.
  private void sayWhatIsGone(Configuration configuration) {
    RuleFlaws.of(rule, configuration)
        .forEach((name, flaw) ->
            field(name).ifPresent(field -> field.showError(space().words().get(flaw.inFull()))));
  }

  @Override
  Map<String, @Nullable Object> typed() {
    var typed = new LinkedHashMap<String, @Nullable Object>();
    typed.put(Fields.NAME, textOrNull(text(Fields.NAME)));
    typed.put("nameEn", textOrNull(text("nameEn")));
    typed.put(AssignmentRule.SOURCES, sources.chosen());
    typed.put(AssignmentRule.REGIONS, regions.chosen());
    typed.put(AssignmentRule.INDUSTRIES, industries.chosen());
    typed.put(
        AssignmentRule.INTENTS,
        grades.stream().filter(CheckBox::isSelected).map(CheckBox::getText).toList());
    typed.put(Fields.TEAM, textOrNull(team.getValue()));
    typed.put(AssignmentRule.PEOPLE, people.chosen());
    var inTurn = mode.getValue().equals(AssignmentRule.IN_TURN);
    if (inTurn != rule.isRoundRobin()) {
      typed.put(AssignmentRule.MODE, mode.getValue());
    }
    typed.put(AssignmentRule.LIMIT, limit());
    if (active.isSelected() != rule.active()) {
      typed.put(AssignmentRule.INACTIVE, active.isSelected() ? null : (Object) true);
    }
    return typed;
  }

  /// Nothing typed is the usual limit; what is no number is one that the rules refuse.
  private @Nullable Long limit() {
    var text = limit.getText().strip();
    if (text.isEmpty()) {
      return null;
    }
    return text.matches("\\d{1,6}") ? Long.parseLong(text) : -1L;
  }
}

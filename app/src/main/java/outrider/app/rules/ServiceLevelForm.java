package outrider.app.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ChoiceWords;
import outrider.app.shell.Workspace;
import outrider.core.configuration.Configuration;
import outrider.core.lead.Intent;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.sla.ServiceLevel;

/// Which leads, how soon, and which hours count.
final class ServiceLevelForm extends RuleForm {
  private static final int HOUR = 60;

  private final List<CheckBox> grades = new ArrayList<>();
  private final ValueChoice sources;
  private final TextField time = new TextField();
  private final ComboBox<Integer> unit = new ComboBox<>();

  /// The ids of calendars; blank counts every hour.
  private final ComboBox<String> calendar = new ComboBox<>();

  private final CheckBox active;
  private final boolean wasActive;

  ServiceLevelForm(
      Workspace space,
      Row row,
      Configuration configuration,
      List<String> knownSources,
      Listener listener) {
    super(space, row, listener);
    var level = ServiceLevel.of(row);
    var words = space.words();
    names();
    addGrades(level);
    sources = sources(level, knownSources);
    addTime(level);
    addCalendar(level, configuration);
    active = new CheckBox(words.get("rules.active"));
    wasActive = level.active();
    active.setSelected(wasActive);
    active.selectedProperty().subscribe((before, now) -> changed());
    getChildren().add(active);
  }

  private void addGrades(ServiceLevel level) {
    var boxes = new HBox(16);
    for (var grade : Intent.values()) {
      var box = box(grade.name(), level.intents().contains(grade.name()));
      grades.add(box);
      boxes.getChildren().add(box);
    }
    boxes.setAlignment(Pos.CENTER_LEFT);
    add(ServiceLevel.INTENTS, grades.getFirst(), boxes);
    field(ServiceLevel.INTENTS)
        .ifPresent(field -> field.hint(space().words().text("rules.everyGrade")));
    for (var box : grades) {
      // The field would have named the first box after all three.
      box.accessibleTextProperty().unbind();
      box.setAccessibleText(space().words().get("grade.spoken", box.getText()));
    }
  }

  private ValueChoice sources(ServiceLevel level, List<String> known) {
    var words = space().words();
    var label = words.fields().label(RecordType.SERVICE_LEVEL, ServiceLevel.SOURCES);
    var choice =
        new ValueChoice(
            label, known, level.sources(), words.get("rules.otherSources"), this::changed);
    add(ServiceLevel.SOURCES, choice.others(), choice);
    field(ServiceLevel.SOURCES).ifPresent(field -> field.hint(words.text("rules.everySource")));
    return choice;
  }

  private void addTime(ServiceLevel level) {
    var minutes = level.row().number(ServiceLevel.MINUTES, 0);
    var inHours = minutes > 0 && minutes % HOUR == 0;
    time.setText(minutes == 0 ? "" : Long.toString(inHours ? minutes / HOUR : minutes));
    time.getStyleClass().add("num");
    unit.getItems().setAll(1, HOUR);
    unit.setConverter(
        new ChoiceWords<>(
            factor -> space().words().get(factor == HOUR ? "rules.hours" : "rules.minutes")));
    unit.setValue(inHours ? HOUR : 1);
    unit.setAccessibleText(space().words().get("rules.unit"));
    unit.valueProperty().subscribe((before, now) -> changed());
    unit.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(time, Priority.ALWAYS);
    HBox.setHgrow(unit, Priority.ALWAYS);
    add(ServiceLevel.MINUTES, time, new HBox(8, time, unit));
  }

  private void addCalendar(ServiceLevel level, Configuration configuration) {
    var names = space().reasons().names();
    calendar.getItems().add("");
    configuration.all(RecordType.CALENDAR).stream()
        .sorted((one, other) -> names.of(one).compareTo(names.of(other)))
        .map(Row::id)
        .forEach(calendar.getItems()::add);
    calendar.setConverter(
        new ChoiceWords<>(id ->
            id.isEmpty()
                ? space().words().get("rules.aroundTheClock")
                : space().words().get("rules.hoursOf", names.calendar(id))));
    calendar.setValue(Objects.requireNonNullElse(level.calendar(), ""));
    calendar.valueProperty().subscribe((before, now) -> changed());
    add(ServiceLevel.CALENDAR, calendar, calendar);
  }

  private CheckBox box(String text, boolean ticked) {
    var box = new CheckBox(text);
    box.setSelected(ticked);
    box.selectedProperty().subscribe((before, now) -> changed());
    return box;
  }

  @Override
  Map<String, @Nullable Object> typed() {
    var typed = new LinkedHashMap<String, @Nullable Object>();
    typed.put(Fields.NAME, textOrNull(text(Fields.NAME)));
    typed.put("nameEn", textOrNull(text("nameEn")));
    typed.put(ServiceLevel.INTENTS, ticked(grades));
    typed.put(ServiceLevel.SOURCES, sources.chosen());
    typed.put(ServiceLevel.MINUTES, minutes());
    typed.put(ServiceLevel.CALENDAR, textOrNull(calendar.getValue()));
    if (active.isSelected() != wasActive) {
      typed.put(ServiceLevel.INACTIVE, active.isSelected() ? null : (Object) true);
    }
    return typed;
  }

  /// Nothing typed is nothing; what is no number is one that the rules refuse.
  private @Nullable Long minutes() {
    var text = time.getText().strip();
    if (text.isEmpty()) {
      return null;
    }
    return text.matches("\\d{1,6}") ? Long.parseLong(text) * unit.getValue() : 0L;
  }

  private static List<String> ticked(List<CheckBox> boxes) {
    return boxes.stream().filter(CheckBox::isSelected).map(CheckBox::getText).toList();
  }
}

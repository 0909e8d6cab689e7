package outrider.app.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ChoiceWords;
import outrider.app.shell.Workspace;
import outrider.core.escalation.EscalationLevel;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What is overdue, for how long, and what happens then.
final class EscalationForm extends RuleForm {
  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;
  private static final List<String> TELLING =
      List.of(EscalationLevel.REMIND_OWNER, EscalationLevel.WARN_MANAGER);
  private static final List<String> ALL =
      List.of(EscalationLevel.REMIND_OWNER, EscalationLevel.WARN_MANAGER, EscalationLevel.REASSIGN);

  private final ComboBox<String> of = new ComboBox<>();
  private final TextField time = new TextField();
  private final ComboBox<Integer> unit = new ComboBox<>();
  private final ComboBox<String> action = new ComboBox<>();
  private final CheckBox active;
  private final boolean wasActive;

  EscalationForm(Workspace space, Row row, Listener listener) {
    super(space, row, listener);
    var level = EscalationLevel.of(row);
    names();
    choice(
        EscalationLevel.OF,
        of,
        List.of(EscalationLevel.FIRST_RESPONSE, EscalationLevel.TASK),
        row.text(EscalationLevel.OF));
    addTime(row);
    choice(EscalationLevel.ACTION, action, actions(), level.action());
    // Nothing but a lead that waits for its first answer is taken from somebody.
    of.valueProperty()
        .subscribe((before, now) -> {
          var chosen = action.getValue();
          action.getItems().setAll(actions());
          action.setValue(actions().contains(chosen) ? chosen : EscalationLevel.WARN_MANAGER);
        });
    active = new CheckBox(space.words().get("rules.active"));
    wasActive = !row.flag(EscalationLevel.INACTIVE);
    active.setSelected(wasActive);
    active.selectedProperty().subscribe((before, now) -> changed());
    getChildren().add(active);
  }

  private List<String> actions() {
    return EscalationLevel.TASK.equals(of.getValue()) ? TELLING : ALL;
  }

  private void choice(String field, ComboBox<String> box, List<String> options, String chosen) {
    var words = space().words().fields();
    box.setConverter(
        new ChoiceWords<>(option -> words.option(RecordType.ESCALATION_LEVEL, field, option)));
    box.getItems().setAll(options);
    box.setValue(options.contains(chosen) ? chosen : options.getFirst());
    box.setMaxWidth(Double.MAX_VALUE);
    add(field, box, box);
    box.valueProperty().subscribe((before, now) -> changed());
  }

  private void addTime(Row row) {
    var minutes = row.numberOrNull(EscalationLevel.MINUTES);
    var factor = minutes == null || minutes == 0 ? 1 : factor(minutes);
    time.setText(minutes == null ? "" : Long.toString(minutes / factor));
    time.getStyleClass().add("num");
    unit.getItems().setAll(1, HOUR, DAY);
    unit.setConverter(
        new ChoiceWords<>(each ->
            space()
                .words()
                .get(
                    switch (each) {
                      case DAY -> "rules.daysLong";
                      case HOUR -> "rules.hours";
                      default -> "rules.minutes";
                    })));
    unit.setValue(factor);
    unit.setAccessibleText(space().words().get("rules.unit"));
    unit.valueProperty().subscribe((before, now) -> changed());
    unit.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(time, Priority.ALWAYS);
    HBox.setHgrow(unit, Priority.ALWAYS);
    add(EscalationLevel.MINUTES, time, new HBox(8, time, unit));
    field(EscalationLevel.MINUTES)
        .ifPresent(field -> field.hint(space().words().text("escalation.atOnce")));
  }

  private static int factor(long minutes) {
    return minutes % DAY == 0 ? DAY : minutes % HOUR == 0 ? HOUR : 1;
  }

  @Override
  Map<String, @Nullable Object> typed() {
    var typed = new LinkedHashMap<String, @Nullable Object>();
    typed.put(Fields.NAME, textOrNull(text(Fields.NAME)));
    typed.put("nameEn", textOrNull(text("nameEn")));
    typed.put(EscalationLevel.OF, of.getValue());
    typed.put(EscalationLevel.MINUTES, minutes());
    typed.put(EscalationLevel.ACTION, action.getValue());
    if (active.isSelected() != wasActive) {
      typed.put(EscalationLevel.INACTIVE, active.isSelected() ? null : (Object) true);
    }
    return typed;
  }

  /// Nothing typed is nothing; what is no number is one that the rules refuse.
  private @Nullable Long minutes() {
    var text = time.getText().strip();
    if (text.isEmpty()) {
      return null;
    }
    return text.matches("\\d{1,5}")
        ? Long.parseLong(text) * Objects.requireNonNull(unit.getValue())
        : -1L;
  }
}

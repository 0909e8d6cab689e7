package outrider.app.rules;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.FormField;
import outrider.app.fx.Icon;
import outrider.app.fx.NoteArea;
import outrider.app.shell.Workspace;
import outrider.core.calendar.CalendarDefinition;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// In which zone, at which hours, and on which days not.
final class CalendarForm extends RuleForm {

  /// Where most of our users do business; any other may be typed.
  private static final List<String> ZONES =
      List.of(
          "Asia/Shanghai",
          "Asia/Urumqi",
          "Asia/Hong_Kong",
          "Asia/Taipei",
          "Asia/Singapore",
          "Asia/Tokyo",
          "Asia/Seoul",
          "Asia/Bangkok",
          "Asia/Kolkata",
          "Asia/Dubai",
          "Europe/Moscow",
          "Europe/Berlin",
          "Europe/Paris",
          "Europe/London",
          "America/Sao_Paulo",
          "America/New_York",
          "America/Chicago",
          "America/Los_Angeles",
          "Australia/Sydney",
          "UTC");

  private static final int LINES = 3;
  private static final double DAY_WIDTH = 72;

  private final ComboBox<String> zone = new ComboBox<>();
  private final Map<DayOfWeek, TextField> hours = new EnumMap<>(DayOfWeek.class);
  private final NoteArea holidays;
  private final NoteArea extraDays;

  CalendarForm(Workspace space, Row row, Listener listener) {
    super(space, row, listener);
    names();
    zone.getItems().setAll(ZONES);
    zone.setEditable(true);
    zone.getEditor().setText(row.text(CalendarDefinition.ZONE));
    zone.getEditor().textProperty().subscribe((before, now) -> changed());
    add(CalendarDefinition.ZONE, zone, zone);
    for (var day : DayOfWeek.values()) {
      var input = textField(CalendarDefinition.hoursField(day));
      input.setPromptText(space.words().get("rules.closed"));
      input.getStyleClass().add("num");
      hours.put(day, input);
    }
    gatherWeek(space);
    holidays = days(CalendarDefinition.HOLIDAYS, row, "rules.holidaysHint");
    extraDays = days(CalendarDefinition.EXTRA_DAYS, row, "rules.extraDaysHint");
  }

  /// The days of the week as one block, and a way not to type the same hours five times.
  private void gatherWeek(Workspace space) {
    var same =
        ButtonWithKey.soft(space.words(), "rules.sameAsMonday")
            .compact()
            .icon(Icon.DUPLICATE)
            .does(this::copyMonday);
    var week = new VBox(4);
    for (var day : DayOfWeek.values()) {
      field(CalendarDefinition.hoursField(day))
          .ifPresent(field -> week.getChildren().add(field.beside(DAY_WIDTH)));
    }
    week.getChildren().add(same);
    VBox.setMargin(same, new Insets(4, 0, 0, DAY_WIDTH + 8));
    getChildren().add(week);
  }

  private void copyMonday() {
    Stream.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)
        .forEach(day -> hours(day).setText(hours(DayOfWeek.MONDAY).getText()));
  }

  private TextField hours(DayOfWeek day) {
    return java.util.Objects.requireNonNull(hours.get(day));
  }

  private NoteArea days(String name, Row row, String hint) {
    var area = new NoteArea();
    area.setPrefRowCount(LINES);
    area.setText(String.join("\n", row.set(name)));
    add(name, area, area);
    field(name).ifPresent((FormField field) -> field.hint(space().words().text(hint)));
    return area;
  }

  @Override
  Map<String, @Nullable Object> typed() {
    var typed = new LinkedHashMap<String, @Nullable Object>();
    typed.put(Fields.NAME, textOrNull(text(Fields.NAME)));
    typed.put("nameEn", textOrNull(text("nameEn")));
    typed.put(CalendarDefinition.ZONE, textOrNull(zone.getEditor().getText()));
    hours.forEach(
        (day, input) -> typed.put(CalendarDefinition.hoursField(day), textOrNull(input.getText())));
    typed.put(CalendarDefinition.HOLIDAYS, lines(holidays));
    typed.put(CalendarDefinition.EXTRA_DAYS, lines(extraDays));
    return typed;
  }

  private static List<String> lines(NoteArea area) {
    return area.getText().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}

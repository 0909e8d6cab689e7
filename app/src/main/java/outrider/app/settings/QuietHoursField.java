package outrider.app.settings;

import java.time.LocalTime;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import outrider.app.i18n.Words;
import outrider.app.shell.QuietHours;

/// Whether there are hours in which nothing rings, and which: by the half hour. Takes effect at
/// once; the hours are kept as long as the screen is shown when they are switched off.
final class QuietHoursField extends HBox {
  private static final int HALF_HOURS = 48;
  private static final double TIME_WIDTH = 96;

  private final CheckBox on;
  private final ComboBox<LocalTime> from;
  private final ComboBox<LocalTime> to;
  private final ObjectProperty<Optional<QuietHours>> chosen;

  QuietHoursField(Words words, ObjectProperty<Optional<QuietHours>> chosen) {
    super(8);
    this.chosen = chosen;
    var now = chosen.get().orElse(QuietHours.USUAL);
    on = new CheckBox(words.get("settings.quiet.from"));
    on.setSelected(chosen.get().isPresent());
    from = times(now.from(), words.get("settings.quiet.begin"));
    to = times(now.to(), words.get("settings.quiet.end"));
    from.disableProperty().bind(on.selectedProperty().not());
    to.disableProperty().bind(on.selectedProperty().not());
    on.setOnAction(_ -> choose());
    from.setOnAction(_ -> choose());
    to.setOnAction(_ -> choose());
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(on, from, new Label(words.get("settings.quiet.to")), to);
  }

  private void choose() {
    chosen.set(
        on.isSelected()
            ? Optional.of(new QuietHours(from.getValue(), to.getValue()))
            : Optional.empty());
  }

  private static ComboBox<LocalTime> times(LocalTime now, String name) {
    var box = new ComboBox<LocalTime>();
    IntStream.range(0, HALF_HOURS)
        .forEach(half -> box.getItems().add(LocalTime.MIN.plusMinutes(30L * half)));
    box.setValue(now);
    box.setPrefWidth(TIME_WIDTH);
    box.setVisibleRowCount(12);
    box.setAccessibleText(name);
    return box;
  }
}

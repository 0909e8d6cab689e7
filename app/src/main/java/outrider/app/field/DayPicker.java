package outrider.app.field;

import java.time.DateTimeException;
import java.time.LocalDate;
import javafx.scene.control.DatePicker;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import outrider.app.shell.Workspace;

/// A calendar to choose a day from, with a line that takes a day as people type one.
public final class DayPicker extends DatePicker {

  public DayPicker(Workspace space) {
    var text = new DayText(space.words().language());
    setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable LocalDate day) {
            return day == null ? "" : text.write(day);
          }

          @Override
          public @Nullable LocalDate fromString(@Nullable String typed) {
            return typed == null || typed.isBlank()
                ? null
                : text.read(typed, space.today())
                    .orElseThrow(() -> new DateTimeException("not a day: " + typed));
          }
        });
    setPromptText(text.write(space.today()));
    setShowWeekNumbers(false);
    setMaxWidth(Double.MAX_VALUE);
  }
}

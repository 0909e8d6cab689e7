package outrider.app.change;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.field.DayPicker;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.fx.FormField;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.change.ChangeRequest;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;

/// When HQ is to publish a change by itself, whoever's laptop is off then.
final class PublishAtDialog {
  private static final double WIDTH = 420;
  private static final LocalTime BEFORE_WORK = LocalTime.of(8, 0);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

  private final Workspace space;
  private final Words words;
  private final ChangeRequest change;
  private final DayPicker day;
  private final TextField time = new TextField();
  private final Label wrong = new Label();
  private Runnable close = () -> {};

  PublishAtDialog(Workspace space, ChangeRequest change) {
    this.space = space;
    this.words = space.words();
    this.change = change;
    day = new DayPicker(space);
  }

  void open() {
    var at =
        change
            .publishAt()
            .map(millis -> LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), space.zone()))
            .orElseGet(() -> space.today().plusDays(1).atTime(BEFORE_WORK));
    day.setValue(at.toLocalDate());
    time.setText(at.toLocalTime().format(TIME));
    var note = new Label(words.get("change.scheduleNote"));
    note.getStyleClass().add("text-2");
    wrong.getStyleClass().addAll("small", "risk-text");
    for (var label : List.of(note, wrong)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
    var onDay = new FormField(new SimpleStringProperty(words.get("change.day")), day);
    var atTime = new FormField(new SimpleStringProperty(words.get("change.time")), time);
    HBox.setHgrow(onDay, Priority.ALWAYS);
    atTime.setMaxWidth(120);
    var cancel =
        ButtonWithKey.secondary(words, "approval.cancel").key("Esc").does(() -> close.run());
    var none = ButtonWithKey.plain(words, "change.noTime").does(() -> save(null));
    none.setVisible(change.publishAt().isPresent());
    none.setManaged(none.isVisible());
    var save = ButtonWithKey.primary(words, "change.saveTime").icon(Icon.CLOCK).does(this::save);
    close =
        space
            .dialogs()
            .open(
                new DialogCard(
                    words.get("change.scheduleTitle"),
                    WIDTH,
                    new VBox(14, note, new HBox(12, onDay, atTime), wrong),
                    none,
                    cancel,
                    save));
    day.requestFocus();
  }

  private void save() {
    try {
      var typed = LocalTime.parse(time.getText().strip().replace('：', ':'), TIME);
      var date = day.getValue();
      if (date != null) {
        save(date.atTime(typed).atZone(space.zone()).toInstant().toEpochMilli());
      }
    } catch (DateTimeParseException notATime) {
      wrong.setText(words.get("change.wrongTime"));
      time.requestFocus();
    }
  }

  private void save(@Nullable Long at) {
    close.run();
    var edit =
        new FieldEdit(ChangeRequest.PUBLISH_AT, change.row().value(ChangeRequest.PUBLISH_AT), at);
    space.tell(
        space
            .undo()
            .submit(
                "undo.edited",
                new Command.EditFields(RecordType.CHANGE_REQUEST, change.id(), List.of(edit))),
        words.get(at == null ? "change.unscheduled" : "change.scheduled"));
  }
}

package outrider.app.approval;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.field.DayPicker;
import outrider.app.field.KeptTyping;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.FormField;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.approval.Promotion;
import outrider.core.command.Command;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;

/// Sets a promotion up.
final class PromotionDialog {
  private static final double WIDTH = 480;
  private static final int USUAL_DAYS = 30;

  private final Workspace space;
  private final Words words;
  private final TextField name = new TextField();
  private final TextField nameEn = new TextField();
  private final TextField percent = new TextField();
  private final TextField stock = new TextField();
  private final DayPicker from;
  private final DayPicker until;
  private final Label wrong = new Label();
  private final KeptTyping kept;
  private Runnable close = () -> {};

  PromotionDialog(Workspace space) {
    this.space = space;
    this.words = space.words();
    from = new DayPicker(space);
    until = new DayPicker(space);
    kept = new KeptTyping(space.database(), "promotion");
  }

  void open() {
    from.setValue(space.today());
    until.setValue(space.today().plusDays(USUAL_DAYS));
    kept.text(Fields.NAME, name)
        .text("nameEn", nameEn)
        .text(Promotion.PERCENT, percent)
        .text(Promotion.STOCK, stock)
        .day(Promotion.FROM, from)
        .day(Promotion.UNTIL, until);
    wrong.getStyleClass().addAll("small", "risk-text");
    wrong.setWrapText(true);
    wrong.setMinHeight(Region.USE_PREF_SIZE);
    var content =
        new VBox(
            14,
            pair(field(Fields.NAME, name), field("nameEn", nameEn)),
            pair(field(Promotion.PERCENT, percent), field(Promotion.STOCK, stock)),
            pair(field(Promotion.FROM, from), field(Promotion.UNTIL, until)),
            wrong);
    var cancel = ButtonWithKey.secondary(words, "approval.cancel").key("Esc").does(this::leave);
    var save = ButtonWithKey.primary(words, "promotion.save").icon(Icon.DONE).does(this::save);
    close =
        space
            .dialogs()
            .open(
                new DialogCard(words.get("promotion.new"), WIDTH, content, cancel, save),
                Pos.CENTER,
                Insets.EMPTY,
                DialogLayer.Scrim.NORMAL,
                kept::forget);
    name.requestFocus();
  }

  private void leave() {
    kept.forget();
    close.run();
  }

  private FormField field(String field, Control control) {
    var label = words.fields().label(RecordType.PROMOTION, field);
    return new FormField(new SimpleStringProperty(label), control);
  }

  private static HBox pair(FormField one, FormField other) {
    HBox.setHgrow(one, Priority.ALWAYS);
    HBox.setHgrow(other, Priority.ALWAYS);
    one.setPrefWidth(WIDTH / 2);
    other.setPrefWidth(WIDTH / 2);
    return new HBox(12, one, other);
  }

  private void save() {
    var ends = until.getValue();
    if (ends != null && ends.isBefore(space.today())) {
      wrong.setText(words.get("promotion.overAlready"));
      return;
    }
    Map<String, Object> fields = new HashMap<>();
    put(fields, Fields.NAME, text(name));
    put(fields, "nameEn", text(nameEn));
    put(fields, Promotion.PERCENT, number(percent));
    put(fields, Promotion.STOCK, number(stock));
    put(fields, Promotion.FROM, begin(from.getValue()));
    LocalDate last = until.getValue();
    put(fields, Promotion.UNTIL, last == null ? null : begin(last.plusDays(1)));
    var command = new Command.CreateRecord(RecordType.PROMOTION, space.commands().newId(), fields);
    var unused =
        space
            .undo()
            .submit("undo.created", command)
            .whenCompleteAsync((receipt, failure) -> answered(receipt), FxThread.executor());
  }

  private void answered(@Nullable Receipt receipt) {
    if (receipt != null && receipt.done()) {
      leave();
      space
          .toasts()
          .show(space.said(receipt, words.get("promotion.saved")), () -> space.undo().undo());
    } else {
      wrong.setText(
          receipt == null ? words.get("record.notSaved") : space.reasons().say(receipt.reasons()));
    }
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  private static @Nullable String text(TextField field) {
    return field.getText().isBlank() ? null : field.getText().strip();
  }

  /// What is no number is one that the rules refuse.
  private static @Nullable Long number(TextField field) {
    var typed = field.getText().strip();
    if (typed.isEmpty()) {
      return null;
    }
    return typed.matches("\\d{1,7}") ? Long.parseLong(typed) : -1L;
  }

  private @Nullable Long begin(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(space.zone()).toInstant().toEpochMilli();
  }
}

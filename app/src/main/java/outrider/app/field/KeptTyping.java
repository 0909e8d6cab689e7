package outrider.app.field;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.beans.property.Property;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextInputControl;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.store.Database;
import outrider.app.store.DraftStore;

/// What somebody types into a dialog, kept in the book until it is saved or left on purpose: when
/// the program is gone in between, the dialog opens with the words that stood there. FX thread.
public final class KeptTyping {
  private static final Logger LOG = LoggerFactory.getLogger(KeptTyping.class);

  /// One write when whoever types rests.
  private static final Duration REST = Duration.millis(400);

  private final Database book;
  private final String form;
  private final Map<String, String> typed = new LinkedHashMap<>();
  private final Map<String, String> before;
  private final PauseTransition rest = new PauseTransition(REST);
  private boolean isOver;

  /// @param form which dialog, and of what: two that may be begun beside each other have two names
  public KeptTyping(Database book, String form) {
    this.book = book;
    this.form = form;
    before = book.readNow(sql -> DraftStore.typed(sql, form));
    rest.setOnFinished(done -> write());
  }

  /// Whether words are there from before the program was gone.
  public boolean isFound() {
    return !before.isEmpty();
  }

  /// Keeps a text, and shows what was kept of it.
  public KeptTyping text(String name, TextInputControl input) {
    return text(name, input.textProperty());
  }

  /// Keeps a text, and shows what was kept of it.
  public KeptTyping text(String name, Property<String> text) {
    var kept = before.get(name);
    if (kept != null) {
      text.setValue(kept);
      typed.put(name, kept);
    }
    text.subscribe((was, now) -> keep(name, now == null ? "" : now));
    return this;
  }

  /// Keeps a day, and shows what was kept of it.
  public KeptTyping day(String name, DatePicker picker) {
    var kept = before.get(name);
    if (kept != null) {
      picker.setValue(kept.isEmpty() ? null : LocalDate.parse(kept));
      typed.put(name, kept);
    }
    picker.valueProperty().subscribe((was, now) -> keep(name, now == null ? "" : now.toString()));
    return this;
  }

  private void keep(String name, String text) {
    if (!isOver) {
      typed.put(name, text);
      rest.playFromStart();
    }
  }

  /// It was saved, or left on purpose: next time the dialog is as new.
  public void forget() {
    isOver = true;
    rest.stop();
    typed.clear();
    write();
  }

  private void write() {
    var kept = Map.copyOf(typed);
    var unused =
        book.write(
                transaction -> {
                  DraftStore.putTyped(transaction, form, kept);
                  return kept.size();
                })
            .whenComplete((done, failure) -> {
              if (failure != null) {
                LOG.error("what was typed could not be kept", failure);
              }
            });
  }
}

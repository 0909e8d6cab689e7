package outrider.app.pool;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.DialogCard;
import outrider.app.shell.Workspace;
import outrider.core.pool.Pool;

/// Asks why a lead is given up, and, where it is of no pool yet, into which it goes. Whoever gives
/// one up cannot have it again for a while: that is said before, since it cannot be taken back.
public final class ReturnDialog {
  private ReturnDialog() {}

  /// @param pools into which it may go; one where it is of a pool already
  /// @param given told the pool and the reason, which may be null
  public static void open(
      Workspace space, String title, List<Pool> pools, BiConsumer<String, @Nullable String> given) {
    var words = space.words();
    var says = new PoolWords(space);
    var pool = new ComboBox<Pool>();
    pool.getItems().setAll(pools);
    pool.setConverter(new ChoiceWords<>(says::name));
    pool.setValue(pools.getFirst());
    pool.setMaxWidth(Double.MAX_VALUE);
    pool.setAccessibleText(words.get("type.pool"));
    show(pool, pools.size() > 1);
    var reason = new TextField();
    reason.setPromptText(words.get("pool.returnReason"));
    reason.setAccessibleText(words.get("pool.returnReason"));
    var note = new Label();
    note.setWrapText(true);
    note.getStyleClass().addAll("text-2", "paragraph");
    pool.valueProperty()
        .subscribe(chosen ->
            note.setText(
                words.get(
                    "pool.returnNote",
                    says.name(Objects.requireNonNull(chosen)),
                    chosen.lock().toDays())));
    var keep = ButtonWithKey.secondary(words, "list.cancel").key("Esc");
    var give = ButtonWithKey.primary(words, "pool.return");
    var close =
        space
            .dialogs()
            .open(new DialogCard(title, 480, new VBox(12, note, pool, reason), keep, give));
    keep.does(close);
    Runnable done =
        () -> {
          close.run();
          given.accept(
              Objects.requireNonNull(pool.getValue()).id(),
              reason.getText().isBlank() ? null : reason.getText().strip());
        };
    give.does(done);
    reason.setOnAction(entered -> done.run());
    reason.requestFocus();
  }

  private static void show(ComboBox<?> box, boolean shown) {
    box.setVisible(shown);
    box.setManaged(shown);
  }
}

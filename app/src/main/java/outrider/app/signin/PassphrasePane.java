package outrider.app.signin;

import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Form;
import outrider.app.fx.FxThread;
import outrider.app.i18n.Words;
import outrider.app.profile.CompanyArrival;
import outrider.app.profile.CompanyDesk;

/// The last step after the company's sign-in page: what locks the book on this computer when there
/// is no network to ask anybody.
final class PassphrasePane extends VBox {
  private final Words words;
  private final Decision decision;
  private final SimpleStringProperty first = new SimpleStringProperty("");
  private final SimpleStringProperty second = new SimpleStringProperty("");
  private final Form form;

  /// What the person decides.
  ///
  /// @param lock with this passphrase from now on
  /// @param keep the one there is
  /// @param unlock with what it was locked with until now
  record Decision(Consumer<String> lock, Runnable keep, Consumer<String> unlock, Runnable back) {}

  PassphrasePane(Words words, CompanyArrival arrival, Decision decision) {
    super(16);
    this.words = words;
    this.decision = decision;
    form = new Form(words);
    switch (arrival.standing()) {
      case NEW -> {
        say("signIn.passphrase.newTitle", "signIn.passphrase.newText", arrival.login());
        choose("signIn.passphrase");
        buttons(plain("signIn.passphrase.back"), deed("signIn.passphrase.open", this::lock));
      }
      case KNOWN -> {
        say("signIn.passphrase.knownTitle", "signIn.passphrase.knownText", arrival.login());
        choose("signIn.passphrase.new");
        // Whoever has begun to write a new one means it: then there is no other deed on Enter.
        var isNew = first.isNotEmpty().or(second.isNotEmpty());
        var change = deed("signIn.passphrase.change", this::lock);
        var keep = deed("signIn.passphrase.keep", decision.keep());
        change.visibleProperty().bind(isNew);
        change.defaultButtonProperty().bind(isNew);
        keep.visibleProperty().bind(isNew.not());
        keep.defaultButtonProperty().bind(isNew.not());
        buttons(plain("signIn.passphrase.back"), new StackPane(keep, change));
      }
      case LOCKED -> {
        say("signIn.passphrase.lockedTitle", "signIn.passphrase.lockedText", arrival.login());
        form.password(
            "signIn.passphrase.before", first, field -> field.required("signIn.passphraseMissing"));
        getChildren().add(form);
        buttons(plain("signIn.passphrase.back"), deed("signIn.passphrase.open", this::unlock));
      }
    }
    if (arrival.standing() != CompanyArrival.Standing.KNOWN) {
      FxThread.later(() -> form.fields().getFirst().control().requestFocus());
    }
  }

  private void say(String titleKey, String textKey, String login) {
    var title = new Label(words.get(titleKey, login));
    title.getStyleClass().add("subheading");
    title.setWrapText(true);
    var text = new Label(words.get(textKey));
    text.getStyleClass().add("text-2");
    text.setWrapText(true);
    getChildren().addAll(title, text);
  }

  private void choose(String labelKey) {
    Predicate<String> isLong = held -> held.length() >= CompanyDesk.PASSPHRASE_CHARS_LEAST;
    form.password(
            labelKey,
            first,
            field ->
                field
                    .rule(isLong, "signIn.passphrase.short", CompanyDesk.PASSPHRASE_CHARS_LEAST)
                    .hint("signIn.passphrase.hint"))
        .password(
            "signIn.passphrase.again",
            second,
            field -> field.rule(held -> held.equals(first.get()), "signIn.passphrase.differs"));
    getChildren().add(form);
  }

  private ButtonWithKey plain(String key) {
    return ButtonWithKey.plain(words, key).does(decision.back());
  }

  private ButtonWithKey deed(String key, Runnable deed) {
    var button = ButtonWithKey.primary(words, key).key("Enter").does(deed);
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }

  private void buttons(ButtonWithKey other, ButtonWithKey main) {
    main.setDefaultButton(true);
    buttons(other, new StackPane(main));
  }

  private void buttons(ButtonWithKey other, StackPane main) {
    HBox.setHgrow(main, Priority.ALWAYS);
    getChildren().add(new HBox(12, other, main));
  }

  private void lock() {
    if (form.validate()) {
      decision.lock().accept(first.get());
    }
  }

  private void unlock() {
    if (form.validate()) {
      decision.unlock().accept(first.get());
    }
  }
}

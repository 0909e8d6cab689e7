package outrider.app.signin;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.fx.Background;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Form;
import outrider.app.fx.Icon;
import outrider.app.fx.View;
import outrider.app.i18n.Words;
import outrider.app.profile.SignInResult;
import outrider.core.device.OfflineAge;

/// Stands in the bench's place while HQ has been silent for too long. Says what is safe and what to
/// do; goes away by itself when HQ has answered, to a sign-in here or to the sync that keeps
/// trying. The bench waits behind it as it was, half-typed sentences included.
public final class LockedView extends View {
  private static final double WIDTH = 460;

  private final Words words;
  private final Background background;
  private final Function<String, Optional<SignInResult.Why>> renew;
  private final SimpleStringProperty password = new SimpleStringProperty("");
  private final Label problem = new Label();
  private final Form form;
  private final ButtonWithKey enter;

  /// @param unsent commands that wait in the book
  /// @param renew signs in with a password, and says what is wrong where something is; blocks
  public LockedView(
      Words words,
      Background background,
      OfflineAge age,
      long unsent,
      Function<String, Optional<SignInResult.Why>> renew) {
    super(new StackPane());
    this.words = words;
    this.background = background;
    this.renew = renew;
    stylesheet(SignInView.class, "signin.css");
    root().getStyleClass().add("sign-in");
    form =
        new Form(words)
            .password(
                "signIn.password", password, field -> field.required("signIn.passwordMissing"));
    enter = ButtonWithKey.primary(words, "signIn.enter").key("Enter").does(this::signIn);
    build(age, unsent);
  }

  private void build(OfflineAge age, long unsent) {
    var title = new Label();
    words.bind(title, "locked.title");
    title.getStyleClass().add("title");
    var brand = new HBox(12, Icon.OFFLINE.node(22), title);
    brand.setAlignment(Pos.CENTER_LEFT);
    problem.getStyleClass().add("problem");
    problem.setGraphic(Icon.LATE.node(14));
    problem.setWrapText(true);
    problem.setMaxWidth(Double.MAX_VALUE);
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    enter.setDefaultButton(true);
    enter.setMaxWidth(Double.MAX_VALUE);
    var card =
        new VBox(
            16,
            brand,
            sentence("locked.why", age.silentDays(), age.allowedDays()),
            sentence("locked.safe", unsent),
            sentence("locked.do"),
            form,
            problem,
            enter);
    card.getStyleClass().add("sign-in-card");
    card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    ((StackPane) root()).getChildren().add(card);
  }

  private Label sentence(String key, Object... arguments) {
    var sentence = new Label(words.get(key, arguments));
    sentence.setWrapText(true);
    return sentence;
  }

  private void signIn() {
    if (!form.validate()) {
      return;
    }
    enter.setDisable(true);
    problem.setText("");
    var secret = password.get();
    background
        .work("sign in again", () -> renew.apply(secret))
        .onSuccess(why -> {
          enter.setDisable(false);
          password.set("");
          problem.setText(why.map(it -> words.get(said(it))).orElse(""));
        })
        .onFailure(failure -> {
          enter.setDisable(false);
          problem.setText(words.get(SignInViewModel.key(SignInResult.Why.OTHER)));
        })
        .start();
  }

  private static String said(SignInResult.Why why) {
    return why == SignInResult.Why.FIRST_TIME_NEEDS_NETWORK
        ? "locked.unreachable"
        : SignInViewModel.key(why);
  }
}

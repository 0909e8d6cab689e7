package outrider.app.signin;

import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
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
  private final Renewal renewal;
  private final CompanyPanel<Optional<SignInResult.Why>> company;
  private final SimpleStringProperty password = new SimpleStringProperty("");
  private final SimpleBooleanProperty passwords = new SimpleBooleanProperty();
  private final Label problem = new Label();
  private final Form form;
  private final ButtonWithKey enter;

  /// @param unsent commands that wait in the book
  public LockedView(
      Words words, Background background, OfflineAge age, long unsent, Renewal renewal) {
    super(new StackPane());
    this.words = words;
    this.background = background;
    this.renewal = renewal;
    company = new CompanyPanel<>(words, background, renewal::withCompany, this::back);
    stylesheet(SignInView.class, "signin.css");
    root().getStyleClass().add("sign-in");
    passwords.set(!renewal.hasPassphrase());
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
            enter,
            company);
    offer();
    card.getStyleClass().add("sign-in-card");
    card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    ((StackPane) root()).getChildren().add(card);
  }

  /// A passphrase would tell HQ nothing: then the company's account is the only way.
  private void offer() {
    form.visibleProperty().bind(company.waitingProperty().not().and(passwords));
    form.managedProperty().bind(form.visibleProperty());
    enter.visibleProperty().bind(form.visibleProperty());
    enter.managedProperty().bind(form.visibleProperty());
    company.setVisible(renewal.hasPassphrase());
    company.setManaged(renewal.hasPassphrase());
    if (!renewal.hasPassphrase()) {
      background
          .work("ways to sign in", renewal.offersCompany()::getAsBoolean)
          .onSuccess(offered -> {
            company.setVisible(offered);
            company.setManaged(offered);
          })
          .start();
    }
  }

  private void back(Optional<Optional<SignInResult.Why>> result) {
    // The company has gone back to passwords.
    var isOff = result.flatMap(it -> it).filter(it -> it == SignInResult.Why.COMPANY_OFF);
    passwords.set(passwords.get() || isOff.isPresent());
    problem.setText(
        result
            .orElseGet(() -> Optional.of(SignInResult.Why.OTHER))
            .filter(why -> why != SignInResult.Why.CANCELLED)
            .map(why -> words.get(said(why)))
            .orElse(""));
  }

  @Override
  protected void onHidden() {
    company.cancel();
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
        .work("sign in again", () -> renewal.withPassword().apply(secret))
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

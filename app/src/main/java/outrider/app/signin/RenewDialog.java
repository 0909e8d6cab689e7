package outrider.app.signin;

import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.fx.Form;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.profile.SignInResult;
import outrider.app.shell.Workspace;

/// Signs in again behind an open book whose session has ended. Work goes on beneath; only sync
/// waited.
public final class RenewDialog {
  private static final double WIDTH = 480;

  private final Workspace space;
  private final Words words;
  private final Renewal renewal;
  private final Label problem = new Label();
  private Runnable close = () -> {};

  public RenewDialog(Workspace space, Renewal renewal) {
    this.space = space;
    this.words = space.words();
    this.renewal = renewal;
  }

  public void open() {
    if (renewal.hasPassphrase()) {
      openForCompany();
    } else {
      openForPassword();
    }
  }

  private void openForCompany() {
    var hint = new Label(words.get("signIn.renewHint"));
    hint.setWrapText(true);
    var panel = panel();
    show(new VBox(16, hint, panel, problem()), later(panel));
  }

  private void openForPassword() {
    var password = new SimpleStringProperty("");
    var form =
        new Form(words)
            .password(
                "signIn.password",
                password,
                field -> field.required("signIn.passwordMissing").hint("signIn.renewHint"));
    var enter =
        ButtonWithKey.primary(words, "signIn.enter")
            .key("Enter")
            .does(() -> renew(form, password.get()));
    enter.setDefaultButton(true);
    var panel = panel();
    panel.setVisible(false);
    panel.setManaged(false);
    form.visibleProperty().bind(panel.waitingProperty().not());
    form.managedProperty().bind(form.visibleProperty());
    enter.disableProperty().bind(panel.waitingProperty());
    space
        .background()
        .work("ways to sign in", renewal.offersCompany()::getAsBoolean)
        .onSuccess(offered -> {
          panel.setVisible(offered);
          panel.setManaged(offered);
        })
        .start();
    show(new VBox(16, form, panel, problem()), later(panel), enter);
  }

  private void show(VBox body, ButtonWithKey... footer) {
    var opened =
        space.dialogs().open(new DialogCard(words.get("signIn.renew"), WIDTH, body, footer));
    close = opened::run;
  }

  private ButtonWithKey later(CompanyPanel<?> panel) {
    return ButtonWithKey.plain(words, "signIn.later")
        .does(() -> {
          panel.cancel();
          close.run();
        });
  }

  private CompanyPanel<Optional<SignInResult.Why>> panel() {
    return new CompanyPanel<>(
        words,
        space.background(),
        renewal::withCompany,
        result -> {
          var why = result.orElseGet(() -> Optional.of(SignInResult.Why.OTHER));
          if (why.isEmpty()) {
            close.run();
          } else if (why.get() == SignInResult.Why.COMPANY_OFF && renewal.hasPassphrase()) {
            // The company has gone back to passwords.
            close.run();
            openForPassword();
          } else {
            problem.setText(
                why.get() == SignInResult.Why.CANCELLED
                    ? ""
                    : words.get(SignInViewModel.key(why.get())));
          }
        });
  }

  private VBox problem() {
    problem.getStyleClass().add("field-error");
    problem.setGraphic(Icon.LATE.node(14));
    problem.setWrapText(true);
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    var box = new VBox(problem);
    box.getStyleClass().add("form-field");
    return box;
  }

  private void renew(Form form, String password) {
    if (!form.validate()) {
      return;
    }
    space
        .background()
        .work("sign in again", () -> renewal.withPassword().apply(password))
        .onSuccess(why -> {
          if (why.isEmpty()) {
            close.run();
            return;
          }
          form.fields().getFirst().showError(words.get(SignInViewModel.key(why.get())));
        })
        .onFailure(failure -> form.fields().getFirst().showError(words.get("signIn.why.OTHER")))
        .start();
  }
}

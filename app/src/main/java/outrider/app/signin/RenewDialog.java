package outrider.app.signin;

import javafx.beans.property.SimpleStringProperty;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.fx.Form;
import outrider.app.profile.OpenBook;
import outrider.app.profile.SignInDesk;
import outrider.app.shell.Workspace;

/// Signs in again behind an open book whose session has ended. Work goes on beneath; only sync
/// waited.
public final class RenewDialog {
  private static final double WIDTH = 480;

  private final Workspace space;
  private final SignInDesk desk;
  private final OpenBook book;

  public RenewDialog(Workspace space, SignInDesk desk, OpenBook book) {
    this.space = space;
    this.desk = desk;
    this.book = book;
  }

  public void open() {
    var words = space.words();
    var password = new SimpleStringProperty("");
    var form =
        new Form(words)
            .password(
                "signIn.password",
                password,
                field -> field.required("signIn.passwordMissing").hint("signIn.renewHint"));
    var close = new Runnable[1];
    var enter =
        ButtonWithKey.primary(words, "signIn.enter")
            .key("Enter")
            .does(() -> renew(form, password.get(), close[0]));
    enter.setDefaultButton(true);
    var later = ButtonWithKey.plain(words, "signIn.later").does(() -> close[0].run());
    close[0] =
        space.dialogs().open(new DialogCard(words.get("signIn.renew"), WIDTH, form, later, enter));
  }

  private void renew(Form form, String password, Runnable close) {
    if (!form.validate()) {
      return;
    }
    space
        .background()
        .work("sign in again", () -> desk.renew(book, password))
        .onSuccess(why -> {
          if (why.isEmpty()) {
            close.run();
            return;
          }
          form.fields().getFirst().showError(space.words().get(SignInViewModel.key(why.get())));
        })
        .onFailure(
            failure -> form.fields().getFirst().showError(space.words().get("signIn.why.OTHER")))
        .start();
  }
}

package outrider.app.signin;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Background;
import outrider.app.profile.SignInDesk;
import outrider.app.profile.SignInResult;

/// Takes server, login and password to the [SignInDesk] off the FX thread, and says plainly what
/// came of it.
final class SignInViewModel {
  private final SignInDesk desk;
  private final Background background;
  private final Consumer<SignInResult.Opened> opened;
  private final StringProperty server = new SimpleStringProperty("");
  private final StringProperty login = new SimpleStringProperty("");
  private final StringProperty password = new SimpleStringProperty("");
  private final StringProperty oldPassword = new SimpleStringProperty("");
  private final BooleanProperty asksOldPassword = new SimpleBooleanProperty();
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final StringProperty stranger = new SimpleStringProperty("");
  private final StringProperty problemKey = new SimpleStringProperty("");
  private List<Object> problemArguments = List.of();

  SignInViewModel(SignInDesk desk, Background background, Consumer<SignInResult.Opened> opened) {
    this.desk = desk;
    this.background = background;
    this.opened = opened;
  }

  StringProperty serverProperty() {
    return server;
  }

  StringProperty loginProperty() {
    return login;
  }

  StringProperty passwordProperty() {
    return password;
  }

  StringProperty oldPasswordProperty() {
    return oldPassword;
  }

  /// The password was changed at headquarters; the book here is still locked with the one before.
  BooleanProperty asksOldPasswordProperty() {
    return asksOldPassword;
  }

  BooleanProperty busyProperty() {
    return busy;
  }

  /// The fingerprint of a server that nobody vouches for; empty for none.
  StringProperty strangerProperty() {
    return stranger;
  }

  /// The key of the sentence that says what is wrong; empty for nothing.
  StringProperty problemKeyProperty() {
    return problemKey;
  }

  /// The numbers in that sentence; read when the key has changed.
  List<Object> problemArguments() {
    return problemArguments;
  }

  void signIn() {
    signIn(null);
  }

  /// The person compared the fingerprint with the one that IT gave them.
  void trustAndSignIn() {
    signIn(stranger.get());
  }

  private void signIn(@Nullable String accepted) {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    problemKey.set("");
    stranger.set("");
    var address = address(server.get().strip());
    var name = login.get().strip();
    var secret = password.get();
    var old = asksOldPassword.get() ? oldPassword.get() : null;
    background
        .work("sign in", () -> desk.signIn(address, name, secret, old, accepted))
        .onSuccess(this::answered)
        .onFailure(failure -> {
          busy.set(false);
          problemKey.set(key(SignInResult.Why.OTHER));
        })
        .start();
  }

  private void answered(SignInResult result) {
    busy.set(false);
    switch (result) {
      case SignInResult.Opened book -> {
        password.set("");
        oldPassword.set("");
        opened.accept(book);
      }
      case SignInResult.Unproven unproven -> {
        stranger.set(unproven.fingerprint());
        problemKey.set("signIn.unproven");
      }
      case SignInResult.Silent silent -> {
        var age = silent.age();
        problemArguments = List.of(age.silentDays(), age.allowedDays(), silent.unsent());
        problemKey.set("signIn.silent");
      }
      case SignInResult.Refused refused -> {
        asksOldPassword.set(
            asksOldPassword.get() || refused.why() == SignInResult.Why.OLD_PASSWORD_NEEDED);
        problemKey.set(key(refused.why()));
      }
    }
  }

  static String key(SignInResult.Why why) {
    return "signIn.why." + why.name();
  }

  /// People type a host; a name without a scheme means the safe one, this very machine the plain
  /// one.
  static String address(String typed) {
    if (typed.isEmpty() || typed.contains("://")) {
      return typed;
    }
    var lower = typed.toLowerCase(Locale.ROOT);
    boolean here = lower.startsWith("localhost") || lower.startsWith("127.");
    return (here ? "http://" : "https://") + typed;
  }
}

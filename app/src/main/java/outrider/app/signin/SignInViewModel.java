package outrider.app.signin;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Background;
import outrider.app.profile.CompanyArrival;
import outrider.app.profile.CompanyDesk;
import outrider.app.profile.CompanyErrand;
import outrider.app.profile.SignInDesk;
import outrider.app.profile.SignInResult;

/// Takes server, login and password to the [SignInDesk], or a person's trip through the company's
/// page to the [CompanyDesk], off the FX thread, and says plainly what came of it.
final class SignInViewModel {
  private final SignInDesk desk;
  private final CompanyDesk company;
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
  private final BooleanProperty offersCompany = new SimpleBooleanProperty();
  private final BooleanProperty hasPassphrase = new SimpleBooleanProperty();
  private final ObjectProperty<@Nullable CompanyArrival> arrival = new SimpleObjectProperty<>();
  private List<Object> problemArguments = List.of();
  private String looked = "";
  private @Nullable String accepted;

  SignInViewModel(
      SignInDesk desk,
      CompanyDesk company,
      Background background,
      Consumer<SignInResult.Opened> opened) {
    this.desk = desk;
    this.company = company;
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

  /// Whether the company's account opens this server's books.
  ReadOnlyBooleanProperty offersCompanyProperty() {
    return offersCompany;
  }

  /// Whether this person's book is locked with a passphrase of this computer.
  ReadOnlyBooleanProperty hasPassphraseProperty() {
    return hasPassphrase;
  }

  /// Whom HQ has let in with the company's account, until their book is open.
  ReadOnlyObjectProperty<@Nullable CompanyArrival> arrivalProperty() {
    return arrival;
  }

  private String place() {
    return address(server.get().strip());
  }

  private String name() {
    return login.get().strip();
  }

  /// Finds out which ways in there are for what stands in the form now.
  void look() {
    var address = place();
    var name = name();
    var asked = address + '\n' + name;
    if (address.isEmpty() || asked.equals(looked)) {
      return;
    }
    looked = asked;
    var print = accepted;
    background
        .work("a passphrase?", () -> company.hasPassphrase(address, name))
        .onSuccess(known -> {
          hasPassphrase.set(known);
          offersCompany.set(known);
        })
        .start();
    background
        .work("ways to sign in", () -> company.offer(address, print))
        .onSuccess(offer -> {
          if (asked.equals(looked)) {
            offersCompany.set(offer.company() || hasPassphrase.get());
            if (!offer.stranger().isEmpty() && !company.knows(address)) {
              stranger.set(offer.stranger());
              problemKey.set("signIn.unproven");
            }
          }
        })
        .start();
  }

  void signIn() {
    if (busy.get()) {
      return;
    }
    begin();
    var address = place();
    var name = name();
    var print = accepted;
    var secret = password.get();
    var old = asksOldPassword.get() ? oldPassword.get() : null;
    background
        .work("sign in", () -> desk.signIn(address, name, secret, old, print))
        .onSuccess(this::answered)
        .onFailure(failure -> failed())
        .start();
  }

  /// The person compared the fingerprint with the one that IT gave them.
  ///
  /// @return whether there is anything more to do for them: they have written a password
  boolean trust() {
    accepted = stranger.get();
    stranger.set("");
    problemKey.set("");
    looked = "";
    look();
    return !password.get().isEmpty();
  }

  /// Takes a person through the company's page; blocks, off the FX thread.
  Function<CompanyErrand, SignInResult> trip() {
    begin();
    busy.set(false);
    var address = place();
    var name = name();
    var print = accepted;
    return errand -> company.signIn(address, name, print, errand);
  }

  /// They are back.
  void returned(Optional<SignInResult> result) {
    result.ifPresentOrElse(this::answered, this::failed);
  }

  /// The book is locked with this from now on; null for what it is locked with already.
  void lock(@Nullable String passphrase) {
    settle(arrived -> company.open(arrived, passphrase));
  }

  /// The book was locked with this until now.
  void unlock(String before) {
    settle(arrived -> company.unlock(arrived, before));
  }

  private void settle(Function<CompanyArrival, SignInResult> deed) {
    var arrived = arrival.get();
    if (arrived == null || busy.get()) {
      return;
    }
    begin();
    background
        .work("open the book", () -> deed.apply(arrived))
        .onSuccess(this::answered)
        .onFailure(failure -> failed())
        .start();
  }

  /// The person goes no further.
  void leave() {
    var arrived = arrival.get();
    if (arrived != null) {
      arrival.set(null);
      problemKey.set("");
      arrived.close();
    }
  }

  private void begin() {
    busy.set(true);
    problemKey.set("");
    stranger.set("");
  }

  private void failed() {
    busy.set(false);
    problemKey.set(key(SignInResult.Why.OTHER));
  }

  private void answered(SignInResult result) {
    busy.set(false);
    switch (result) {
      case SignInResult.Recognised recognised -> arrival.set(recognised.arrival());
      case SignInResult.Opened book -> {
        arrival.set(null);
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
        problemKey.set(refused.why() == SignInResult.Why.CANCELLED ? "" : key(refused.why()));
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

package outrider.server.access;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.protocol.ProtocolVersion;
import outrider.core.protocol.SignInRequest;
import outrider.core.protocol.SignInResponse;
import outrider.core.user.Role;
import outrider.core.user.User;
import outrider.server.oidc.PasswordSignIn;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.store.CredentialStore.Credential;
import outrider.server.store.Database;

/// Signing in: a name, a password and a device become a session.
public final class SignIn {
  private static final Logger log = LoggerFactory.getLogger(SignIn.class);

  private final Database database;
  private final Configurations configurations;
  private final Reception reception;
  private final Passwords passwords;
  private final PasswordSignIn allowed;
  private final SignInThrottle throttle;

  public SignIn(
      Database database,
      Configurations configurations,
      Sessions sessions,
      Passwords passwords,
      String tenant,
      InstantSource clock) {
    this(
        database,
        configurations,
        new Reception(configurations, sessions, tenant, clock),
        passwords,
        PasswordSignIn.ALL,
        new SignInThrottle(clock));
  }

  /// @param allowed who may sign in so
  /// @param throttle shared with the other ways in, so that nobody guesses at one after the other
  public SignIn(
      Database database,
      Configurations configurations,
      Reception reception,
      Passwords passwords,
      PasswordSignIn allowed,
      SignInThrottle throttle) {
    this.database = database;
    this.configurations = configurations;
    this.reception = reception;
    this.passwords = passwords;
    this.allowed = allowed;
    this.throttle = throttle;
  }

  /// The form in which names are compared.
  public static String normalise(String login) {
    return login.strip().toLowerCase(Locale.ROOT);
  }

  public SignInResponse signIn(SignInRequest request, String address) {
    checkVersion(request.protocol());
    Arrival.check("login", request.login(), Limits.LOGIN_CHARS);
    Arrival.checkLength("password", request.password(), Limits.PASSWORD_CHARS);
    Arrival arrival = Arrival.of(request).checked();
    String login = normalise(request.login());
    throttle.admit(login, address);
    String userId = authenticate(login, request.password());
    throttle.succeeded(login, address);
    checkAllowed(userId);
    return admit(userId, arrival);
  }

  /// The part behind the password: lets in a person who has been recognised.
  public SignInResponse admit(String userId, SignInRequest request) {
    return admit(userId, Arrival.of(request));
  }

  private SignInResponse admit(String userId, Arrival arrival) {
    SignInResponse response =
        database.write(transaction -> reception.admit(transaction, userId, arrival));
    log.atInfo()
        .addKeyValue("user", userId)
        .addKeyValue("device", arrival.device())
        .log("Signed in.");
    return response;
  }

  private String authenticate(String login, String password) {
    Optional<Credential> credential =
        database.read(transaction -> transaction.credentials().byLogin(login));
    if (credential.isEmpty()) {
      passwords.matchNobody(password);
      throw new ProblemException(Problem.wrongPassword());
    }
    if (!passwords.matches(password, credential.get().passwordHash())) {
      log.atWarn().addKeyValue("user", credential.get().userId()).log("Wrong password.");
      throw new ProblemException(Problem.wrongPassword());
    }
    return credential.get().userId();
  }

  /// After the password, so that nobody learns by guessing who is an administrator.
  private void checkAllowed(String userId) {
    Role role =
        database.read(transaction ->
            Configurations.user(configurations.in(transaction), userId)
                .map(User::role)
                .orElse(Role.ADMIN));
    if (!allowed.admits(role)) {
      throw new ProblemException(Problem.passwordsOff());
    }
  }

  /// @throws ProblemException for a client of an older protocol than those we speak (426), or of a
  ///   newer one (409)
  public static void checkVersion(int protocol) {
    if (protocol < ProtocolVersion.OLDEST) {
      throw new ProblemException(
          Problem.updateNeeded(ProtocolVersion.OLDEST, ProtocolVersion.CURRENT));
    }
    if (protocol > ProtocolVersion.CURRENT) {
      throw new ProblemException(
          Problem.serverOutdated(ProtocolVersion.OLDEST, ProtocolVersion.CURRENT));
    }
  }
}

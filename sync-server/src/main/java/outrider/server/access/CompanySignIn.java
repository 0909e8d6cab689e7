package outrider.server.access;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.protocol.CompanySignInRequest;
import outrider.core.protocol.CompanySignInResponse;
import outrider.core.protocol.SignInOptions;
import outrider.core.protocol.SignInResponse;
import outrider.core.user.User;
import outrider.server.oidc.CompanyIdentity;
import outrider.server.oidc.IdTokens;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.store.CompanyAccountStore.Link;
import outrider.server.store.Database;
import outrider.server.store.WriteTransaction;

/// Signing in with the company's own account: a token of its issuer and a device become a session.
///
/// The first time a person is found by a name that the issuer vouches for, and the account is
/// remembered with the person; from then on it is that account or none. So an address that is given
/// to a new colleague does not come with the old one's book. Nobody is created here.
public final class CompanySignIn {
  private static final Logger log = LoggerFactory.getLogger(CompanySignIn.class);

  private final Database database;
  private final Configurations configurations;
  private final Reception reception;
  private final Optional<IdTokens> tokens;
  private final SignInThrottle throttle;
  private final InstantSource clock;

  /// @param tokens empty where the company's accounts are not taken
  public CompanySignIn(
      Database database,
      Configurations configurations,
      Reception reception,
      Optional<IdTokens> tokens,
      SignInThrottle throttle,
      InstantSource clock) {
    this.database = database;
    this.configurations = configurations;
    this.reception = reception;
    this.tokens = tokens;
    this.throttle = throttle;
    this.clock = clock;
  }

  /// In which ways a person may sign in here.
  public SignInOptions options() {
    return tokens.map(IdTokens::offer).orElse(SignInOptions.PASSWORDS);
  }

  public CompanySignInResponse signIn(CompanySignInRequest request, String address) {
    SignIn.checkVersion(request.protocol());
    Arrival.checkLength("idToken", request.idToken(), Limits.ID_TOKEN_CHARS);
    Arrival.checkLength("nonce", request.nonce(), Limits.LOGIN_CHARS);
    Arrival arrival = Arrival.of(request).checked();
    IdTokens verifier = tokens.orElseThrow(() -> new ProblemException(Problem.companyOff()));
    // No login begins so.
    String who = "device\n" + arrival.device();
    throttle.admit(who, address);
    CompanyIdentity identity = verifier.verify(request.idToken(), request.nonce());
    CompanySignInResponse response =
        database.write(transaction -> admit(transaction, identity, arrival));
    throttle.succeeded(who, address);
    log.atInfo()
        .addKeyValue("user", response.session().user())
        .addKeyValue("device", arrival.device())
        .addKeyValue("subject", identity.subject())
        .log("Signed in with a company account.");
    return response;
  }

  private CompanySignInResponse admit(
      WriteTransaction transaction, CompanyIdentity identity, Arrival arrival) {
    long now = clock.millis();
    if (!transaction.companyAccounts().spend(identity.nonce(), identity.until(), now)) {
      throw new ProblemException(Problem.idToken("spent", "It was used before."));
    }
    Optional<Link> link =
        transaction.companyAccounts().bySubject(identity.issuer(), identity.subject());
    String userId =
        link.map(Link::userId).orElseGet(() -> join(transaction, identity, arrival, now));
    SignInResponse session = reception.admit(transaction, userId, arrival);
    String secret = transaction.devices().secret(arrival.device(), Tokens::create);
    return new CompanySignInResponse(session, login(transaction, userId), secret);
  }

  /// Finds out whose account this is, and remembers it.
  private String join(
      WriteTransaction transaction, CompanyIdentity identity, Arrival arrival, long now) {
    User user =
        identity.names().stream()
            .flatMap(name -> person(transaction, name).stream())
            .findFirst()
            .orElseThrow(() -> new ProblemException(Problem.companyUnknown()));
    if (transaction.companyAccounts().byUser(user.id()).isPresent()) {
      log.atWarn()
          .addKeyValue("user", user.id())
          .addKeyValue("subject", identity.subject())
          .log("Another company account has this person's name.");
      throw new ProblemException(Problem.companyLinked());
    }
    if (!user.active()) {
      throw new ProblemException(Problem.inactiveUser());
    }
    transaction
        .companyAccounts()
        .link(new Link(user.id(), identity.issuer(), identity.subject(), now));
    Notes.by(
        new SignedIn(user.id(), arrival.device(), 0, "", false),
        transaction,
        "company_account",
        user.id(),
        "LinkCompanyAccount",
        Map.of("issuer", identity.issuer(), "subject", identity.subject()),
        now);
    log.atInfo()
        .addKeyValue("user", user.id())
        .addKeyValue("subject", identity.subject())
        .log("A company account was linked.");
    return user.id();
  }

  /// Where two people share a name or an address, it is neither's.
  private Optional<User> person(WriteTransaction transaction, CompanyIdentity.Name name) {
    String wanted = SignIn.normalise(name.value());
    List<User> found =
        configurations.in(transaction).tree().users().stream()
            .filter(user ->
                wanted.equals(SignIn.normalise(user.login()))
                    || name.email() && wanted.equals(SignIn.normalise(user.email())))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private String login(WriteTransaction transaction, String userId) {
    return Configurations.user(configurations.in(transaction), userId)
        .map(User::login)
        .orElseThrow(() -> new ProblemException(Problem.inactiveUser()));
  }
}

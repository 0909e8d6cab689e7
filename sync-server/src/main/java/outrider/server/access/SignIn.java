package outrider.server.access;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.protocol.ProtocolVersion;
import outrider.core.protocol.SignInRequest;
import outrider.core.protocol.SignInResponse;
import outrider.core.user.User;
import outrider.server.ops.Limits;
import outrider.server.ops.Policy;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.store.CredentialStore.Credential;
import outrider.server.store.Database;
import outrider.server.store.DeviceStore.Device;
import outrider.server.store.WriteTransaction;

/// Signing in: a name, a password and a device become a session. A device is registered the first
/// time, and keeps its incarnation from one sign-in to the next, so that what was sent before is
/// still recognised after.
public final class SignIn {
  private static final Logger log = LoggerFactory.getLogger(SignIn.class);

  private final Database database;
  private final Configurations configurations;
  private final Sessions sessions;
  private final Passwords passwords;
  private final String tenant;
  private final InstantSource clock;
  private final SignInThrottle throttle = new SignInThrottle();

  public SignIn(
      Database database,
      Configurations configurations,
      Sessions sessions,
      Passwords passwords,
      String tenant,
      InstantSource clock) {
    this.database = database;
    this.configurations = configurations;
    this.sessions = sessions;
    this.passwords = passwords;
    this.tenant = tenant;
    this.clock = clock;
  }

  /// The form in which names are compared.
  public static String normalise(String login) {
    return login.strip().toLowerCase(Locale.ROOT);
  }

  public SignInResponse signIn(SignInRequest request, String address) {
    checkVersion(request.protocol());
    checkShape(request);
    String login = normalise(request.login());
    throttle.admit(login, address);
    String userId = authenticate(login, request.password());
    throttle.succeeded(login, address);
    return admit(userId, request);
  }

  /// The part behind the password: lets in a person who has been recognised.
  public SignInResponse admit(String userId, SignInRequest request) {
    SignInResponse response = database.write(transaction -> admit(transaction, userId, request));
    log.atInfo()
        .addKeyValue("user", userId)
        .addKeyValue("device", request.device())
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

  private SignInResponse admit(WriteTransaction transaction, String userId, SignInRequest request) {
    User user =
        Configurations.user(configurations.in(transaction), userId)
            .orElseThrow(() -> new ProblemException(Problem.inactiveUser()));
    long now = clock.millis();
    boolean sameEpoch = transaction.position().epoch().equals(request.epoch());
    Device device =
        device(transaction.devices().find(request.device()), userId, request, sameEpoch, now);
    transaction.devices().put(device);
    Sessions.Grant grant = sessions.begin(transaction, userId, device.id(), device.incarnation());
    return new SignInResponse(
        grant.token(),
        tenant,
        userId,
        user.role().wireName(),
        device.incarnation(),
        transaction.position().epoch(),
        now,
        Policy.OFFLINE.millis(transaction));
  }

  /// The device goes on with its numbers if this is the life that we know of it, in this epoch. Any
  /// other life gets a number from the clock, which no earlier one had, not even one that a backup
  /// has forgotten.
  private static Device device(
      Optional<Device> known, String userId, SignInRequest request, boolean sameEpoch, long now) {
    if (known.isPresent()) {
      if (known.get().revokedAt() != null) {
        throw new ProblemException(Problem.revokedDevice());
      }
      if (!known.get().userId().equals(userId)) {
        throw new ProblemException(Problem.anothersDevice());
      }
    }
    return new Device(
        request.device(),
        userId,
        request.deviceName(),
        request.platform(),
        request.appVersion(),
        known
            .map(Device::incarnation)
            .filter(current -> sameEpoch && current == request.incarnation())
            .orElseGet(() -> newLife(known, request, now)),
        known.map(Device::registeredAt).orElse(now),
        now,
        0,
        null,
        null,
        false,
        null);
  }

  private static long newLife(Optional<Device> known, SignInRequest request, long now) {
    long newest = Math.max(request.incarnation(), known.map(Device::incarnation).orElse(0L));
    return Math.max(now, newest + 1);
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

  private static void checkShape(SignInRequest request) {
    check("login", request.login(), Limits.LOGIN_CHARS);
    check("password", request.password(), Limits.PASSWORD_CHARS);
    check("device", request.device(), Limits.DEVICE_TEXT_CHARS);
    check("deviceName", request.deviceName(), Limits.DEVICE_TEXT_CHARS);
    check("platform", request.platform(), Limits.DEVICE_TEXT_CHARS);
    check("appVersion", request.appVersion(), Limits.DEVICE_TEXT_CHARS);
  }

  private static boolean isNoCharacter(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }

  private static void check(String name, @Nullable String value, int charsMax) {
    if (value == null || value.isBlank()) {
      throw new ProblemException(Problem.wrongShape("A sign-in names its " + name + "."));
    }
    if (value.length() > charsMax) {
      throw new ProblemException(Problem.wrongShape("The " + name + " is too long."));
    }
    // What is kept must be text to every database: PostgreSQL refuses the first character of all.
    // Of a password only the hash is kept.
    if (!name.equals("password") && value.codePoints().anyMatch(SignIn::isNoCharacter)) {
      throw new ProblemException(Problem.wrongShape("The " + name + " is not text."));
    }
  }
}

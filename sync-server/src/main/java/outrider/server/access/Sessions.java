package outrider.server.access;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.store.Database;
import outrider.server.store.SessionStore.Admission;
import outrider.server.store.SessionStore.Session;
import outrider.server.store.Transaction;
import outrider.server.store.WriteTransaction;

/// Who a token belongs to. A session lives as long as it is used; once a day its device trades the
/// token for a new one, and the old one dies when the new one is first used, so that a lost answer
/// locks nobody out.
///
/// An admission is remembered for a moment: a request costs no read of the database, and a device
/// revoked by another process is still turned away within seconds.
public final class Sessions {
  private final Database database;
  private final Configurations configurations;
  private final InstantSource clock;
  private final RequestThrottle throttle;
  private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

  public Sessions(Database database, Configurations configurations, InstantSource clock) {
    this.database = database;
    this.configurations = configurations;
    this.clock = clock;
    throttle = new RequestThrottle(clock);
  }

  /// @param active whether the person still works here
  private record Remembered(Admission admission, boolean active, long until) {}

  /// A token and when it ends; the token is told once and never again.
  public record Grant(String token, long expiresAt, long renewAt) {}

  /// @throws ProblemException 401 that says whether the session has ended, the device is revoked or
  ///   the person has left; 429 where the device or the person asks too often
  public SignedIn require(String token) {
    SignedIn who = requireHash(Tokens.hash(token));
    throttle.admit(who);
    return who;
  }

  /// As `require`, for somebody whose token was seen before, such as a live channel.
  public SignedIn requireHash(String tokenHash) {
    long now = clock.millis();
    Remembered known =
        admission(tokenHash, now).orElseThrow(() -> new ProblemException(Problem.expiredSession()));
    Admission admission = known.admission;
    if (admission.deviceRevokedAt() != null) {
      throw new ProblemException(Problem.revokedDevice());
    }
    Session session = admission.session();
    if (session.expiresAt() <= now) {
      throw new ProblemException(Problem.expiredSession());
    }
    if (!known.active) {
      throw new ProblemException(Problem.inactiveUser());
    }
    boolean renew = now - session.createdAt() >= Limits.SESSION_RENEW.toMillis();
    return new SignedIn(
        session.userId(), session.deviceId(), admission.incarnation(), tokenHash, renew);
  }

  private Optional<Remembered> admission(String tokenHash, long now) {
    Remembered known = remembered.get(tokenHash);
    if (known != null && known.until > now) {
      return Optional.of(known);
    }
    remembered.remove(tokenHash);
    long until = now + Limits.ADMISSION_REMEMBERED.toMillis();
    Optional<Remembered> found =
        database.read(transaction ->
            transaction
                .sessions()
                .admission(tokenHash)
                .map(admission ->
                    new Remembered(admission, isActive(transaction, admission), until)));
    found.ifPresent(fresh -> {
      remember(tokenHash, fresh, now);
      keepAlive(fresh.admission.session(), now);
      noteContact(fresh.admission, now);
    });
    return found;
  }

  /// A device behind a proxy without WebSockets has no heartbeat; that it asks is contact enough,
  /// where it is answered. One whose session has ended learns nothing before its person signs in.
  private void noteContact(Admission admission, long now) {
    boolean overdue = now - admission.lastSeen() > Limits.CONTACT_NOTED.toMillis();
    boolean answered = admission.deviceRevokedAt() == null && admission.session().expiresAt() > now;
    if (overdue && answered) {
      database.submit(transaction -> {
        transaction.devices().seen(admission.session().deviceId(), now);
        return true;
      });
    }
  }

  /// Who comes from a device that was revoked: they may say farewell, and nothing else.
  ///
  /// @throws ProblemException 403 for a device that may still do everything
  public SignedIn requireRevoked(String token) {
    String tokenHash = Tokens.hash(token);
    Admission admission =
        database
            .read(transaction -> transaction.sessions().admission(tokenHash))
            .orElseThrow(() -> new ProblemException(Problem.expiredSession()));
    if (admission.deviceRevokedAt() == null) {
      throw new ProblemException(Problem.forbidden("This device has not been withdrawn."));
    }
    Session session = admission.session();
    return new SignedIn(
        session.userId(), session.deviceId(), admission.incarnation(), tokenHash, false);
  }

  private boolean isActive(Transaction transaction, Admission admission) {
    return Configurations.user(configurations.in(transaction), admission.session().userId())
        .isPresent();
  }

  private void remember(String tokenHash, Remembered fresh, long now) {
    if (remembered.size() >= Limits.ADMISSIONS_REMEMBERED) {
      remembered.values().removeIf(entry -> entry.until <= now);
    }
    if (remembered.size() < Limits.ADMISSIONS_REMEMBERED) {
      remembered.put(tokenHash, fresh);
    }
  }

  /// Moves the end of a session that is in use, a few times in its life rather than per request,
  /// and ends the one it replaced.
  private void keepAlive(Session session, long now) {
    long idleMillis = Limits.SESSION_IDLE.toMillis();
    boolean firstUse = session.expiresAt() == session.createdAt() + idleMillis;
    boolean aging = session.expiresAt() - now < idleMillis - Limits.SESSION_RENEW.toMillis() / 24;
    if (session.expiresAt() > now && (firstUse || aging)) {
      database.submit(transaction -> {
        transaction.sessions().extend(session.tokenHash(), now + idleMillis + 1);
        return transaction.sessions().endPredecessors(session.tokenHash());
      });
    }
  }

  /// Begins a session, as part of a sign-in's transaction.
  Grant begin(WriteTransaction transaction, String userId, String deviceId, long incarnation) {
    long now = clock.millis();
    String token = Tokens.create();
    long expiresAt = now + Limits.SESSION_IDLE.toMillis();
    transaction.sessions().forgetExpired(now);
    transaction
        .sessions()
        .add(new Session(Tokens.hash(token), userId, deviceId, incarnation, now, expiresAt, null));
    return new Grant(token, expiresAt, now + Limits.SESSION_RENEW.toMillis());
  }

  /// Trades a token for a new one.
  public Grant renew(SignedIn who) {
    return database.write(transaction -> {
      Grant grant = begin(transaction, who.userId(), who.deviceId(), who.incarnation());
      transaction.sessions().succeed(who.tokenHash(), Tokens.hash(grant.token()));
      return grant;
    });
  }

  public void end(SignedIn who) {
    remembered.remove(who.tokenHash());
    database.write(transaction -> {
      transaction.sessions().end(who.tokenHash());
      return true;
    });
  }

  /// Forgets what is remembered, so that a change to devices or passwords counts from now.
  public void reconsider() {
    remembered.clear();
  }
}

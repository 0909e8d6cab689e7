package outrider.app.sync;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.protocol.Problem;

/// An exchange with HQ did not succeed, and what kind of not.
public final class SyncFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public enum Kind {
    /// No network, no route, cut connection, deadline passed, or HQ is in trouble: try again later.
    UNREACHABLE,
    /// The session has ended: the person has to sign in.
    SIGN_IN,
    WRONG_PASSWORD,
    /// HQ withdrew this device.
    REVOKED,
    /// The program is too old for HQ.
    UPDATE,
    /// The program is ahead of HQ, which has to be updated.
    AHEAD,
    /// HQ was restored, or this disk is a copy: sign in for a new start.
    NEW_START,
    /// HQ did not understand: a bug on either side. Trying the same again will not help soon.
    REFUSED
  }

  private final Kind kind;
  private final transient @Nullable Problem problem;

  public SyncFailure(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.problem = null;
  }

  public SyncFailure(Kind kind, Problem problem) {
    super(problem.type() + ' ' + problem.title());
    this.kind = kind;
    this.problem = problem;
  }

  /// What a problem that HQ answered with means for us.
  ///
  /// @param status of the HTTP answer
  public static SyncFailure of(Problem problem, int status) {
    return new SyncFailure(kind(problem, status), problem);
  }

  /// What it means that HQ closed the live channel.
  ///
  /// @param reason the type of the problem, where there is one
  public static SyncFailure closed(String reason) {
    var kind =
        switch (reason) {
          case Problem.SESSION_EXPIRED -> Kind.SIGN_IN;
          case Problem.DEVICE_REVOKED -> Kind.REVOKED;
          case Problem.UPDATE_NEEDED -> Kind.UPDATE;
          case Problem.SERVER_OUTDATED -> Kind.AHEAD;
          case Problem.INCARNATION_UNKNOWN, Problem.EPOCH_CHANGED -> Kind.NEW_START;
          default -> Kind.UNREACHABLE;
        };
    return new SyncFailure(kind, "HQ closed the live channel: " + reason, null);
  }

  private static Kind kind(Problem problem, int status) {
    return switch (problem.type() == null ? "" : problem.type()) {
      case Problem.WRONG_PASSWORD -> Kind.WRONG_PASSWORD;
      case Problem.SESSION_EXPIRED -> Kind.SIGN_IN;
      case Problem.DEVICE_REVOKED -> Kind.REVOKED;
      case Problem.UPDATE_NEEDED -> Kind.UPDATE;
      case Problem.SERVER_OUTDATED -> Kind.AHEAD;
      case Problem.EPOCH_CHANGED, Problem.INCARNATION_UNKNOWN -> Kind.NEW_START;
      case Problem.MALFORMED, Problem.TOO_LARGE -> Kind.REFUSED;
      default ->
          status == 401
              ? Kind.SIGN_IN
              : status >= 500 || status == 429 ? Kind.UNREACHABLE : Kind.REFUSED;
    };
  }

  public Kind kind() {
    return kind;
  }

  public Optional<Problem> problem() {
    return Optional.ofNullable(problem);
  }

  /// How long HQ asked to be left alone.
  public Optional<Duration> retryAfter() {
    return problem().map(Problem::retryAfterSeconds).map(Duration::ofSeconds);
  }
}

package outrider.server.access;

import java.time.InstantSource;
import outrider.server.ops.Limits;
import outrider.server.problem.ProblemException;

/// Slows down those who guess passwords: a bucket of attempts for each name and for each address. A
/// right password gets its own attempt back and no other, so somebody with one account gains
/// nothing.
public final class SignInThrottle {
  private final Buckets byLogin;
  private final Buckets byAddress;

  public SignInThrottle(InstantSource clock) {
    byLogin = new Buckets(Limits.SIGN_INS_PER_LOGIN, Limits.SIGN_IN_PERIOD, clock);
    byAddress = new Buckets(Limits.SIGN_INS_PER_ADDRESS, Limits.SIGN_IN_PERIOD, clock);
  }

  /// @throws ProblemException 429 with the time to wait, when either bucket is empty
  void admit(String login, String address) {
    byAddress.take(address);
    byLogin.take(login);
  }

  /// The attempt was no guess.
  void succeeded(String login, String address) {
    byAddress.giveBack(address);
    byLogin.giveBack(login);
  }
}

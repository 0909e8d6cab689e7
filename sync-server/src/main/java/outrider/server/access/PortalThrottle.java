package outrider.server.access;

import java.time.InstantSource;
import outrider.server.ops.Limits;
import outrider.server.problem.ProblemException;

/// Keeps whoever guesses passwords or invitations of the customers' page from guessing many, and a
/// guest from asking for more than anybody can do.
public final class PortalThrottle {
  private final Buckets byLogin;
  private final Buckets byAddress;
  private final Buckets byGuest;
  private final Buckets lettersTo;
  private final Buckets lettersOf;

  public PortalThrottle(InstantSource clock) {
    byLogin = new Buckets(Limits.SIGN_INS_PER_LOGIN, Limits.SIGN_IN_PERIOD, clock);
    byAddress = new Buckets(Limits.SIGN_INS_PER_ADDRESS, Limits.SIGN_IN_PERIOD, clock);
    lettersTo = new Buckets(Limits.PORTAL_LETTERS, Limits.PORTAL_LETTERS_PERIOD, clock);
    lettersOf = new Buckets(Limits.PORTAL_LETTERS_OF_ONE, Limits.PORTAL_LETTERS_PERIOD, clock);
    byGuest = new Buckets(Limits.PORTAL_REQUESTS, Limits.PORTAL_REQUESTS_PERIOD, clock);
  }

  /// @param login who wants to come in
  /// @throws ProblemException 429 with the time to wait, when a bucket is empty
  public void admit(String login, String address) {
    byAddress.take(address);
    byLogin.take(login);
  }

  /// Somebody shows an invitation, or what they take for one.
  ///
  /// @throws ProblemException 429 with the time to wait, when the bucket is empty
  public void shows(String address) {
    byAddress.take(address);
  }

  /// The attempt was no guess.
  public void succeeded(String login, String address) {
    byAddress.giveBack(address);
    byLogin.giveBack(login);
  }

  /// Somebody has HQ write to a customer's person.
  ///
  /// @throws ProblemException 429 with the time to wait, when either bucket is empty
  public void writes(String user, String login) {
    lettersOf.take(user);
    lettersTo.take(login);
  }

  /// Somebody says that they have lost their password, whether there is such a guest or not.
  ///
  /// @throws ProblemException 429 with the time to wait, when either bucket is empty
  public void forgets(String login, String address) {
    byAddress.take(address);
    lettersTo.take(login);
  }

  /// @throws ProblemException 429 with the time to wait, when a guest asks too often
  public void asks(String contact) {
    byGuest.take(contact);
  }
}

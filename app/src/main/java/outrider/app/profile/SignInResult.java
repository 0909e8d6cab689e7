package outrider.app.profile;

import java.nio.file.Path;
import java.util.Optional;
import outrider.core.device.OfflineAge;

/// The answer to a sign-in.
public sealed interface SignInResult {

  /// @param setAside where a damaged book was moved to: everything is fetched again
  /// @param offline HQ could not be asked; the book opened with the password it knows
  record Opened(OpenBook book, Optional<Path> setAside, boolean offline) implements SignInResult {}

  /// Nobody vouches for the server: a person has to compare its certificate with what IT says.
  ///
  /// @param fingerprint the SHA-256 of the certificate it showed
  record Unproven(String fingerprint) implements SignInResult {}

  record Refused(Why why) implements SignInResult {}

  /// The password is right, and HQ has not been heard for longer than the company allows: the book
  /// stays shut until it is. Nothing in it is lost.
  ///
  /// @param unsent commands that wait in it
  record Silent(OfflineAge age, long unsent) implements SignInResult {}

  enum Why {
    WRONG_PASSWORD,
    /// Nobody signed in here before, and HQ cannot be reached to ask.
    FIRST_TIME_NEEDS_NETWORK,
    /// HQ knows the password, the book on this laptop was locked with an earlier one.
    OLD_PASSWORD_NEEDED,
    DEVICE_REVOKED,
    UPDATE_NEEDED,
    /// The server is older than this program.
    SERVER_OUTDATED,
    TOO_MANY_TRIES,
    BAD_ADDRESS,
    /// Another window of this program has the book open.
    ALREADY_OPEN,
    DISK_FULL,
    OTHER
  }
}

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

  /// HQ has let somebody in with the company's account; the book waits for a word of theirs.
  record Recognised(CompanyArrival arrival) implements SignInResult {}

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
    /// What opens the book on this laptop is something else.
    WRONG_PASSPHRASE,
    /// The password is right, and this company wants the company's account.
    PASSWORDS_OFF,
    /// This company has no such accounts, or HQ does not take them.
    COMPANY_OFF,
    /// The company's sign-in page, or what stands behind it, does not answer.
    COMPANY_UNREACHABLE,
    /// The person, or the company's issuer, broke it off in the browser.
    COMPANY_REFUSED,
    /// HQ does not believe what the company's issuer said.
    COMPANY_NOT_BELIEVED,
    COMPANY_UNKNOWN,
    COMPANY_LINKED,
    COMPANY_TOO_LATE,
    CANCELLED,
    /// Somebody else's book.
    ANOTHER_PERSON,
    /// Several people have a book here, and which is this person's cannot be told.
    NAME_NEEDED,
    PERSON_LEFT,
    DISK_FULL,
    OTHER
  }
}

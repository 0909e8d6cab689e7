package outrider.app.profile;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import outrider.app.store.ProfileKey;

/// One person's book on this laptop, as far as it can be known without the password: whose it is,
/// and the wrapped key of its database.
///
/// @param folder holds `profile.json` and `outrider.db`
/// @param certificate the SHA-256 of the server's certificate where a person accepted it; null
///   where an authority vouches for the server
/// @param company how the book opens with the company's account; null where HQ knows a password
/// @param device this installation's id, made once
public record Profile(
    Path folder,
    String server,
    String login,
    String user,
    String name,
    String tenant,
    String device,
    ProfileKey.Wrapped key,
    @Nullable String certificate,
    @Nullable Company company) {

  /// The account that this book belongs to, and its key wrapped under the device's secret, which HQ
  /// tells to whoever signs in with that account on this device.
  public record Company(String issuer, String subject, ProfileKey.Wrapped key) {}

  /// The same book with its key wrapped anew.
  Profile lockedBy(ProfileKey.Wrapped wrapped) {
    return new Profile(
        folder, server, login, user, name, tenant, device, wrapped, certificate, company);
  }

  /// The same book, of the server that a person accepted.
  Profile trusting(String fingerprint) {
    return new Profile(
        folder, server, login, user, name, tenant, device, key, fingerprint, company);
  }

  /// The same book, which this account opens as well.
  Profile openedBy(Company account) {
    return new Profile(
        folder, server, login, user, name, tenant, device, key, certificate, account);
  }

  public Path database() {
    return folder.resolve("outrider.db");
  }
}

package outrider.app.profile;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.app.store.ProfileKey;
import outrider.app.sync.HqTransport;
import outrider.core.protocol.CompanySignInResponse;

/// Somebody whom HQ has let in with the company's account, before the book is open. Close it where
/// they go no further.
public final class CompanyArrival implements AutoCloseable {

  /// What the book still needs.
  public enum Standing {
    /// There is none yet: a passphrase to lock it with.
    NEW,
    /// Nothing; the passphrase may be kept, or changed without knowing the old one.
    KNOWN,
    /// What it was locked with until now, once.
    LOCKED
  }

  private final Place place;
  private final CompanySignInResponse answer;
  private final CompanyErrand.Token token;
  private final Optional<Profile> profile;
  private final Optional<ProfileKey> key;

  /// @param certificate the server's, where a person has accepted it
  record Place(String server, String device, @Nullable String certificate, HqTransport transport) {}

  /// @param profile the book that there is
  /// @param key of it, where HQ's answer opens it
  CompanyArrival(
      Place place,
      CompanySignInResponse answer,
      CompanyErrand.Token token,
      Optional<Profile> profile,
      Optional<ProfileKey> key) {
    this.place = place;
    this.answer = answer;
    this.token = token;
    this.profile = profile;
    this.key = key;
  }

  public Standing standing() {
    if (profile.isEmpty()) {
      return Standing.NEW;
    }
    return key.isPresent() ? Standing.KNOWN : Standing.LOCKED;
  }

  /// The name under which HQ knows this person.
  public String login() {
    return answer.login();
  }

  Place place() {
    return place;
  }

  CompanySignInResponse answer() {
    return answer;
  }

  CompanyErrand.Token token() {
    return token;
  }

  Optional<Profile> profile() {
    return profile;
  }

  Optional<ProfileKey> key() {
    return key;
  }

  @Override
  public void close() {
    place.transport().close();
  }
}

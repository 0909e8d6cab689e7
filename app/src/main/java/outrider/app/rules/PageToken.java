package outrider.app.rules;

import java.security.SecureRandom;
import java.util.Base64;

/// What the page of a form sends along, made here so that a form can be set up offline: as long as
/// those that HQ makes, and as hard to guess.
final class PageToken {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private PageToken() {}

  static String make() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

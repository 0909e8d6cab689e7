package outrider.server.oidc;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The company's issuer, as an installation names it.
///
/// @param issuer exactly as its tokens say it
/// @param clientSecret only where the issuer gives one to programs on people's own machines; it is
///   told to every workstation
/// @param claims what names the person, the first that fits decides: a login, or in `email` a
///   verified address
public record OidcSettings(
    URI issuer,
    String clientId,
    @Nullable String clientSecret,
    List<String> claims,
    PasswordSignIn passwords) {
  public static final List<String> DEFAULT_CLAIMS = List.of("preferred_username", "email");

  /// What a person is asked to agree to.
  public static final String SCOPE = "openid profile email";

  public OidcSettings {
    claims = List.copyOf(claims);
  }

  public OidcSettings(URI issuer, String clientId) {
    this(issuer, clientId, null, DEFAULT_CLAIMS, PasswordSignIn.ALL);
  }

  public OidcSettings withPasswordsFor(PasswordSignIn whom) {
    return new OidcSettings(issuer, clientId, clientSecret, claims, whom);
  }

  /// Whether what is fetched there is what was put there: with TLS, or on this very machine.
  public static boolean isSafe(URI address) {
    String host = address.getHost();
    return host != null
        && ("https".equals(address.getScheme())
            || "http".equals(address.getScheme())
                && (host.equals("127.0.0.1") || host.equals("localhost")));
  }
}

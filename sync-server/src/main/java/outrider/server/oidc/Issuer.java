package outrider.server.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.server.ops.Limits;

/// The company's issuer as it describes itself: where people sign in, and by which keys its tokens
/// are signed. A key that is not known is looked for once more, for issuers change their keys.
final class Issuer implements JWKSource<SecurityContext> {
  private static final String METADATA = "/.well-known/openid-configuration";

  private final URI issuer;
  private final ResourceRetriever web =
      new DefaultResourceRetriever(
          Math.toIntExact(Limits.ISSUER_CONNECT.toMillis()),
          Math.toIntExact(Limits.ISSUER_SILENCE.toMillis()),
          Limits.ISSUER_DOCUMENT_BYTES);
  private final Fetched<Metadata> metadata;
  private final Fetched<JWKSet> keys;

  /// Where the issuer's services are.
  record Metadata(URI authorization, URI token, URI keys) {}

  Issuer(URI issuer, InstantSource clock) {
    this.issuer = issuer;
    metadata = new Fetched<>("metadata", this::fetchMetadata, clock);
    keys = new Fetched<>("keys", this::fetchKeys, clock);
  }

  /// @return empty while the issuer has not been reached
  Optional<Metadata> metadata() {
    return metadata.get();
  }

  @Override
  public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
    List<JWK> known = selector.select(keys.get().orElseThrow(Issuer::unreachable));
    return known.isEmpty()
        ? selector.select(keys.getNewer().orElseThrow(Issuer::unreachable))
        : known;
  }

  private static KeySourceException unreachable() {
    return new KeySourceException("the issuer's keys are not known");
  }

  private Metadata fetchMetadata() throws IOException, ParseException {
    String base = issuer.toString().replaceAll("/$", "");
    Map<String, Object> told = JSONObjectUtils.parse(text(URI.create(base + METADATA)));
    if (!issuer.toString().equals(told.get("issuer"))) {
      throw new IOException("it calls itself " + told.get("issuer"));
    }
    return new Metadata(
        address(told, "authorization_endpoint"),
        address(told, "token_endpoint"),
        address(told, "jwks_uri"));
  }

  private JWKSet fetchKeys() throws IOException, ParseException {
    URI place = metadata().orElseThrow(() -> new IOException("where they are is not known")).keys();
    return JWKSet.parse(text(place));
  }

  private String text(URI address) throws IOException {
    return web.retrieveResource(address.toURL()).getContent();
  }

  private static URI address(Map<String, Object> told, String name)
      throws IOException, ParseException {
    URI address = JSONObjectUtils.getURI(told, name);
    if (address == null || !OidcSettings.isSafe(address)) {
      throw new IOException(name + " is missing or not https");
    }
    return address;
  }
}

package outrider.office;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import outrider.server.oidc.OidcSettings;

/// The company's OpenID Connect issuer on loopback: whoever comes to its page is signed in as `who`
/// at once. It gives codes once, and a token only for the verifier of the code's challenge.
public final class CompanyIssuer implements AutoCloseable {
  private static final String CLIENT = "outrider";

  private final HttpServer http;
  private final RSAKey key;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private volatile String who = "";

  public CompanyIssuer() throws IOException {
    try {
      key = new RSAKeyGenerator(2_048).keyID("1").generate();
    } catch (JOSEException failure) {
      throw new AssertionError(failure);
    }
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    on("/.well-known/openid-configuration", this::metadata);
    on("/keys", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
    on("/authorize", this::authorize);
    on("/token", this::token);
    http.start();
  }

  private void on(String path, HttpHandler handler) {
    http.createContext(
        path,
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
  }

  public String address() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  public OidcSettings settings() {
    return new OidcSettings(URI.create(address()), CLIENT);
  }

  /// From now on this is who sits at the browser; nobody for one who says no.
  public void isVisitedBy(String login) {
    who = login;
  }

  private void metadata(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        200,
        """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
        "jwks_uri":"%1$s/keys"}\
        """
            .formatted(address()));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    var asked = form(exchange.getRequestURI().getRawQuery());
    var isRight =
        CLIENT.equals(asked.get("client_id"))
            && "code".equals(asked.get("response_type"))
            && "S256".equals(asked.get("code_challenge_method"))
            && asked.getOrDefault("redirect_uri", "").startsWith("http://127.0.0.1:");
    if (!isRight) {
      answer(exchange, 400, "{}");
      return;
    }
    var code = UUID.randomUUID().toString();
    codes.put(code, asked);
    var result = who.isEmpty() ? "error=access_denied" : "code=" + code;
    exchange
        .getResponseHeaders()
        .set("Location", asked.get("redirect_uri") + '?' + result + "&state=" + asked.get("state"));
    exchange.sendResponseHeaders(302, -1);
  }

  private void token(HttpExchange exchange) throws IOException {
    var told =
        form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
    var asked = Optional.ofNullable(codes.remove(told.getOrDefault("code", ""))).orElse(Map.of());
    var isRight =
        "authorization_code".equals(told.get("grant_type"))
            && told.getOrDefault("redirect_uri", "").equals(asked.get("redirect_uri"))
            && sha256(told.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"));
    if (isRight) {
      var nonce = asked.getOrDefault("nonce", "");
      answer(exchange, 200, "{\"id_token\":\"" + sign(nonce) + "\"}");
    } else {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
    }
  }

  private String sign(String nonce) {
    var now = Instant.now();
    try {
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
              new JWTClaimsSet.Builder()
                  .issuer(address())
                  .subject("subject of " + who)
                  .audience(CLIENT)
                  .issueTime(Date.from(now))
                  .expirationTime(Date.from(now.plusSeconds(300)))
                  .claim("nonce", nonce)
                  .claim("preferred_username", who)
                  .build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException failure) {
      throw new AssertionError(failure);
    }
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Map<String, String> form(String text) {
    return Arrays.stream(text.split("&"))
        .map(part -> part.split("=", 2))
        .collect(
            Collectors.toMap(
                part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
  }

  private static String sha256(String text) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}

package outrider.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.function.Consumer;
import outrider.server.oidc.OidcSettings;

/// An issuer of company accounts on loopback, as far as HQ needs one: it says where its keys are,
/// and signs whatever it is asked to.
final class TestIssuer implements AutoCloseable {
  static final String CLIENT = "outrider";

  private final InstantSource clock;
  private final int port;
  private HttpServer http;
  private ECKey key = key();

  TestIssuer(InstantSource clock) {
    this.clock = clock;
    http = listen(0);
    port = http.getAddress().getPort();
  }

  private HttpServer listen(int at) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
      server.createContext("/.well-known/openid-configuration", this::metadata);
      server.createContext(
          "/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
      server.start();
      return server;
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private void metadata(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
        "jwks_uri":"%1$s/keys"}\
        """
            .formatted(address()));
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  OidcSettings settings() {
    return new OidcSettings(URI.create(address()), CLIENT);
  }

  /// From now on it signs with another key, and no longer knows the old one.
  void rotate() {
    key = key();
  }

  void stop() {
    http.stop(0);
  }

  void startAgain() {
    http = listen(port);
  }

  private static ECKey key() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException failure) {
      throw new AssertionError(failure);
    }
  }

  /// What it says of somebody who has just signed in.
  ///
  /// @param nonce what the workstation keeps to itself
  JWTClaimsSet.Builder claims(String subject, String login, String nonce) {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(address())
        .subject(subject)
        .audience(CLIENT)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
        .claim("nonce", sha256(nonce))
        .claim("preferred_username", login);
  }

  String token(String subject, String login, String nonce, Consumer<JWTClaimsSet.Builder> change) {
    JWTClaimsSet.Builder claims = claims(subject, login, nonce);
    change.accept(claims);
    return sign(claims.build());
  }

  String token(String subject, String login, String nonce) {
    return token(subject, login, nonce, claims -> {});
  }

  String sign(JWTClaimsSet claims) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (JOSEException failure) {
      throw new AssertionError(failure);
    }
  }

  private static String sha256(String text) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public void close() {
    stop();
  }
}

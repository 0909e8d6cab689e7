package outrider.app.profile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.app.sync.IssuerTransport;
import outrider.app.sync.LoopbackRedirect;
import outrider.app.sync.SyncFailure;
import outrider.core.protocol.SignInOptions;

/// One trip of a person through the company's sign-in page in their own browser: authorization code
/// with PKCE (RFC 7636), state, and a nonce of which the issuer sees the hash only. May be
/// cancelled from any thread.
public final class CompanyErrand {

  /// How long a person may take in the browser.
  public static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final int SECRET_BYTES = 32;
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private final LoopbackRedirect.Pages pages;
  private final Consumer<String> address;
  private final Duration patience;
  private @Nullable LoopbackRedirect redirect;
  private boolean cancelled;

  /// @param pages what the browser shows after it
  /// @param address hears where the browser was sent, so that a person can go there by hand
  public CompanyErrand(LoopbackRedirect.Pages pages, Consumer<String> address) {
    this(pages, address, PATIENCE);
  }

  /// @param patience how long a person may take in the browser
  public CompanyErrand(LoopbackRedirect.Pages pages, Consumer<String> address, Duration patience) {
    this.pages = pages;
    this.address = address;
    this.patience = patience;
  }

  /// What was brought back.
  ///
  /// @param nonce what makes the token good, and only we know
  /// @param subject what the token says of itself; HQ looks whether that is true
  record Token(String idToken, String nonce, String issuer, String subject) {}

  /// Ends the trip; whoever waits for it is told so.
  public synchronized void cancel() {
    cancelled = true;
    if (redirect != null) {
      redirect.close();
    }
  }

  /// Blocks until the person is back.
  ///
  /// @throws Stopped where they do not come back with a token
  Token run(
      SignInOptions.Company company,
      IssuerTransport issuer,
      CompanyDesk.Browser browser,
      RandomGenerator random) {
    var authorization = company.authorizationEndpoint();
    var tokenEndpoint = company.tokenEndpoint();
    if (authorization == null || tokenEndpoint == null) {
      throw new Stopped(SignInResult.Why.COMPANY_UNREACHABLE);
    }
    var state = secret(random);
    var nonce = secret(random);
    var verifier = secret(random);
    try (var back = open(state)) {
      var asked = new LinkedHashMap<String, String>();
      asked.put("response_type", "code");
      asked.put("client_id", company.clientId());
      asked.put("redirect_uri", back.address());
      asked.put("scope", company.scope());
      asked.put("state", state);
      asked.put("nonce", sha256(nonce));
      asked.put("code_challenge", sha256(verifier));
      asked.put("code_challenge_method", "S256");
      var page = authorization + (authorization.contains("?") ? '&' : '?') + query(asked);
      address.accept(page);
      browser.open(page);
      var answer = back.await(patience);
      var code = answer.code().orElseThrow(() -> new Stopped(SignInResult.Why.COMPANY_REFUSED));
      var secret = Objects.requireNonNullElse(company.clientSecret(), "");
      var idToken =
          issuer.trade(
              new IssuerTransport.Trade(
                  tokenEndpoint, company.clientId(), secret, code, back.address(), verifier));
      return new Token(idToken, nonce, company.issuer(), subject(idToken));
    } catch (TimeoutException late) {
      throw new Stopped(SignInResult.Why.COMPANY_TOO_LATE);
    } catch (CancellationException cancelledMeanwhile) {
      throw new Stopped(SignInResult.Why.CANCELLED);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Stopped(SignInResult.Why.CANCELLED);
    } catch (IOException noPort) {
      throw new Stopped(SignInResult.Why.OTHER);
    } catch (SyncFailure failure) {
      throw new Stopped(
          failure.kind() == SyncFailure.Kind.UNREACHABLE
              ? SignInResult.Why.COMPANY_UNREACHABLE
              : SignInResult.Why.COMPANY_REFUSED);
    }
  }

  private synchronized LoopbackRedirect open(String state) throws IOException {
    if (cancelled) {
      throw new Stopped(SignInResult.Why.CANCELLED);
    }
    var opened = new LoopbackRedirect(state, pages);
    redirect = opened;
    return opened;
  }

  private static String subject(String idToken) throws IOException {
    var parts = idToken.split("\\.", -1);
    if (parts.length != 3) {
      throw new IOException("not an ID token");
    }
    try {
      return MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1])).path("sub").asText();
    } catch (IllegalArgumentException noBase64) {
      throw new IOException("not an ID token", noBase64);
    }
  }

  private static String query(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry ->
            entry.getKey() + '=' + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String secret(RandomGenerator random) {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return encode(bytes);
  }

  private static String sha256(String text) {
    try {
      return encode(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is part of every Java runtime", impossible);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// The person did not come back with a token. Has no stack trace: it is an answer.
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SignInResult.Why why;

    Stopped(SignInResult.Why why) {
      super(why.name(), null, false, false);
      this.why = why;
    }

    SignInResult.Why why() {
      return why;
    }
  }
}

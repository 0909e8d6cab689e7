package outrider.server.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// What an ID token says, after its signature was found to be the issuer's: whether it is for us,
/// for now and for whoever brings it (OpenID Connect Core, 3.1.3.7), and who it is about.
final class IdTokenClaims {
  private final OidcSettings settings;
  private final InstantSource clock;

  IdTokenClaims(OidcSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /// @throws ProblemException 401 that says what the matter is
  CompanyIdentity identity(JWTClaimsSet claims, String nonce) {
    require(settings.issuer().toString().equals(claims.getIssuer()), "issuer", "It is not ours.");
    require(isForUs(claims), "audience", "It was given for another program.");
    String hash = sha256(nonce);
    require(hash.equals(text(claims, "nonce")), "nonce", "It was asked for by somebody else.");
    long until = until(claims);
    String subject = claims.getSubject();
    require(isText(subject), "unreadable", "It is about nobody.");
    return new CompanyIdentity(claims.getIssuer(), subject, names(claims), hash, until);
  }

  private boolean isForUs(JWTClaimsSet claims) {
    String party = text(claims, "azp");
    boolean alone = claims.getAudience().size() == 1;
    return claims.getAudience().contains(settings.clientId())
        && (party == null ? alone : party.equals(settings.clientId()));
  }

  /// @return when it has ended for certain, whatever the clocks
  private long until(JWTClaimsSet claims) {
    long now = clock.millis();
    long skew = Limits.ID_TOKEN_SKEW.toMillis();
    Date expires = claims.getExpirationTime();
    Date issued = claims.getIssueTime();
    Date begins = claims.getNotBeforeTime();
    boolean timely =
        expires != null
            && issued != null
            && expires.getTime() > now - skew
            && issued.getTime() <= now + skew
            && issued.getTime() > now - Limits.ID_TOKEN_AGE.toMillis()
            && (begins == null || begins.getTime() <= now + skew);
    require(timely, "expired", "It is not for now: look at the clocks of HQ and the issuer.");
    return now + Limits.ID_TOKEN_AGE.toMillis() + 2 * skew;
  }

  private List<CompanyIdentity.Name> names(JWTClaimsSet claims) {
    List<CompanyIdentity.Name> names = new ArrayList<>();
    for (String claim : settings.claims()) {
      String value = text(claims, claim);
      boolean email = claim.equals("email");
      // An address that anybody can claim names nobody.
      if (value != null && isText(value) && (!email || isTrue(claims.getClaim("email_verified")))) {
        names.add(new CompanyIdentity.Name(value, email));
      }
    }
    return names;
  }

  private static boolean isTrue(@Nullable Object value) {
    return Boolean.TRUE.equals(value) || "true".equals(value);
  }

  private static boolean isText(@Nullable String value) {
    return value != null
        && !value.isBlank()
        && value.length() <= Limits.LOGIN_CHARS
        && value.codePoints().noneMatch(Character::isISOControl);
  }

  private static @Nullable String text(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof String text ? text : null;
  }

  private static void require(boolean holds, String what, String detail) {
    if (!holds) {
      throw new ProblemException(Problem.idToken(what, detail));
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is part of every Java runtime", impossible);
    }
  }
}

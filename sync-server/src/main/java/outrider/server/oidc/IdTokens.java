package outrider.server.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.protocol.SignInOptions;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// Believes an ID token, or says why not. The signature is the library's business; only algorithms
/// with a public key are taken, so that neither an unsigned token nor one that was signed with
/// something we published gets in.
public final class IdTokens {
  private static final Logger log = LoggerFactory.getLogger(IdTokens.class);
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.PS256);

  private final OidcSettings settings;
  private final Issuer issuer;
  private final IdTokenClaims claims;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  public IdTokens(OidcSettings settings, InstantSource clock) {
    this.settings = settings;
    issuer = new Issuer(settings.issuer(), clock);
    claims = new IdTokenClaims(settings, clock);
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, issuer));
    // What the token says is looked at in `IdTokenClaims`, by a clock that we hold.
    processor.setJWTClaimsSetVerifier((unused, context) -> {});
  }

  /// What a workstation is told, so that it can send its person to the issuer.
  public SignInOptions offer() {
    Optional<Issuer.Metadata> metadata = issuer.metadata();
    return new SignInOptions(
        settings.passwords().wireName(),
        new SignInOptions.Company(
            settings.issuer().toString(),
            settings.clientId(),
            settings.clientSecret(),
            OidcSettings.SCOPE,
            metadata.map(it -> it.authorization().toString()).orElse(null),
            metadata.map(it -> it.token().toString()).orElse(null)));
  }

  /// @param nonce what only the workstation knows that asked for the token
  /// @throws ProblemException 401 that says what the matter is; 503 where the keys cannot be had
  public CompanyIdentity verify(String token, String nonce) {
    try {
      return claims.identity(processor.process(signed(token), null), nonce);
    } catch (KeySourceException away) {
      throw new ProblemException(Problem.issuerUnreachable(Limits.ISSUER_PAUSE.toSeconds()));
    } catch (BadJOSEException | JOSEException forged) {
      log.atWarn().addKeyValue("why", forged.getMessage()).log("An ID token was refused.");
      throw new ProblemException(
          Problem.idToken("signature", "It was not signed by the company's issuer."));
    } catch (ProblemException refused) {
      log.atWarn().addKeyValue("why", refused.getMessage()).log("An ID token was refused.");
      throw refused;
    }
  }

  private static SignedJWT signed(String token) {
    SignedJWT signed;
    try {
      if (!(JWTParser.parse(token) instanceof SignedJWT jwt)) {
        throw new ProblemException(Problem.idToken("algorithm", "It is not signed."));
      }
      signed = jwt;
    } catch (ParseException | RuntimeException unreadable) {
      if (unreadable instanceof ProblemException refused) {
        throw refused;
      }
      throw new ProblemException(Problem.idToken("unreadable", "It is no ID token."));
    }
    if (!ALGORITHMS.contains(signed.getHeader().getAlgorithm())) {
      throw new ProblemException(
          Problem.idToken("algorithm", "It is signed in a way that is not taken here."));
    }
    return signed;
  }
}

package outrider.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.server.admin.AdministrationException;
import outrider.server.oidc.OidcSettings;
import outrider.server.oidc.PasswordSignIn;
import picocli.CommandLine.Option;

/// The issuer of the company's own accounts, as it is said on the command line.
final class OidcOptions {
  private static final String ISSUER = "OUTRIDER_OIDC_ISSUER";
  private static final String CLIENT_ID = "OUTRIDER_OIDC_CLIENT_ID";

  @Option(
      names = "--oidc-issuer",
      description =
          "Address of the company's OpenID Connect issuer; else the variable "
              + ISSUER
              + ", else people have passwords only.")
  private @Nullable String issuer;

  @Option(
      names = "--oidc-client-id",
      description = "What the issuer knows Outrider by; else the variable " + CLIENT_ID + ".")
  private @Nullable String clientId;

  @Option(
      names = "--oidc-client-secret-file",
      description =
          "Only for issuers that give a secret to programs on people's own machines, such as"
              + " Google: every workstation is told it.")
  private @Nullable Path clientSecretFile;

  @Option(
      names = "--oidc-claim",
      split = ",",
      description =
          "What in a token names the person, the first that fits (default: preferred_username,"
              + " then a verified email).")
  private @Nullable List<String> claims;

  @Option(
      names = "--password-sign-in",
      defaultValue = "all",
      description = "Who may still sign in with a password: all or admins (default: all).")
  private PasswordSignIn passwords = PasswordSignIn.ALL;

  /// Empty where the company's accounts are not taken.
  Optional<OidcSettings> settings() {
    String place = Given.or(issuer, ISSUER);
    String program = Given.or(clientId, CLIENT_ID);
    if (place.isEmpty() != program.isEmpty()) {
      throw new AdministrationException("--oidc-issuer and --oidc-client-id go together.");
    }
    if (place.isEmpty()) {
      if (passwords == PasswordSignIn.ADMINS) {
        throw new AdministrationException(
            "With --password-sign-in admins nobody else gets in: name an issuer, or leave it out.");
      }
      return Optional.empty();
    }
    return Optional.of(
        new OidcSettings(
            address(place),
            program,
            clientSecretFile == null ? null : Given.secret(clientSecretFile),
            claims == null ? OidcSettings.DEFAULT_CLAIMS : claims,
            passwords));
  }

  private static URI address(String place) {
    try {
      URI address = URI.create(place);
      if (OidcSettings.isSafe(address)) {
        return address;
      }
    } catch (IllegalArgumentException noAddress) {
      // Said below.
    }
    throw new AdministrationException(
        "An issuer is named as https://…, exactly as it names itself.");
  }
}

package outrider.core.protocol;

/// `POST /v1/sign-in/company`: as `SignInRequest`, with what the company's issuer says in the place
/// of a password.
///
/// @param idToken as the issuer's token endpoint gave it
/// @param nonce what the token's own nonce is the SHA-256 of (base64url, without padding): whoever
///   has only seen the token cannot use it
public record CompanySignInRequest(
    int protocol,
    String idToken,
    String nonce,
    String device,
    long incarnation,
    String epoch,
    String deviceName,
    String platform,
    String appVersion) {}

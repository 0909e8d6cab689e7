package outrider.server.oidc;

import java.util.List;

/// Who a verified ID token is about.
///
/// @param subject never given to somebody else by its issuer, unlike any name or address
/// @param names by which HQ may know this person, the best first
/// @param nonce what makes this token one of a kind
/// @param until when the token has ended for certain
public record CompanyIdentity(
    String issuer, String subject, List<Name> names, String nonce, long until) {
  public CompanyIdentity {
    names = List.copyOf(names);
  }

  /// @param email whether it is an address, which the issuer has verified
  public record Name(String value, boolean email) {}
}

package outrider.server.oidc;

import outrider.core.protocol.SignInOptions;
import outrider.core.user.Role;

/// Who may still sign in with a password where the company's accounts are taken.
public enum PasswordSignIn {
  ALL,
  /// The way in when the issuer is away, and nobody else's.
  ADMINS;

  public boolean admits(Role role) {
    return this == ALL || role == Role.ADMIN;
  }

  public String wireName() {
    return this == ALL ? SignInOptions.EVERYBODY : SignInOptions.ADMINS;
  }
}

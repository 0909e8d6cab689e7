package outrider.core.protocol;

import org.jspecify.annotations.Nullable;

/// The answer to `GET /v1/sign-in`: in which ways a person may sign in.
///
/// @param password who may sign in with a password: `all`, or only `admins`
/// @param company the company's own accounts; null where HQ does not take them
public record SignInOptions(String password, @Nullable Company company) {

  public static final String EVERYBODY = "all";
  public static final String ADMINS = "admins";

  /// What HQ says that has never heard of this question.
  public static final SignInOptions PASSWORDS = new SignInOptions(EVERYBODY, null);

  /// Where a workstation sends a person's browser, and where it takes the code that comes back. The
  /// two addresses are the issuer's; they are absent while HQ has not reached it yet.
  ///
  /// @param clientSecret only of issuers that give one to programs on people's own machines, where
  ///   it is no secret
  public record Company(
      String issuer,
      String clientId,
      @Nullable String clientSecret,
      String scope,
      @Nullable String authorizationEndpoint,
      @Nullable String tokenEndpoint) {}
}

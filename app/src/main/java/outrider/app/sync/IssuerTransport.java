package outrider.app.sync;

/// The way to the issuer of the company's accounts.
public interface IssuerTransport {

  /// What a code is traded with: what went to the issuer by the browser, and what stayed here.
  ///
  /// @param verifier what the challenge was the hash of (PKCE)
  record Trade(
      String tokenEndpoint,
      String clientId,
      String clientSecret,
      String code,
      String redirect,
      String verifier) {}

  /// Blocks, and fails with a `SyncFailure`: `UNREACHABLE` where the issuer does not answer,
  /// `REFUSED` where it does not trade.
  ///
  /// @return the ID token
  String trade(Trade trade);
}

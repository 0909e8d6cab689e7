package outrider.core.protocol;

/// @param token bearer token of the session; HQ keeps only its hash
/// @param incarnation this sign-in's life of the device; envelopes are numbered within it
/// @param epoch changes when HQ is restored from a backup
/// @param serverTime epoch milliseconds, to correct the laptop's clock by
public record SignInResponse(
    String token,
    String tenant,
    String user,
    String role,
    long incarnation,
    String epoch,
    long serverTime) {}

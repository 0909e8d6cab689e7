package outrider.core.protocol;

/// @param token bearer token of the session; HQ keeps only its hash
/// @param incarnation the life of the installation that envelopes are numbered within: the
///   requested one where HQ knows it for this device and epoch, else a new one, which the device
///   renumbers its outbox for
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

package outrider.core.protocol;

import org.jspecify.annotations.Nullable;

/// @param token bearer token of the session; HQ keeps only its hash
/// @param incarnation the life of the installation that envelopes are numbered within: the
///   requested one where HQ knows it for this device and epoch, else a new one, which the device
///   renumbers its outbox for
/// @param epoch changes when HQ is restored from a backup
/// @param serverTime epoch milliseconds, to correct the laptop's clock by
/// @param offlineMaxMillis how long the workstation may show its book without hearing of HQ; 0 for
///   no end, null from an HQ that has no such policy
public record SignInResponse(
    String token,
    String tenant,
    String user,
    String role,
    long incarnation,
    String epoch,
    long serverTime,
    @Nullable Long offlineMaxMillis) {}

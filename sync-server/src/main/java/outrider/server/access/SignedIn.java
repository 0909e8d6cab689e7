package outrider.server.access;

/// Who is asking, from which device, in which of its lives.
///
/// @param tokenHash the session, by the hash of its token
/// @param renew the session is old enough for the client to ask for a new token
public record SignedIn(
    String userId, String deviceId, long incarnation, String tokenHash, boolean renew) {}

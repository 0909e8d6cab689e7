package outrider.core.protocol;

/// The client's messages on `GET /v1/live`: the first right after opening, then a heartbeat.
///
/// @param seq the lowest cursor of the device: what is newer follows inline or as a poke
/// @param unsent envelopes that wait on the device
/// @param oldestUnsentMillis age of the oldest of them; 0 where none waits
public record LiveHello(
    int protocol, long incarnation, long seq, long unsent, long oldestUnsentMillis) {}

package outrider.bench.crowd;

/// What a device holds after its sign-in.
///
/// @param person the number of whoever uses it, from 0
public record Ticket(int person, String token, String device, long incarnation, String epoch) {}

package outrider.core.protocol;

/// HQ's short message on the live channel: there is something up to `poke`, come and pull. The long
/// form is the same NDJSON as a pull's answer, whose head's `after` is not negative.
public record LivePoke(long poke, long serverTime) {}

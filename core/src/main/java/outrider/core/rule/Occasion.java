package outrider.core.rule;

/// The circumstances of a command: rules read no clock and make no random ids.
///
/// @param at when it was done, in epoch milliseconds, never in the future of who decides
/// @param envelope the id of the envelope, from which ids of records made by rules are derived
public record Occasion(Actor actor, long at, String envelope) {}

package outrider.core.forecast;

/// What a deal is worth from a day on.
///
/// @param since in epoch days
/// @param minor [DealPast#NO_AMOUNT] where it has no amount
public record Worth(int since, long minor) {}

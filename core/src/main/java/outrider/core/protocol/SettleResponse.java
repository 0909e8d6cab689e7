package outrider.core.protocol;

/// @param refused how many the rules did not allow; they stay at HQ for the record
public record SettleResponse(long applied, long refused) {}

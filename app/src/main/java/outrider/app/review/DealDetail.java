package outrider.app.review;

/// What a row in sight shows of a deal beyond what it is found by.
///
/// @param nextStep empty for none
/// @param twoWayAt the last contact to which both sides gave something, in epoch milliseconds; 0
///   for none
/// @param checksMet conditions on the way to the next stage that are met or were left out with a
///   reason
public record DealDetail(
    String name,
    String account,
    String nextStep,
    long nextStepAt,
    long twoWayAt,
    int checksMet,
    int checks) {}

package outrider.app.forecast;

/// A deal in the list behind a figure.
///
/// @param amountMinor -1 where it has none
record DealLine(
    long number,
    String id,
    String name,
    String account,
    String owner,
    String stage,
    long amountMinor,
    String currency) {}

package outrider.app.board;

/// A lead or a deal behind a figure.
///
/// @param company or the deal's customer
/// @param state as facts have it: 0 open, 1 converted or won, 2 disqualified or lost
/// @param at when it came or began, in epoch milliseconds
public record RowBehind(
    boolean isLead,
    long number,
    String id,
    String name,
    String company,
    String owner,
    int state,
    long at) {}

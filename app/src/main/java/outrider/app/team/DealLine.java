package outrider.app.team;

/// A deal behind a cell of the board.
record DealLine(
    String id,
    String name,
    String account,
    long amountMinor,
    String currency,
    String stage,
    long since,
    boolean late,
    String nextStep,
    String owner) {}

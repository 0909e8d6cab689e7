package outrider.app.team;

/// One group of the query beneath the board.
///
/// @param owner empty where nobody owns the deals
/// @param team the team that shares them, or empty
record Slice(
    String owner, String team, String stage, String currency, long deals, long minor, long late) {
  BoardCell cell() {
    return new BoardCell(deals, late, Sums.of(currency, minor));
  }
}

package outrider.app.team;

/// The deals of one person (or team) in one stage.
///
/// @param late deals that have been in the stage for longer than its limit
record BoardCell(long deals, long late, Sums sums) {
  static final BoardCell EMPTY = new BoardCell(0, 0, Sums.NONE);

  BoardCell plus(BoardCell other) {
    return new BoardCell(deals + other.deals, late + other.late, sums.plus(other.sums));
  }

  boolean isEmpty() {
    return deals == 0;
  }
}

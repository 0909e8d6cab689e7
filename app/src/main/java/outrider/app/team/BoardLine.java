package outrider.app.team;

import java.util.List;

/// A line of the board: a person, a team's subtotal, or the whole.
///
/// @param id of the user or team; empty for deals of nobody
/// @param stages a cell per open stage, in their order
/// @param loggedAt when the person last wrote something down, in epoch milliseconds; 0 for never
record BoardLine(
    Kind kind,
    String id,
    String team,
    boolean left,
    List<BoardCell> stages,
    BoardCell won,
    long loggedAt) {
  enum Kind {
    PERSON,
    TEAM,
    TOTAL
  }

  BoardLine {
    stages = List.copyOf(stages);
  }

  BoardCell open() {
    return stages.stream().reduce(BoardCell.EMPTY, BoardCell::plus);
  }

  /// The cell of a column: the stages, then all that is open, then what was won.
  BoardCell cell(int column) {
    if (column < stages.size()) {
      return stages.get(column);
    }
    return column == stages.size() ? open() : won;
  }

  boolean isEmpty() {
    return open().isEmpty() && won.isEmpty();
  }
}

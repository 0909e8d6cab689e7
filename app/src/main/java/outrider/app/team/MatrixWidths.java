package outrider.app.team;

/// How the width of the board is shared out among its columns.
///
/// @param bar 0 where there is no room for the picture of a book
/// @param cell 0 where the picture takes the place of the figures
/// @param won 0 where there is no room for what was won
record MatrixWidths(double name, double bar, double cell, double open, double won) {
  private static final double NAME = 176;
  private static final double NAME_WIDE = 232;
  private static final double NAME_TIGHT = 164;
  private static final double SUM = 116;
  private static final double SUM_TIGHT = 92;
  private static final double CELL_MIN = 86;
  private static final double CELL_TIGHT = 68;
  private static final double CELL_MAX = 118;
  private static final double BAR_MIN = 96;

  /// Figures first; what is left over becomes the picture. Beside an open list the board leaves out
  /// the picture and what was won.
  static MatrixWidths figures(double width, int stageCount) {
    var stages = Math.max(1, stageCount);
    var room = width - NAME - 2 * SUM;
    if ((room - BAR_MIN) / stages >= CELL_MIN) {
      var cell = Math.min(CELL_MAX, Math.max(CELL_MIN, (room - 1.6 * BAR_MIN) / stages));
      return wide(room - cell * stages, cell);
    }
    if (room / stages >= CELL_MIN) {
      return new MatrixWidths(NAME, 0, room / stages, SUM, SUM);
    }
    var tight = (width - NAME_TIGHT - SUM_TIGHT) / stages;
    return new MatrixWidths(NAME_TIGHT, 0, Math.max(CELL_TIGHT, tight), SUM_TIGHT, 0);
  }

  /// The picture takes all.
  static MatrixWidths picture(double width) {
    return wide(Math.max(BAR_MIN, width - NAME - 2 * SUM), 0);
  }

  /// Where the picture has more than it needs, long names get some of it.
  private static MatrixWidths wide(double bar, double cell) {
    var more = Math.clamp(bar - 3 * BAR_MIN, 0, NAME_WIDE - NAME);
    return new MatrixWidths(NAME + more, bar - more, cell, SUM, SUM);
  }

  /// The width of a column: the stages, then what is open, then what was won.
  double column(PipelineBoard board, int column) {
    if (board.isStage(column)) {
      return cell;
    }
    return column == board.stages().size() ? open : won;
  }

  /// Too narrow for words beside the numbers.
  boolean tight() {
    return won == 0;
  }
}

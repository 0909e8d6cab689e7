package outrider.app.store;

/// How many rows the next slice of a download takes: few as soon as somebody had to wait for one,
/// and twice as many after each that nobody waited for. Needs no clock. Writer thread only.
final class SliceSize {

  private final Portions portions;
  private int rows;

  SliceSize(Portions portions) {
    this.portions = portions;
    rows = portions.sliceRows();
  }

  int rows() {
    return rows;
  }

  void written(boolean somebodyWaits) {
    rows = somebodyWaits ? portions.sliceRowsLeast() : Math.min(portions.sliceRows(), 2 * rows);
  }
}

package outrider.app.store;

/// In what pieces a long download is written. Given to whoever applies it, so that a test or a
/// simulation can make a few rows a long download.
///
/// @param partRows from so many rows on a download is applied in parts of this size
/// @param sliceRows rows that a transaction takes where nobody waits for the writer
/// @param sliceRowsLeast rows that a transaction takes while somebody works
/// @param stepRows after so many rows the writer looks whether somebody waits
public record Portions(int partRows, int sliceRows, int sliceRowsLeast, int stepRows) {

  public static final Portions USUAL = new Portions(5_000, 5_000, 48, 16);

  public Portions {
    if (partRows < 1 || sliceRows < 1 || sliceRowsLeast < 1 || stepRows < 1) {
      throw new IllegalArgumentException("a portion is at least one row");
    }
  }
}

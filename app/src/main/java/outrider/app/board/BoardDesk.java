package outrider.app.board;

import org.jspecify.annotations.Nullable;
import outrider.app.store.Database;

/// Where the facts of the open book are kept between two openings of its board. FX thread.
public final class BoardDesk {
  private @Nullable Database database;
  private @Nullable BoardShelf shelf;

  public BoardShelf shelf(Database of) {
    var kept = shelf;
    if (kept == null || database != of) {
      kept = new BoardShelf(of);
      shelf = kept;
      database = of;
    }
    return kept;
  }
}

package outrider.app.board;

import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.BiFunction;
import outrider.app.store.Database;
import outrider.app.store.Sql;

/// Keeps the facts in memory between openings of the board, as long as there is room for them, and
/// lends them to one thread at a time, as new as the database is.
///
/// Public for measurements only.
public final class BoardShelf {
  private final Database database;
  private SoftReference<BoardBook> kept = new SoftReference<>(null);

  public BoardShelf(Database database) {
    this.database = database;
  }

  /// On a reader thread.
  synchronized <T> T with(Sql sql, BiFunction<BoardBook, BoardShelf, T> work) {
    var book = kept.get();
    if (book == null || !book.refresh(sql)) {
      book = BoardBook.read(sql, database);
      kept = new SoftReference<>(book);
    }
    return work.apply(book, this);
  }

  /// Counts a board. Reader thread.
  BoardReport report(Sql sql, BoardQuestion asked) {
    return with(
        sql,
        (book, shelf) ->
            new BoardCount(book, asked, book.touches(sql, Range.of(asked.days(), asked.zone())))
                .report());
  }

  /// Lays out what a diagnosis looks at. Reader thread.
  public EvidenceFound evidence(Sql sql, EvidenceAsked asked) {
    return with(sql, (book, shelf) -> new EvidenceCount(sql, book, asked).found());
  }

  /// The leads or deals of these numbers, the newest first and no more than people read. Reader
  /// thread.
  public static OpenedRows rows(Sql sql, String title, boolean ofLeads, int[] numbers) {
    var sorted = numbers.clone();
    java.util.Arrays.sort(sorted);
    var shown = new int[Math.min(sorted.length, OpenedRows.ROWS_MAX)];
    for (var index = 0; index < shown.length; index++) {
      shown[index] = sorted[sorted.length - 1 - index];
    }
    var byNumber = new HashMap<Integer, RowBehind>();
    BoardQueries.lines(sql, ofLeads, shown).forEach(row -> byNumber.put((int) row.number(), row));
    return new OpenedRows(
        title,
        ofLeads,
        numbers.length,
        java.util.Arrays.stream(shown)
            .filter(byNumber::containsKey)
            .mapToObj(byNumber::get)
            .toList());
  }

  /// Counts the board that the screen opens with, or that of all times, and says how many leads are
  /// in it: for measurements.
  public static long measure(
      BoardShelf shelf, Sql sql, String pipeline, boolean all, long now, java.time.ZoneId zone) {
    var report =
        shelf.report(
            sql,
            new BoardQuestion(
                all ? BoardPeriod.ALL : BoardPeriod.TWELVE_MONTHS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                pipeline,
                true,
                Optional.empty(),
                now,
                zone,
                shelf.database.configuration()));
    return report.leadSteps().getFirst().count();
  }
}

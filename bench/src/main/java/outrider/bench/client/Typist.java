package outrider.bench.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import outrider.app.profile.OpenBook;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;

/// Somebody who goes on typing while the book catches up with HQ: a short edit twenty times a
/// second, each waited for as a form waits for its field.
final class Typist {

  private static final long PAUSE_MILLIS = 50;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final OpenBook book;
  private final String lead;
  private final long seq;

  /// @param lead whose website is typed
  /// @param seq the number at HQ that the book has to reach
  Typist(OpenBook book, String lead, long seq) {
    this.book = book;
    this.lead = lead;
    this.seq = seq;
  }

  /// Types until the book equals HQ at the number or a later one, and nothing that was done before
  /// the typing began waits any more.
  Map<String, Object> typeUntilQuiet() {
    var began = System.nanoTime();
    var first = book.commands().now();
    var longest = 0L;
    var typed = 0L;
    String before = null;
    while (!isQuiet(first)) {
      var text = "https://typed%d.example".formatted(typed);
      var struck = System.nanoTime();
      book.commands()
          .submit(
              new Command.EditFields(
                  RecordType.LEAD, lead, List.of(new FieldEdit("website", before, text))))
          .join();
      longest = Math.max(longest, System.nanoTime() - struck);
      before = text;
      typed++;
      if (System.nanoTime() - began > PATIENCE_NANOS) {
        throw new IllegalStateException("never quiet: " + book.sync().report());
      }
      pause();
    }
    return Map.of("began", began, "at", System.nanoTime(), "longestNanos", longest, "typed", typed);
  }

  private boolean isQuiet(long first) {
    return book.sync().report().seq() >= seq
        && book.database()
                .readNow(
                    sql -> sql.number("SELECT count(*) FROM outbox WHERE occurred_at < ?", first))
            == 0;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

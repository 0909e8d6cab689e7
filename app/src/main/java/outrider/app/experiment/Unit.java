package outrider.app.experiment;

import org.jspecify.annotations.Nullable;

/// A lead or deal that is in an experiment.
///
/// @param variant from 0
/// @param enteredAt in epoch milliseconds
/// @param doneAt when it did what is counted; null where it has not
record Unit(String id, String name, int variant, long enteredAt, @Nullable Long doneAt) {

  private static final long DAY = 24 * 60 * 60 * 1000L;

  /// Whether its time was up at this moment.
  boolean isRipe(long at, long withinDays) {
    return enteredAt + withinDays * DAY <= at;
  }

  /// Whether it did it in its time.
  boolean did(long withinDays) {
    var done = doneAt;
    return done != null && done >= enteredAt && done <= enteredAt + withinDays * DAY;
  }
}

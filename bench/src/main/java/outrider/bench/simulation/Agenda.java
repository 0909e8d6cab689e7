package outrider.bench.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/// The world's time, and everything that is going to happen in it, in order. Time passes only by
/// going from one event to the next, and by leaps, in which nothing happens.
final class Agenda implements InstantSource {

  static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");

  private record Entry(long at, long no, Runnable event) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::no));
  private long now = BEGIN.toEpochMilli();
  private long no;
  private long leaptMillis;
  private int leaps;

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public long millis() {
    return now + leaptMillis;
  }

  /// As a machine's clock does that stands still while the machine sleeps.
  long nanos() {
    return TimeUnit.MILLISECONDS.toNanos(passedMillis());
  }

  /// Everything that is going to happen comes so much later.
  void leap(Duration over) {
    leaptMillis += over.toMillis();
    leaps++;
  }

  int leaps() {
    return leaps;
  }

  /// Without the leaps.
  long passedMillis() {
    return now - BEGIN.toEpochMilli();
  }

  void after(Duration delay, Runnable event) {
    after(delay.toMillis(), event);
  }

  void after(long delayMillis, Runnable event) {
    entries.add(new Entry(now + Math.max(0, delayMillis), no++, event));
  }

  /// Lets the next event happen, if there is one before the time is up.
  ///
  /// @param untilPassed as `passedMillis` counts
  /// @return whether there was one
  boolean next(long untilPassed) {
    var until = BEGIN.toEpochMilli() + untilPassed;
    var next = entries.peek();
    if (next == null || next.at() > until) {
      now = Math.max(now, until);
      return false;
    }
    entries.remove();
    now = next.at();
    next.event().run();
    return true;
  }
}

package outrider.app.sync;

import java.time.Duration;

/// What makes synchronisation go: one turn after the other, some of them later. Threads in the
/// program; in a simulation an agenda, so that a whole fleet runs in one thread and repeats itself.
public interface Turns extends AutoCloseable {

  /// Takes the turn behind those that were given before. Any thread.
  void next(Runnable turn);

  /// Takes the turn in a while, unless it is cancelled first. Any thread.
  Later after(Duration delay, Runnable turn);

  /// Nanoseconds since some moment, never going back: for measuring how long something took.
  long nanos();

  /// No more turns. Waits a moment for the one that is being taken.
  @Override
  void close();

  /// A turn that is to come.
  @FunctionalInterface
  interface Later {
    void cancel();
  }
}

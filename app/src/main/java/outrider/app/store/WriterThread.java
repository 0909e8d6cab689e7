package outrider.app.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The one thread that writes, and who is next on it: what a person did goes before what comes from
/// HQ, which waits for its turn, but not for ever.
///
/// Both kinds keep their own order. Nothing depends on the order between them: each write looks at
/// what it finds.
final class WriterThread implements Writing {

  /// So long does what comes from HQ let a person's work go first.
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration LAST_WORK = Duration.ofSeconds(10);

  private record Waiting(Runnable work, long sinceNanos) {}

  private final LongSupplier nanos;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Runnable> first = new ArrayDeque<>();
  private final Deque<Waiting> behind = new ArrayDeque<>();
  private int holds;
  private boolean closed;

  /// @param nanos a clock as `System.nanoTime`
  WriterThread(LongSupplier nanos) {
    this.nanos = nanos;
    thread = Thread.ofPlatform().daemon().name("outrider-writer").start(this::run);
  }

  @Override
  public void first(Runnable work) {
    locked(() -> {
      refuseWhenClosed();
      first.add(work);
    });
  }

  @Override
  public void behind(Runnable work) {
    locked(() -> {
      refuseWhenClosed();
      behind.add(new Waiting(work, nanos.getAsLong()));
    });
  }

  /// Its patience begins anew, so that a person goes between any two slices.
  @Override
  public void goOn(Runnable slice) {
    locked(() -> behind.addFirst(new Waiting(slice, nanos.getAsLong())));
  }

  @Override
  public boolean isAwaited() {
    lock.lock();
    try {
      return !first.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void hold() {
    locked(() -> holds++);
  }

  @Override
  public void release() {
    locked(() -> holds--);
  }

  private void run() {
    for (var next = next(); next != null; next = next()) {
      next.run();
    }
  }

  /// @return null when everything is done and nothing more will come
  private @Nullable Runnable next() {
    lock.lock();
    try {
      while (true) {
        var waiting = behind.peek();
        var left =
            waiting == null
                ? Long.MAX_VALUE
                : PATIENCE.toNanos() - (nanos.getAsLong() - waiting.sinceNanos());
        if (waiting != null && (left <= 0 || first.isEmpty() && (holds == 0 || closed))) {
          return behind.remove().work();
        }
        if (!first.isEmpty()) {
          return first.remove();
        }
        if (closed) {
          return null;
        }
        await(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private void await(long atMostNanos) {
    try {
      var ignored = changed.awaitNanos(atMostNanos);
    } catch (InterruptedException ended) {
      closed = true;
    }
  }

  private void refuseWhenClosed() {
    if (closed) {
      throw new RejectedExecutionException("the database is closed");
    }
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Lets what was asked for end, for as long as one waits for a program to close.
  @Override
  public void close() {
    locked(() -> closed = true);
    try {
      if (!thread.join(LAST_WORK)) {
        forgetTheRest();
      }
    } catch (InterruptedException interrupted) {
      forgetTheRest();
      Thread.currentThread().interrupt();
    }
  }

  private void forgetTheRest() {
    locked(() -> {
      first.clear();
      behind.clear();
    });
  }
}

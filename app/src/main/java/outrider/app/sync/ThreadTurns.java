package outrider.app.sync;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns taken by one platform thread from one queue, and a second thread that waits for the later
/// ones.
public final class ThreadTurns implements Turns {

  private static final Logger LOG = LoggerFactory.getLogger(ThreadTurns.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final LinkedBlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();
  private final ScheduledExecutorService timers =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outrider-sync-timers").factory());
  private final Thread thread =
      Thread.ofPlatform().daemon().name("outrider-sync").unstarted(this::run);
  private volatile boolean closed;

  public ThreadTurns() {
    thread.start();
  }

  @Override
  public void next(Runnable turn) {
    turns.add(turn);
  }

  @Override
  public Later after(Duration delay, Runnable turn) {
    var timer = timers.schedule(() -> next(turn), delay.toMillis(), TimeUnit.MILLISECONDS);
    return () -> timer.cancel(false);
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    timers.shutdownNow();
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try {
        turns.take().run();
      } catch (InterruptedException stop) {
        return;
      } catch (RuntimeException bug) {
        LOG.error("synchronisation stumbled; it goes on", bug);
      }
    }
  }
}

package outrider.server.live;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.server.ops.Limits;

/// Turns taken by one platform thread; what may block gets a virtual thread.
public final class HubThreads implements HubTurns {
  private static final Logger log = LoggerFactory.getLogger(HubThreads.class);
  private static final long LOOK_MILLIS = 250;

  private final BlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();
  private final InstantSource clock;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  public HubThreads(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void start(Duration every, Runnable tick) {
    thread = Thread.ofPlatform().name("live-hub").daemon().start(() -> run(every.toMillis(), tick));
  }

  private void run(long everyMillis, Runnable tick) {
    long tickAt = clock.millis();
    while (!stopping) {
      try {
        Runnable turn = turns.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (turn != null) {
          turn.run();
        }
        if (clock.millis() >= tickAt) {
          tickAt = clock.millis() + everyMillis;
          tick.run();
        }
      } catch (InterruptedException stop) {
        return;
      } catch (RuntimeException failure) {
        log.error("Telling devices of a change failed; they will come for it.", failure);
      }
    }
  }

  @Override
  public void next(Runnable turn) {
    turns.add(turn);
  }

  @Override
  public boolean isIdle() {
    return turns.isEmpty();
  }

  @Override
  public void aside(Runnable work) {
    Thread.ofVirtual().name("live-", 0).start(work);
  }

  @Override
  public void close() {
    stopping = true;
    Thread running = thread;
    if (running == null) {
      return;
    }
    try {
      running.join(Limits.STOP_GRACE.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

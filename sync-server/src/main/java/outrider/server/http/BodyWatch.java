package outrider.server.http;

import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Ends bodies that stand still. A read that waits for bytes cannot look at the clock itself, so
/// one thread looks for all of them and interrupts whoever is past the deadline; on a virtual
/// thread that closes the socket, and the connection's memory with it.
final class BodyWatch implements AutoCloseable {
  private static final long LOOK_MILLIS = 250;

  private final InstantSource clock;
  private final Set<Reading> readings = ConcurrentHashMap.newKeySet();
  private final Thread thread;

  BodyWatch(InstantSource clock) {
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("body-watch").daemon().start(this::run);
  }

  /// Called by the thread that is about to read. Close it when the body is there.
  Reading begin(long deadline) {
    Reading reading = new Reading(Thread.currentThread(), deadline);
    readings.add(reading);
    return reading;
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(LOOK_MILLIS);
        long now = clock.millis();
        readings.forEach(reading -> reading.look(now));
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  /// One body on its way in.
  final class Reading implements AutoCloseable {
    private final Thread reader;
    private final long deadline;
    private boolean over;
    private boolean ended;

    private Reading(Thread reader, long deadline) {
      this.reader = reader;
      this.deadline = deadline;
    }

    private synchronized void look(long now) {
      if (now > deadline && !over) {
        ended = true;
        reader.interrupt();
      }
    }

    /// Whether the body was ended from here, and the connection with it.
    synchronized boolean wasEnded() {
      return ended;
    }

    @Override
    public synchronized void close() {
      over = true;
      readings.remove(this);
      if (ended) {
        // Meant for the read alone, not for whatever this thread waits for next.
        Thread.interrupted();
      }
    }
  }
}

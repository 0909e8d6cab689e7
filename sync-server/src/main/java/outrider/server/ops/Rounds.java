package outrider.server.ops;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does something now and then for as long as the server lives. The first time comes late: a server
/// that has just started has other things to do. What fails is tried again the next time.
public final class Rounds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Rounds.class);

  private final Duration every;
  private final Runnable work;
  private final Thread thread;

  /// @param name of the thread, for whoever looks at a list of them
  public Rounds(String name, Duration every, Runnable work) {
    this.every = every;
    this.work = work;
    thread = Thread.ofVirtual().name(name).start(this::run);
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(every);
        turn();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() {
    try {
      work.run();
    } catch (RuntimeException failure) {
      log.atWarn()
          .setCause(failure)
          .addKeyValue("round", thread.getName())
          .log("A round failed; the next one tries again.");
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

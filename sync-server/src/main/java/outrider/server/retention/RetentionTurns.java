package outrider.server.retention;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.server.ops.Limits;
import outrider.server.ops.Metrics;

/// Runs the retention now and then for as long as the server lives, and tells what it has done.
public final class RetentionTurns implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RetentionTurns.class);

  private final Retention retention;
  private final Metrics metrics;
  private final Thread thread;

  public RetentionTurns(Retention retention, Metrics metrics) {
    this.retention = retention;
    this.metrics = metrics;
    thread = Thread.ofVirtual().name("retention").start(this::run);
  }

  /// The first turn comes late: a server that has just started has other things to do.
  private void run() {
    try {
      while (true) {
        Thread.sleep(Limits.RETENTION_EVERY);
        turn();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() {
    try {
      Forgotten forgotten = retention.run();
      forgotten
          .counts()
          .forEach(
              (kind, times) -> metrics.count("outrider.forgotten", "what", kind.word(), times));
      if (!forgotten.isNothing()) {
        log.atInfo().addKeyValue("what", forgotten).log("Forgot what has had its day.");
      }
    } catch (RuntimeException failure) {
      log.warn("What has had its day could not be forgotten; the next turn tries again.", failure);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

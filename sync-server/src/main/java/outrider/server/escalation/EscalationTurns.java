package outrider.server.escalation;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.server.ops.Metrics;

/// Looks for what is overdue every few seconds, for as long as the server lives.
public final class EscalationTurns implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EscalationTurns.class);

  private final Escalations escalations;
  private final Duration every;
  private final Metrics metrics;
  private final Thread thread;

  public EscalationTurns(Escalations escalations, Duration every, Metrics metrics) {
    this.escalations = escalations;
    this.every = every;
    this.metrics = metrics;
    thread = Thread.ofVirtual().name("escalations").start(this::run);
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
      int made = escalations.run();
      if (made > 0) {
        metrics.count("outrider.escalations", "outcome", "made", made);
        log.atInfo().addKeyValue("escalations", made).log("Told people of what is overdue.");
      }
    } catch (RuntimeException failure) {
      log.warn("What is overdue could not be looked for; the next turn tries again.", failure);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

package outrider.bench.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/// Turns the log off for as long as it is held: failures are what a simulation is made of, and the
/// log has nothing to add to its trace.
final class Quiet implements AutoCloseable {

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();

  private Quiet() {
    root.setLevel(Level.OFF);
  }

  static Quiet please() {
    return new Quiet();
  }

  @Override
  public void close() {
    root.setLevel(before);
  }
}

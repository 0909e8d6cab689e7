package outrider.server.live;

import java.time.Duration;

/// What makes the hub go: one turn after the other, a tick now and then, and a way to do what may
/// have to wait for somebody's network. Threads in the server, an agenda in a simulation.
public interface HubTurns extends AutoCloseable {

  /// Begins, and from now on takes `tick` every so often.
  void start(Duration every, Runnable tick);

  /// Takes the turn behind those that were given before. Any thread.
  void next(Runnable turn);

  /// Whether no turn is waiting.
  boolean isIdle();

  /// Does what may block, beside the turns.
  void aside(Runnable work);

  /// No more turns. Waits a moment for the one that is being taken.
  @Override
  void close();
}

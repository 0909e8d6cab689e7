package outrider.app.sync;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/// The timers that are set: one of each kind at most, and setting it again cancels the one before.
/// Belongs to the turn that is being taken.
final class Timers {

  private final Turns turns;
  private final Consumer<SyncEvent> fired;
  private final Map<SyncEffect.Timer, Turns.Later> running = new EnumMap<>(SyncEffect.Timer.class);

  Timers(Turns turns, Consumer<SyncEvent> fired) {
    this.turns = turns;
    this.fired = fired;
  }

  void set(SyncEffect.Set wanted) {
    var timer = wanted.timer();
    cancel(timer);
    running.put(
        timer, turns.after(wanted.delay(), () -> fired.accept(new SyncEvent.TimerFired(timer))));
  }

  void cancel(SyncEffect.Timer timer) {
    var later = running.remove(timer);
    if (later != null) {
      later.cancel();
    }
  }
}

package outrider.app.sync;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The newest report and who wants to know of it: each hears of every change once, in their order,
/// and of nothing that is no change. Any thread.
final class SyncReports {

  private final List<Consumer<SyncReport>> listeners = new CopyOnWriteArrayList<>();
  private volatile SyncReport newest = SyncReport.NONE;

  SyncReport newest() {
    return newest;
  }

  /// Calls the listener with the newest, and from now on after every change.
  void onChange(Consumer<SyncReport> listener) {
    listeners.add(listener);
    listener.accept(newest);
  }

  synchronized void update(UnaryOperator<SyncReport> change) {
    var after = change.apply(newest);
    if (!after.equals(newest)) {
      newest = after;
      listeners.forEach(listener -> listener.accept(after));
    }
  }
}

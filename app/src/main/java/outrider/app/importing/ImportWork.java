package outrider.app.importing;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import outrider.app.fx.Background;
import outrider.app.fx.FxThread;
import outrider.app.importing.file.Pace;

/// The slow work of an import, one piece at a time: what is overtaken by a newer piece is told to
/// stop, and dropped when it arrives. FX thread only, but for the jobs.
final class ImportWork {

  /// How far a piece is.
  ///
  /// @param key of the words for what is done
  /// @param share from 0 to 1, below 0 while it is not known
  record Progress(String key, long done, double share) {}

  /// A piece; asks the pace whether to go on.
  interface Job<T> {
    T run(Pace pace) throws Exception;
  }

  private final Background background;
  private final Consumer<Throwable> failed;
  private final AtomicLong round = new AtomicLong();
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final ReadOnlyObjectWrapper<Optional<Progress>> progress =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  ImportWork(Background background, Consumer<Throwable> failed) {
    this.background = background;
    this.failed = failed;
  }

  ReadOnlyObjectProperty<Optional<Progress>> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  boolean isDoing(String key) {
    return progress.get().filter(now -> now.key().equals(key)).isPresent();
  }

  /// @param key of the words for what is done
  <T> void start(String key, Job<T> job, Consumer<T> success) {
    var mine = round.incrementAndGet();
    cancelled.set(false);
    progress.set(Optional.of(new Progress(key, 0, -1)));
    background
        .work(key, () -> job.run(pace(key, mine)))
        .onSuccess(result -> finish(mine, () -> success.accept(result)))
        .onFailure(failure -> finish(mine, () -> failed.accept(failure)))
        .start();
  }

  /// Tells the job to end where it is; what it has until then is its result.
  void stop() {
    cancelled.set(true);
  }

  /// Nobody waits for the work any more.
  void forget() {
    round.incrementAndGet();
    progress.set(Optional.empty());
  }

  private void finish(long mine, Runnable then) {
    if (round.get() == mine) {
      progress.set(Optional.empty());
      then.run();
    }
  }

  private Pace pace(String key, long mine) {
    var showing = FxThread.newestOncePerFrame();
    return (done, total) -> {
      showing.execute(() -> {
        if (round.get() == mine && progress.get().isPresent()) {
          var share = total == 0 ? -1 : (double) done / total;
          progress.set(Optional.of(new Progress(key, done, share)));
        }
      });
      return round.get() == mine && !cancelled.get();
    };
  }
}

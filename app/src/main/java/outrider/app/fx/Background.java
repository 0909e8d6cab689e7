package outrider.app.fx;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Where work goes that must not hold up the screen.
///
/// Work is a value: a name, what to do, what to do with the answer and with a failure. The answer
/// always arrives on the FX thread. A failure nobody took is logged, never swallowed. In tests the
/// work runs inline, see [#inline].
public final class Background {
  private static final Logger LOG = System.getLogger(Background.class.getName());

  private final Executor work;
  private final Executor screen;

  private Background(Executor work, Executor screen) {
    this.work = work;
    this.screen = screen;
  }

  /// Each piece of work on a virtual thread. Not for SQLite, which has its own threads.
  public static Background virtual() {
    return new Background(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("background-", 0).factory()),
        FxThread.executor());
  }

  /// Everything at once, on the caller's thread: what a test wants.
  public static Background inline() {
    return new Background(Runnable::run, Runnable::run);
  }

  public <T> Work<T> work(String name, Callable<T> action) {
    return new Work<>(name, action, answer -> {}, failure -> log(name, failure));
  }

  private static void log(String name, Throwable failure) {
    LOG.log(Level.ERROR, "background work failed: " + name, failure);
  }

  /// One piece of work, not yet started.
  public final class Work<T> {
    private final String name;
    private final Callable<T> action;
    private final Consumer<? super T> success;
    private final Consumer<Throwable> failure;

    private Work(
        String name, Callable<T> action, Consumer<? super T> success, Consumer<Throwable> failure) {
      this.name = name;
      this.action = action;
      this.success = success;
      this.failure = failure;
    }

    public Work<T> onSuccess(Consumer<? super T> then) {
      return new Work<>(name, action, then, failure);
    }

    /// Takes the failure instead of the log; whoever takes it tells the user.
    public Work<T> onFailure(Consumer<Throwable> then) {
      return new Work<>(name, action, success, then);
    }

    public void start() {
      work.execute(this::run);
    }

    private void run() {
      T answer;
      try {
        answer = action.call();
      } catch (Throwable e) {
        screen.execute(() -> failure.accept(e));
        return;
      }
      screen.execute(() -> success.accept(answer));
    }
  }
}

package outrider.app.fx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.application.Platform;

/// The JavaFX application thread, and the only class that knows how to reach it.
///
/// Everybody else asks for an [Executor] or says `later`; so a test can see where a screen is
/// touched, and no other package imports `Platform`.
public final class FxThread {
  private FxThread() {}

  /// Starts the toolkit without a window. Calling it again does nothing.
  public static void start() {
    var ready = new CountDownLatch(1);
    try {
      Platform.startup(ready::countDown);
    } catch (IllegalStateException alreadyRunning) {
      return;
    }
    try {
      ready.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Platform.setImplicitExit(false);
  }

  /// Runs now when on the FX thread already, otherwise as soon as it is free.
  public static Executor executor() {
    return FxThread::run;
  }

  /// Runs now when on the FX thread already, otherwise as soon as it is free.
  public static void run(Runnable action) {
    if (Platform.isFxApplicationThread()) {
      action.run();
    } else {
      Platform.runLater(action);
    }
  }

  /// Runs after what is happening now, even when called on the FX thread.
  public static void later(Runnable action) {
    Platform.runLater(action);
  }

  /// Computes on the FX thread and waits for the answer; for tests and for the headless tour.
  public static <T> T call(Supplier<T> work) {
    if (Platform.isFxApplicationThread()) {
      return work.get();
    }
    var answer = new CompletableFuture<T>();
    Platform.runLater(() -> {
      try {
        answer.complete(work.get());
      } catch (Throwable e) {
        answer.completeExceptionally(e);
      }
    });
    return answer.join();
  }

  /// Runs on the FX thread and waits until it is done.
  public static void runAndWait(Runnable action) {
    call(() -> {
      action.run();
      return true;
    });
  }

  /// A runner that keeps only the newest action of a burst: a screen is repainted once a frame at
  /// most.
  public static Executor newestOncePerFrame() {
    var pending = new AtomicReference<Runnable>();
    return action -> {
      if (pending.getAndSet(action) == null) {
        Platform.runLater(() -> {
          var newest = pending.getAndSet(null);
          if (newest != null) {
            newest.run();
          }
        });
      }
    };
  }

  /// Fails loudly when a screen is about to be touched from a wrong thread.
  public static void check() {
    if (!Platform.isFxApplicationThread()) {
      throw new IllegalStateException(
          "touched the screen from thread " + Thread.currentThread().getName());
    }
  }

  /// Ends the toolkit.
  public static void exit() {
    Platform.exit();
  }
}

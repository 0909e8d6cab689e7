package outrider.app.store;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// Who works on a database: threads of its own, one that writes and a few that read, or whoever
/// asks, where the program is one thread as it is.
public final class Threads implements AutoCloseable {

  private final Executor writer;
  private final Executor behind;
  private final Executor readers;
  private final Runnable hold;
  private final Runnable release;
  private final Runnable end;

  private Threads(
      Executor writer,
      Executor behind,
      Executor readers,
      Runnable hold,
      Runnable release,
      Runnable end) {
    this.writer = writer;
    this.behind = behind;
    this.readers = readers;
    this.hold = hold;
    this.release = release;
    this.end = end;
  }

  /// SQLite calls are native and would pin virtual threads.
  static Threads own(int readers) {
    var writing = new WriterThread(System::nanoTime);
    var reading = Executors.newFixedThreadPool(readers, daemon("outrider-reader"));
    return new Threads(
        writing::first,
        writing::behind,
        reading,
        writing::hold,
        writing::release,
        () -> {
          writing.close();
          stop(reading);
        });
  }

  /// Every read and every write is done before the call returns. For a caller that alone uses the
  /// database: nothing keeps two of them apart.
  public static Threads callers() {
    Executor atOnce = Runnable::run;
    Runnable nothing = () -> {};
    return new Threads(atOnce, atOnce, atOnce, nothing, nothing, nothing);
  }

  Executor writer() {
    return writer;
  }

  /// For writes that let others go first.
  Executor behind() {
    return behind;
  }

  /// Holds back what is behind, until the release.
  void hold() {
    hold.run();
  }

  void release() {
    release.run();
  }

  Executor readers() {
    return readers;
  }

  @Override
  public void close() {
    end.run();
  }

  private static void stop(ExecutorService threads) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static ThreadFactory daemon(String name) {
    return Thread.ofPlatform().daemon().name(name, 0).factory();
  }
}

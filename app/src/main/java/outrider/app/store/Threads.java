package outrider.app.store;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// Who works on a database: threads of its own, one that writes and a few that read, or whoever
/// asks, where the program is one thread as it is.
public final class Threads implements AutoCloseable {

  private final Writing writing;
  private final Executor readers;
  private final Runnable end;
  private final boolean several;

  private Threads(Writing writing, Executor readers, Runnable end, boolean several) {
    this.writing = writing;
    this.readers = readers;
    this.end = end;
    this.several = several;
  }

  /// SQLite calls are native and would pin virtual threads.
  static Threads own(int readers) {
    var reading = Executors.newFixedThreadPool(readers, daemon("outrider-reader"));
    return new Threads(new WriterThread(System::nanoTime), reading, () -> stop(reading), true);
  }

  /// Every read and every write is done before the call returns. For a caller that alone uses the
  /// database: nothing keeps two of them apart.
  public static Threads callers() {
    return new Threads(new AtOnce(), Runnable::run, () -> {}, false);
  }

  /// Whether something can be done beside what is written.
  boolean areSeveral() {
    return several;
  }

  Writing writing() {
    return writing;
  }

  Executor readers() {
    return readers;
  }

  @Override
  public void close() {
    writing.close();
    end.run();
  }

  /// Nobody ever waits, and so nobody is first.
  private static final class AtOnce implements Writing {
    @Override
    public void first(Runnable work) {
      work.run();
    }

    @Override
    public void behind(Runnable work) {
      work.run();
    }

    @Override
    public void goOn(Runnable slice) {
      slice.run();
    }

    @Override
    public boolean isAwaited() {
      return false;
    }

    @Override
    public void hold() {
      // Nothing waits that could be held back.
    }

    @Override
    public void release() {
      // Nothing was held back.
    }

    @Override
    public void close() {
      // Whoever called is not ours to end.
    }
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

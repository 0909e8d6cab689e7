package outrider.app.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.configuration.Configuration;

/// The open, encrypted database of one profile.
///
/// One platform thread owns the write connection, and takes what a person does before what
/// synchronisation brings; a few platform threads read, each with a connection of its own (SQLite
/// calls are native and would pin virtual threads). After a commit, and only then, the touched
/// tables are announced to live queries.
public final class Database implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  static final int READERS = 2;

  private final Path file;
  private final Lock shared;
  private final Lock alone;
  private volatile Sql writer;
  private final EncryptedConnections connections;
  private final Threads threads;
  private final Optional<LogFolding> folding;
  private final BlockingQueue<Sql> readers = new ArrayBlockingQueue<>(READERS);
  private final AtomicInteger readersOpened = new AtomicInteger();
  private final List<LiveQuery<?>> liveQueries = new CopyOnWriteArrayList<>();
  private final List<Consumer<Set<Table>>> listeners = new CopyOnWriteArrayList<>();
  private final FactLog facts = new FactLog();

  /// Of the writer thread.
  private final Set<String> factNames = new HashSet<>();

  private final AtomicReference<Configuration> configuration =
      new AtomicReference<>(Configuration.empty());

  /// @param file migrated and checked by `DatabaseFile.open`
  /// @param writer the connection to it by which that was done
  Database(Path file, EncryptedConnections connections, Threads threads, Sql writer) {
    this.file = file;
    this.connections = connections;
    this.threads = threads;
    var use = new ReentrantReadWriteLock();
    shared = use.readLock();
    alone = use.writeLock();
    folding =
        threads.areSeveral()
            ? Optional.of(new LogFolding(() -> connections.open(file, false), shared))
            : Optional.empty();
    this.writer = writer;
    folding.ifPresent(it -> it.take(writer));
    configuration.set(RecordTable.configuration(writer));
    if (FactBuilding.isNeeded(writer)) {
      new FactBuilding(this).goOn();
    }
  }

  private Sql openWriter() {
    var opened = connections.open(file, false);
    folding.ifPresent(it -> it.take(opened));
    return opened;
  }

  public Path file() {
    return file;
  }

  /// People, teams, pipelines and fields as they stand after the newest commit. Any thread.
  public Configuration configuration() {
    var current = configuration.get();
    return current == null ? Configuration.empty() : current;
  }

  /// Which facts have changed since. Any thread.
  public FactLog facts() {
    return facts;
  }

  /// How much of the facts of what stood here before there were any is there, from 0 to 1.
  public static double factProgress(Sql sql) {
    return FactBuilding.progress(sql);
  }

  /// Runs a write in a transaction of its own on the writer thread. Everything in it commits
  /// together, or nothing; the future then fails with the cause.
  public <T> CompletableFuture<T> write(Function<Transaction, T> work) {
    return CompletableFuture.supplyAsync(() -> transact(work), threads.writing()::first);
  }

  /// As `write`, for what no person waits for: it lets `write` go first for a few seconds.
  public <T> CompletableFuture<T> writeBehind(Function<Transaction, T> work) {
    return CompletableFuture.supplyAsync(() -> transact(work), threads.writing()::behind);
  }

  /// A long write behind everything that a person does, also behind what comes while it is under
  /// way: the slice is run again and again, each time in a transaction of its own, until it gives a
  /// result. Other work that waits behind does not come in between.
  <T> CompletableFuture<T> writeInSlices(Function<Transaction, Optional<T>> slice) {
    var result = new CompletableFuture<T>();
    threads.writing().behind(() -> slice(slice, result));
    return result;
  }

  private <T> void slice(Function<Transaction, Optional<T>> slice, CompletableFuture<T> result) {
    try {
      transact(slice)
          .ifPresentOrElse(
              result::complete, () -> threads.writing().goOn(() -> slice(slice, result)));
    } catch (RuntimeException | Error failure) {
      result.completeExceptionally(failure);
    }
  }

  /// Runs work on a file of its own beside the book's, on a reader thread: a person's reads and
  /// writes go on.
  <T> CompletableFuture<T> beside(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, threads.readers());
  }

  /// Opens a file beside the book's, with the same key, for whoever fills it. Makes it where there
  /// is none.
  Sql openBeside(Path other) {
    return connections.openAlone(other);
  }

  /// Lets another file take the place of this one, behind whatever a person does. Everything that
  /// is shown is read again.
  ///
  /// @param finish ends the other file, with what it takes over from this one; gives nothing where
  ///   it shall not take the place after all
  <T> CompletableFuture<Optional<T>> replaceBehind(
      Path successor, Function<Sql, Optional<T>> finish) {
    return CompletableFuture.supplyAsync(
        () -> {
          var finished = finish.apply(writer);
          if (finished.isPresent()) {
            replaceBy(successor);
            factNames.clear();
            facts.forget();
            announce(EnumSet.allOf(Table.class));
          }
          return finished;
        },
        threads.writing()::behind);
  }

  /// Nobody reads meanwhile. The last connection that closes folds the log in and takes it away, so
  /// that what is left of the old file cannot be taken for a part of the new one.
  private void replaceBy(Path successor) {
    alone.lock();
    try {
      closeConnections();
      try {
        Files.move(
            successor, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException failure) {
        throw new UncheckedIOException("the book that arrived could not be put in place", failure);
      } finally {
        writer = openWriter();
      }
    } finally {
      alone.unlock();
    }
  }

  private void closeConnections() {
    var idle = new ArrayList<Sql>();
    readers.drainTo(idle);
    idle.forEach(Sql::close);
    readersOpened.set(0);
    folding.ifPresent(LogFolding::letGo);
    writer.script("PRAGMA wal_checkpoint(TRUNCATE)");
    writer.close();
  }

  /// Holds back `writeBehind`, each for a few seconds at most, until the hold is closed: for a
  /// person's work of many writes.
  public Hold hold() {
    threads.writing().hold();
    return threads.writing()::release;
  }

  /// Ends with `close`.
  @FunctionalInterface
  public interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  /// Runs a read on a reader thread.
  public <T> CompletableFuture<T> read(Function<Sql, T> work) {
    return CompletableFuture.supplyAsync(() -> lend(work), threads.readers());
  }

  public <T> CompletableFuture<T> read(Query<T> query) {
    return read(query.run());
  }

  /// As `write`, waiting for the end: for start-up, tests and threads that may block.
  public <T> T writeNow(Function<Transaction, T> work) {
    return join(write(work));
  }

  /// As `read`, waiting for the end: for virtual threads, which SQLite would pin.
  public <T> T readAndWait(Function<Sql, T> work) {
    return join(read(work));
  }

  /// As `read`, on the calling thread.
  public <T> T readNow(Function<Sql, T> work) {
    return lend(work);
  }

  /// Runs the query now and after every commit that touches a table it watches, until it is closed.
  ///
  /// @param delivery where the consumer is called: the FX thread for screens
  public <T> LiveQuery<T> live(Query<T> query, Executor delivery, Consumer<T> consumer) {
    var live = new LiveQuery<>(this, query, delivery, consumer);
    liveQueries.add(live);
    live.refresh();
    return live;
  }

  /// Calls the listener after each commit, on the writer thread, with the touched tables. Give it
  /// little to do.
  public AutoCloseable onCommit(Consumer<Set<Table>> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void onReader(Consumer<Sql> work) {
    CompletableFuture<Boolean> ignored =
        read(sql -> {
          work.accept(sql);
          return true;
        });
  }

  void forget(LiveQuery<?> live) {
    liveQueries.remove(live);
  }

  @Override
  public void close() {
    liveQueries.forEach(LiveQuery::close);
    threads.close();
    folding.ifPresent(LogFolding::close);
    alone.lock();
    try {
      closeConnections();
    } finally {
      alone.unlock();
    }
  }

  private <T> T transact(Function<Transaction, T> work) {
    var transaction =
        new Transaction(writer, this::configuration, threads.writing()::isAwaited, factNames);
    writer.begin();
    T result;
    try {
      result = work.apply(transaction);
      transaction.end();
      writer.commit();
    } catch (RuntimeException | Error failure) {
      writer.rollback();
      factNames.clear();
      throw failure;
    }
    folding.ifPresent(LogFolding::committed);
    transaction.factChanges().forEach(facts::add);
    announce(transaction.touched());
    return result;
  }

  private void announce(Set<Table> touched) {
    if (touched.isEmpty()) {
      return;
    }
    if (touched.contains(Table.CONFIGURATION)) {
      configuration.set(RecordTable.configuration(writer));
    }
    for (var listener : listeners) {
      try {
        listener.accept(touched);
      } catch (RuntimeException failure) {
        LOG.error("a commit listener failed", failure);
      }
    }
    liveQueries.forEach(live -> live.touched(touched));
  }

  private <T> T lend(Function<Sql, T> work) {
    shared.lock();
    try {
      var sql = takeReader();
      try {
        return work.apply(sql);
      } finally {
        readers.add(sql);
      }
    } finally {
      shared.unlock();
    }
  }

  /// Opens a connection when all that there are are lent and there may be more: the second one only
  /// where two things are read at once.
  private Sql takeReader() {
    var idle = readers.poll();
    if (idle != null) {
      return idle;
    }
    if (readersOpened.getAndUpdate(opened -> Math.min(opened + 1, READERS)) < READERS) {
      return openReader();
    }
    try {
      return readers.take();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting to read", interrupted);
    }
  }

  private Sql openReader() {
    try {
      return connections.open(file, true);
    } catch (RuntimeException failure) {
      readersOpened.decrementAndGet();
      throw failure;
    }
  }

  /// Waits for the end of a read or a write; its failure is thrown as it was.
  public static <T> T join(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the database", interrupted);
    } catch (ExecutionException failed) {
      var cause = failed.getCause();
      if (cause instanceof RuntimeException failure) {
        throw failure;
      }
      throw new CompletionException(cause);
    }
  }
}

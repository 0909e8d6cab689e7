package outrider.bench.kill;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import outrider.bench.SampleLeads;
import outrider.bench.process.ClientProcess;
import outrider.bench.process.ServerProcess;

/// A workstation whose rep logs one call after another on a lead of their own, and which is killed
/// now and then. It counts what it acknowledged, outside the process that is killed.
final class KilledLaptop implements AutoCloseable {

  private static final String BOOK = "x";

  private final Path folder;
  private final int number;
  private ClientProcess process;
  private long acknowledged;
  private boolean mayHaveMore;
  private volatile boolean working;

  KilledLaptop(Path folder, int number, ServerProcess server) {
    this.folder = folder;
    this.number = number;
    process = start();
    open(server);
    process.ask("insert", BOOK, "count", 1, "first", number + 1, "seed", 1);
  }

  private ClientProcess start() {
    return new ClientProcess(folder.resolve("laptop" + number + ".log"));
  }

  private void open(ServerProcess server) {
    process.open(BOOK, folder.resolve("laptop" + number), server.address(), "rep" + number);
  }

  String lead() {
    return SampleLeads.id(number + 1L);
  }

  /// Calls that were acknowledged.
  long acknowledged() {
    return acknowledged;
  }

  /// Logs calls until it is told to stop or is killed.
  CompletableFuture<Void> work(Executor threads) {
    working = true;
    return CompletableFuture.runAsync(this::logCalls, threads);
  }

  private void logCalls() {
    var victim = process;
    try {
      while (working) {
        mayHaveMore = true;
        victim.ask("log", BOOK, "id", lead());
        mayHaveMore = false;
        acknowledged++;
      }
    } catch (RuntimeException ended) {
      if (working) {
        throw ended;
      }
    }
  }

  void stop() {
    working = false;
  }

  void kill() {
    working = false;
    process.kill();
  }

  /// Starts the program that was killed again, on its files.
  ///
  /// @return how many acknowledged calls are not there any more (positive), or how many more there
  ///   are than were given (negative)
  long startAgain(ServerProcess server) {
    process = start();
    open(server);
    var calls = calls();
    // The one that was being said when it was killed may have made it or not.
    var most = acknowledged + (mayHaveMore ? 1 : 0);
    mayHaveMore = false;
    var wrong = calls < acknowledged ? acknowledged - calls : Math.min(0, most - calls);
    acknowledged = calls;
    return wrong;
  }

  private long calls() {
    return process.ask("count", BOOK).number("activities");
  }

  /// Asks for everything to be sent, and comes back when it has been confirmed.
  void drain() {
    process.ask("nudge", BOOK);
    process.ask("drain", BOOK);
  }

  /// How many calls are here that HQ refused.
  long refused() {
    return process.ask("count", BOOK).number("refused");
  }

  @Override
  public void close() {
    process.close();
  }
}

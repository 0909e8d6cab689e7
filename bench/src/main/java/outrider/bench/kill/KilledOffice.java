package outrider.bench.kill;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import outrider.bench.process.ClientProcess;
import outrider.bench.process.Office;
import outrider.bench.process.ServerProcess;

/// An office in which everybody logs calls while the server and some of the workstations are killed
/// and started again on their files. After each of these rounds a manager's workstation, which is
/// never killed, has to see every call that was acknowledged, each once.
final class KilledOffice implements AutoCloseable {

  private static final String BOOK = "x";
  private static final int LAPTOPS = 4;
  private static final long ROUND_MILLIS = 700;

  private final Random random;
  private final Path hq;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<KilledLaptop> laptops = new ArrayList<>();
  private final ClientProcess witness;
  private ServerProcess server;
  private long lost;
  private long doubled;

  KilledOffice(Path folder, Random random) {
    this.random = random;
    hq = folder.resolve("hq");
    Office.found(hq, LAPTOPS);
    server = ServerProcess.start(hq);
    for (var number = 0; number < LAPTOPS; number++) {
      laptops.add(new KilledLaptop(folder, number, server));
    }
    witness = new ClientProcess(folder.resolve("witness.log"));
    witness.open(BOOK, folder.resolve("witness"), server.address(), "manager");
  }

  long lost() {
    return lost;
  }

  long doubled() {
    return doubled;
  }

  long acknowledged() {
    return laptops.stream().mapToLong(KilledLaptop::acknowledged).sum();
  }

  /// Kills the server, if asked to, and so many of the workstations at random moments of some work.
  void round(int clients, boolean killServer) {
    var victims = new ArrayList<>(laptops);
    Collections.shuffle(victims, random);
    var killed = victims.subList(0, Math.min(clients, LAPTOPS));
    var work = laptops.stream().map(laptop -> laptop.work(threads)).toList();
    var deaths = new ArrayList<CompletableFuture<Void>>();
    killed.forEach(laptop -> deaths.add(soon(laptop::kill)));
    if (killServer) {
      deaths.add(
          soon(() -> {
            server.kill();
            server = ServerProcess.start(hq, server.port());
          }));
    }
    await(soon(ROUND_MILLIS, () -> laptops.forEach(KilledLaptop::stop)));
    deaths.forEach(KilledOffice::await);
    work.forEach(KilledOffice::await);
    killed.stream()
        .map(laptop -> CompletableFuture.supplyAsync(() -> laptop.startAgain(server), threads))
        .toList()
        .forEach(again -> count(again.join()));
    laptops.stream()
        .map(laptop -> CompletableFuture.runAsync(laptop::drain, threads))
        .toList()
        .forEach(KilledOffice::await);
    check();
  }

  private CompletableFuture<Void> soon(Runnable what) {
    return soon(random.nextLong(20, ROUND_MILLIS), what);
  }

  private CompletableFuture<Void> soon(long millis, Runnable what) {
    return CompletableFuture.runAsync(
        what, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, threads));
  }

  private static void await(CompletableFuture<Void> future) {
    future.join();
  }

  /// Everything that was acknowledged is with the manager, each call once; the touches of a lead,
  /// which HQ counts itself, say the same.
  private void check() {
    witness.ask("nudge", BOOK);
    for (var laptop : laptops) {
      witness.ask(
          "awaitValue",
          BOOK,
          "id",
          laptop.lead(),
          "field",
          "touches",
          "value",
          laptop.acknowledged());
      lost += laptop.refused();
    }
    count(acknowledged() - witness.ask("count", BOOK).number("activities"));
  }

  private void count(long missing) {
    lost += Math.max(0, missing);
    doubled += Math.max(0, -missing);
  }

  @Override
  public void close() {
    laptops.forEach(KilledLaptop::close);
    witness.close();
    server.close();
    threads.close();
  }
}

package outrider.bench.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import outrider.bench.process.Engine;
import outrider.bench.process.Scratch;
import outrider.bench.workload.Rehearsal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Entry point of `bench/kill.sh`: kills real workstations and real servers as `kill -9` does, and
/// counts what was lost or doubled.
@Command(
    name = "kill",
    mixinStandardHelpOptions = true,
    description = "Kills workstations and servers at random moments.")
public final class Kill implements Callable<Integer> {

  private static final int ROUNDS_PER_REPORT = 10;

  @Option(names = "--clients", defaultValue = "500", description = "Workstations to kill.")
  private int clients;

  @Option(names = "--servers", defaultValue = "200", description = "Servers to kill.")
  private int servers;

  @Option(names = "--engine", description = "sqlite or postgresql (default sqlite).")
  private Engine engine = Engine.SQLITE;

  @Option(names = "--seed", defaultValue = "42", description = "Of who is killed, and when.")
  private long seed;

  @Option(
      names = "--breaches",
      description =
          "Instead: so many tasks are overdue at once, and one of two servers on PostgreSQL is"
              + " killed while they look.")
  private int breaches;

  private final long began = System.nanoTime();
  private int clientsKilled;
  private int serversKilled;

  private Kill() {}

  public static void main(String[] arguments) {
    System.setProperty("outrider.log.level", "WARN");
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "outrider/server/logback.xml");
    }
    System.exit(
        new CommandLine(new Kill()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Engine.choose(breaches > 0 ? Engine.POSTGRESQL : engine);
    Rehearsal.prepare();
    var folder = Files.createTempDirectory("outrider-kill");
    return breaches > 0 ? watch(folder) : office(folder);
  }

  private int watch(Path folder) throws IOException {
    try (var watch = new KilledWatch(folder, breaches)) {
      watch.run();
      return watch.report() ? 0 : 1;
    } finally {
      Scratch.delete(folder);
    }
  }

  private int office(Path folder) throws IOException {
    var sound = false;
    try (var office = new KilledOffice(folder, new Random(seed))) {
      var rounds = Math.max(servers, (clients + 2) / 3);
      for (var round = 0; round < rounds; round++) {
        // As many in each round as gives the number in the end.
        var victims = clients * (round + 1) / rounds - clientsKilled;
        var server = servers * (round + 1) / rounds > serversKilled;
        office.round(victims, server);
        clientsKilled += victims;
        serversKilled += server ? 1 : 0;
        if ((round + 1) % ROUNDS_PER_REPORT == 0 || office.lost() + office.doubled() > 0) {
          report(office);
        }
      }
      report(office);
      sound = office.lost() + office.doubled() == 0;
    } finally {
      if (sound) {
        Scratch.delete(folder);
      } else {
        System.out.println("The files are kept: " + folder);
      }
    }
    return sound ? 0 : 1;
  }

  private void report(KilledOffice office) {
    System.out.printf(
        "%s, seed %d: %d workstations and %d servers killed, %,d calls acknowledged, %d lost,"
            + " %d doubled, in %d s%n",
        engine,
        seed,
        clientsKilled,
        serversKilled,
        office.acknowledged(),
        office.lost(),
        office.doubled(),
        Duration.ofNanos(System.nanoTime() - began).toSeconds());
  }
}

package outrider.bench.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import outrider.bench.SampleLeads;
import outrider.bench.demo.MavenCompany;
import outrider.bench.process.ClientProcess;
import outrider.bench.process.Scratch;
import outrider.bench.process.ServerProcess;
import outrider.bench.process.StartCache;

/// Some of everything that the workloads do, before any is measured, so that the programs have a
/// start cache as those have that ship. What is done here is what the compiler knows beforehand.
public final class Rehearsal {

  private static final int LEADS = 3_000;
  private static final int LIVE_EDITS = 300;
  private static final String AGENT = "anna.snelling";

  private Rehearsal() {}

  /// Gives the programs that are started from now on their cache, and where there is none holds the
  /// rehearsal first. A cache that cannot be had is said and done without.
  public static void prepare() {
    try {
      var cache = StartCache.choose();
      if (cache.isEmpty()) {
        System.out.println("No start cache: this program runs from folders of classes.");
      } else if (!cache.get().isComplete()) {
        var began = System.nanoTime();
        cache.get().record(Rehearsal::hold);
        System.out.printf(
            "Recorded the start cache of the measured programs in %.0f s.%n",
            Runs.seconds(began, System.nanoTime()));
      }
    } catch (IOException | RuntimeException failure) {
      System.out.println("No start cache: " + failure);
    }
  }

  private static void hold() {
    try (var scratch = new Scratch()) {
      hold(scratch.folder());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void hold(Path folder) {
    var company = MavenCompany.found(folder.resolve("hq"), folder.resolve("data"));
    try (var server = ServerProcess.start(folder.resolve("hq"));
        var client = new ClientProcess(folder.resolve("client.log"))) {
      open(client, "a", folder, server);
      client.ask("awaitConfiguration", "a");
      TableImport.load(client, "a", company);
      client.ask("insert", "a", "count", LEADS, "first", 1, "seed", 1);
      var ids = LongStream.rangeClosed(1, LEADS).mapToObj(SampleLeads::id).toList();
      client.ask("editAll", "a", "ids", ids, "field", "city", "value", "苏州样例");
      client.ask("push", "a");
      open(client, "b", folder, server);
      client.ask("awaitCount", "b", "count", LEADS);
      for (var edit = 0; edit < LIVE_EDITS; edit++) {
        var id = ids.get(edit);
        client.ask("edit", "a", "id", id, "field", "city", "value", "值" + edit);
        client.ask("awaitValue", "b", "id", id, "field", "city", "value", "值" + edit);
      }
      client.ask("assignAll", "a", "to", AGENT);
      client.ask("push", "a");
    }
  }

  private static void open(ClientProcess client, String book, Path folder, ServerProcess server) {
    client.open(
        book, folder.resolve(book), server.address(), MavenCompany.ADMIN, MavenCompany.PASSWORD);
  }
}

package outrider.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.bench.SampleLeads;
import outrider.bench.process.ClientProcess;
import outrider.bench.process.Office;
import outrider.bench.process.ServerProcess;

/// Real processes, killed as a flat battery or an operator kills them: what was acknowledged is
/// there afterwards, and once.
///
/// Calls are counted: every logged call adds one to the lead's touches and one activity, so a lost
/// one is missing in the count and a doubled one too many.
final class KilledProcessesTest {

  private static final String LEAD = SampleLeads.id(1);
  private static final int CALLS = 200;

  @TempDir Path folder;

  @Test
  void whatOneLaptopWritesStandsInTheListThatIsOpenOnTheOther() {
    Office.found(folder.resolve("hq"), 1);
    try (var server = ServerProcess.start(folder.resolve("hq"));
        var a = new ClientProcess(folder.resolve("a.log"));
        var b = new ClientProcess(folder.resolve("b.log"))) {
      open(a, "a", server);
      open(b, "b", server);
      a.ask("insert", "x", "count", 3, "first", 1, "seed", 1);
      b.ask("awaitCount", "x", "count", 3);
      var list = b.ask("show", "x", "folder", folder.resolve("window").toString());
      assertThat(list.value("leads"))
          .asInstanceOf(InstanceOfAssertFactories.LIST)
          .containsExactlyInAnyOrder(LEAD, SampleLeads.id(2), SampleLeads.id(3));
      b.say("awaitShown", "x", "value", "欧阳明珠");
      var edited = a.ask("edit", "x", "id", LEAD, "field", "name", "value", "欧阳明珠");
      assertThat(b.answer().at()).isGreaterThan(edited.began());
      assertThat(b.ask("value", "x", "id", LEAD, "field", "name").value("value")).isEqualTo("欧阳明珠");
    }
  }

  @Test
  void twoLaptopsWorkOnWithoutHqAndAgreeToTheRowWhenItIsBack() {
    var hq = folder.resolve("hq");
    Office.found(hq, 1);
    var server = ServerProcess.start(hq);
    var port = server.port();
    try (var a = new ClientProcess(folder.resolve("a.log"));
        var b = new ClientProcess(folder.resolve("b.log"))) {
      open(a, "a", server);
      open(b, "b", server);
      a.ask("insert", "x", "count", 3, "first", 1, "seed", 1);
      b.ask("awaitCount", "x", "count", 3);

      server.stop();
      // Both on one lead, in different fields and in the same one; one makes a lead, one logs
      // calls.
      a.ask("edit", "x", "id", LEAD, "field", "city", "value", "苏州");
      b.ask("edit", "x", "id", LEAD, "field", "city", "value", "杭州");
      b.ask("edit", "x", "id", LEAD, "field", "title", "value", "厂长");
      a.ask("insert", "x", "count", 1, "first", 4, "seed", 2);
      b.ask("log", "x", "id", SampleLeads.id(2));
      a.ask("log", "x", "id", SampleLeads.id(2));
      assertThat(a.ask("count", "x").value("waiting")).isEqualTo(3L);
      assertThat(b.ask("count", "x").value("waiting")).isEqualTo(3L);
      assertThat(a.ask("sums", "x").values()).isNotEqualTo(b.ask("sums", "x").values());

      server = ServerProcess.start(hq, port);
      a.ask("push", "x");
      b.ask("push", "x");
      // A third laptop that begins now has what HQ has.
      try (var witness = new ClientProcess(folder.resolve("witness.log"))) {
        open(witness, "witness", server);
        witness.ask("pull", "x");
        assertThat(witness.ask("count", "x").value("leads")).isEqualTo(4L);
        assertThat(witness.ask("count", "x").value("activities")).isEqualTo(2L);
        var hqHas = witness.ask("sums", "x").values();
        for (var laptop : List.of(a, b)) {
          laptop.ask("awaitRows", "x", "rows", Objects.requireNonNull(hqHas.get("rows")));
          assertThat(laptop.ask("sums", "x").values()).isEqualTo(hqHas);
        }
      }
    } finally {
      server.close();
    }
  }

  @Test
  void aKilledWorkstationLosesNothingThatItAcknowledged() throws Exception {
    var seed = System.nanoTime();
    System.out.println("kill of a workstation, seed " + seed);
    var random = new Random(seed);
    Office.found(folder.resolve("hq"), 1);
    try (var server = ServerProcess.start(folder.resolve("hq"))) {
      var acknowledged = 0;
      try (var victim = new ClientProcess(folder.resolve("victim.log"))) {
        open(victim, "victim", server);
        victim.ask("insert", "x", "count", 1, "first", 1, "seed", 1);
        var killAfter = 20 + random.nextInt(CALLS - 40);
        while (acknowledged < killAfter) {
          victim.ask("log", "x", "id", LEAD);
          acknowledged++;
        }
        victim.say("log", "x", "id", LEAD);
        Thread.onSpinWait();
        victim.kill();
      }
      try (var again = new ClientProcess(folder.resolve("again.log"));
          var witness = new ClientProcess(folder.resolve("witness.log"))) {
        open(again, "victim", server);
        var calls = touches(again);
        // The one that was being said when the battery died may have made it or not.
        assertThat(calls).isBetween((long) acknowledged, acknowledged + 1L);
        again.ask("drain", "x");
        open(witness, "witness", server);
        witness.ask("awaitValue", "x", "id", LEAD, "field", "touches", "value", calls);
        assertThat(witness.ask("count", "x").value("activities")).isEqualTo(calls);
        assertThat(again.ask("count", "x").value("activities")).isEqualTo(calls);
        assertThat(again.ask("count", "x").value("refused")).isEqualTo(0L);
      }
    }
  }

  @Test
  void aKilledServerLosesNothingThatItAcknowledged() throws Exception {
    var seed = System.nanoTime();
    System.out.println("kill of the server, seed " + seed);
    var random = new Random(seed);
    var hq = folder.resolve("hq");
    Office.found(hq, 1);
    var server = ServerProcess.start(hq);
    var port = server.port();
    try (var laptop = new ClientProcess(folder.resolve("laptop.log"))) {
      open(laptop, "laptop", server);
      laptop.ask("insert", "x", "count", 1, "first", 1, "seed", 1);
      var killer = server;
      var killAt = random.nextInt(CALLS);
      var killed = new CompletableFuture<ServerProcess>();
      for (var call = 0; call < CALLS; call++) {
        if (call == killAt) {
          Thread.ofPlatform()
              .start(() -> {
                killer.kill();
                killed.complete(ServerProcess.start(hq, port));
              });
        }
        laptop.ask("log", "x", "id", LEAD);
      }
      server = killed.get();
      laptop.ask("nudge", "x");
      laptop.ask("drain", "x");
      try (var witness = new ClientProcess(folder.resolve("witness.log"))) {
        open(witness, "witness", server);
        witness.ask("awaitValue", "x", "id", LEAD, "field", "touches", "value", (long) CALLS);
        assertThat(witness.ask("count", "x").value("activities")).isEqualTo((long) CALLS);
        assertThat(laptop.ask("count", "x").value("activities")).isEqualTo((long) CALLS);
        assertThat(touches(laptop)).isEqualTo(CALLS);
      }
    } finally {
      server.close();
    }
  }

  private void open(ClientProcess client, String profile, ServerProcess server) {
    client.open("x", folder.resolve(profile), server.address(), "rep0");
  }

  private static long touches(ClientProcess client) {
    return client.ask("value", "x", "id", LEAD, "field", "touches").number("value");
  }
}

package outrider.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.bench.network.SlowLine;
import outrider.bench.process.ClientProcess;
import outrider.bench.process.HeldServer;
import outrider.bench.process.Office;
import outrider.bench.process.WebForm;
import outrider.core.record.RecordType;
import outrider.server.Headquarters;
import outrider.server.ServerSettings;
import outrider.server.ops.AuditTrail;
import outrider.server.store.HistoryStore;

/// Three programs, each a process of its own: HQ, whose clock the test holds, a rep's workstation
/// and a manager's. A form is sent, the rep calls where there is no signal, and shuts the laptop.
final class ThreeProcessesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void aFormBecomesALeadThatNobodyLetsWaitAndACallMadeInTimeCountsWheneverItArrives()
      throws InterruptedException {
    var hq = folder.resolve("hq");
    Office.found(hq, 1);
    var form = WebForm.add(hq);
    try (var server = new HeldServer(hq);
        var web = WebForm.at(server.address(), form);
        var line = new SlowLine(server.port(), SlowLine.Quality.IMMEDIATE);
        var manager = new ClientProcess(folder.resolve("manager.log"))) {
      manager.open("x", folder.resolve("manager"), server.address(), "manager");
      var rep = rep(line);
      var lead = web.send("张三", "13800000127");

      // The lead is on the owner's laptop, and the clock runs.
      assertThat(await(rep, lead, "nextStepAt", true)).isNotNull();
      var due = time(await(manager, lead, "nextStepAt", true));

      // The rep calls in the basement, and shuts the laptop.
      line.down();
      rep.ask("log", "x", "id", lead);
      rep.kill();
      assertThat(value(manager, lead, "touches")).isIn(null, 0L);

      // A minute before it is due nobody is told; when it is, the manager is.
      server.ahead(Duration.ofMillis(due - System.currentTimeMillis()).minusMinutes(1));
      Thread.sleep(Duration.ofSeconds(6));
      assertThat(value(manager, lead, "escalatedAt")).isNull();
      server.ahead(Duration.ofMillis(due - System.currentTimeMillis()).plusSeconds(1));
      var told = time(await(manager, lead, "escalatedAt", true));
      assertThat(told - due).isBetween(0L, 60_000L);

      // The laptop comes back, with a call that was made in time.
      line.up();
      rep = rep(line);
      await(manager, lead, "escalatedAt", false);
      assertThat(await(manager, lead, "touches", true)).isEqualTo(1L);
      rep.close();
    }
    assertThat(audit(hq)).containsExactly("Escalate", "Escalate", "LogActivity", "LogActivity");
  }

  private ClientProcess rep(SlowLine line) {
    var rep = new ClientProcess(folder.resolve("rep.log"));
    rep.open("x", folder.resolve("rep"), line.address(), "rep0");
    return rep;
  }

  private static @Nullable Object value(ClientProcess laptop, String lead, String field) {
    return laptop.ask("value", "x", "id", lead, "field", field).value("value");
  }

  private static long time(@Nullable Object value) {
    return (long) Objects.requireNonNull(value);
  }

  private static @Nullable Object await(
      ClientProcess laptop, String lead, String field, boolean there) throws InterruptedException {
    var until = System.nanoTime() + PATIENCE.toNanos();
    var value = value(laptop, lead, field);
    while ((value != null) != there) {
      assertThat(System.nanoTime()).as(field + " of " + lead).isLessThan(until);
      Thread.sleep(20);
      value = value(laptop, lead, field);
    }
    return value;
  }

  /// By which commands escalations came to be what they are: the owner's reminder and the manager's
  /// alarm, and that neither counts.
  private static List<String> audit(Path hq) {
    try (var database = Headquarters.open(ServerSettings.loopback(hq, 0), InstantSource.system())) {
      assertThat(new AuditTrail(database).verify().isIntact()).isTrue();
      return database.read(transaction ->
          transaction.history().after(0, 10_000).stream()
              .map(HistoryStore.Link::entry)
              .filter(entry -> entry.type().equals(RecordType.ESCALATION.wireName()))
              .map(HistoryStore.Entry::command)
              .toList());
    }
  }
}

package outrider.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.bench.SampleLeads;
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

  private static final String EARLIER = SampleLeads.id(1);

  @TempDir Path folder;

  @Test
  void aFormBecomesALeadThatNobodyLetsWaitAndACallMadeInTimeCountsWheneverItArrives() {
    var hq = folder.resolve("hq");
    Office.found(hq, 1);
    level(hq, "first-response", "warn_manager");
    level(hq, "task", "remind_owner");
    var form = WebForm.add(hq);
    try (var server = new HeldServer(hq);
        var web = WebForm.at(server.address(), form);
        var line = new SlowLine(server.port(), SlowLine.Quality.IMMEDIATE);
        var manager = new ClientProcess(folder.resolve("manager.log"))) {
      manager.open("x", folder.resolve("manager"), server.address(), "manager");
      var rep = rep(line);
      var lead = web.send("张三", "13800000127");

      // The lead is on the owner's laptop, and the clock runs.
      var due = filled(rep, lead, "nextStepAt");
      assertThat(filled(manager, lead, "nextStepAt")).isEqualTo(due);

      // The rep calls in the basement, and shuts the laptop.
      line.down();
      rep.ask("log", "x", "id", lead);
      rep.kill();
      assertThat(value(manager, lead, "touches")).isIn(null, 0L);

      // HQ looks a minute before it is due, as one sees by what is overdue by then, and does
      // nothing.
      manager.ask("insert", "x", "count", 1, "first", 1, "seed", 1);
      manager.ask("plan", "x", "id", EARLIER, "due", due - Duration.ofMinutes(2).toMillis());
      manager.ask("drain", "x");
      server.ahead(until(due).minusMinutes(1));
      filled(manager, EARLIER, "escalatedAt");
      assertThat(value(manager, lead, "escalatedAt")).isNull();

      // When it is due, the manager is told.
      server.ahead(until(due).plusSeconds(1));
      assertThat(filled(manager, lead, "escalatedAt") - due).isBetween(0L, 60_000L);

      // The laptop comes back, with a call that was made in time.
      line.up();
      rep = rep(line);
      manager.ask("awaitValue", "x", "id", lead, "field", "touches", "value", 1);
      assertThat(value(manager, lead, "escalatedAt")).isNull();
      rep.close();
    }
    assertThat(audit(hq))
        .containsExactly("Escalate", "Escalate", "Escalate", "LogActivity", "LogActivity");
  }

  private ClientProcess rep(SlowLine line) {
    var rep = new ClientProcess(folder.resolve("rep.log"));
    rep.open("x", folder.resolve("rep"), line.address(), "rep0");
    return rep;
  }

  private static @Nullable Object value(ClientProcess laptop, String lead, String field) {
    return laptop.ask("value", "x", "id", lead, "field", field).value("value");
  }

  private static long filled(ClientProcess laptop, String lead, String field) {
    return laptop.ask("awaitFilled", "x", "id", lead, "field", field).number("value");
  }

  private static Duration until(long due) {
    return Duration.ofMillis(due - System.currentTimeMillis());
  }

  private static void level(Path hq, String of, String action) {
    Office.add(
        hq,
        RecordType.ESCALATION_LEVEL,
        Map.of("name", action, "of", of, "minutes", 0L, "action", action));
  }

  /// By which commands escalations came to be what they are: what was overdue earlier, the owner's
  /// reminder and the manager's alarm, and that the last two do not count.
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

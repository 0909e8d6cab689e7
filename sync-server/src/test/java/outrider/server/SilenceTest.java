package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.command.Lane;
import outrider.core.record.RecordType;
import outrider.core.rule.Actor;

/// Nobody has been in contact with Ed's leads for five days, and his laptop is off.
class SilenceTest {
  @TempDir private Path folder;
  private TestServer server;
  private Laptop ed;

  @BeforeEach
  void start() {
    server = new TestServer(folder);
    ed = server.laptop("ed");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theTagReachesTheLaptopWithItsReasonAndTheAuditHasIt() {
    rule(Map.of());
    String lead = lead();
    server.clock.advance(Duration.ofDays(5).minusMinutes(1));
    assertThat(server.lookForSilence()).isZero();
    server.clock.advance(Duration.ofMinutes(1));

    assertThat(server.lookForSilence()).isEqualTo(1);

    ed.pull();
    assertThat(ed.fields("lead", lead)).containsEntry("tags", List.of("dormant"));
    String mark = ed.idOf("tagging", "parent", lead);
    assertThat(ed.fields("tagging", mark)).containsEntry("days", 5L);
    String entry = ed.idOf("activity", "parent", lead);
    assertThat(ed.fields("activity", entry)).containsEntry("createdBy", Actor.HEADQUARTERS);
    assertThat(
            TestStore.number(
                folder,
                "SELECT count(*) FROM history WHERE type = 'lead' AND command = 'TagSilentLead'"))
        .isEqualTo(1);
    assertThat(server.lookForSilence()).as("once").isZero();
  }

  @Test
  void whoTakesItOffIsNotFoughtAndSomebodyWhoCallsStartsTheDaysAnew() {
    rule(Map.of());
    String lead = lead();
    server.clock.advance(Duration.ofDays(6));
    server.lookForSilence();
    push(new Command.RemoveTags(RecordType.LEAD, lead, List.of("dormant")));
    assertThat(server.lookForSilence()).isZero();
    server.clock.advance(Duration.ofDays(6));
    assertThat(server.lookForSilence()).isZero();

    push(call(lead));
    assertThat(server.lookForSilence()).isZero();
    server.clock.advance(Duration.ofDays(6));
    assertThat(server.lookForSilence()).isEqualTo(1);
  }

  @Test
  void aRuleThatIsSwitchedOffOrOfOtherLeadsDoesNothing() {
    rule(Map.of("inactive", true));
    rule(Map.of("sources", List.of("fair")));
    lead();
    server.clock.advance(Duration.ofDays(6));

    assertThat(server.lookForSilence()).isZero();
  }

  @Test
  void twoServersTagEachLeadOnce() {
    rule(Map.of());
    int leads = 130;
    List<Command> many = new ArrayList<>();
    for (int number = 0; number < leads; number++) {
      many.add(newLead(id(), "Lead " + number));
    }
    many.forEach(this::push);
    server.clock.advance(Duration.ofDays(6));

    List<CompletableFuture<Integer>> servers = new ArrayList<>();
    for (int number = 0; number < 2; number++) {
      servers.add(CompletableFuture.supplyAsync(server::lookForSilence));
    }

    assertThat(servers.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(leads);
    assertThat(TestStore.number(folder, "SELECT count(*) FROM history WHERE type = 'tagging'"))
        .isEqualTo(leads);
    assertThat(server.lookForSilence()).isZero();
  }

  /// Done now, by the clock that we hold.
  private void push(Command command) {
    Lane lane = Lane.of(command);
    long n = ed.numbers.merge(lane, 1L, Long::sum);
    ed.push(List.of(Envelope.of(id(), lane, n, server.clock.millis(), command)));
  }

  private String lead() {
    String lead = id();
    push(newLead(lead, "Li"));
    return lead;
  }

  private void rule(Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>(more);
    fields.putIfAbsent("name", "Dormant");
    fields.put("when", "silence");
    fields.put("days", 5L);
    fields.put("tag", "dormant");
    fields.put("lifecycle", true);
    Laptop admin = server.laptop("admin");
    admin.push(new Command.CreateRecord(RecordType.TAG_RULE, id(), fields));
  }

  private Command call(String lead) {
    return new Command.LogActivity(
        id(),
        RecordType.LEAD,
        lead,
        "call",
        "out",
        server.clock.millis(),
        null,
        "reached",
        null,
        null,
        List.of(),
        null,
        null);
  }
}

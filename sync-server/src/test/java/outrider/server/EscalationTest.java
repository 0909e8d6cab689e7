package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.command.Lane;
import outrider.core.protocol.Outcome.Status;
import outrider.core.protocol.PullRow;
import outrider.core.record.RecordType;

/// Ed has a lead and his laptop is off. Erin leads his team.
class EscalationTest {
  @TempDir private Path folder;
  private TestServer server;
  private Laptop ed;
  private Laptop erin;

  @BeforeEach
  void start() {
    server = new TestServer(folder);
    ed = server.laptop("ed");
    erin = server.laptop("erin");
    look();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theManagerIsToldOfWhatIsOverdueWhileTheOwnersLaptopIsOff() {
    String lead = lead();
    server.clock.advance(Duration.ofMinutes(59));
    assertThat(look()).isZero();
    server.clock.advance(Duration.ofMinutes(1));

    assertThat(look()).isEqualTo(2);

    erin.pull();
    assertThat(escalations(erin, lead))
        .extracting(row -> row.get("action") + " " + row.get("recipients"))
        .containsExactlyInAnyOrder(
            "remind_owner [" + ed.session().user() + "]",
            "warn_manager [" + erin.session().user() + "]");
    Laptop wendy = server.laptop("wendy");
    wendy.pull();
    assertThat(escalations(wendy, lead)).as("another team's").isEmpty();
  }

  @Test
  void aCallMadeInTimeThatArrivesLaterAnnulsItAndTheAuditKeepsBoth() {
    String lead = lead();
    long before = server.clock.millis() + Duration.ofMinutes(40).toMillis();
    server.clock.advance(Duration.ofHours(3));
    look();

    pushAt(ed, before, call(lead, before));

    ed.pull();
    assertThat(escalations(ed, lead)).extracting(row -> row.get("state")).containsOnly("annulled");
    assertThat(
            TestStore.number(
                folder,
                "SELECT count(*) FROM history WHERE type = 'escalation' AND command = 'Escalate'"))
        .isEqualTo(2);
    assertThat(
            TestStore.number(
                folder,
                "SELECT count(*) FROM history WHERE type = 'escalation' AND command = 'LogActivity'"))
        .isEqualTo(2);
    assertThat(look()).isZero();
  }

  @Test
  void aCallThatCameTooLateAnswers() {
    String lead = lead();
    server.clock.advance(Duration.ofHours(3));
    look();
    pushAt(ed, server.clock.millis(), call(lead, server.clock.millis()));

    erin.pull();
    assertThat(escalations(erin, lead))
        .extracting(row -> row.get("state"))
        .containsOnly("answered");
  }

  @Test
  void whatWasTakenFromSomebodyWhoHadCalledInTimeIsAnnulledThoughItIsAnothersNow() {
    level("take", 15, "reassign", "first-response");
    String lead = lead();
    long before = server.clock.millis() + Duration.ofMinutes(40).toMillis();
    server.clock.advance(Duration.ofHours(3));
    look();
    erin.pull();
    assertThat(erin.fields("lead", lead)).containsEntry("owner", erin.session().user());

    assertThat(pushAt(ed, before, call(lead, before))).containsExactly(Status.REJECTED);

    erin.pull();
    assertThat(escalations(erin, lead))
        .extracting(row -> row.get("state"))
        .containsOnly("annulled");
    assertThat(erin.idOf("proposal", "parent", lead)).isNotEmpty();
  }

  @Test
  void whatWasOverdueBeforeHqBeganToLookOrBeforeALevelWasSetUpIsLeftAlone() {
    String task = id();
    String lead = lead();
    long due = server.clock.millis() + Duration.ofMinutes(10).toMillis();
    ed.push(new Command.PlanTask(task, RecordType.LEAD, lead, "Visit", "visit", due, null));
    ed.push(new Command.CompleteTask(response(lead), null));
    look();
    server.clock.advance(Duration.ofDays(2));
    assertThat(look()).isZero();

    level("day", 60, "warn_manager", "task");
    assertThat(look()).as("it was overdue before anybody minded").isZero();

    String next = id();
    long later = server.clock.millis() + Duration.ofMinutes(10).toMillis();
    ed.push(new Command.PlanTask(next, RecordType.LEAD, lead, "Visit", "visit", later, null));
    server.clock.advance(Duration.ofMinutes(70));
    assertThat(look()).isEqualTo(1);
  }

  @Test
  void aTaskThatIsDoneOrDeletedIsForgotten() {
    String done = lead();
    String deleted = lead();
    look();
    ed.push(new Command.CompleteTask(response(done), null));
    ed.push(new Command.DeleteRecord(RecordType.LEAD, deleted));
    server.clock.advance(Duration.ofHours(2));

    assertThat(look()).isZero();
    assertThat(TestStore.number(folder, "SELECT count(*) FROM due_task")).isZero();
  }

  @Test
  void aLeadThatArrivesOverdueIsEscalatedAtOnce() {
    long yesterday = server.clock.millis() - Duration.ofDays(1).toMillis();
    String lead = id();
    pushAt(ed, yesterday, newLead(lead, "Written down yesterday, offline"));

    assertThat(look()).isEqualTo(2);
  }

  /// Two servers, each looking as often as it can, and the second joins while the first is busy.
  @Test
  void twoServersDoEachOnce() {
    int leads = 300;
    List<Command> many = new ArrayList<>();
    for (int number = 0; number < leads; number++) {
      many.add(newLead(id(), "Lead " + number));
    }
    ed.push(many.toArray(Command[]::new));
    look();
    server.clock.advance(Duration.ofHours(2));

    List<CompletableFuture<Integer>> servers = new ArrayList<>();
    for (int number = 0; number < 2; number++) {
      servers.add(CompletableFuture.supplyAsync(this::look));
    }

    assertThat(servers.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(2 * leads);
    assertThat(TestStore.number(folder, "SELECT count(*) FROM record WHERE type = 'escalation'"))
        .isEqualTo(2 * leads);
    assertThat(look()).isZero();
  }

  @Test
  void anotherServerOfTheSameDatabaseGoesOnWhereTheFirstWasKilled() {
    lead();
    look();
    server.clock.advance(Duration.ofMinutes(90));
    server.restart();

    assertThat(look()).isEqualTo(2);
    server.restart();
    assertThat(look()).isZero();
  }

  private int look() {
    return server.lookForOverdue(Duration.ZERO);
  }

  private String lead() {
    String lead = id();
    pushAt(ed, server.clock.millis(), newLead(lead, "Li"));
    return lead;
  }

  private String response(String lead) {
    ed.pull();
    return ed.scopes.values().stream()
        .flatMap(scope -> scope.values().stream())
        .filter(row -> row.t().equals("task") && lead.equals(fields(row).get("parent")))
        .filter(row -> "respond".equals(fields(row).get("kind")))
        .map(PullRow::i)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> fields(PullRow row) {
    return Objects.requireNonNullElse(row.f(), Map.of());
  }

  private static List<Status> pushAt(Laptop laptop, long at, Command command) {
    Lane lane = Lane.of(command);
    long n = laptop.numbers.merge(lane, 1L, Long::sum);
    return laptop.push(List.of(Envelope.of(id(), lane, n, at, command))).outcomes().stream()
        .map(outcome -> outcome.status())
        .toList();
  }

  private void level(String name, long minutes, String action, String of) {
    Laptop admin = server.laptop("admin");
    admin.push(
        new Command.CreateRecord(
            RecordType.ESCALATION_LEVEL,
            id(),
            Map.of("name", name, "minutes", minutes, "action", action, "of", of)));
  }

  private static Command call(String lead, long at) {
    return new Command.LogActivity(
        id(),
        RecordType.LEAD,
        lead,
        "call",
        "out",
        at,
        null,
        "reached",
        null,
        null,
        List.of(),
        null,
        null);
  }

  private static List<Map<String, Object>> escalations(Laptop laptop, String lead) {
    return laptop.scopes.values().stream()
        .flatMap(scope -> scope.values().stream())
        .filter(row -> row.t().equals("escalation"))
        .map(EscalationTest::fields)
        .filter(fields -> lead.equals(fields.get("parent")))
        .toList();
  }
}

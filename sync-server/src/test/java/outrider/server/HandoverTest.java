package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.command.Gift;
import outrider.core.command.Lane;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.Outcome.Status;
import outrider.core.record.RecordType;
import outrider.core.rule.Reason;

/// Ed leaves with 500 leads and deals in his book. Erin, who leads his team, hands them over to Eve
/// and herself.
class HandoverTest {
  private static final int LEADS = 400;
  private static final int DEALS = 100;

  @TempDir private Path folder;
  private TestServer server;
  private SalesProcess process;
  private Laptop ed;
  private Laptop eve;
  private Laptop erin;

  @BeforeEach
  void start() {
    server = new TestServer(folder);
    process = SalesProcess.of(server);
    ed = server.laptop("ed");
    eve = server.laptop("eve");
    erin = server.laptop("erin");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fiveHundredLeadsAndDealsMoveWithAllThatHangsOnThemAndNothingIsLeft() {
    Book book = fill();
    Map<String, Long> before = sums("<> ''");
    long began = System.nanoTime();

    Outcome outcome = erin.push(leaving(id(), book.half(0), book.half(1))).getFirst();

    long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
    assertThat(outcome.status()).as(outcome.toString()).isEqualTo(Status.APPLIED);
    System.out.println("500 leads and deals with what hangs on them: " + millis + " ms");
    assertThat(sums("<> ''")).as("nothing came or went").isEqualTo(before);
    assertThat(sums("= '" + user(ed) + "'")).as("orphans").isEmpty();
    assertThat(sums("= '" + user(eve) + "'").get("lead")).isEqualTo(LEADS / 2);
    assertThat(sums("= '" + user(erin) + "'").get("opportunity")).isEqualTo(DEALS / 2);
    assertThat(strays()).as("children with another owner than their parent").isZero();
    eve.pull();
    String deal = book.deals.getFirst();
    assertThat(eve.fields("opportunity", deal))
        .containsEntry("stage", process.first())
        .containsEntry("amount", 100L)
        .containsEntry("owner", user(eve));
    assertThat(eve.agrees()).isTrue();
    assertThat(
            TestStore.number(
                folder,
                "SELECT count(*) FROM history WHERE command = 'HandOver' AND type = 'lead'"))
        .isEqualTo(LEADS);
  }

  @Test
  void theLeaversDevicesAreWithdrawnInTheSameBreath() {
    String lead = lead("Li");
    Laptop second = server.laptop("ed");
    erin.push(leaving(id(), List.of("lead/" + lead), List.of()));

    assertThat(ed.tryPull(0).problem()).endsWith("device-revoked");
    assertThat(ed.tryPush(ed.envelopes(TestServer.newLead(id(), "Late"))).problem())
        .endsWith("device-revoked");
    assertThat(second.tryPull(0).problem()).as("the other one too").endsWith("device-revoked");
    assertThat(
            TestStore.number(
                folder,
                "SELECT count(*) FROM device WHERE user_id = '"
                    + user(ed)
                    + "' AND (revoked_at IS NULL OR hand_in = 0)"))
        .as("each is withdrawn and hands in what it has")
        .isZero();
    assertThat(eve.tryPull(0).status()).isEqualTo(200);
  }

  @Test
  void aFailureInTheMiddleLeavesNothing() {
    String lead = lead("Li");
    TestStore.tamper(folder, forbid());
    Outcome outcome = erin.push(leaving(id(), List.of("lead/" + lead), List.of())).getFirst();

    assertThat(outcome.status()).isEqualTo(Status.REJECTED);
    assertThat(outcome.reasons()).extracting(Reason::id).containsExactly("command.failed");
    ed.pull();
    assertThat(ed.fields("lead", lead)).containsEntry("owner", user(ed));
    assertThat(
            TestStore.number(
                folder, "SELECT count(*) FROM record WHERE type IN ('handover', 'takeover')"))
        .isZero();
    assertThat(TestStore.number(folder, "SELECT count(*) FROM device WHERE revoked_at IS NOT NULL"))
        .isZero();
  }

  @Test
  void whatTheLaptopDidNotKnowGoesToWhoeverWasNamedForIt() {
    String known = lead("Li");
    Command command = leaving(id(), List.of("lead/" + known), List.of());
    String late = lead("Wang");

    assertThat(erin.push(command).getFirst().status()).isEqualTo(Status.APPLIED);

    erin.pull();
    assertThat(erin.fields("lead", late)).containsEntry("owner", user(erin));
  }

  @Test
  void whatIsSomebodyElsesByNowRefusesTheWholeDeed() {
    String one = lead("Li");
    String other = lead("Wang");
    server
        .laptop("admin")
        .push(new Command.AssignOwner(RecordType.LEAD, other, user(ed), user(eve)));

    Outcome outcome =
        erin.push(leaving(id(), List.of("lead/" + one, "lead/" + other), List.of())).getFirst();

    assertThat(outcome.reasons()).extracting(Reason::id).containsExactly("handover.changed");
    assertThat(ed.tryPull(0).status()).isEqualTo(200);
  }

  @Test
  void withinSevenDaysItIsTakenBackAndThenStands() {
    String one = lead("Li");
    String other = lead("Wang");
    String first = id();
    erin.push(leaving(first, List.of("lead/" + one, "lead/" + other), List.of()));
    server
        .laptop("admin")
        .push(new Command.AssignOwner(RecordType.LEAD, other, user(eve), user(erin)));
    server.clock.advance(Duration.ofDays(6));

    assertThat(undoNow(first).status()).isEqualTo(Status.APPLIED);

    erin.pull();
    assertThat(erin.fields("lead", one)).containsEntry("owner", user(ed));
    assertThat(erin.fields("lead", other)).containsEntry("owner", user(erin));
    assertThat(erin.fields("handover", first)).containsEntry("left", List.of("lead/" + other));
    Laptop again = server.laptop("ed");
    again.pull();
    assertThat(again.has("lead", one)).as("Ed works here again, on a fresh laptop").isTrue();

    String second = id();
    erin.push(leaving(second, List.of("lead/" + one), List.of()));
    server.clock.advance(Duration.ofDays(8));
    assertThat(undoNow(second).reasons())
        .extracting(Reason::id)
        .containsExactly("handover.expired");
  }

  /// By the clock that the test holds.
  private Outcome undoNow(String handover) {
    Command command = new Command.UndoHandover(handover);
    long n = erin.numbers.merge(Lane.DATA, 1L, Long::sum);
    return erin.push(List.of(Envelope.of(id(), Lane.DATA, n, server.clock.millis(), command)))
        .outcomes()
        .getFirst();
  }

  private String lead(String name) {
    String lead = id();
    ed.push(TestServer.newLead(lead, name));
    return lead;
  }

  private static String user(Laptop laptop) {
    return laptop.session().user();
  }

  private Command leaving(String id, List<String> toEve, List<String> toErin) {
    return new Command.HandOver(
        id,
        user(ed),
        "leaving",
        null,
        List.of(new Gift(user(eve), toEve), new Gift(user(erin), toErin)),
        user(erin));
  }

  /// Writing the last row of the deed fails.
  private static String forbid() {
    return TestStore.POSTGRES
        ? "ALTER TABLE record ADD CONSTRAINT no_takeover CHECK (type <> 'takeover')"
        : "CREATE TRIGGER no_takeover BEFORE INSERT ON record WHEN new.type = 'takeover'"
            + " BEGIN SELECT raise(ABORT, 'not today'); END";
  }

  /// How many of each type, but for what the deed itself adds.
  private Map<String, Long> sums(String owner) {
    Map<String, Long> sums = new HashMap<>();
    for (RecordType type : RecordType.values()) {
      if (!type.isConfiguration() && type != RecordType.HANDOVER && type != RecordType.TAKEOVER) {
        long count =
            TestStore.number(
                folder,
                "SELECT count(*) FROM record WHERE deleted = 0 AND owner "
                    + owner
                    + " AND type = '"
                    + type.wireName()
                    + "'");
        if (count > 0) {
          sums.put(type.wireName(), count);
        }
      }
    }
    return sums;
  }

  private long strays() {
    return TestStore.number(
        folder,
        "SELECT count(*) FROM record c JOIN record p ON p.id = c.parent AND p.tenant_id ="
            + " c.tenant_id WHERE c.deleted = 0 AND p.type IN ('lead', 'opportunity') AND p.owner"
            + " <> c.owner");
  }

  private record Book(List<String> leads, List<String> deals) {
    List<String> half(int which) {
      List<String> half = new ArrayList<>();
      for (int i = which; i < leads.size(); i += 2) {
        half.add("lead/" + leads.get(i));
      }
      for (int i = which; i < deals.size(); i += 2) {
        half.add("opportunity/" + deals.get(i));
      }
      return half;
    }
  }

  /// Leads and deals with notes, tasks, files, and on every tenth lead a running cadence.
  private Book fill() {
    String cadence = id();
    server
        .laptop("admin")
        .push(
            new Command.CreateRecord(
                RecordType.CADENCE,
                cadence,
                Map.of("name", "Follow up", "steps", "1d|call|Call", "byHand", true)));
    Book book = new Book(new ArrayList<>(), new ArrayList<>());
    List<Command> commands = new ArrayList<>();
    for (int i = 0; i < LEADS; i++) {
      String lead = id();
      book.leads.add(lead);
      commands.add(TestServer.newLead(lead, "Lead " + i));
      hang(commands, RecordType.LEAD, lead, i);
      if (i % 10 == 0) {
        commands.add(new Command.EnrollLead(id(), lead, cadence));
      }
    }
    for (int i = 0; i < DEALS; i++) {
      String deal = id();
      book.deals.add(deal);
      commands.add(
          new Command.CreateRecord(
              RecordType.OPPORTUNITY,
              deal,
              Map.of("name", "Deal " + i, "stage", process.first(), "amount", 100L + i)));
      hang(commands, RecordType.OPPORTUNITY, deal, i);
    }
    for (int from = 0; from < commands.size(); from += 500) {
      Command[] some =
          commands.subList(from, Math.min(from + 500, commands.size())).toArray(Command[]::new);
      assertThat(ed.push(some)).allMatch(outcome -> outcome.status() == Status.APPLIED);
    }
    return book;
  }

  private void hang(List<Command> commands, RecordType type, String parent, int number) {
    long now = server.clock.millis();
    commands.add(
        new Command.LogActivity(
            id(),
            type,
            parent,
            "call",
            "out",
            now,
            null,
            null,
            "Spoke " + number,
            null,
            List.of(),
            null,
            null));
    commands.add(new Command.PlanTask(id(), type, parent, "Visit", "visit", now + 60_000, null));
    if (number % 5 == 0) {
      commands.add(
          new Command.AttachFile(
              id(), type, parent, "a.jpg", "photo", "image/jpeg", 10, "ab".repeat(32)));
    }
  }
}

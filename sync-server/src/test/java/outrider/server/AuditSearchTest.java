package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.edit;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.command.Lane;
import outrider.core.protocol.AuditLine;
import outrider.core.protocol.AuditRequest;
import outrider.core.protocol.AuditResponse;
import outrider.core.protocol.AuditStep;
import outrider.core.record.RecordType;

/// An administrator looks for what became of a lead, what somebody did, and when.
class AuditSearchTest extends ServerTest {
  private Audit audit;
  private Laptop ed;
  private Laptop eve;
  private final String lead = id();

  @BeforeEach
  void start() {
    audit = new Audit(server.laptop("admin"));
    ed = server.laptop("ed");
    eve = server.laptop("eve");
    ed.push(newLead(lead, "华为技术 100%"), edit(lead, "phone", null, "+86 10 5555 0100"));
    eve.push(newLead(id(), "Acme"));
  }

  @Test
  void ofOnePersonRecordKindDeviceOrCommand() {
    assertThat(audit.lines(Audit.of(ed.session().user(), "lead", null))).hasSize(2);
    assertThat(audit.lines(Audit.of(eve.session().user(), "lead", null))).hasSize(1);
    List<AuditLine> ofRecord = audit.lines(Audit.of(null, null, lead));
    assertThat(ofRecord).extracting(AuditLine::command).contains("EditFields", "CreateRecord");
    assertThat(ofRecord.getFirst().steps())
        .contains(new AuditStep("phone", null, "+86 10 5555 0100"));
    assertThat(ofRecord.getFirst().name()).isEqualTo("华为技术 100%");
    AuditRequest device =
        new AuditRequest(null, ed.device, null, null, null, null, null, null, null, 200);
    assertThat(audit.lines(device)).allMatch(line -> line.device().equals(ed.device)).isNotEmpty();
    AuditRequest edits =
        new AuditRequest(null, null, null, null, "EditFields", null, null, null, null, 200);
    assertThat(audit.lines(edits)).hasSize(1);
  }

  @Test
  void byWordsInTheChangeOrInTheRecordWhateverIsInThem() {
    assertThat(audit.lines(Audit.words("5555 0100"))).isNotEmpty();
    assertThat(audit.lines(Audit.words("华为")))
        .as("the edit of the telephone number, too, is about the record of that name")
        .extracting(AuditLine::command)
        .contains("EditFields");
    assertThat(audit.lines(Audit.words("acme"))).as("large and small").isNotEmpty();
    assertThat(audit.lines(Audit.words("100%"))).isNotEmpty();
    assertThat(audit.lines(Audit.words("100_"))).as("a sign, not a wildcard").isEmpty();
    assertThat(audit.lines(Audit.words("\"'; DROP TABLE history; --"))).isEmpty();
  }

  @Test
  void aChildLeadsToWhatItHangsOnAndWhatIsGoneIsStillNamed() {
    String task = id();
    ed.push(new Command.PlanTask(task, RecordType.LEAD, lead, "Call", "call", 1L, null));
    AuditLine planned = audit.lines(Audit.of(null, "task", task)).getFirst();
    assertThat(planned.name()).isEqualTo("Call");
    assertThat(planned.parentType()).isEqualTo("lead");
    assertThat(planned.parent()).isEqualTo(lead);
    assertThat(planned.parentName()).isEqualTo("华为技术 100%");

    ed.push(new Command.DeleteRecord(RecordType.LEAD, lead));
    AuditLine deleted = audit.lines(Audit.of(null, "lead", lead)).getFirst();
    assertThat(deleted.deed()).isEqualTo("deleted");
    assertThat(deleted.there()).isFalse();
    assertThat(deleted.name()).isEqualTo("华为技术 100%");
  }

  @Test
  void byWhenItHappenedNotByWhenItWasHeardOf() {
    server.clock.advance(Duration.ofDays(10));
    long monday = server.clock.millis() - Duration.ofDays(4).toMillis();
    String offline = id();
    long n = ed.numbers.merge(Lane.DATA, 1L, Long::sum);
    ed.push(List.of(Envelope.of(id(), Lane.DATA, n, monday, newLead(offline, "Met offline"))));

    List<AuditLine> found =
        audit.lines(Audit.between(monday - 1_000, monday + Duration.ofDays(1).toMillis()));

    assertThat(found).extracting(AuditLine::record).contains(offline);
    assertThat(found).allMatch(line -> line.occurredAt() >= monday - 1_000);
    assertThat(found.getFirst().receivedAt()).isGreaterThan(found.getFirst().occurredAt());
  }

  @Test
  void aPageAtATimeWithoutGapsOrRepeats() {
    for (int number = 0; number < 30; number++) {
      ed.push(newLead(id(), "Lead " + number));
    }
    List<Long> all = audit.lines(Audit.ALL).stream().map(AuditLine::n).toList();
    AuditRequest asked = new AuditRequest(null, null, null, null, null, null, null, null, null, 7);
    List<Long> paged = new ArrayList<>();
    for (AuditResponse page = audit.search(asked); ; ) {
      page.lines().forEach(line -> paged.add(line.n()));
      if (page.next() == null) {
        break;
      }
      page = audit.search(asked.goingOn(page.next()));
    }

    assertThat(paged).isEqualTo(all).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(paged.getLast()).isEqualTo(1L);
  }

  @Test
  void nobodyAsksForMoreThanOnePageNorForABook() {
    AuditRequest greedy =
        new AuditRequest(null, null, null, null, null, null, null, null, null, Long.MAX_VALUE);
    assertThat(audit.lines(greedy).size()).isLessThanOrEqualTo(AuditRequest.LINES_MAX);
    AuditRequest none = new AuditRequest(null, null, null, null, null, null, null, null, -5L, -1);
    assertThat(audit.lines(none)).isEmpty();
    Laptop.Answer book = server.laptop("admin").post("/v1/audit", Audit.words("x".repeat(201)));
    assertThat(book.status()).isEqualTo(413);
  }

  @Test
  void onlyAdministratorsOfThisCompany() {
    for (String login : List.of("ed", "erin")) {
      Laptop.Answer answer = server.laptop(login).post("/v1/audit", Audit.ALL);
      assertThat(answer.status()).isEqualTo(403);
    }
    ServerSettings other = TestStore.settings(folder).of("other");
    TestServer.administer(
        other,
        server.clock,
        administration -> TestServer.user(administration, "sue", "admin", null));
    try (SyncServer theirs = SyncServer.start(other, server.clock)) {
      Laptop sue = new Laptop(theirs.port()).signIn("sue", TestServer.PASSWORD);
      assertThat(new Audit(sue).lines(Audit.ALL))
          .as("of their own company")
          .isNotEmpty()
          .noneMatch(line -> line.record().equals(lead) || line.type().equals("lead"));
      assertThat(new Audit(sue).lines(Audit.of(null, null, lead))).isEmpty();
    }
  }

  @Test
  void longTextsAreCutAndShortOnesAreWhole() {
    String note = "长".repeat(3_000);
    ed.push(
        new Command.CreateRecord(
            RecordType.LEAD, id(), Map.of("name", "Long", "source", "web", "note", note)));
    assertThat(audit.lines(Audit.ALL).toString()).contains("长…").doesNotContain(note);
  }
}

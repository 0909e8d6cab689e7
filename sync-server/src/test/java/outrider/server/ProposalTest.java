package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.Outcome.Status;
import outrider.core.protocol.PullRow;
import outrider.core.record.RecordType;
import outrider.server.ops.Limits;

/// Work on a lead that was handed on before HQ heard of the work.
class ProposalTest {
  @TempDir private Path folder;
  private TestServer server;
  private Laptop ed;
  private Laptop eve;
  private final String lead = id();

  @BeforeEach
  void handOn() {
    server = new TestServer(folder);
    ed = server.laptop("ed");
    eve = server.laptop("eve");
    ed.push(newLead(lead, "Acme"));
    ed.pull();
    server
        .laptop("erin")
        .push(
            new Command.AssignOwner(
                RecordType.LEAD, lead, ed.session().user(), eve.session().user()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void itComesBeforeTheNewOwnerAsAProposal() {
    Outcome outcome = ed.push(phone("+86 10 1")).getFirst();

    assertThat(outcome.status()).isEqualTo(Status.REJECTED);
    assertThat(outcome.reasons())
        .extracting(reason -> reason.id())
        .containsExactly("command.proposed");
    assertThat(outcome.toString()).as("nothing of the lead is told").doesNotContain("Acme");
    List<PullRow> proposals = proposals(eve);
    assertThat(proposals).hasSize(1);
    Map<String, Object> proposal = eve.fields("proposal", proposals.getFirst().i());
    assertThat(proposal)
        .containsEntry("parent", lead)
        .containsEntry("kind", "EditFields")
        .containsEntry("state", "open")
        .containsEntry("proposedBy", ed.session().user());
    assertThat(String.valueOf(proposal.get("arguments"))).contains("+86 10 1");
    assertThat(eve.fields("lead", lead)).doesNotContainKey("phone");
    assertThat(proposals(server.laptop("erin"))).as("the manager sees it too").hasSize(1);
    assertThat(proposals(server.laptop("will"))).isEmpty();
    assertThat(proposals(ed))
        .as("who proposed it has lost the lead and what is about it")
        .isEmpty();
    assertThat(eve.agrees()).isTrue();
    assertThat(ed.agrees()).isTrue();
  }

  @Test
  void theNewOwnerDoesItAsTheirOwnOrDeclines() {
    ed.push(phone("+86 10 1"), logged("Spoke to them"));
    List<PullRow> proposals = proposals(eve);
    assertThat(proposals).hasSize(2);

    assertThat(
            eve.push(
                phone("+86 10 1"), new Command.SettleProposal(proposals.get(0).i(), "accepted")))
        .extracting(Outcome::status)
        .containsOnly(Status.APPLIED);
    assertThat(eve.push(new Command.SettleProposal(proposals.get(1).i(), "declined")))
        .extracting(Outcome::status)
        .containsOnly(Status.APPLIED);

    eve.pull();
    assertThat(eve.fields("lead", lead)).containsEntry("phone", "+86 10 1");
    assertThat(eve.fields("proposal", proposals.get(0).i())).containsEntry("state", "accepted");
    assertThat(eve.fields("proposal", proposals.get(1).i())).containsEntry("state", "declined");
    assertThat(
            eve.push(new Command.SettleProposal(proposals.get(1).i(), "accepted"))
                .getFirst()
                .status())
        .isEqualTo(Status.REJECTED);
  }

  @Test
  void twiceIsOnceForProposalsToo() {
    List<Envelope> sent = ed.envelopes(phone("+86 10 1"));
    ed.push(sent);

    assertThat(ed.push(sent).outcomes().getFirst().reasons())
        .extracting(reason -> reason.id())
        .containsExactly("command.proposed");
    assertThat(proposals(eve)).hasSize(1);
  }

  @Test
  void itMovesOnWithTheRecord() {
    ed.push(phone("+86 10 1"));
    assertThat(proposals(eve)).hasSize(1);
    server
        .laptop("admin")
        .push(
            new Command.AssignOwner(
                RecordType.LEAD,
                lead,
                eve.session().user(),
                server.laptop("will").session().user()));

    assertThat(proposals(server.laptop("will"))).hasSize(1);
    eve.pull();
    assertThat(eve.has("lead", lead)).isFalse();
    assertThat(eve.agrees()).isTrue();
  }

  @Test
  void whoNeverHadTheRecordIsToldThatThereIsNone() {
    Outcome outcome = server.laptop("will").push(phone("+86 10 1")).getFirst();

    assertThat(outcome.reasons())
        .extracting(reason -> reason.id())
        .containsExactly("record.not-found");
    assertThat(proposals(eve)).isEmpty();
  }

  @Test
  void aRecordThatWasDeletedTakesNoProposals() {
    eve.push(new Command.DeleteRecord(RecordType.LEAD, lead));

    assertThat(ed.push(phone("+86 10 1")).getFirst().reasons())
        .extracting(reason -> reason.id())
        .containsExactly("record.not-found");
  }

  @Test
  void nobodyBuriesTheNewOwner() {
    Command[] many =
        IntStream.range(0, Limits.PROPOSALS_PER_RECORD + 5)
            .mapToObj(i -> phone("+86 10 " + i))
            .toArray(Command[]::new);

    List<Outcome> outcomes = ed.push(many);

    assertThat(outcomes.getLast().reasons())
        .extracting(reason -> reason.id())
        .containsExactly("record.not-found");
    assertThat(proposals(eve)).hasSize(Limits.PROPOSALS_PER_RECORD);
  }

  private static List<PullRow> proposals(Laptop laptop) {
    return laptop.pull().stream()
        .filter(row -> row.t().equals("proposal") && !row.x())
        .filter(row -> laptop.has("proposal", row.i()))
        .distinct()
        .toList();
  }

  private Command phone(String number) {
    return TestServer.edit(lead, "phone", null, number);
  }

  private Command logged(String text) {
    return new Command.LogActivity(
        id(),
        RecordType.LEAD,
        lead,
        "call",
        "out",
        server.clock.millis(),
        null,
        null,
        text,
        null,
        List.of(),
        null,
        null);
  }
}

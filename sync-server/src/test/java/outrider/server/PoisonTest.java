package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.edit;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.command.Lane;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.Outcome.Status;
import outrider.core.protocol.PushRequest;
import outrider.core.protocol.PushResponse;
import outrider.core.record.RecordType;

/// One strange envelope gets its answer; those before and after it go on.
class PoisonTest extends ServerTest {
  private Laptop ed;

  @BeforeEach
  void start() {
    ed = server.laptop("ed");
  }

  @Test
  void aCommandOfAnUnknownKindIsRefused() {
    assertOnlyTheMiddleIsRefused(envelope -> ((ObjectNode) envelope).put("kind", "FoldProposal"));
  }

  @Test
  void aCommandOfAnUnknownVersionIsRefused() {
    assertOnlyTheMiddleIsRefused(envelope -> ((ObjectNode) envelope).put("schema", 99));
  }

  @Test
  void aCommandWithoutItsArgumentsIsRefused() {
    assertOnlyTheMiddleIsRefused(envelope -> ((ObjectNode) envelope).remove("arguments"));
  }

  @Test
  void aCommandWithArgumentsOfAnotherShapeIsRefused() {
    assertOnlyTheMiddleIsRefused(envelope -> ((ObjectNode) envelope).put("arguments", "all"));
  }

  @Test
  void aFieldThatIsNoFieldIsRefused() {
    assertOnlyTheMiddleIsRefused(
        envelope -> ((ObjectNode) envelope.path("arguments").path("fields")).put("owner", 7));
  }

  @Test
  void anEnvelopeThatCannotBeWrittenIsUndoneAloneAndRefused() {
    String poisonous =
        "NEW.type = 'task' AND EXISTS"
            + " (SELECT 1 FROM record WHERE id = NEW.id AND body LIKE '%Two%')";
    if (TestStore.POSTGRES) {
      TestStore.tamper(
          folder,
          "CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF "
              + poisonous
              + " THEN RAISE EXCEPTION 'poison'; END IF; RETURN NEW; END $$;"
              + " CREATE TRIGGER poison BEFORE INSERT ON membership"
              + " FOR EACH ROW EXECUTE FUNCTION poison()");
    } else {
      TestStore.tamper(
          folder,
          "CREATE TRIGGER poison BEFORE INSERT ON membership WHEN "
              + poisonous
              + " BEGIN SELECT RAISE(ABORT, 'poison'); END");
    }
    String lead = id();
    ed.push(newLead(lead, "Acme"));

    List<Outcome> outcomes = ed.push(plan(lead, "One"), plan(lead, "Two"), plan(lead, "Three"));

    assertThat(outcomes)
        .extracting(Outcome::status)
        .containsExactly(Status.APPLIED, Status.REJECTED, Status.APPLIED);
    assertThat(outcomes.get(1).reasons().getFirst().id()).isEqualTo("command.failed");
    ed.pull();
    assertThat(ed.agrees()).isTrue();
  }

  private static Command plan(String lead, String title) {
    return new Command.PlanTask(
        id(), RecordType.LEAD, lead, title, null, System.currentTimeMillis() + 86_400_000, null);
  }

  private interface Spoil {
    void spoil(JsonNode envelope);
  }

  private void assertOnlyTheMiddleIsRefused(Spoil spoil) {
    List<Envelope> envelopes =
        ed.envelopes(newLead(id(), "One"), newLead(id(), "Two"), newLead(id(), "Three"));
    JsonNode request =
        Laptop.JSON.valueToTree(
            new PushRequest(1, ed.device, ed.session().incarnation(), ed.epoch, 0, envelopes));
    spoil.spoil(((ArrayNode) request.path("envelopes")).get(1));

    Laptop.Answer answer = ed.post("/v1/push", request);

    assertThat(answer.status()).isEqualTo(200);
    List<Outcome> outcomes = answer.as(PushResponse.class).outcomes();
    assertThat(outcomes)
        .extracting(Outcome::status)
        .containsExactly(Status.APPLIED, Status.REJECTED, Status.APPLIED);
    assertThat(outcomes.get(1).reasons()).isNotEmpty();
    assertThat(ed.post("/v1/push", request).as(PushResponse.class).outcomes()).isEqualTo(outcomes);
  }

  @Test
  void anEnvelopeWithoutANumberIsRefusedWithTheWholePush() {
    List<Envelope> envelopes = ed.envelopes(newLead(id(), "One"));
    JsonNode request =
        Laptop.JSON.valueToTree(
            new PushRequest(1, ed.device, ed.session().incarnation(), ed.epoch, 0, envelopes));
    ((ObjectNode) request.path("envelopes").get(0)).remove("n");

    assertThat(ed.post("/v1/push", request).status()).isEqualTo(422);
  }

  @Test
  void lanesAreNumberedApart() {
    String lead = id();
    ed.push(newLead(lead, "Acme"));
    Envelope note =
        Envelope.of(
            id(),
            Lane.NOTES,
            1,
            System.currentTimeMillis(),
            new Command.LogActivity(
                id(),
                RecordType.LEAD,
                lead,
                "note",
                null,
                System.currentTimeMillis(),
                null,
                null,
                "They called.",
                null,
                List.of(),
                null,
                null));

    PushResponse response = ed.push(List.of(note));

    assertThat(response.outcomes().getFirst().status()).isEqualTo(Status.APPLIED);
    assertThat(response.processed()).containsEntry(Lane.DATA, 1L).containsEntry(Lane.NOTES, 1L);
  }

  @Test
  void aThousandAndOneEnvelopesAreTooMany() {
    List<Envelope> envelopes = new ArrayList<>();
    for (int i = 0; i < 1_001; i++) {
      envelopes.addAll(ed.envelopes(edit("x", "name", null, "y")));
    }

    Laptop.Answer answer = ed.tryPush(envelopes);

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void aPushFromAnotherLifeOrEpochIsSentBack() {
    ed.epoch = "another";
    assertThat(ed.tryPush(ed.envelopes(newLead(id(), "One"))).problem()).isEqualTo("epoch-changed");

    ed.epoch = ed.session().epoch();
    PushRequest clone =
        new PushRequest(1, ed.device, ed.session().incarnation() + 1, ed.epoch, 0, List.of());
    assertThat(ed.post("/v1/push", clone).problem()).isEqualTo("incarnation-unknown");
  }
}

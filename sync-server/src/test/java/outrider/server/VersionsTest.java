package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.CommandShape;
import outrider.core.command.Envelope;
import outrider.core.command.Lane;
import outrider.core.command.Upcasters;
import outrider.core.protocol.LiveHello;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.Outcome.Status;
import outrider.core.protocol.ProtocolVersion;
import outrider.core.protocol.PushRequest;
import outrider.core.record.RecordType;
import outrider.server.access.Configurations;
import outrider.server.access.Sessions;
import outrider.server.ops.DiskSpace;
import outrider.server.ops.Metrics;
import outrider.server.push.PushService;

/// Programs of different ages meet: older and newer protocols, commands and rows.
class VersionsTest {
  private static final int TOO_OLD = ProtocolVersion.OLDEST - 1;
  private static final int TOO_NEW = ProtocolVersion.CURRENT + 1;

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
  void anOldProgramIsToldToUpdateAndThenSendsAllThatWaited() {
    List<Envelope> waiting = ed.envelopes(newLead(id(), "One"), newLead(id(), "Two"));

    Laptop.Answer refused = push(TOO_OLD, waiting);
    Laptop.Answer updated = push(ProtocolVersion.CURRENT, waiting);

    assertThat(refused.status()).isEqualTo(426);
    assertThat(refused.problem()).isEqualTo("update-needed");
    assertThat(refused.json().path("oldest").asInt()).isEqualTo(ProtocolVersion.OLDEST);
    assertThat(updated.json().path("outcomes").findValuesAsText("status"))
        .containsExactly("APPLIED", "APPLIED");
  }

  @Test
  void aProgramThatIsAheadIsToldThatHqIsBehind() {
    Laptop.Answer refused = push(TOO_NEW, ed.envelopes(newLead(id(), "One")));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("server-outdated");
    assertThat(refused.json().path("newest").asInt()).isEqualTo(ProtocolVersion.CURRENT);
  }

  @Test
  void everyDoorAsksForTheProtocol() throws Exception {
    for (String path : List.of("/v1/sign-in", "/v1/push", "/v1/pull")) {
      ObjectNode request =
          switch (path) {
            case "/v1/sign-in" -> Laptop.JSON.valueToTree(ed.request("ed", TestServer.PASSWORD));
            case "/v1/push" -> request(ProtocolVersion.CURRENT, List.of());
            default ->
                request(ProtocolVersion.CURRENT, List.of())
                    .<ObjectNode>set("cursors", Laptop.JSON.createObjectNode());
          };
      request.put("protocol", TOO_OLD);
      assertThat(ed.post(path, request).problem()).as(path).isEqualTo("update-needed");
      request.put("protocol", TOO_NEW);
      assertThat(ed.post(path, request).problem()).as(path).isEqualTo("server-outdated");
    }
    ed.pull();
    try (LiveLine line = new LiveLine(ed)) {
      line.say(new LiveHello(TOO_OLD, ed.session().incarnation(), 0, 0, 0));
      assertThat(line.next()).isEqualTo("closed 4401 urn:outrider:update-needed");
    }
  }

  @Test
  void theLiveChannelSpeaksTheProtocolItWasGreetedIn() throws Exception {
    Laptop eve = server.laptop("eve");
    ed.pull();
    try (LiveLine line = new LiveLine(ed)) {
      line.greet(ProtocolVersion.OLDEST);
      ed.push(newLead(id(), "Acme"));
      assertThat(line.next()).startsWith("{\"protocol\":" + ProtocolVersion.OLDEST + ",");
    }
    assertThat(eve.pull()).isNotEmpty();
  }

  @Test
  void aCommandOfANewerShapeIsRefusedByItselfAndSaysWhy() {
    List<Envelope> sent =
        ed.envelopes(newLead(id(), "One"), newLead(id(), "2"), newLead(id(), "3"));
    Envelope newer = written(sent.get(1), Envelope.SCHEMA + 1, sent.get(1).arguments());

    List<Outcome> outcomes = ed.push(List.of(sent.get(0), newer, sent.get(2))).outcomes();

    assertThat(outcomes)
        .extracting(Outcome::status)
        .containsExactly(Status.APPLIED, Status.REJECTED, Status.APPLIED);
    assertThat(outcomes.get(1).reasons().getFirst().id()).isEqualTo("command.newer");
    assertThat(ed.push(List.of(newer)).outcomes()).containsExactly(outcomes.get(1));
  }

  @Test
  void aCommandOfAnOlderShapeIsReadByTheStepsSinceThen() {
    Upcasters upcasters =
        new Upcasters(
            List.of(shape ->
                shape.kind().equals("NewLead")
                    ? new CommandShape(
                        "CreateRecord",
                        Map.of(
                            "type",
                            "lead",
                            "id",
                            shape.arguments().get("id"),
                            "fields",
                            Map.of("name", shape.arguments().get("called"), "source", "web")))
                    : shape));
    String lead = id();
    Envelope older =
        new Envelope(id(), Lane.DATA, 1, 1, 0, "NewLead", Map.of("id", lead, "called", "Acme"));
    try (var database = Headquarters.open(TestStore.settings(folder), server.clock)) {
      Configurations configurations = new Configurations();
      PushService pushes =
          new PushService(
              database,
              configurations,
              new DiskSpace(Optional.empty(), server.clock),
              new Metrics(),
              server.clock,
              upcasters);
      var who = new Sessions(database, configurations, server.clock).require(ed.session().token());

      var response =
          pushes.push(
              new PushRequest(
                  1, ed.device, ed.session().incarnation(), ed.epoch, 0, List.of(older)),
              who);

      assertThat(response.outcomes().getFirst().status()).isEqualTo(Status.APPLIED);
    }
    ed.pull();
    assertThat(ed.fields("lead", lead)).containsEntry("name", "Acme");
  }

  @Test
  void whatANewerProgramWroteStaysWhenAnOlderOneEditsBesideIt() {
    String lead = id();
    ed.push(
        new Command.CreateRecord(
            RecordType.LEAD, lead, Map.of("name", "Acme", "source", "web", "mood", "sunny")));

    Laptop erin = server.laptop("erin");
    erin.push(TestServer.edit(lead, "name", "Acme", "Acme Ltd"));
    ed.pull();

    assertThat(ed.fields("lead", lead))
        .containsEntry("name", "Acme Ltd")
        .containsEntry("mood", "sunny");
  }

  @Test
  void membersThatNobodyKnowsYetArePassedOver() {
    ObjectNode request = request(ProtocolVersion.CURRENT, ed.envelopes(newLead(id(), "Acme")));
    request.put("weather", "sunny");
    ((ObjectNode) request.path("envelopes").get(0)).put("colour", "blue");
    ((ObjectNode) request.path("envelopes").get(0).path("arguments")).put("taste", "sweet");

    Laptop.Answer answer = ed.post("/v1/push", request);

    assertThat(answer.json().path("outcomes").findValuesAsText("status"))
        .containsExactly("APPLIED");
  }

  private static Envelope written(Envelope envelope, int schema, Map<String, Object> arguments) {
    return new Envelope(
        envelope.id(),
        envelope.lane(),
        envelope.n(),
        schema,
        envelope.occurredAt(),
        envelope.kind(),
        arguments);
  }

  private Laptop.Answer push(int protocol, List<Envelope> envelopes) {
    return ed.post("/v1/push", request(protocol, envelopes));
  }

  private ObjectNode request(int protocol, List<Envelope> envelopes) {
    return Laptop.JSON.valueToTree(
        new PushRequest(protocol, ed.device, ed.session().incarnation(), ed.epoch, 0, envelopes));
  }
}

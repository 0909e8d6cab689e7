package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static outrider.server.TestServer.id;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.protocol.CallState;
import outrider.core.protocol.DialRequest;
import outrider.core.record.RecordType;
import outrider.server.telephony.TelephoneSystems.Preset;

/// Ed calls a lead by the company's telephone system, which tells HQ how it went.
class TelephonyTest {
  private static final String NUMBER = "138 0000 0127";

  @TempDir private Path folder;
  private TestServer server;
  private Laptop ed;
  private TestTelephone twilio;
  private final String lead = id();

  @BeforeEach
  void start() {
    server = new TestServer(folder);
    ed = server.laptop("ed");
    knownAs(ed, "+86 21 6000 0001");
    ed.push(
        new Command.CreateRecord(
            RecordType.LEAD, lead, Map.of("name", "李四", "source", "web", "phone", NUMBER)));
    twilio = new TestTelephone(Preset.TWILIO);
  }

  @AfterEach
  void stop() {
    twilio.close();
    server.close();
  }

  private void knownAs(Laptop who, String extension) {
    server
        .laptop("admin")
        .push(
            new Command.EditFields(
                RecordType.USER,
                who.session().user(),
                List.of(new FieldEdit("extension", null, extension))));
  }

  private DialRequest call(String call) {
    return new DialRequest(call, "lead", lead, NUMBER, null);
  }

  private CallState dial() {
    Laptop.Answer answer = ed.post("/v1/calls", call(id()));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.as(CallState.class);
  }

  private CallState state(String call) {
    return ed.get("/v1/calls/" + call).as(CallState.class);
  }

  private List<Map<String, Object>> calls() {
    ed.pull();
    return ed.scopes.values().stream()
        .flatMap(scope -> scope.values().stream())
        .filter(row -> row.t().equals("activity"))
        .map(row -> (Map<String, Object>) new HashMap<String, Object>(row.f()))
        .filter(row -> "call".equals(row.get("kind")))
        .distinct()
        .toList();
  }

  private static Map<String, String> leg(String status, String... more) {
    Map<String, String> fields = new HashMap<>();
    fields.put("CallSid", "CA-of-the-customer");
    fields.put("ParentCallSid", "CA1");
    fields.put("CallStatus", status);
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return fields;
  }

  @Test
  void whoeverHangsUpFillsInTimeDurationAndOutcome() {
    twilio.setUp(server);
    CallState asked = dial();

    assertThat(asked.phase()).isEqualTo("dialling");
    assertThat(twilio.last().fields())
        .containsEntry("To", "+86 21 6000 0001")
        .containsEntry("From", "+862160000000");
    assertThat(twilio.field("Twiml")).contains(">+8613800000127</Number>");
    assertThat(twilio.header("Authorization")).isEqualTo("Basic QUMxOmEtc2VjcmV0LWJldHdlZW4tdHdv");

    assertThat(twilio.tells("agent", Map.of("CallSid", "CA1", "CallStatus", "in-progress")))
        .isEqualTo(204);
    assertThat(state(asked.call()).phase()).as("he answers, not the lead").isEqualTo("dialling");
    twilio.tells("customer", leg("ringing"));
    assertThat(state(asked.call()).phase()).isEqualTo("ringing");
    twilio.tells("customer", leg("in-progress"));
    assertThat(state(asked.call()).phase()).isEqualTo("connected");
    server.clock.advance(Duration.ofSeconds(133));
    twilio.tells("customer", leg("completed", "CallDuration", "140"));
    twilio.tells("agent", Map.of("CallSid", "CA1", "CallStatus", "completed"));
    twilio.tells("", Map.of("CallSid", "CA1", "RecordingUrl", "https://api.example/rec/RE1"));

    CallState over = state(asked.call());
    assertThat(over.phase()).isEqualTo("ended");
    assertThat(over.outcome()).isEqualTo("reached");
    assertThat(calls())
        .singleElement()
        .satisfies(call -> {
          assertThat(call).containsEntry("outcome", "reached").containsEntry("direction", "out");
          assertThat((Long) call.get("durationSeconds")).isBetween(133L, 135L);
          assertThat((Long) call.get("occurredAt")).isEqualTo(asked.requestedAt());
          assertThat(call).containsEntry("recording", "https://api.example/rec/RE1");
          assertThat(call).containsEntry("createdBy", ed.session().user());
          assertThat(call).containsEntry("owner", ed.session().user());
        });
    assertThat(ed.fields("lead", lead)).containsEntry("touches", 1L);
  }

  @Test
  void theSameCallAskedForAgainRingsNobodyAgain() {
    twilio.setUp(server);
    String call = id();
    ed.post("/v1/calls", call(call));
    Laptop.Answer again = ed.post("/v1/calls", call(call));

    assertThat(again.as(CallState.class).phase()).isEqualTo("dialling");
    assertThat(twilio.asked).hasSize(1);
    Laptop.Answer other =
        ed.post("/v1/calls", new DialRequest(call, "lead", lead, "13800000127", null));
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void nobodyAnswersAndThatIsNotACallOfAnyLength() {
    twilio.setUp(server);
    dial();
    twilio.tells("customer", leg("ringing"));
    twilio.tells("customer", leg("no-answer", "CallDuration", "0"));
    twilio.tells(
        "agent", Map.of("CallSid", "CA1", "CallStatus", "completed", "CallDuration", "31"));

    assertThat(calls())
        .singleElement()
        .satisfies(call ->
            assertThat(call)
                .containsEntry("outcome", "no-answer")
                .doesNotContainKey("durationSeconds"));
  }

  @Test
  void aLineThatIsBusyIsSaidSo() {
    twilio.setUp(server);
    dial();
    twilio.tells("customer", leg("busy"));
    assertThat(calls())
        .singleElement()
        .satisfies(call -> assertThat(call).containsEntry("outcome", "busy"));
  }

  @Test
  void aCallThatNeverCameAboutIsNoTouch() {
    twilio.setUp(server);
    CallState asked = dial();
    twilio.tells("agent", Map.of("CallSid", "CA1", "CallStatus", "no-answer"));

    assertThat(state(asked.call()).outcome()).isEqualTo("failed");
    assertThat(calls()).isEmpty();
    assertThat(ed.fields("lead", lead)).doesNotContainKey("lastContactAt");
  }

  @Test
  void whatIsToldTwiceLateAndInAnyOrderComesToTheSame() {
    twilio.setUp(server);
    dial();
    long at = server.clock.millis() / 1000;
    server.clock.advance(Duration.ofMinutes(3));
    Map<String, String> ended = leg("completed", "Timestamp", stamp(at + 100));
    twilio.tells("customer", ended);
    assertThat(calls())
        .singleElement()
        .satisfies(call -> assertThat(call).containsEntry("outcome", "no-answer"));

    twilio.tells("customer", leg("in-progress", "Timestamp", stamp(at + 40)));
    twilio.tells("customer", ended);
    twilio.tells("customer", leg("ringing", "Timestamp", stamp(at + 20)));
    twilio.tells("customer", leg("in-progress", "Timestamp", stamp(at + 40)));

    assertThat(calls())
        .singleElement()
        .satisfies(call ->
            assertThat(call)
                .containsEntry("outcome", "reached")
                .containsEntry("durationSeconds", 60L));
    assertThat(ed.fields("lead", lead)).containsEntry("touches", 1L);
  }

  private static String stamp(long seconds) {
    return java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
        java.time.Instant.ofEpochSecond(seconds).atOffset(java.time.ZoneOffset.UTC));
  }

  @Test
  void whoForgesASignatureIsTurnedAwayAndNothingIsWritten() {
    twilio.setUp(server);
    dial();
    String address = twilio.field("StatusCallback").replace("leg=agent", "leg=customer");

    assertThat(twilio.tellsAt(address, leg("completed", "CallDuration", "60"), "guessed"))
        .isEqualTo(403);
    assertThat(calls()).isEmpty();
    assertThat(
            twilio.tellsAt(address, leg("completed", "CallDuration", "60"), TestTelephone.SECRET))
        .isEqualTo(204);
    assertThat(calls()).hasSize(1);
  }

  @Test
  void onlyTheRecordsOneSeesAndTheirOwnNumbersAreCalled() {
    twilio.setUp(server);
    Laptop will = server.laptop("will");
    knownAs(will, "8002");

    assertThat(will.post("/v1/calls", call(id())).status())
        .as("another team's lead")
        .isEqualTo(404);
    assertThat(
            ed.post("/v1/calls", new DialRequest(id(), "lead", lead, "+86 139 1111 2222", null))
                .problem())
        .isEqualTo("number-unknown");
    assertThat(twilio.asked).isEmpty();
    CallState asked = dial();
    assertThat(will.get("/v1/calls/" + asked.call()).status()).isEqualTo(404);
  }

  @Test
  void aTelephoneSystemThatRefusesFailsOrIsSilentIsSaidSoAndLeavesNothingBehind() {
    twilio.setUp(server);
    twilio.mood = TestTelephone.Mood.REFUSES;
    Laptop.Answer refused = ed.post("/v1/calls", call(id()));
    assertThat(refused.status()).isEqualTo(502);
    assertThat(refused.json().path("detail").asText()).contains("not a valid phone number");

    twilio.mood = TestTelephone.Mood.FAILS;
    assertThat(ed.post("/v1/calls", call(id())).json().path("detail").asText())
        .isEqualTo("It answered 500.");

    twilio.mood = TestTelephone.Mood.HANGS;
    long begin = System.nanoTime();
    String call = id();
    assertThat(ed.post("/v1/calls", call(call)).problem()).isEqualTo("telephony-failed");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    assertThat(state(call).outcome()).isEqualTo("failed");
    assertThat(calls()).isEmpty();
  }

  @Test
  void withoutATelephoneSystemOrAnExtensionAnotherWayIsNamed() {
    assertThat(ed.post("/v1/calls", call(id())).problem()).isEqualTo("telephony-off");
    twilio.setUp(server);
    knownAs(ed, " ");
    Laptop erin = server.laptop("erin");
    assertThat(erin.post("/v1/calls", call(id())).problem()).isEqualTo("extension-missing");
  }

  @Test
  void nobodyRingsAllTheWorld() {
    twilio.setUp(server);
    int refused = 0;
    for (int i = 0; i < 30; i++) {
      refused += ed.post("/v1/calls", call(id())).status() == 429 ? 1 : 0;
    }
    assertThat(refused).isBetween(8, 10);
  }

  @Test
  void aCallDialledAtTheDeskPhoneIsFoundByItsNumber() {
    twilio.setUp(server);
    Map<String, String> fields = new HashMap<>();
    fields.putAll(
        Map.of(
            "CallSid", "CA-desk",
            "From", "+862160000001",
            "To", "+8613800000127",
            "Direction", "outbound-api",
            "CallStatus", "in-progress"));
    twilio.tells(fields);
    server.clock.advance(Duration.ofSeconds(60));
    fields.put("CallStatus", "completed");
    twilio.tells(fields);

    assertThat(calls())
        .singleElement()
        .satisfies(call -> {
          assertThat(call).containsEntry("direction", "out").containsEntry("outcome", "reached");
          assertThat(call).containsEntry("createdBy", ed.session().user());
        });
  }

  @Test
  void aLeadWhoCallsIsAnIncomingCall() {
    twilio.setUp(server);
    twilio.tells(
        Map.of(
            "CallSid", "CA-in",
            "From", "+8613800000127",
            "To", "+862160000001",
            "Direction", "inbound",
            "CallStatus", "completed",
            "CallDuration", "75"));

    assertThat(calls())
        .singleElement()
        .satisfies(call ->
            assertThat(call)
                .containsEntry("direction", "in")
                .containsEntry("durationSeconds", 75L));
    assertThat(ed.fields("lead", lead)).doesNotContainEntry("touches", 1L);
  }

  @Test
  void aCustomersNumberIsFoundOnTheDealThatNamesThemElseOnThePersonOrTheCompany() {
    twilio.setUp(server);
    String account = id();
    String buyer = id();
    String engineer = id();
    String deal = id();
    ed.push(
        new Command.CreateRecord(
            RecordType.ACCOUNT, account, Map.of("name", "样例水务", "phone", "021-6000 0700")));
    ed.push(contact(buyer, account, "13800000701、13800000702"));
    ed.push(contact(engineer, account, "13800000703"));
    ed.push(
        new Command.CreateRecord(
            RecordType.OPPORTUNITY,
            deal,
            Map.of(
                "name",
                "泵站巡检",
                "account",
                account,
                "contact",
                buyer,
                "stage",
                SalesProcess.of(server).first())));

    deskCall("CA-deal", "+8613800000702");
    deskCall("CA-person", "+8613800000703");
    deskCall("CA-company", "+862160000700");

    assertThat(calls())
        .extracting(call -> call.get("parentType"), call -> call.get("parent"))
        .containsExactlyInAnyOrder(
            tuple("opportunity", deal), tuple("contact", engineer), tuple("account", account));
    assertThat(ed.fields("opportunity", deal)).containsEntry("touches", 1L);
  }

  @Test
  void aCallFromTheDeskStandsOnNothingThatWhoeverCallsDoesNotSee() {
    twilio.setUp(server);
    Laptop erin = server.laptop("erin");
    String account = id();
    erin.push(new Command.CreateRecord(RecordType.ACCOUNT, account, Map.of("name", "别人的客户")));
    erin.push(contact(id(), account, "13800000801"));
    erin.push(
        new Command.CreateRecord(
            RecordType.LEAD,
            id(),
            Map.of("name", "别人的线索", "source", "web", "phone", "13800000802")));

    deskCall("CA-hers", "+8613800000801");
    deskCall("CA-her-lead", "+8613800000802");

    assertThat(TestStore.number(folder, "SELECT count(*) FROM phone_call")).isZero();
  }

  private static Command contact(String id, String account, String phone) {
    return new Command.CreateRecord(
        RecordType.CONTACT, id, Map.of("name", "韩主任", "account", account, "phone", phone));
  }

  private void deskCall(String call, String number) {
    twilio.tells(
        Map.of(
            "CallSid", call,
            "From", "+862160000001",
            "To", number,
            "Direction", "outbound-api",
            "CallStatus", "completed",
            "CallDuration", "30"));
  }

  @Test
  void aCallWithAStrangerIsNobodysBusiness() {
    twilio.setUp(server);
    assertThat(
            twilio.tells(
                Map.of(
                    "CallSid", "CA-x",
                    "From", "+8613911112222",
                    "To", "+862160000001",
                    "CallStatus", "completed")))
        .isEqualTo(204);
    assertThat(TestStore.number(folder, "SELECT count(*) FROM phone_call")).isZero();
  }

  @Test
  void anActivityThatWasTakenBackDoesNotComeAgainWithTheRecording() {
    twilio.setUp(server);
    dial();
    twilio.tells("customer", leg("completed", "CallDuration", "60"));
    ed.pull();
    ed.push(
        new Command.DeleteRecord(RecordType.ACTIVITY, ed.idOf("activity", "outcome", "reached")));

    twilio.tells("", Map.of("CallSid", "CA1", "RecordingUrl", "https://api.example/rec/RE1"));

    assertThat(calls()).isEmpty();
  }

  @Test
  void aCallOfWhichTheEndIsNeverToldIsOverOneDay() throws Exception {
    twilio.setUp(server);
    dial();
    twilio.tells("customer", leg("in-progress"));
    server.clock.advance(Duration.ofHours(5));

    Eventually.holds(() -> !calls().isEmpty());
    assertThat(calls())
        .singleElement()
        .satisfies(call ->
            assertThat(call)
                .containsEntry("outcome", "reached")
                .doesNotContainKey("durationSeconds"));
  }

  @Test
  void aRemovedSystemIsHeardNoMore() {
    twilio.setUp(server);
    dial();
    twilio.takeDown(server);
    assertThat(twilio.tells("customer", leg("completed"))).isEqualTo(404);
  }
}

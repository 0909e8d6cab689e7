package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.protocol.CallState;
import outrider.core.protocol.DialRequest;
import outrider.core.record.RecordType;
import outrider.server.telephony.ModelSettings;
import outrider.server.telephony.TelephoneSystems.Preset;

/// A call centre of the Chinese kind: JSON, a token, times in its own zone, and what was said.
class CallCentreTest {
  private static final String NUMBER = "+86 138-0000-0127";

  private static final List<Map<String, Object>> SAID =
      List.of(
          said("agent", "您好，请问是华东软件的王总吗？", 1_000),
          said("customer", "是的，您说。", 4_000),
          said("agent", "我是前哨的李雷，上次给您发过报价，想问一下您这边的进展。", 6_000),
          said("customer", "报价我看了，价格比竞争对手高了百分之十，我们财务有点犹豫。", 12_000),
          said("agent", "如果一次签三年，价格可以再优惠百分之八，并且实施费用全免。", 20_000),
          said("customer", "三年的话我需要和老板商量，下周三之前给你答复。", 29_000),
          said("agent", "好的，那我下周三下午给您打电话，另外我先把三年的合同草案发给您。", 37_000),
          said("customer", "好的，再见。", 45_000));

  @TempDir private Path folder;
  private TestServer server;
  private Laptop ed;
  private TestTelephone centre;
  private final String lead = id();

  @BeforeEach
  void start() {
    server = new TestServer(folder);
    ed = server.laptop("ed");
    server
        .laptop("admin")
        .push(
            new Command.EditFields(
                RecordType.USER,
                ed.session().user(),
                List.of(new FieldEdit("extension", null, "8001"))));
    ed.push(
        new Command.CreateRecord(
            RecordType.LEAD, lead, Map.of("name", "王总", "source", "web", "phone", NUMBER)));
    centre = new TestTelephone(Preset.CALLCENTRE);
  }

  @AfterEach
  void stop() {
    centre.close();
    server.close();
  }

  private static Map<String, Object> said(String role, String text, long beginMs) {
    return Map.of("role", role, "text", text, "beginMs", beginMs);
  }

  private String dial() {
    String call = id();
    Laptop.Answer answer = ed.post("/v1/calls", new DialRequest(call, "lead", lead, NUMBER, null));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return call;
  }

  private Map<String, Object> hangsUp(String call, Map<String, ?> more) {
    Map<String, Object> told = new HashMap<>();
    told.put("event", "hangup");
    told.put("requestUniqueId", call);
    told.put("uniqueId", centre.systemCall());
    told.put("status", "双方接听");
    told.put("startTime", "2026-11-20 10:00:00");
    told.put("bridgeTime", "2026-11-20 10:00:20");
    told.put("endTime", "2026-11-20 10:02:33");
    told.put("bridgeDuration", 133);
    told.put("recordFile", "https://rec.example.cn/8001/1.mp3");
    told.putAll(more);
    return told;
  }

  private Map<String, Object> activity() {
    ed.pull();
    return ed.fields("activity", ed.idOf("activity", "kind", "call"));
  }

  @Test
  void theHangUpTellsAllInItsOwnZone() {
    centre.setUp(server);
    String call = dial();
    assertThat(centre.last().fields())
        .containsEntry("cno", "8001")
        .containsEntry("customerNumber", "13800000127")
        .containsEntry("requestUniqueId", call);
    assertThat(centre.header("X-token")).isEqualTo(TestTelephone.SECRET);

    assertThat(centre.tellsJson("guessed", hangsUp(call, Map.of()))).isEqualTo(403);
    assertThat(centre.tellsJson(TestTelephone.SECRET, hangsUp(call, Map.of()))).isEqualTo(204);

    assertThat(activity())
        .containsEntry("outcome", "reached")
        .containsEntry("durationSeconds", 133L)
        .containsEntry("occurredAt", java.time.Instant.parse("2026-11-20T02:00:00Z").toEpochMilli())
        .containsEntry("recording", "https://rec.example.cn/8001/1.mp3");
  }

  @Test
  void aRefusalWithAStatusOf200IsOne() {
    centre.setUp(server);
    centre.mood = TestTelephone.Mood.REFUSES;
    Laptop.Answer answer = ed.post("/v1/calls", new DialRequest(id(), "lead", lead, NUMBER, null));
    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.json().path("detail").asText()).isEqualTo("座席不在线");
  }

  @Test
  void whatWasSaidComesWithADraftOfItsSummaryThatNobodyInvented() throws Exception {
    centre.setUp(server);
    String call = dial();
    centre.tellsJson(TestTelephone.SECRET, hangsUp(call, Map.of("transcript", SAID)));

    Eventually.holds(() -> activity().containsKey("summaryDraft"));
    Map<String, Object> activity = activity();
    assertThat((String) activity.get("chat")).startsWith("坐席 00:01 您好，请问是华东软件的王总吗？\n客户 00:04 是的");
    assertThat(activity)
        .containsEntry("summaryBy", "extracted")
        .containsEntry("summaryState", "open");
    assertThat(activity).doesNotContainKey("text");
    String draft = String.valueOf(activity.get("summaryDraft"));
    assertThat(draft.lines())
        .hasSizeBetween(2, 5)
        .allSatisfy(
            line -> assertThat(SAID.toString()).contains(line.substring(line.indexOf('：') + 1)));
    assertThat(draft).contains("三年");
  }

  @Test
  void anAcceptedDraftIsTheNoteForEverybody() throws Exception {
    centre.setUp(server);
    centre.tellsJson(TestTelephone.SECRET, hangsUp(dial(), Map.of("transcript", SAID)));
    Eventually.holds(() -> activity().containsKey("summaryDraft"));
    String id = ed.idOf("activity", "kind", "call");

    ed.push(new Command.SettleSummary(id, "accepted", "签三年可优惠 8%，下周三回复"));

    Laptop erin = server.laptop("erin");
    erin.pull();
    assertThat(erin.fields("activity", id))
        .containsEntry("text", "签三年可优惠 8%，下周三回复")
        .containsEntry("summaryState", "accepted");
  }

  @Test
  void aLanguageModelDraftsWhereThereIsOne() throws Exception {
    try (Model model = new Model(200, choice("客户嫌贵 10%；签三年优惠 8%。"))) {
      draftBy(model);
      centre.setUp(server);
      centre.tellsJson(TestTelephone.SECRET, hangsUp(dial(), Map.of("transcript", SAID)));

      Eventually.holds(() -> activity().containsKey("summaryDraft"));
      assertThat(activity())
          .containsEntry("summaryDraft", "客户嫌贵 10%；签三年优惠 8%。")
          .containsEntry("summaryBy", "qwen-plus");
      assertThat(model.asked.getFirst()).contains("\"model\":\"qwen-plus\"").contains("下周三之前给你答复");
      assertThat(model.keys).containsExactly("Bearer sk-test");
    }
  }

  @Test
  void aLanguageModelThatFailsOrSaysNothingIsNotWaitedFor() throws Exception {
    for (String answer : List.of("", "{}", choice(" "), "<html>")) {
      try (Model model = new Model(answer.isEmpty() ? 500 : 200, answer)) {
        draftBy(model);
        centre.setUp(server);
        String call = dial();
        centre.tellsJson(TestTelephone.SECRET, hangsUp(call, Map.of("transcript", SAID)));
        Eventually.holds(() -> {
          ed.pull();
          return ed.fields("activity", activityOf(call)).containsKey("summaryDraft");
        });
        assertThat(ed.fields("activity", activityOf(call))).containsEntry("summaryBy", "extracted");
        assertThat(model.asked).hasSize(1);
        centre.takeDown(server);
      }
    }
  }

  @Test
  void aLanguageModelThatIsSilentHoldsTheTimelineUpForNobody() {
    try (Model model = new Model(0, "")) {
      draftBy(model);
      centre.setUp(server);
      centre.tellsJson(TestTelephone.SECRET, hangsUp(dial(), Map.of("transcript", SAID)));
      assertThat(activity())
          .as("the call is there before its draft")
          .containsEntry("durationSeconds", 133L)
          .doesNotContainKey("summaryDraft");
      assertThat(ed.get("/health").status()).isEqualTo(200);
    }
  }

  private void draftBy(Model model) {
    server.draftBy(model.settings());
    ed.movedTo(server.port());
  }

  private String activityOf(String call) {
    return Objects.requireNonNull(ed.get("/v1/calls/" + call).as(CallState.class).activity());
  }

  private static String choice(String words) {
    return "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"" + words + "\"}}]}";
  }

  /// A language model on loopback. A status of 0 is silence.
  private static final class Model implements AutoCloseable {
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<String> keys = new CopyOnWriteArrayList<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final HttpServer http;

    Model(int status, String answer) {
      try {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      } catch (IOException failure) {
        throw new AssertionError(failure);
      }
      http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      http.createContext(
          "/v1/chat/completions",
          exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
            if (status == 0) {
              try {
                open.await();
              } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
              }
            } else {
              byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
              exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
              exchange.getResponseBody().write(bytes);
            }
            exchange.close();
          });
      http.start();
    }

    ModelSettings settings() {
      return new ModelSettings(
          "http://127.0.0.1:" + http.getAddress().getPort() + "/v1", "qwen-plus", "sk-test");
    }

    @Override
    public void close() {
      open.countDown();
      http.stop(0);
    }
  }
}

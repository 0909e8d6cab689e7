package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.edit;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.protocol.CalendarRequest;
import outrider.core.protocol.DialRequest;
import outrider.core.protocol.FarewellRequest;
import outrider.core.protocol.LiveHello;
import outrider.core.protocol.PullRequest;
import outrider.core.protocol.PushRequest;
import outrider.core.protocol.RevokeRequest;
import outrider.core.protocol.SettleRequest;
import outrider.core.protocol.SourceDeed;
import outrider.core.protocol.SourceRequest;
import outrider.core.protocol.UploadRequest;

/// Every endpoint is sent what no client of ours would send, for some seconds, by several callers
/// at once: no 5xx, no hang, no growth, and afterwards everybody works on.
///
/// Prints its seed; `-Dfuzz.seed=…` repeats a run, `-Dfuzz.seconds=…` lengthens it.
class FuzzTest {
  private static final int CALLERS = 4;
  private static final int PATIENCE_MILLIS = 10_000;

  /// How long a socket is listened to before the clock is moved on.
  private static final int LISTEN_MILLIS = 50;

  private static final long GROWTH_BYTES_MAX = 48L << 20;
  private static final int GROWTH_THREADS_MAX = 8;

  @TempDir private static Path folder;
  private static TestServer server;
  private static TestIssuer issuer;
  private static Laptop erin;
  private static Laptop eve;
  private static Outside site;
  private static final String LEAD = id();

  @BeforeAll
  static void start() {
    server = new TestServer(folder);
    issuer = new TestIssuer(server.clock);
    server.takeAccountsOf(issuer.settings());
    // Both before the storm: it empties the bucket of sign-ins from this address.
    erin = server.laptop("erin");
    eve = server.laptop("eve");
    erin.push(newLead(LEAD, "Acme"));
    erin.pull();
    site = Outside.of(server, Map.of("honeypot", "fax"));
  }

  @AfterAll
  static void stop() {
    server.close();
    issuer.close();
  }

  @Test
  void nothingThatIsSentBreaksTheServer() throws Exception {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    int seconds = Integer.getInteger("fuzz.seconds", 8);
    System.out.println("fuzz: repeat with -Dfuzz.seed=" + seed);
    run(seed, 1);
    long heapBefore = heapBytes();
    int threadsBefore = threads();

    Map<Integer, Long> statuses = run(seed + CALLERS, seconds);

    System.out.println("fuzz: answers by status (0: hung up) " + statuses);
    assertThat(statuses.keySet()).as("seed %d", seed).noneMatch(status -> status >= 500);
    assertThat(statuses.get(200)).as("some of it was served").isPositive();
    assertThat(server.laptop().get("/metrics").text())
        .as("nor did it meet an error that nobody was told of")
        .doesNotContainPattern("outrider_requests_seconds_count\\{[^}]*status=\"5");
    assertThat(threads() - threadsBefore).isLessThan(GROWTH_THREADS_MAX);
    assertThat(heapBytes() - heapBefore).isLessThan(GROWTH_BYTES_MAX);
    everybodyWorksOn();
  }

  private static void everybodyWorksOn() {
    assertThat(eve.push(newLead(id(), "After the storm")).getFirst().reasons()).isEmpty();
    eve.pull();
    assertThat(eve.agrees()).isTrue();
    erin.pull();
    assertThat(erin.agrees()).isTrue();
    assertThat(erin.has("lead", LEAD)).isTrue();
    assertThat(server.laptop().get("/health").status()).isEqualTo(200);
  }

  private static Map<Integer, Long> run(long seed, int seconds) throws Exception {
    Queue<String> faults = new ConcurrentLinkedQueue<>();
    Map<Integer, AtomicLong> statuses = new TreeMap<>();
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      Strangeness strangeness = new Strangeness(seed + i, bodies());
      callers.add(
          Thread.ofVirtual()
              .start(() -> {
                while (System.nanoTime() < end && faults.isEmpty()) {
                  call(strangeness.next(server.endpoints()), statuses, faults);
                }
              }));
    }
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(faults).as("seed %d", seed).isEmpty();
    Map<Integer, Long> counted = new TreeMap<>();
    statuses.forEach((status, count) -> counted.put(status, count.get()));
    return counted;
  }

  private static void call(RawCall call, Map<Integer, AtomicLong> statuses, Queue<String> faults) {
    try {
      RawCall.Answer answer = call.send(server.port(), PATIENCE_MILLIS);
      synchronized (statuses) {
        statuses.computeIfAbsent(answer.status(), unused -> new AtomicLong()).incrementAndGet();
      }
      boolean tellsOfItsInside =
          answer.text().contains("Exception") || answer.text().contains("outrider.server");
      if (answer.status() >= 500 || tellsOfItsInside) {
        faults.add(describe(call) + "\n-> " + answer);
      }
    } catch (IOException hang) {
      faults.add(describe(call) + "\n-> " + hang);
    }
  }

  private static String describe(RawCall call) {
    String body = new String(call.body(), StandardCharsets.UTF_8);
    return call.head() + "\n" + body.substring(0, Math.min(2_000, body.length()));
  }

  /// What a caller of good faith sends, to be spoilt.
  private static Map<String, JsonNode> bodies() {
    String lead = id();
    Map<String, Object> bodies = new TreeMap<>();
    bodies.put("/v1/devices/revoke", new RevokeRequest(id(), true));
    bodies.put("/v1/devices/settle", new SettleRequest(id(), true));
    bodies.put(
        "/v1/sign-in/company",
        server.laptop().company(issuer.token("subject-" + id(), "nobody", "nonce"), "nonce"));
    bodies.put(
        site.path(),
        Map.of("name", "Fuzz 华为", "phone", "13800000127", "x", 1, "list", List.of("a", "b")));
    bodies.put("/v1/calls", new DialRequest(id(), "lead", LEAD, "13800000127", null));
    bodies.put(
        "/telephony/" + site.form,
        Map.of("uniqueId", id(), "event", "hangup", "customerNumber", "13800000127"));
    bodies.put("form", site.form);
    bodies.put("key", site.key);
    bodies.put("/v1/calendar", new CalendarRequest(true, "zh"));
    bodies.put("/portal/sign-in", Map.of("email", "ann@acme.example", "password", "guess"));
    Map<String, Object> source =
        Map.of(
            "name", "Shop", "kind", "order", "way", "push", "columns", Map.of("no", "externalKey"));
    bodies.put("/v1/sources", new SourceRequest(null, source, null, null));
    bodies.put("/v1/sources/preview", new SourceRequest(null, source, "a.csv", "bm8sbWFpbAox"));
    bodies.put("/v1/sources/deed", new SourceDeed("join", id(), List.of(id()), LEAD));
    bodies.put("/portal/forgotten", Map.of("email", "ann@acme.example"));
    bodies.put("/portal/invoice", Map.of("order", LEAD, "title", "Acme", "form", "0"));
    bodies.put("/portal/satisfaction", Map.of("mark", "5", "words", "Well", "form", "0"));
    bodies.put("/v1/farewell", new FarewellRequest(id(), List.of(), false));
    bodies.putAll(
        Map.of(
            "/v1/sign-in", server.laptop().request("nobody-" + id(), "guess"),
            "/v1/push",
                new PushRequest(
                    1,
                    erin.device,
                    erin.session().incarnation(),
                    erin.epoch,
                    0,
                    server
                        .laptop()
                        .envelopes(
                            newLead(lead, "Fuzz 华为"),
                            edit(LEAD, "phone", null, "+86 10 5555 0100"),
                            new Command.AddTags(
                                outrider.core.record.RecordType.LEAD, lead, List.of("a", "b")))),
            "/v1/pull",
                new PullRequest(
                    1,
                    erin.device,
                    erin.session().incarnation(),
                    erin.epoch,
                    Map.of("config", 3L, "user/" + erin.session().user(), 1L),
                    0),
            "/v1/uploads", new UploadRequest("ab".repeat(32), 1_000),
            "/v1/live", new LiveHello(1, erin.session().incarnation(), 0, 0, 0)));
    Map<String, JsonNode> trees = new TreeMap<>();
    bodies.forEach((path, body) -> trees.put(path, Laptop.JSON.valueToTree(body)));
    trees.put("token", Laptop.JSON.valueToTree(erin.session().token()));
    return trees;
  }

  private static long heapBytes() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  /// A body that stands still is not waited for: not by the caller's leave, not without it.
  @Test
  void aBodyThatStandsStillIsLetGoOf() throws Exception {
    String head =
        "POST /v1/push HTTP/1.1\r\nHost: test\r\nContent-Length: 100\r\nAuthorization: Bearer "
            + erin.session().token()
            + "\r\n\r\n{\"pro";
    try (var socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(LISTEN_MILLIS);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();

      // When the server begins to read is not to be seen from here; its patience counts from then.
      Eventually.holds(() -> {
        server.clock.advance(Duration.ofSeconds(31));
        return hasEnded(socket);
      });
    }
    assertThat(erin.tryPull(0).status()).isEqualTo(200);
  }

  private static boolean hasEnded(Socket socket) throws IOException {
    try {
      socket.getInputStream().readAllBytes();
      return true;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }
}

package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.call.Summary;
import outrider.core.command.Command;
import outrider.core.protocol.DialRequest;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// Lin calls a lead by the company's telephone system and shuts her laptop while she talks. What
/// became of the call is in her book when she opens it, with a draft that she makes her note on a
/// train without signal; her manager reads it that evening.
final class CallTest {
  private static final String SECRET = "a-secret-between-two";

  @TempDir Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @Test
  void aCallIsFilledInWhileTheLaptopIsShutAndItsDraftAcceptedOffline() throws Exception {
    var telephone =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    telephone.createContext(
        "/click2call",
        exchange -> {
          asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          var yes = "{\"result\":0,\"uniqueId\":\"T-1\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, yes.length);
          exchange.getResponseBody().write(yes);
          exchange.close();
        });
    telephone.start();
    try (var office = new HeadOffice(folder.resolve("hq"));
        var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou")) {
      var tells =
          office.addTelephone("http://127.0.0.1:" + telephone.getAddress().getPort(), SECRET);
      office.administer(hq -> hq.setExtension("lin", "8001"));
      var lin = Laptop.open(folder.resolve("lin"), office, "lin");
      var lead = lin.newLead("王总");
      assertThat(lin.edit(lead, "phone", "138 0000 0127").reasons()).isEmpty();
      lin.drained();

      var call = lin.book().commands().newId();
      var begun =
          lin.book().telephone().dial(new DialRequest(call, "lead", lead, "138 0000 0127", null));
      assertThat(begun.phase()).isEqualTo("dialling");
      assertThat(asked)
          .singleElement()
          .asString()
          .contains("\"cno\":\"8001\"", "\"customerNumber\":\"13800000127\"");
      tell(tells, told(call, "ringing"));
      assertThat(lin.book().telephone().look(call).phase()).isEqualTo("ringing");
      tell(tells, told(call, "bridge"));
      assertThat(lin.book().telephone().look(call).phase()).isEqualTo("connected");

      lin.shut();
      tell(
          tells,
          """
          {"event":"hangup","uniqueId":"T-1","requestUniqueId":"%s","status":"双方接听",
           "recordFile":"https://rec.example.cn/1.mp3","transcript":[
            {"role":"agent","text":"上次给您发过报价，想问一下您这边的进展。","beginMs":6000},
            {"role":"customer","text":"报价比竞争对手高了百分之十，我们财务有点犹豫。","beginMs":12000},
            {"role":"agent","text":"如果一次签三年，价格可以再优惠百分之八。","beginMs":20000},
            {"role":"customer","text":"三年的话我需要和老板商量，下周三之前给你答复。","beginMs":29000}]}
          """
              .formatted(call));
      lin.reopen();
      lin.await(
          "the draft",
          () ->
              lin.all(RecordType.ACTIVITY).values().stream()
                  .anyMatch(row -> Summary.of(row).isOpen()));
      var activity = only(lin);
      assertThat(activity.text("kind")).isEqualTo("call");
      assertThat(activity.text("outcome")).isEqualTo("reached");
      assertThat(activity.has("durationSeconds")).isTrue();
      assertThat(activity.text("owner")).isEqualTo(office.id("lin"));
      assertThat(activity.text("recording")).isEqualTo("https://rec.example.cn/1.mp3");
      assertThat(lin.find(RecordType.LEAD, lead).orElseThrow().number("touches", 0)).isEqualTo(1);

      office.stop();
      var note = Summary.of(activity).draft();
      assertThat(
              lin.submit(new Command.SettleSummary(activity.id(), Summary.ACCEPTED, note))
                  .reasons())
          .isEmpty();
      assertThat(only(lin).text("text")).isEqualTo(note);
      assertThat(lin.waiting()).isEqualTo(1);

      office.startAgain();
      lin.drained();
      zhou.await(
          "the note",
          () -> !zhou.all(RecordType.ACTIVITY).isEmpty() && only(zhou).text("text").equals(note));
      assertThat(only(zhou).text(Summary.STATE)).isEqualTo(Summary.ACCEPTED);
      lin.shut();
    } finally {
      telephone.stop(0);
    }
  }

  private static Row only(Laptop laptop) {
    var rows = laptop.all(RecordType.ACTIVITY).values();
    assertThat(rows).hasSize(1);
    return rows.iterator().next();
  }

  private static String told(String call, String event) {
    return "{\"event\":\"%s\",\"uniqueId\":\"T-1\",\"requestUniqueId\":\"%s\"}"
        .formatted(event, call);
  }

  private static void tell(String address, String json) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      assertThat(
              http.send(
                      HttpRequest.newBuilder(URI.create(address))
                          .header("Content-Type", "application/json")
                          .header("X-Token", SECRET)
                          .POST(HttpRequest.BodyPublishers.ofString(json))
                          .build(),
                      HttpResponse.BodyHandlers.discarding())
                  .statusCode())
          .isEqualTo(204);
    }
  }
}

package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.ReasonText;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// Somebody fills in the form on a website, and a rep's open book has the lead, with the clock
/// running and the word why it is theirs. Nobody has set anything up but the form.
final class IntakeLiveTest {

  private static final String TOKEN = "a-public-token-of-a-page";

  @TempDir Path folder;

  @Test
  void aFormThatIsSentIsALeadWithACountdownInItsOwnersBook() throws Exception {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var rep = Laptop.open(folder.resolve("rep"), office, "lin")) {
      var form = UUID.randomUUID().toString();
      office.administer(hq -> {
        hq.run(
            new Command.CreateRecord(
                RecordType.FORM, form, Map.of("name", "官网", "source", "官网", "token", TOKEN)));
        // So that there is nobody else to get it.
        List.of("he", "owen")
            .forEach(login ->
                hq.run(
                    new Command.EditFields(
                        RecordType.USER,
                        office.id(login),
                        List.of(new FieldEdit("inactive", null, true)))));
      });
      rep.await("the form", () -> rep.find(RecordType.FORM, form).isPresent());

      var before = System.currentTimeMillis();
      assertThat(post(office, form, "name=%E5%BC%A0%E4%B8%89&phone=13800000127")).isEqualTo(202);

      rep.await("the task", () -> !rep.all(RecordType.TASK).isEmpty());
      rep.await("the reason", () -> !rep.all(RecordType.ACTIVITY).isEmpty());
      var lead = only(rep, RecordType.LEAD);
      assertThat(lead.text(Fields.NAME)).isEqualTo("张三");
      assertThat(lead.text(Fields.OWNER)).isEqualTo(office.id("lin"));
      assertThat(lead.number(Fields.NEXT_STEP_AT, 0)).isBetween(before, before + 3_700_000);
      assertThat(only(rep, RecordType.TASK).text("title")).isEqualTo("first-response");
      assertThat(ReasonText.read(only(rep, RecordType.ACTIVITY).text("text")).reasons())
          .singleElement()
          .satisfies(why -> assertThat(why.id()).isEqualTo("assign.least-loaded"));

      assertThat(post(office, form, "name=Zhang&phone=%2B86+138+0000+0127&note=again"))
          .isEqualTo(202);
      rep.await("the second visit", () -> rep.all(RecordType.TASK).size() == 2);
      assertThat(only(rep, RecordType.LEAD).id()).isEqualTo(lead.id());
    }
  }

  private static Row only(Laptop laptop, RecordType type) {
    var rows = laptop.all(type);
    assertThat(rows).hasSize(1);
    return rows.values().iterator().next();
  }

  private static int post(HeadOffice office, String form, String body) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(office.address() + "/intake/" + form))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString(body + "&outrider-token=" + TOKEN))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }
}

package outrider.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.office.HeadOffice;

/// The protocol's page is enough to write a client from.
final class PlainClientTest {

  @TempDir private Path folder;
  private HeadOffice hq;
  private PlainClient lin;

  @BeforeEach
  void open() {
    hq = new HeadOffice(folder.resolve("hq"));
    lin = new PlainClient(hq.address());
    lin.signIn("lin", HeadOffice.PASSWORD);
    assertThat(lin.pull()).isTrue();
  }

  @AfterEach
  void close() {
    hq.close();
  }

  @Test
  void twoStrangersAgreeWithHqToTheRow() {
    var zhou = new PlainClient(hq.address());
    zhou.signIn("zhou", HeadOffice.PASSWORD);
    var lead = UUID.randomUUID().toString();

    var made =
        lin.push(
            "CreateRecord",
            Map.of("type", "lead", "id", lead, "fields", Map.of("name", "华东样例", "source", "web")));

    assertThat(made.get("status").asText()).isEqualTo("APPLIED");
    assertThat(lin.pull()).isTrue();
    assertThat(zhou.pull()).isTrue();
    assertThat(zhou.records("lead", lead))
        .singleElement()
        .satisfies(fields -> assertThat(fields.get("name").asText()).isEqualTo("华东样例"));

    lin.push("DeleteRecord", Map.of("type", "lead", "id", lead));

    assertThat(zhou.pull()).isTrue();
    assertThat(zhou.records("lead", lead)).isEmpty();
  }

  @Test
  void whatIsSentTwiceIsDoneOnce() {
    var lead = UUID.randomUUID().toString();
    var envelope = UUID.randomUUID().toString();
    var arguments =
        Map.<String, Object>of(
            "type", "lead", "id", lead, "fields", Map.of("name", "Once", "source", "web"));

    var first = lin.push(1, envelope, "CreateRecord", arguments);
    var second = lin.push(1, envelope, "CreateRecord", arguments);

    assertThat(second).isEqualTo(first);
    assertThat(lin.pull()).isTrue();
    assertThat(lin.records("lead", lead)).hasSize(1);
  }

  @Test
  void aGateIsKeptAtHqWhateverAClientSays() {
    var deal = UUID.randomUUID().toString();
    var survey = hq.id("survey");
    lin.push(
        "CreateRecord",
        Map.of(
            "type", "opportunity", "id", deal, "fields", Map.of("name", "Plant", "stage", survey)));

    var moved =
        lin.push("AdvanceOpportunity", Map.of("id", deal, "from", survey, "to", hq.id("quote")));

    assertThat(moved.get("status").asText()).isEqualTo("REJECTED");
    assertThat(moved.get("reasons").toString()).contains(hq.id("photos"));
    assertThat(lin.pull()).isTrue();
    assertThat(lin.records("opportunity", deal))
        .singleElement()
        .satisfies(fields -> assertThat(fields.get("stage").asText()).isEqualTo(survey));
  }

  @Test
  void aStrangeCommandIsRefusedByItselfAndTheNextIsDone() {
    var strange = lin.push("Teleport", Map.of("to", List.of("moon")));
    var lead = UUID.randomUUID().toString();
    var sound =
        lin.push(
            "CreateRecord",
            Map.of("type", "lead", "id", lead, "fields", Map.of("name", "Next", "source", "web")));

    assertThat(strange.get("status").asText()).isEqualTo("REJECTED");
    assertThat(strange.get("reasons").toString()).contains("command.unknown");
    assertThat(sound.get("status").asText()).isEqualTo("APPLIED");
  }
}

package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.command.FieldEdit;
import outrider.core.opportunity.Opportunity;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.Outcome.Status;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;

/// Twenty laptops hold a move each that HQ has not heard of, when a stricter version of the
/// pipeline is published.
class QueuedMovesTest {
  private static final int LAPTOPS = 20;

  @TempDir private Path folder;
  private TestServer server;
  private Laptop admin;
  private final String first = id();
  private final String talk = id();
  private final String quote = id();
  private final String second = id();
  private final String report = id();
  private final Map<Laptop, String> deals = new LinkedHashMap<>();
  private final Map<Laptop, List<Envelope>> queued = new LinkedHashMap<>();

  @BeforeEach
  void twentyMovesWait() {
    server = new TestServer(folder);
    admin = server.laptop("admin");
    done(
        admin.push(
            new Command.DraftPipeline(first, null, "Sales"),
            stage(talk, 0, "open"),
            stage(quote, 1, "open"),
            stage(id(), 2, "won"),
            stage(id(), 3, "lost"),
            new Command.PublishPipeline(first, null)));
    for (int number = 0; number < LAPTOPS; number++) {
      Laptop laptop = server.laptop(List.of("ed", "eve", "will").get(number % 3));
      String deal = id();
      done(
          laptop.push(
              new Command.CreateRecord(
                  RecordType.OPPORTUNITY, deal, Map.of("name", "Deal " + number, "stage", talk))));
      deals.put(laptop, deal);
      queued.put(laptop, laptop.envelopes(move(deal)));
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void eachIsJudgedByTheVersionItWasMadeUnderWhereRunningDealsAreLeftAlone() {
    publish("stay");

    assertThat(arrive()).allMatch(outcome -> outcome.status() == Status.APPLIED);

    assertThat(stages()).containsOnly(quote);
  }

  @Test
  void itIsSoEvenWhereTheDealsWereMovedOverSince() {
    publish("stay");
    done(admin.push(new Command.MigrateDeals(first, second)));

    assertThat(arrive()).allMatch(outcome -> outcome.status() == Status.APPLIED);

    assertThat(stages()).containsOnly(copy(quote));
    // What is decided since is judged by the new version, whatever it names.
    String late = deals.values().iterator().next();
    done(admin.push(new Command.AdvanceOpportunity(late, copy(quote), copy(talk), null)));
    assertThat(admin.push(move(late)).getFirst().reasons().getFirst().id()).isEqualTo("gate.unmet");
  }

  @Test
  void eachIsRefusedWithWhatIsMissingNowWhereDealsAreMovedOver() {
    publish("move");
    assertThat(stages()).containsOnly(copy(talk));

    assertThat(arrive())
        .hasSize(LAPTOPS)
        .allSatisfy(outcome -> {
          assertThat(outcome.status()).isEqualTo(Status.REJECTED);
          assertThat(outcome.reasons())
              .singleElement()
              .satisfies(reason -> {
                assertThat(reason.id()).isEqualTo("gate.unmet");
                assertThat(reason.argument("item")).isEqualTo(report);
                assertThat(reason.argument("stage")).isEqualTo(copy(quote));
              });
        });
    assertThat(stages()).as("no deal is lost, and none has got through").containsOnly(copy(talk));

    // The person brings what is missing, and gives the very same command once more.
    deals.forEach((laptop, deal) ->
        done(laptop.push(new Command.MarkItem(deal, report, "done", null), move(deal))));
    assertThat(stages()).containsOnly(copy(quote));
  }

  private void publish(String running) {
    done(
        admin.push(
            new Command.DraftPipeline(second, first, null),
            new Command.EditFields(
                RecordType.PIPELINE, second, List.of(new FieldEdit("running", null, running))),
            new Command.CreateRecord(
                RecordType.CHECKLIST_ITEM,
                report,
                Map.of("name", "Needs report", "stage", copy(talk), "kind", "action")),
            new Command.PublishPipeline(second, first)));
  }

  private List<Outcome> arrive() {
    List<Outcome> outcomes = new ArrayList<>();
    queued.forEach((laptop, envelopes) -> outcomes.addAll(laptop.push(envelopes).outcomes()));
    return outcomes;
  }

  private List<Object> stages() {
    admin.pull();
    return deals.values().stream()
        .map(deal -> admin.fields("opportunity", deal).get(Opportunity.STAGE))
        .toList();
  }

  private Command move(String deal) {
    return new Command.AdvanceOpportunity(deal, talk, quote, null);
  }

  /// The stage of the second version that was copied from one of the first.
  private String copy(String stage) {
    return Ids.derive(second, "copy/" + stage);
  }

  private Command stage(String id, long position, String kind) {
    return new Command.CreateRecord(
        RecordType.STAGE,
        id,
        Map.of("name", "Stage " + position, "pipeline", first, "position", position, "kind", kind));
  }

  private static void done(List<Outcome> outcomes) {
    assertThat(outcomes).allMatch(outcome -> outcome.status() != Status.REJECTED);
  }
}

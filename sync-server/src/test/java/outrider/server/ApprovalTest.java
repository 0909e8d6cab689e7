package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.command.Lane;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.Outcome.Status;
import outrider.core.record.RecordType;

/// HQ has the last word on what deals asked for: who may decide, what a promotion still has, and
/// when a request has waited too long.
class ApprovalTest extends ServerTest {
  private SalesProcess process;
  private Laptop ed;
  private Laptop erin;
  private final String promotion = id();

  @BeforeEach
  void start() {
    process = SalesProcess.of(server);
    ed = server.laptop("ed");
    erin = server.laptop("erin");
    long now = server.clock.millis();
    server.administer(administration ->
        administration.run(
            new Command.CreateRecord(
                RecordType.PROMOTION,
                promotion,
                Map.of(
                    "name",
                    "Spring",
                    "percent",
                    8L,
                    "from",
                    now - Duration.ofDays(1).toMillis(),
                    "until",
                    now + Duration.ofDays(20).toMillis(),
                    "stock",
                    3L))));
  }

  @Test
  void whatTheManagerAgreesToReachesTheRepAndStandsInTheAuditTrail() {
    String deal = deal(ed);
    String asked = id();
    done(ed, request(asked, deal, "contract", null));
    erin.pull();
    assertThat(erin.fields("approval", asked)).containsEntry("state", "open");

    done(erin, new Command.DecideApproval(asked, "agreed", "as before"));

    ed.pull();
    assertThat(ed.fields("approval", asked))
        .containsEntry("state", "agreed")
        .containsEntry("decidedBy", erin.session().user())
        .containsEntry("note", "as before");
    assertThat(
            TestStore.number(
                folder,
                "SELECT count(*) FROM history WHERE type = 'approval'"
                    + " AND command = 'DecideApproval'"))
        .isEqualTo(1);
    assertThat(refused(ed, new Command.DecideApproval(asked, "refused", null)))
        .isEqualTo("approval.settled");
  }

  @Test
  void ofTenWhoTakeTheLastThreeWithoutANetworkThreeHaveOne() {
    List<Laptop> reps = new ArrayList<>();
    List<String> deals = new ArrayList<>();
    for (int number = 0; number < 10; number++) {
      Laptop rep = server.laptop(number % 2 == 0 ? "ed" : "eve");
      reps.add(rep);
      deals.add(deal(rep));
    }

    List<CompletableFuture<Outcome>> pushes = new ArrayList<>();
    for (int number = 0; number < 10; number++) {
      Laptop rep = reps.get(number);
      Command take = request(id(), deals.get(number), "discount", promotion);
      pushes.add(CompletableFuture.supplyAsync(() -> rep.push(take).getFirst()));
    }
    List<Outcome> outcomes = pushes.stream().map(CompletableFuture::join).toList();

    assertThat(outcomes.stream().filter(each -> each.status() == Status.APPLIED)).hasSize(3);
    assertThat(outcomes.stream().filter(each -> each.status() == Status.REJECTED))
        .hasSize(7)
        .allSatisfy(each ->
            assertThat(each.reasons().getFirst().toString())
                .contains("promotion.out-of-stock", "Spring", "3"));
  }

  @Test
  void whatADealThatIsLostHadOfAPromotionAnotherCanHave() {
    List<String> deals = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      deals.add(deal(ed));
    }
    for (int number = 0; number < 3; number++) {
      done(ed, request(id(), deals.get(number), "discount", promotion));
    }
    assertThat(refused(ed, request(id(), deals.get(3), "discount", promotion)))
        .isEqualTo("promotion.out-of-stock");
    done(ed, new Command.DeleteRecord(RecordType.OPPORTUNITY, deals.getFirst()));
    done(ed, request(id(), deals.get(3), "discount", promotion));
  }

  @Test
  void aPromotionThatIsOverIsRefusedWithTheTime() {
    String deal = deal(ed);
    server.clock.advance(Duration.ofDays(21));
    Outcome outcome = push(ed, request(id(), deal, "discount", promotion));
    assertThat(outcome.status()).isEqualTo(Status.REJECTED);
    assertThat(outcome.reasons().getFirst().toString()).contains("promotion.over", "Spring");
  }

  @Test
  void whatWasTakenInTimeWithoutANetworkIsHadWhenHqHearsOfItLater() {
    String deal = deal(ed);
    long inTime = server.clock.millis() + Duration.ofDays(19).toMillis();
    server.clock.advance(Duration.ofDays(22));
    long n = ed.numbers.merge(Lane.DATA, 1L, Long::sum);
    Command take = request(id(), deal, "discount", promotion);

    List<Outcome> outcomes =
        ed.push(List.of(Envelope.of(id(), Lane.DATA, n, inTime, take))).outcomes();

    assertThat(outcomes.getFirst().status()).isEqualTo(Status.APPLIED);
  }

  @Test
  void hqRemindsOfARequestAndEndsItWhoeversLaptopIsOff() {
    String asked = id();
    push(ed, request(asked, deal(ed), "contract", null));
    assertThat(server.attendApprovals(Duration.ofDays(5))).isZero();
    assertThat(server.attendApprovals(Duration.ofDays(6).plusHours(1))).isEqualTo(1);
    assertThat(server.attendApprovals(Duration.ofDays(6).plusHours(2))).as("once").isZero();
    ed.pull();
    assertThat(ed.fields("approval", asked)).containsKey("remindedAt");

    assertThat(server.attendApprovals(Duration.ofDays(7).plusHours(1))).isEqualTo(1);

    ed.pull();
    assertThat(ed.fields("approval", asked)).containsEntry("state", "expired");
    assertThat(server.attendApprovals(Duration.ofDays(9))).isZero();
  }

  @Test
  void theRequestGoesWithTheDealToItsNextOwner() {
    String deal = deal(ed);
    String asked = id();
    done(ed, request(asked, deal, "contract", null));
    Laptop eve = server.laptop("eve");
    done(
        erin,
        new Command.AssignOwner(
            RecordType.OPPORTUNITY, deal, ed.session().user(), eve.session().user()));
    eve.pull();
    ed.pull();
    assertThat(eve.has("approval", asked)).isTrue();
    assertThat(ed.has("approval", asked)).isFalse();
    assertThat(eve.agrees() && ed.agrees()).isTrue();
  }

  private String deal(Laptop owner) {
    String deal = id();
    done(
        owner,
        new Command.CreateRecord(
            RecordType.OPPORTUNITY,
            deal,
            Map.of("name", "A deal", "stage", process.first(), "amount", 48_000L)));
    return deal;
  }

  private static Command request(String id, String deal, String kind, @Nullable String promotion) {
    return new Command.RequestApproval(
        id, deal, kind, "They ask for it", null, promotion, null, null, null);
  }

  private static void done(Laptop by, Command command) {
    Outcome outcome = by.push(command).getFirst();
    assertThat(outcome.status()).as(outcome.toString()).isEqualTo(Status.APPLIED);
  }

  private static String refused(Laptop by, Command command) {
    Outcome outcome = by.push(command).getFirst();
    assertThat(outcome.status()).as(outcome.toString()).isEqualTo(Status.REJECTED);
    return outcome.reasons().getFirst().id();
  }

  /// Done now, by the clock that we hold.
  private Outcome push(Laptop by, Command command) {
    long n = by.numbers.merge(Lane.of(command), 1L, Long::sum);
    return by.push(List.of(Envelope.of(id(), Lane.of(command), n, server.clock.millis(), command)))
        .outcomes()
        .getFirst();
  }
}

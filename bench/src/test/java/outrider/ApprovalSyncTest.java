package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.approval.Approval;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// Lin and He are on the road without signal, and one deal's worth of a promotion is left; a
/// manager decides on a train.
final class ApprovalSyncTest {

  @TempDir Path folder;

  @Test
  void ofTwoWhoTakeTheLastOfAPromotionOfflineOneHasItAndTheOtherReadsWhy() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var boss = Laptop.open(folder.resolve("boss"), office, "boss")) {
      var spring = promotion(boss, office);
      var lin = Laptop.open(folder.resolve("lin"), office, "lin");
      var he = Laptop.open(folder.resolve("he"), office, "he");
      var taken = new String[2];
      var at = 0;
      for (var laptop : List.of(lin, he)) {
        laptop.await("the promotion", () -> laptop.find(RecordType.PROMOTION, spring).isPresent());
        laptop.shut();
      }
      office.stop();
      for (var laptop : List.of(lin, he)) {
        laptop.reopen();
        var deal = deal(laptop);
        taken[at] = UUID.randomUUID().toString();
        assertThat(laptop.submit(request(taken[at], deal, "discount", spring)).reasons())
            .as("provisional, as far as a laptop knows")
            .isEmpty();
        assertThat(state(laptop, taken[at])).isEqualTo(Approval.AGREED);
        at++;
        laptop.shut();
      }
      office.startAgain();
      lin.reopen();
      lin.drained();
      assertThat(state(lin, taken[0])).isEqualTo(Approval.AGREED);

      he.reopen();
      he.drained();

      he.await("that it is gone", () -> he.find(RecordType.APPROVAL, taken[1]).isEmpty());
      assertThat(he.attention()).hasSize(1);
      assertThat(he.attention().getFirst().reasons().toString())
          .contains("promotion.out-of-stock", "Spring");
      lin.shut();
      he.shut();
    }
  }

  @Test
  void aManagerDecidesWithoutANetworkAndTheRepHearsOfItLater() {
    try (var office = new HeadOffice(folder.resolve("hq"))) {
      var lin = Laptop.open(folder.resolve("lin"), office, "lin");
      var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou");
      lin.await("the company", () -> lin.find(RecordType.USER, office.id("zhou")).isPresent());
      var asked = UUID.randomUUID().toString();
      assertThat(lin.submit(request(asked, deal(lin), "contract", null)).reasons()).isEmpty();
      lin.drained();
      zhou.await("the request", () -> zhou.find(RecordType.APPROVAL, asked).isPresent());
      zhou.shut();
      office.stop();
      zhou.reopen();
      assertThat(zhou.submit(new Command.DecideApproval(asked, Approval.REFUSED, "no")).reasons())
          .isEmpty();
      assertThat(zhou.submit(new Command.DecideApproval(asked, Approval.OPEN, null)).reasons())
          .as("a slip of the hand")
          .isEmpty();
      assertThat(zhou.submit(new Command.DecideApproval(asked, Approval.AGREED, null)).reasons())
          .isEmpty();
      zhou.shut();

      office.startAgain();
      zhou.reopen();
      zhou.drained();
      lin.book().sync().nudge();

      lin.await("the answer", () -> state(lin, asked).equals(Approval.AGREED));
      assertThat(zhou.attention()).isEmpty();
      lin.shut();
      zhou.shut();
    }
  }

  private static String promotion(Laptop boss, HeadOffice office) {
    boss.await("who one is", () -> boss.find(RecordType.USER, office.id("boss")).isPresent());
    var id = UUID.randomUUID().toString();
    assertThat(
            boss.submit(
                    new Command.CreateRecord(
                        RecordType.PROMOTION,
                        id,
                        Map.of(
                            "name",
                            "Spring",
                            "percent",
                            8L,
                            "from",
                            0L,
                            "until",
                            Long.MAX_VALUE,
                            "stock",
                            1L)))
                .reasons())
        .isEmpty();
    boss.drained();
    return id;
  }

  private static String deal(Laptop laptop) {
    var id = UUID.randomUUID().toString();
    assertThat(
            laptop
                .submit(
                    new Command.CreateRecord(
                        RecordType.OPPORTUNITY, id, Map.of("name", "Roof", "amount", 48_000L)))
                .reasons())
        .isEmpty();
    return id;
  }

  private static Command request(String id, String deal, String kind, @Nullable String promotion) {
    return new Command.RequestApproval(
        id, deal, kind, "They ask", null, promotion, null, null, null);
  }

  private static String state(Laptop laptop, String approval) {
    return laptop.find(RecordType.APPROVAL, approval).map(row -> row.text("state")).orElse("");
  }
}

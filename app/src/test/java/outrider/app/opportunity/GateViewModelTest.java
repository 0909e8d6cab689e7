package outrider.app.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.SampleBook.HE;
import static outrider.app.SampleBook.LIN;
import static outrider.app.SampleBook.STAGES;
import static outrider.app.SampleDeals.PUMPS;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.SampleDeals;
import outrider.app.attachment.Attaching;
import outrider.app.attachment.NewFile;
import outrider.app.command.Receipt;
import outrider.app.command.Undo;
import outrider.app.store.Database;
import outrider.app.store.Profiles;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.record.Row;

/// What stands before a quote, and the ways to bring it, on a real book without any server.
final class GateViewModelTest {

  private final Database database = SampleBook.openFresh();

  @BeforeEach
  void seed() {
    Profiles.seed(database, SampleDeals.opportunities().toArray(Row[]::new));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatIsUnmetComesFirstAndKeepsItsPlaceOnceItIsMet() {
    var gate = gate(LIN);
    assertThat(names(gate)).startsWith("现场勘察照片", "需求报告", "预算区间", "竞品对比表").hasSize(7);
    assertThat(gate.state().missing()).isEqualTo(3);
    attach(gate, "现场勘察照片", 2);
    assertThat(gate.state().missing()).isEqualTo(2);
    assertThat(names(gate)).startsWith("现场勘察照片", "需求报告");
  }

  @Test
  void aTypedValueCountsAtOnceButABudgetUpsideDownDoesNot() {
    var gate = gate(LIN);
    gate.type("budgetLow", 100_000_000L);
    gate.type("budgetHigh", 90_000_000L);
    assertThat(gate.state().missing()).isEqualTo(3);
    gate.type("budgetHigh", 100_000_000L);
    assertThat(gate.state().missing()).isEqualTo(2);
  }

  @Test
  void savingForLaterKeepsWhatWasTypedAndLeavesTheStage() {
    var gate = gate(LIN);
    gate.type("budgetLow", 100_000_000L);
    assertThat(gate.save().join()).allMatch(Receipt::done);
    var deal = reread(gate).state().facts().deal();
    assertThat(deal.row().number("budgetLow", 0)).isEqualTo(100_000_000L);
    assertThat(deal.stage()).isEqualTo(STAGES.get(2));
  }

  @Test
  void aRefusedMoveStillKeepsWhatWasTyped() {
    var gate = gate(LIN);
    gate.type("budgetLow", 100_000_000L);
    var receipts = gate.move().join();
    assertThat(receipts.getLast().reasons())
        .allMatch(reason -> reason.id().equals("gate.unmet"))
        .hasSize(3);
    assertThat(reread(gate).state().facts().deal().row().has("budgetLow")).isTrue();
  }

  @Test
  void nobodySignsTheirOwnDeal() {
    var own = gate(LIN);
    assertThat(own.ownsDeal()).isTrue();
    var receipt = own.sign(item(own, "技术可行性签核"), true, "").join();
    assertThat(receipt.reasons()).first().matches(it -> it.id().equals("item.own-sign-off"));
    var other = gate(HE);
    assertThat(other.ownsDeal()).isFalse();
  }

  @Test
  void skippingARecommendedItemAsksForAReason() {
    var gate = gate(LIN);
    var table = item(gate, "竞品对比表");
    assertThat(gate.skip(table, " ").join().reasons())
        .first()
        .matches(it -> it.id().equals("item.reason-missing"));
    assertThat(gate.skip(table, "单一来源").join().done()).isTrue();
    assertThat(reread(gate).state().items())
        .filteredOn(it -> it.item().name().equals("竞品对比表"))
        .allMatch(GateItem::settled);
    assertThat(gate.skip(item(gate, "需求报告"), "不需要").join().reasons())
        .first()
        .matches(it -> it.id().equals("item.required"));
  }

  @Test
  void onceAllIsThereTheDealMovesWithItsFigures() {
    var gate = gate(LIN);
    attach(gate, "现场勘察照片", 2);
    attach(gate, "需求报告", 1);
    gate.type("budgetLow", 100_000_000L);
    gate.type("budgetHigh", 120_000_000L);
    assertThat(gate.state().missing()).isZero();
    assertThat(gate.move().join()).allMatch(Receipt::done);
    assertThat(reread(gate).state().facts().deal().stage()).isEqualTo(STAGES.get(3));
  }

  private GateViewModel gate(String user) {
    var bus = SampleBook.bus(database, user);
    var undo = new Undo(bus);
    var quote = database.configuration().stage(STAGES.get(3)).orElseThrow();
    return reread(new GateViewModel(bus, undo, new Attaching(database, bus, undo), quote));
  }

  private GateViewModel reread(GateViewModel gate) {
    database.readNow(DealFacts.query(PUMPS, database::configuration).run()).forEach(gate::show);
    return gate;
  }

  private void attach(GateViewModel gate, String item, int count) {
    var files =
        java.util.stream.IntStream.range(0, count)
            .mapToObj(number ->
                new NewFile(
                    item + number + ".jpg",
                    "image/jpeg",
                    (item + number).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .toList();
    assertThat(gate.attach(item(gate, item), files).join()).allMatch(Receipt::done);
    reread(gate);
  }

  private static java.util.List<String> names(GateViewModel gate) {
    return gate.state().items().stream().map(item -> item.item().name()).toList();
  }

  private static ChecklistItem item(GateViewModel gate, String name) {
    return gate.state().items().stream()
        .map(GateItem::item)
        .filter(item -> item.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}

package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.command.Receipt;
import outrider.core.command.Command;
import outrider.core.opportunity.Opportunity;
import outrider.core.processaudit.Finding.Why;
import outrider.core.processaudit.ProcessAudit;
import outrider.core.processaudit.Walk;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// Lin loses a deal that stayed in its stage for too long. Zhou, who leads her, looks back at it on
/// a train; Lin reads what was found, and another team's people never hear of it.
final class ProcessAuditSyncTest {

  @TempDir Path folder;

  @Test
  void whatAManagerFindsWithoutANetworkIsReadByTheRepAndByNobodyElse() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou");
        var lin = Laptop.open(folder.resolve("lin"), office, "lin");
        var owen = Laptop.open(folder.resolve("owen"), office, "owen")) {
      var begun = office.id("new");
      var lost = office.id("lost");
      lin.await("the pipeline", () -> lin.find(RecordType.STAGE, lost).isPresent());
      var deal = lin.book().commands().newId();
      done(
          lin,
          new Command.CreateRecord(
              RecordType.OPPORTUNITY, deal, Map.of("name", "Roof", Opportunity.STAGE, begun)));
      done(lin, new Command.AdvanceOpportunity(deal, begun, lost, "too dear"));
      lin.drained();
      zhou.await(
          "the lost deal",
          () ->
              zhou.find(RecordType.OPPORTUNITY, deal)
                  .filter(row -> row.text(Opportunity.STATE).equals("lost"))
                  .isPresent());
      office.stop();

      done(zhou, new Command.BeginProcessAudit(deal, "2026-11", 202_611, 1));
      var audit = ProcessAudit.idOf(deal, "2026-11");
      done(zhou, new Command.JudgeStep(audit, Walk.ofStage(begun), "broken", "never asked why"));
      done(zhou, new Command.FinishProcessAudit(audit, false, "Ask sooner."));
      zhou.restart();
      assertThat(read(zhou, audit).broken()).hasSize(1);

      office.startAgain();
      zhou.book().sync().nudge();
      zhou.drained();
      lin.book().sync().nudge();
      lin.await("what was found", () -> lin.find(RecordType.PROCESS_AUDIT, audit).isPresent());
      var found = read(lin, audit);
      assertThat(found.isPassed()).isFalse();
      assertThat(found.note()).isEqualTo("Ask sooner.");
      assertThat(found.broken())
          .singleElement()
          .satisfies(finding -> {
            assertThat(finding.why()).isEqualTo(Why.SEEN);
            assertThat(finding.note()).isEqualTo("never asked why");
          });
      assertThat(lin.submit(new Command.FinishProcessAudit(audit, true, null)))
          .as("nobody opens the look back at their own deal")
          .isInstanceOf(Receipt.Refused.class);
      owen.book().sync().nudge();
      owen.synced();
      assertThat(owen.find(RecordType.PROCESS_AUDIT, audit)).isEmpty();
    }
  }

  private static ProcessAudit read(Laptop laptop, String audit) {
    return laptop
        .find(RecordType.PROCESS_AUDIT, audit)
        .map(ProcessAudit::of)
        .orElseThrow(() -> new AssertionError("no look back of " + audit));
  }

  private static void done(Laptop laptop, Command command) {
    assertThat(laptop.submit(command)).isInstanceOf(Receipt.Done.class);
  }
}

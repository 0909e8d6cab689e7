package outrider.app.importing.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.store.Profiles;
import outrider.core.record.RecordType;

/// "Only after the site survey with photos may a quote start", when the deal comes out of a file.
class GateImportTest {
  @TempDir private Path folder;

  @Test
  void aDealThatWouldStartBehindAClosedGateIsRefusedWithTheMissingItemsNamed() throws Exception {
    try (var bench = new ImportBench(folder)) {
      Profiles.seed(
          bench.database(),
          Profiles.row(
              RecordType.CHECKLIST_ITEM,
              ImportBench.id("survey"),
              "stage",
              ImportBench.id("engaging"),
              "name",
              "现场勘察照片",
              "kind",
              "attachment",
              "attachmentKind",
              "site-survey-photo",
              "count",
              3L,
              "recommended",
              false,
              "gate",
              "entry"));
      var path =
          bench.csv("deals.csv", "商机名称,阶段,金额\n一期,Prospecting,12\n二期,Engaging,30\n三期,Lost,5\n");

      var plan = bench.preview(RecordType.OPPORTUNITY, path, UnaryOperator.identity());
      assertThat(plan.created()).isEqualTo(2);
      assertThat(plan.refusals())
          .singleElement()
          .satisfies(group -> {
            assertThat(group.reason().id()).isEqualTo("gate.unmet");
            assertThat(group.reason().argument("name")).isEqualTo("现场勘察照片");
            assertThat(group.line()).isEqualTo(3);
          });

      var outcome = bench.execute(RecordType.OPPORTUNITY, path, UnaryOperator.identity());
      assertThat(outcome.created()).isEqualTo(2);
      assertThat(Files.readString(outcome.refusedRows().orElseThrow()))
          .contains("二期")
          .contains("现场勘察照片");
    }
  }

  @Test
  void aCustomerThatNobodyKnowsIsMadeOnceAndNotForARefusedDeal() {
    try (var bench = new ImportBench(folder)) {
      var path =
          bench.csv(
              "deals.csv", "商机名称,客户,阶段\n一期,海澜样例,Prospecting\n二期,海澜样例有限公司,Engaging\n三期,,Engaging\n");

      var outcome = bench.execute(RecordType.OPPORTUNITY, path, UnaryOperator.identity());

      assertThat(outcome.created()).isEqualTo(3);
      assertThat(outcome.flagged()).isEqualTo(1);
      assertThat(bench.count("SELECT count(*) FROM account")).isEqualTo(1);
      assertThat(bench.count("SELECT count(DISTINCT account) FROM opportunity")).isEqualTo(1);
    }
  }
}

package outrider.app.importing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.importing.run.ImportBench.MAVEN;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.importing.file.Pace;
import outrider.app.importing.file.TableFile;
import outrider.app.importing.mapping.Mapping;
import outrider.app.importing.mapping.ValueChoice;
import outrider.core.record.RecordType;

/// A real company's mess: 8,800 deals, 85 customers, 7 products, with every flaw they were
/// published with.
class MavenImportTest {
  private static final Path PIPELINE = MAVEN.resolve("sales_pipeline.csv");
  private static final UnaryOperator<Mapping> IN_DOLLARS =
      mapping -> mapping.fix("currency", "USD");

  @TempDir private Path folder;

  private ImportBench bench;

  @BeforeEach
  void open() {
    bench = new ImportBench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void customersAndProductsComeFirst() {
    var accounts = bench.execute(RecordType.ACCOUNT, MAVEN.resolve("accounts.csv"), IN_DOLLARS);
    var products = bench.execute(RecordType.PRODUCT, MAVEN.resolve("products.csv"), IN_DOLLARS);

    assertThat(accounts.created()).isEqualTo(85);
    assertThat(products.created()).isEqualTo(7);
    var acme = bench.row(RecordType.ACCOUNT, "name = ?", "Acme Corporation").orElseThrow();
    assertThat(acme.text("industry")).isEqualTo("Technology");
    assertThat(acme.number("revenue", 0)).isEqualTo(110_004);
    assertThat(acme.number("employees", 0)).isEqualTo(2822);
    assertThat(acme.number("yearEstablished", 0)).isEqualTo(1996);
    assertThat(acme.text("region")).isEqualTo("United States");
  }

  @Test
  void theMappingStepOffersGtxProForGtxpro() throws IOException {
    bench.execute(RecordType.PRODUCT, MAVEN.resolve("products.csv"), IN_DOLLARS);
    var mapping = bench.propose(RecordType.OPPORTUNITY, TableFile.open(PIPELINE));

    assertThat(ImportBench.fields(mapping))
        .containsExactly(
            "externalId",
            "owner",
            "product",
            "account",
            "stage",
            "engagedOn",
            "closedOn",
            "amount");
    var pro = bench.row(RecordType.PRODUCT, "name = ?", "GTX Pro").orElseThrow();
    assertThat(mapping.columnOf("product").orElseThrow().values())
        .contains(new ValueChoice("GTXPro", 1480, Optional.of(pro.id()), ValueChoice.How.SPELLING));
    assertThat(mapping.ready()).isTrue();
  }

  @Test
  void theWholePipelineIsCountedRightAndFastEnough() {
    bench.execute(RecordType.ACCOUNT, MAVEN.resolve("accounts.csv"), IN_DOLLARS);
    bench.execute(RecordType.PRODUCT, MAVEN.resolve("products.csv"), IN_DOLLARS);

    var previewBegan = System.nanoTime();
    var plan = bench.preview(RecordType.OPPORTUNITY, PIPELINE, IN_DOLLARS);
    System.out.printf("previewed in %.2f s%n", (System.nanoTime() - previewBegan) / 1e9);
    assertThat(plan.created()).isEqualTo(8800);
    assertThat(plan.refused()).isZero();

    var began = System.nanoTime();
    var outcome = bench.execute(RecordType.OPPORTUNITY, PIPELINE, IN_DOLLARS);
    var seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf("8,800 deals imported in %.2f s%n", seconds);

    assertThat(outcome.created()).isEqualTo(8800);
    assertThat(inStage("won")).isEqualTo(4238);
    assertThat(inStage("lost")).isEqualTo(2473);
    assertThat(inStage("engaging")).isEqualTo(1589);
    assertThat(inStage("prospecting")).isEqualTo(500);
    assertThat(
            plan.flags().stream()
                .filter(group -> group.reason().id().equals("row.no-account"))
                .mapToLong(group -> group.rows())
                .sum())
        .isEqualTo(1425);
    assertThat(bench.count("SELECT count(*) FROM opportunity WHERE account IS NULL"))
        .isEqualTo(1425);
    assertThat(bench.count("SELECT count(*) FROM account")).isEqualTo(85);
    assertThat(bench.count("SELECT sum(amount) FROM opportunity WHERE state = 'won'"))
        .isEqualTo(10_005_534_00L);

    var again = bench.execute(RecordType.OPPORTUNITY, PIPELINE, IN_DOLLARS);
    assertThat(again.created()).isZero();
    assertThat(again.updated()).isZero();
    assertThat(again.unchanged()).isEqualTo(8800);

    var undoBegan = System.nanoTime();
    assertThat(bench.run().undo(outcome.importId(), Pace.UNWATCHED)).isEqualTo(8800);
    System.out.printf("and taken back in %.2f s%n", (System.nanoTime() - undoBegan) / 1e9);
    assertThat(bench.count("SELECT count(*) FROM opportunity")).isZero();
    assertThat(bench.count("SELECT count(*) FROM account")).isEqualTo(85);
  }

  private long inStage(String name) {
    return bench.count("SELECT count(*) FROM opportunity WHERE stage = ?", ImportBench.id(name));
  }
}

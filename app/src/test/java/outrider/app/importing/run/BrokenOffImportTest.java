package outrider.app.importing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.importing.file.Pace;
import outrider.app.importing.mapping.Mapping;
import outrider.core.record.RecordType;

/// An import that is killed half way: what it had done is known, and it can be taken back or gone
/// on with as one.
final class BrokenOffImportTest {
  private static final UnaryOperator<Mapping> AS_PROPOSED = UnaryOperator.identity();
  private static final String IMPORT = "the-import";
  private static final int KNOWN_BEFORE = 50;
  private static final int ROWS = 5_000;

  @TempDir private Path folder;

  @Test
  void isKnownWithWhatItHadMade() {
    try (var bench = new ImportBench(folder)) {
      brokenOff(bench);
      var batch = batch(bench);

      assertThat(batch.unfinished()).isTrue();
      assertThat(batch.created())
          .isBetween(1L, ROWS - 1L)
          .isEqualTo(bench.count("SELECT count(*) FROM lead") - KNOWN_BEFORE);
    }
  }

  @Test
  void isTakenBackAsAWholeWithTheEditsItHadMade() {
    try (var bench = new ImportBench(folder)) {
      brokenOff(bench);
      assertThat(bench.count("SELECT count(*) FROM lead WHERE wechat IS NOT NULL")).isPositive();

      bench.run().undo(IMPORT, Pace.UNWATCHED);

      assertThat(bench.count("SELECT count(*) FROM lead")).isEqualTo(KNOWN_BEFORE);
      assertThat(bench.count("SELECT count(*) FROM lead WHERE wechat IS NOT NULL")).isZero();
      assertThat(batch(bench).unfinished()).isFalse();
    }
  }

  @Test
  void goesOnWhereItBrokeOffAndStaysOneImport() {
    try (var bench = new ImportBench(folder)) {
      var path = brokenOff(bench);

      var outcome = bench.execute(RecordType.LEAD, path, AS_PROPOSED, Pace.UNWATCHED, IMPORT);

      assertThat(outcome.created()).isEqualTo(ROWS - KNOWN_BEFORE);
      assertThat(bench.count("SELECT count(*) FROM lead")).isEqualTo(ROWS);
      assertThat(bench.run().history().batches(5)).hasSize(2);
      bench.run().undo(IMPORT, Pace.UNWATCHED);
      assertThat(bench.count("SELECT count(*) FROM lead")).isEqualTo(KNOWN_BEFORE);
      assertThat(bench.count("SELECT count(*) FROM lead WHERE wechat IS NOT NULL")).isZero();
    }
  }

  private static ImportHistory.Batch batch(ImportBench bench) {
    return bench.run().history().batches(5).stream()
        .filter(each -> each.id().equals(IMPORT))
        .findFirst()
        .orElseThrow();
  }

  /// Some of the file's people are there already, without the WeChat id that the file brings.
  private static Path brokenOff(ImportBench bench) {
    bench.execute(RecordType.LEAD, bench.csv("before.csv", people(KNOWN_BEFORE, "")), AS_PROPOSED);
    var path = bench.csv("many.csv", people(ROWS, "wx_demo_"));
    Pace killed =
        (done, total) -> {
          if (total > 0 && done > total / 2) {
            throw new IllegalStateException("killed");
          }
          return true;
        };
    assertThatThrownBy(() -> bench.execute(RecordType.LEAD, path, AS_PROPOSED, killed, IMPORT))
        .hasMessageContaining("killed");
    // The batch that was on its way to the database arrives there.
    bench.database().writeNow(transaction -> true);
    return path;
  }

  private static String people(int count, String wechat) {
    var text = new StringBuilder("姓名,手机,来源,微信\n");
    for (var number = 0; number < count; number++) {
      text.append("客户")
          .append(number)
          .append(",1380001")
          .append(1000 + number)
          .append(",展会,")
          .append(wechat.isEmpty() ? "" : wechat + number)
          .append('\n');
    }
    return text.toString();
  }
}

package outrider.app.importing.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnProfilerTest {
  private static final Path MAVEN =
      Path.of("../bench/src/main/resources/outrider/bench/demo/maven_crm");

  @TempDir private Path folder;

  @Test
  void mavensPipelineIsReadWhole() throws IOException {
    ColumnProfiler profiler = profiled(TableFile.open(MAVEN.resolve("sales_pipeline.csv")));

    assertThat(profiler.rows()).isEqualTo(8800);
    assertThat(profiler.broken()).isZero();
    assertThat(column(profiler, "deal_stage").values())
        .isEqualTo(Map.of("Won", 4238L, "Lost", 2473L, "Engaging", 1589L, "Prospecting", 500L));
    assertThat(column(profiler, "deal_stage").kind()).isEqualTo(ContentKind.CHOICE);
    assertThat(column(profiler, "account").filled()).isEqualTo(8800 - 1425);
    assertThat(column(profiler, "product").values()).containsEntry("GTXPro", 1480L);
    assertThat(column(profiler, "engage_date").kind()).isEqualTo(ContentKind.DATE);
    assertThat(column(profiler, "close_value").kind()).isEqualTo(ContentKind.AMOUNT);
    assertThat(column(profiler, "opportunity_id").kind()).isEqualTo(ContentKind.TEXT);
  }

  @Test
  void theOtherThreeMavenFilesAreReadToo() throws IOException {
    assertThat(profiled(TableFile.open(MAVEN.resolve("accounts.csv"))).rows()).isEqualTo(85);
    assertThat(profiled(TableFile.open(MAVEN.resolve("products.csv"))).rows()).isEqualTo(7);
    assertThat(profiled(TableFile.open(MAVEN.resolve("sales_teams.csv"))).rows()).isEqualTo(35);
  }

  @Test
  void selectIsNoAnswer() throws IOException {
    TableFile file =
        csv("Lead Source,City\nGoogle,Select\ngoogle,Mumbai\nOlark Chat,select\n,Select\n");
    ColumnProfiler profiler = profiled(file);

    assertThat(column(profiler, "City").filled()).isEqualTo(1);
    assertThat(column(profiler, "City").fillRate()).isEqualTo(0.25);
    assertThat(column(profiler, "Lead Source").filled()).isEqualTo(3);
  }

  @Test
  void aColumnOfDatesSettlesItsOwnDoubtsWhereItCan() throws IOException {
    TableFile file =
        csv(
            "day,month,either,mixed\n"
                + "18/11/2026,11/18/2026,03/04/2026,2026/11/18\n"
                + "03/04/2026,03/04/2026,05/06/2026,18-11-2026\n");
    ColumnProfiler profiler = profiled(file);

    assertThat(column(profiler, "day").dates().orElseThrow())
        .isEqualTo(new ColumnProfile.DateWriting(1, WrittenDate.Order.DAY_FIRST, true, false));
    assertThat(column(profiler, "month").dates().orElseThrow().order())
        .isEqualTo(WrittenDate.Order.MONTH_FIRST);
    assertThat(column(profiler, "either").dates().orElseThrow().certain()).isFalse();
    assertThat(column(profiler, "mixed").dates().orElseThrow().mixed()).isTrue();
  }

  @Test
  void aHeaderThatSaysWanCountsInTenThousands() throws IOException {
    TableFile file = csv("客户,预算（万）\n张三,120\n李四,8.5\n");

    assertThat(column(profiled(file), "预算（万）").kind()).isEqualTo(ContentKind.AMOUNT_WAN);
  }

  private TableFile csv(String text) throws IOException {
    return TableFile.open(Files.writeString(folder.resolve("table.csv"), text));
  }

  private static ColumnProfiler profiled(TableFile file) throws IOException {
    ColumnProfiler profiler = new ColumnProfiler(file.shape(), BlankWords.USUAL);
    file.read(profiler, Pace.UNWATCHED);
    return profiler;
  }

  private static ColumnProfile column(ColumnProfiler profiler, String header) {
    return profiler.profiles().stream()
        .filter(column -> column.header().equals(header))
        .findFirst()
        .orElseThrow();
  }
}

package outrider.app.importing.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.importing.file.Pace;
import outrider.app.importing.file.TableFile;
import outrider.app.importing.mapping.ColumnMapping;
import outrider.app.importing.mapping.Mapping;
import outrider.app.importing.mapping.RememberedMapping;
import outrider.app.importing.mapping.ValueChoice;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Synthetic leads with the flaws of real ones.
class LeadImportTest {
  private static final String EXHIBITION =
      """
      客户姓名,公司,手机,wx,渠道,级别,首次接触,预算（万）,备注,业务员,打印标记
      陈思远,星河样例物流,138 0000 0342,csy_demo342,官网,A,2026/11/18,120,想看多仓,林晓,是
      王雅琴,北辰示范制造,13800000343,,展会,高,18-11-2026,8.5,,林晓,否
      Grace Lindqvist,Fjord Sample Marine,+47 22 00 01 18,grace_demo,抖音,B,2026/11/18,,asked for API docs,林晓,是
      马骏,西陵样例化工,1380000,,展会,B,2026/11/18,3,,林晓,否
      罗子墨,云帆样例软件,13800000345,,,C,2026/11/18,3,,林晓,否
      ,,13800000346,,展会,C,2026/11/18,3,,林晓,否
      陈思远,星河样例物流,+86 13800000342,,官网,A,2026/11/18,120,,林晓,是
      """;

  private static final UnaryOperator<Mapping> AS_PROPOSED = UnaryOperator.identity();

  @TempDir private Path folder;

  @Test
  void columnsFindTheirFieldsByManyNames() throws IOException {
    try (var bench = new ImportBench(folder)) {
      var file = TableFile.open(bench.csv("leads.csv", EXHIBITION));
      var mapping = bench.propose(RecordType.LEAD, file);

      assertThat(ImportBench.fields(mapping))
          .containsExactly(
              "name", "company", "phone", "wechat", "source", "intent", "-", "amount", "note",
              "owner", "-");
      assertThat(mapping.columnOf("amount").orElseThrow().wan()).isTrue();
      assertThat(mapping.columnOf("source").orElseThrow().values())
          .contains(new ValueChoice("抖音", 1, Optional.of("短视频"), ValueChoice.How.LIKELY))
          .contains(new ValueChoice("官网", 2, Optional.of("官网"), ValueChoice.How.KNOWN));
      assertThat(mapping.columnOf("intent").orElseThrow().doubtfulValues())
          .containsExactly(new ValueChoice("高", 1, Optional.of("A"), ValueChoice.How.LIKELY));
    }
  }

  @Test
  void goodRowsComeInAndBadOnesAreSavedWithTheirReason() throws IOException {
    try (var bench = new ImportBench(folder)) {
      var outcome = bench.execute(RecordType.LEAD, bench.csv("leads.csv", EXHIBITION), AS_PROPOSED);

      assertThat(outcome.created()).isEqualTo(3);
      assertThat(outcome.refused()).isEqualTo(4);
      var lead = bench.row(RecordType.LEAD, "name = ?", "王雅琴").orElseThrow();
      assertThat(lead.number("amount", 0)).isEqualTo(8_500_000);
      assertThat(lead.text("intent")).isEqualTo("A");
      assertThat(lead.text("owner")).isEqualTo(ImportBench.id("admin"));
      assertThat(lead.text("importId")).isEqualTo(outcome.importId());
      assertThat(bench.row(RecordType.LEAD, "name = ?", "Grace Lindqvist").orElseThrow())
          .matches(row -> row.text("source").equals("短视频"));

      var saved = Files.readAllLines(outcome.refusedRows().orElseThrow());
      assertThat(saved.getFirst()).startsWith("\uFEFF客户姓名,公司,手机").endsWith(",打印标记,reason");
      assertThat(saved).anyMatch(line -> line.startsWith("马骏") && line.contains("row.phone"));
      assertThat(saved)
          .anyMatch(line -> line.startsWith("罗子墨") && line.contains("field.required source"));
      assertThat(saved).anyMatch(line -> line.contains("row.twice"));
    }
  }

  @Test
  void theRefusedRowsMendedComeInByThemselves() throws IOException {
    try (var bench = new ImportBench(folder)) {
      var first = bench.execute(RecordType.LEAD, bench.csv("leads.csv", EXHIBITION), AS_PROPOSED);
      var mended =
          Files.readString(first.refusedRows().orElseThrow()).replace("1380000,", "13800000344,");
      var second = bench.execute(RecordType.LEAD, bench.csv("mended.csv", mended), AS_PROPOSED);

      assertThat(second.created()).isEqualTo(1);
    }
  }

  @Test
  void theSameFileAgainAddsNothingAndFillsOnlyWhatIsBlank() {
    try (var bench = new ImportBench(folder)) {
      bench.execute(RecordType.LEAD, bench.csv("leads.csv", EXHIBITION), AS_PROPOSED);
      var again = bench.execute(RecordType.LEAD, bench.csv("leads.csv", EXHIBITION), AS_PROPOSED);
      assertThat(again.created()).isZero();
      assertThat(again.updated()).isZero();
      assertThat(again.unchanged()).isEqualTo(3);

      var richer =
          EXHIBITION
              .replace("13800000343,,展会", "13800000343,wyq_demo,展会")
              .replace("北辰示范制造", "改名制造");
      var update = bench.execute(RecordType.LEAD, bench.csv("richer.csv", richer), AS_PROPOSED);
      assertThat(update.updated()).isEqualTo(1);
      var lead = bench.row(RecordType.LEAD, "name = ?", "王雅琴").orElseThrow();
      assertThat(lead.text("wechat")).isEqualTo("wyq_demo");
      assertThat(lead.text("company")).isEqualTo("北辰示范制造");

      bench.run().undo(update.importId(), Pace.UNWATCHED);
      assertThat(bench.row(RecordType.LEAD, "name = ?", "王雅琴").orElseThrow().has("wechat"))
          .isFalse();
    }
  }

  @Test
  void leadsThatNobodyHasGoToTheirPoolAndAPoolThatNobodyKnowsIsRefused() throws IOException {
    try (var bench = new ImportBench(folder)) {
      bench.pools();
      var file =
          bench.csv(
              "pools.csv",
              """
              姓名,手机,来源,公海,业务员
              陈思远,13800000342,展会,华东公海,
              王雅琴,13800000343,展会,,
              马骏,13800000344,展会,,Moses Frase
              罗子墨,13800000345,展会,East pool,Moses Frase
              赵敏,13800000346,展会,火星公海,
              孙浩然,13800000347,展会,"'; DROP TABLE lead; --",
              何平,13800000348,展会,旧公海,
              """);

      var outcome = bench.execute(RecordType.LEAD, file, now -> now.fix("pool", "展会公海"));

      assertThat(outcome.created()).isEqualTo(4);
      pooled(bench, "陈思远", "east");
      pooled(bench, "王雅琴", "fair");
      assertThat(lead(bench, "马骏")).matches(row -> !row.has("pool") && row.has("owner"));
      assertThat(lead(bench, "罗子墨").text("owner")).isEqualTo(ImportBench.id("moses"));
      assertThat(lead(bench, "罗子墨").text("pool")).isEqualTo(ImportBench.id("east"));
      var saved = Files.readAllLines(outcome.refusedRows().orElseThrow());
      assertThat(saved)
          .filteredOn(line -> line.contains("row.unknown-pool"))
          .extracting(line -> line.substring(0, line.indexOf(',')))
          .containsExactly("赵敏", "孙浩然", "何平");
    }
  }

  @Test
  void aPoolThatOneIsNoMemberOfIsRefusedAsTheRulesSay() {
    try (var bench = new ImportBench(folder, "moses")) {
      bench.pools();
      var file = bench.csv("pools.csv", "姓名,手机,来源,公海\n陈思远,13800000342,展会,华东公海\n");

      var plan = bench.preview(RecordType.LEAD, file, AS_PROPOSED);

      assertThat(plan.created()).isZero();
      assertThat(plan.refusals())
          .singleElement()
          .satisfies(group -> assertThat(group.reason().id()).isEqualTo("permission.pool"));
    }
  }

  private static void pooled(ImportBench bench, String name, String pool) {
    var lead = lead(bench, name);
    assertThat(lead.has("owner")).isFalse();
    assertThat(lead.text("pool")).isEqualTo(ImportBench.id(pool));
    assertThat(lead.text("pooledWhy")).isEqualTo("created");
  }

  private static Row lead(ImportBench bench, String name) {
    return bench.row(RecordType.LEAD, "name = ?", name).orElseThrow();
  }

  @Test
  void aNamesakeAtTheSameCompanyIsLookedAtByAPerson() {
    try (var bench = new ImportBench(folder)) {
      bench.execute(RecordType.LEAD, bench.csv("leads.csv", EXHIBITION), AS_PROPOSED);
      var plan =
          bench.preview(
              RecordType.LEAD,
              bench.csv("other.csv", "姓名,公司,手机,来源\n陈思远,星河样例物流有限公司,13900000001,官网\n"),
              AS_PROPOSED);

      assertThat(plan.suspected()).isEqualTo(1);
      assertThat(plan.created()).isZero();
    }
  }

  @Test
  void anUnknownColumnIsRememberedTheWayItWasChosen() throws IOException {
    try (var bench = new ImportBench(folder)) {
      var file = TableFile.open(bench.csv("odd.csv", "Q1,Q2,Q3\n张三,13800000001,展会\n"));
      var target = bench.propose(RecordType.LEAD, file);
      assertThat(target.missing()).extracting("name").contains("source");
      var known = bench.known();
      var proposal =
          new outrider.app.importing.mapping.MappingProposal(
              target.target(), known::words, RememberedMapping.NOTHING);
      var chosen =
          target
              .choose(0, target.target().field("name"), proposal)
              .choose(2, target.target().field("source"), proposal);
      new ImportHistory(bench.database())
          .remember(RecordType.LEAD, file.shape().headers(), RememberedMapping.of(chosen), 1_000);

      var next = bench.propose(RecordType.LEAD, file);
      assertThat(ImportBench.fields(next)).containsExactly("name", "phone", "source");
      assertThat(next.columns())
          .extracting(ColumnMapping::how)
          .containsOnly(ColumnMapping.How.REMEMBERED);
    }
  }

  @Test
  void aLookAlikeOfTheEducationFileMapsWithSelectAsBlank() throws IOException {
    try (var bench = new ImportBench(folder)) {
      var text =
          new StringBuilder(
              "Prospect ID,Lead Number,Lead Source,City,What is your current occupation,Tags\n");
      for (var number = 0; number < 1200; number++) {
        text.append(
                java.util.UUID.nameUUIDFromBytes(new byte[] {(byte) number, (byte) (number >> 8)}))
            .append(',')
            .append(660_000 + number)
            .append(number % 3 == 0 ? ",Google," : number % 3 == 1 ? ",google," : ",Olark Chat,")
            .append(number % 2 == 0 ? "Select," : "Mumbai,")
            .append("Student,Ringing\n");
      }
      var path = bench.csv("education.csv", text.toString());
      var mapping = bench.propose(RecordType.LEAD, TableFile.open(path));
      assertThat(ImportBench.fields(mapping))
          .containsExactly("externalId", "name", "source", "city", "title", "tags");
      assertThat(mapping.ready()).isTrue();

      var outcome = bench.execute(RecordType.LEAD, path, AS_PROPOSED);
      assertThat(outcome.created()).isEqualTo(1200);
      assertThat(bench.count("SELECT count(*) FROM lead WHERE city IS NULL")).isEqualTo(600);
      assertThat(bench.count("SELECT count(*) FROM lead WHERE source = 'Google'")).isEqualTo(800);
    }
  }

  @Test
  void stoppingKeepsWholeBatchesAndASecondRunAddsOnlyTheRest() {
    try (var bench = new ImportBench(folder)) {
      var text = new StringBuilder("姓名,手机,来源\n");
      for (var number = 0; number < 5_000; number++) {
        text.append("客户").append(number).append(",1380001").append(1000 + number).append(",展会\n");
      }
      var path = bench.csv("many.csv", text.toString());
      var stopped =
          bench.execute(RecordType.LEAD, path, AS_PROPOSED, (done, total) -> done < total / 2);
      assertThat(stopped.stopped()).isTrue();
      assertThat(stopped.created()).isBetween(1L, 4_999L);

      var rest = bench.execute(RecordType.LEAD, path, AS_PROPOSED);
      assertThat(rest.created() + stopped.created()).isEqualTo(5_000);
      assertThat(bench.count("SELECT count(*) FROM lead")).isEqualTo(5_000);
    }
  }

  @Test
  void aBrokenQuoteIsSavedAsItStoodAndTheOthersComeIn() throws IOException {
    try (var bench = new ImportBench(folder)) {
      var path =
          bench.csv(
              "broken.csv",
              "姓名,手机,来源\n张三,13800000001,展会\n\"李四,13800000002,展会\n王五,13800000003,展会\n");

      var outcome = bench.execute(RecordType.LEAD, path, AS_PROPOSED);

      assertThat(outcome.created()).isEqualTo(2);
      assertThat(outcome.refused()).isEqualTo(1);
      assertThat(Files.readString(outcome.refusedRows().orElseThrow()))
          .contains("李四,13800000002,展会")
          .contains("row.broken");
    }
  }
}

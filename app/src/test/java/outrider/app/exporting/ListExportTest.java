package outrider.app.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.SampleBook;
import outrider.app.i18n.FieldWords;
import outrider.app.i18n.Language;
import outrider.app.i18n.Words;
import outrider.app.importing.file.Pace;
import outrider.app.importing.file.TableFile;
import outrider.app.importing.file.TableLine;
import outrider.app.store.Database;
import outrider.app.store.Profiles;
import outrider.core.configuration.FieldRegistry;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;

class ListExportTest {
  private static final String EVIL = "=HYPERLINK(\"http://example.com\",\"x\")";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"CSV_FOR_EXCEL", "CSV", "XLSX"})
  void whatIsExportedCanBeReadBack(ExportFormat format) throws IOException {
    try (var database = book()) {
      var file = folder.resolve("leads." + format.extension());

      assertThat(export(database, format, file, (done, total) -> true)).isTrue();

      var table = TableFile.open(file);
      assertThat(table.shape().headers()).containsExactly("姓名", "公司", "电话", "金额", "负责人", "创建时间");
      List<List<String>> lines = new ArrayList<>();
      table.read(line -> lines.add(((TableLine.Readable) line).cells()), Pace.UNWATCHED);
      assertThat(lines).hasSize(2);
      assertThat(lines.getFirst())
          .containsExactly(
              "陈思远", "星河样例, \"物流\"", "+47 22 00 01 18", "1200.55", "林晓", "2026-11-23 11:02");
    }
  }

  @Test
  void nothingASpreadsheetWouldRunIsWritten() throws IOException {
    try (var database = book()) {
      var csv = folder.resolve("leads.csv");
      export(database, ExportFormat.CSV_FOR_EXCEL, csv, (done, total) -> true);
      var text = Files.readString(csv, StandardCharsets.UTF_8);

      assertThat(text).startsWith("\uFEFF").contains("'=HYPERLINK").doesNotContain(",=HYPER");
    }
    assertThat(SafeCell.of("+47 22 00 01 18")).isEqualTo("+47 22 00 01 18");
    assertThat(SafeCell.of("-12.5")).isEqualTo("-12.5");
    assertThat(SafeCell.of("+1+cmd|' /C calc'!A0")).startsWith("'");
    assertThat(SafeCell.of("@SUM(A1)")).startsWith("'");
  }

  @Test
  void stoppingLeavesNoFileAndAnOldOneAsItWas() throws IOException {
    try (var database = book()) {
      var file = Files.writeString(folder.resolve("leads.csv"), "old");

      assertThat(export(database, ExportFormat.CSV, file, (done, total) -> false)).isFalse();

      assertThat(file).hasContent("old");
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files.filter(each -> each.toString().endsWith(".part"))).isEmpty();
      }
    }
  }

  private static boolean export(
      Database database, ExportFormat format, Path file, ListExport.Listener listener)
      throws IOException {
    var fields =
        Stream.of("name", "company", "phone", "amount", "owner", "createdAt")
            .map(name -> FieldRegistry.builtIn().field(RecordType.LEAD, name).orElseThrow())
            .toList();
    var numbers =
        database.<List<Long>>readNow(
            sql -> sql.list("SELECT no FROM lead ORDER BY no", columns -> columns.number(1)));
    return new ListExport(database)
        .write(
            RecordType.LEAD,
            numbers.stream().mapToLong(Long::longValue).toArray(),
            fields,
            cells(database, fields),
            format,
            file,
            "线索",
            listener);
  }

  private static ExportCells cells(Database database, List<FieldDefinition> fields) {
    return new ExportCells(
        new FieldWords(new Words(Language.CHINESE)),
        ListExport.names(database, fields),
        ZoneId.of("Asia/Shanghai"),
        "是",
        "否",
        "、");
  }

  private static Database book() {
    var database = SampleBook.openFresh();
    Profiles.seed(
        database,
        Profiles.row(
            RecordType.LEAD,
            SampleBook.id("lead", 1),
            "name",
            "陈思远",
            "company",
            "星河样例, \"物流\"",
            "phone",
            "+47 22 00 01 18",
            "amount",
            120_055L,
            "owner",
            SampleBook.LIN,
            "createdAt",
            SampleBook.NOW.toEpochMilli()),
        Profiles.row(RecordType.LEAD, SampleBook.id("lead", 2), "name", EVIL, "phone", "138"));
    return database;
  }
}

package outrider.app.importing.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTest {
  private static final Charset GB18030 = Charset.forName("GB18030");

  @TempDir private Path folder;

  @Test
  void quotedCellsKeepTheirDelimitersQuotesAndLines() throws IOException {
    CsvFile file = csv("name,note\n张三,\"要, \"\"多仓\"\"\n两行\"\n李四,ok\n");

    assertThat(readable(file)).containsExactly(List.of("张三", "要, \"多仓\"\n两行"), List.of("李四", "ok"));
    assertThat(lines(file)).extracting(TableLine::line).containsExactly(2L, 4L);
  }

  @Test
  void aForgottenQuoteCostsItsOwnLineAndNoOther() throws IOException {
    CsvFile file =
        csv("id,name,amount\n1,\"Acme,500\n2,Beta,600\n3,\"Gamma, Inc\",700\n4,Delta,800\n");

    assertThat(lines(file))
        .contains(new TableLine.Broken(2, "1,\"Acme,500", TableLine.Fault.TEXT_AFTER_QUOTE));
    assertThat(readable(file))
        .containsExactly(
            List.of("2", "Beta", "600"),
            List.of("3", "Gamma, Inc", "700"),
            List.of("4", "Delta", "800"));
  }

  @Test
  void aQuoteThatNeverClosesIsFoundAtTheEndAndTheRestReadAgain() throws IOException {
    StringBuilder text = new StringBuilder("id,name\n1,\"Acme\n");
    for (int id = 2; id <= 200; id++) {
      text.append(id).append(",Name ").append(id).append('\n');
    }
    CsvFile file = csv(text.toString());

    assertThat(readable(file)).hasSize(199);
    assertThat(lines(file).getFirst())
        .isEqualTo(new TableLine.Broken(2, "1,\"Acme", TableLine.Fault.OPEN_QUOTE));
  }

  @Test
  void aFileOfNothingButOpenQuotesStillEnds() throws IOException {
    CsvFile file = csv("id,name\n" + "1,\"a\n2,b\"c\n".repeat(20_000));

    assertThat(lines(file)).hasSize(40_000);
  }

  @Test
  void extraCellsAreAFaultAndMissingOnesAreBlank() throws IOException {
    CsvFile file = csv("a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3,,\n");

    assertThat(lines(file))
        .containsExactly(
            new TableLine.Readable(2, List.of("1", "2", "3")),
            new TableLine.Readable(3, List.of("1", "2", "")),
            new TableLine.Broken(4, "1 | 2 | 3 | 4", TableLine.Fault.TOO_MANY_CELLS),
            new TableLine.Readable(5, List.of("1", "2", "3")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "UTF-8 -",
        "UTF-8 EFBBBF",
        "UTF-16LE FFFE",
        "UTF-16BE FEFF",
        "UTF-16LE -",
        "GB18030 -"
      })
  void theEncodingIsFound(String name, String mark) throws IOException {
    String text = "姓名,公司,电话\r\n陈思远,星河样例物流,13800000342\r\n王雅琴,北辰示范制造,13800000343\r\n";
    Path path = folder.resolve("encoded.csv");
    byte[] bytes = text.getBytes(Charset.forName(name));
    byte[] head = mark.equals("-") ? new byte[0] : java.util.HexFormat.of().parseHex(mark);
    byte[] whole = java.util.Arrays.copyOf(head, head.length + bytes.length);
    System.arraycopy(bytes, 0, whole, head.length, bytes.length);
    Files.write(path, whole);

    CsvFile file = (CsvFile) TableFile.open(path);

    assertThat(file.charset()).isEqualTo(Charset.forName(name));
    assertThat(file.shape().headers()).containsExactly("姓名", "公司", "电话");
    assertThat(readable(file)).first().isEqualTo(List.of("陈思远", "星河样例物流", "13800000342"));
  }

  @Test
  void oneChineseNameOnTheLastPageDecidesTheEncoding() throws IOException {
    Path path = folder.resolve("late.csv");
    String text = "id,name\n" + "1,plain\n".repeat(50_000) + "2,张三\n";
    Files.write(path, text.getBytes(GB18030));

    assertThat(readable(TableFile.open(path)).getLast()).containsExactly("2", "张三");
  }

  @ParameterizedTest
  @CsvSource({"','", "';'", "'\t'", "'|'"})
  void theDelimiterIsFoundThoughCellsContainCommas(char delimiter) throws IOException {
    String text =
        "name;city;budget\n\"Lin, Xiao\";\"Beijing, China\";1\n\"He, Jing\";\"Hangzhou, China\";2\n"
            .replace(';', delimiter);

    assertThat(csv(text).delimiter()).isEqualTo(delimiter);
  }

  @Test
  void titlesAboveTheHeaderAreSkipped() throws IOException {
    CsvFile file = csv("上海样例展 2026,,\n打印于 2026-11-20,,\n姓名,公司,电话\n张三,样例,13800000001\n");

    assertThat(file.shape().headerLine()).isEqualTo(3);
    assertThat(file.shape().headers()).containsExactly("姓名", "公司", "电话");
  }

  @Test
  void aFileWithoutAHeaderLosesNoRecordToIt() throws IOException {
    CsvFile file = csv("张三,13800000001,a@example.com\n李四,13800000002,b@example.com\n");

    assertThat(file.shape().headed()).isFalse();
    assertThat(readable(file)).hasSize(2);
    assertThat(readable(file.headed(true))).hasSize(1);
  }

  @Test
  void readingStopsWhenAsked() throws IOException {
    CsvFile file = csv("a,b\n" + "1,2\n".repeat(10_000));
    List<TableLine> seen = new ArrayList<>();

    boolean finished = file.read(seen::add, (done, total) -> seen.size() < 1000);

    assertThat(finished).isFalse();
    assertThat(seen).hasSizeBetween(1000, 1000 + FileLimits.PACE_RECORDS);
  }

  @Test
  void progressIsCountedInBytesAndEndsAtTheTotal() throws IOException {
    CsvFile file = csv("a,b\n" + "1,2\n".repeat(10_000));
    List<Long> done = new ArrayList<>();

    file.read(_ -> {}, (bytes, _) -> done.add(bytes));

    assertThat(done).isSorted().last().isEqualTo(Files.size(file.path()));
  }

  @Test
  void anEmptyFileAndABinaryOneAreRefusedByName() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.csv"));
    Path binary = Files.write(folder.resolve("photo.csv"), new byte[4096]);
    Path blank = Files.writeString(folder.resolve("blank.csv"), "\n\n  \n");

    assertThatThrownBy(() -> TableFile.open(empty)).hasMessage("EMPTY");
    assertThatThrownBy(() -> TableFile.open(binary)).hasMessage("NOT_TEXT");
    assertThatThrownBy(() -> TableFile.open(blank)).hasMessage("EMPTY");
  }

  private CsvFile csv(String text) throws IOException {
    Path path = folder.resolve("table.csv");
    return (CsvFile) TableFile.open(Files.writeString(path, text, StandardCharsets.UTF_8));
  }

  private static List<TableLine> lines(TableFile file) throws IOException {
    List<TableLine> lines = new ArrayList<>();
    file.read(lines::add, Pace.UNWATCHED);
    return lines;
  }

  private static List<List<String>> readable(TableFile file) throws IOException {
    return lines(file).stream()
        .filter(TableLine.Readable.class::isInstance)
        .map(line -> ((TableLine.Readable) line).cells())
        .toList();
  }
}

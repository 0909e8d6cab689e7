package outrider.app.importing.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxFileTest {
  @TempDir private Path folder;

  @Test
  void cellsBecomeTheTextAPersonSees() throws IOException {
    TableFile file =
        workbook(book -> {
          Worksheet sheet = book.newWorksheet("线索");
          header(sheet, "姓名", "电话", "日期", "时间", "金额", "比例", "签约");
          sheet.value(1, 0, "张三");
          sheet.value(1, 1, 13800000342L);
          sheet.value(1, 2, LocalDate.of(2026, 11, 18));
          sheet.style(1, 2).format("yyyy\"年\"m\"月\"d\"日\"").set();
          sheet.value(1, 3, LocalDateTime.of(2026, 11, 18, 10, 30));
          sheet.style(1, 3).format("yyyy-mm-dd hh:mm").set();
          sheet.value(1, 4, 1200.5);
          sheet.value(1, 5, 0.1 + 0.2);
          sheet.value(1, 6, true);
        });

    assertThat(records(file).getFirst())
        .containsExactly(
            "张三", "13800000342", "2026-11-18", "2026-11-18 10:30", "1200.5", "0.3", "true");
  }

  @Test
  void theFirstSheetWithARecordIsTakenAndAnotherMayBeChosen() throws IOException {
    XlsxFile file =
        (XlsxFile)
            workbook(book -> {
              book.newWorksheet("说明");
              Worksheet leads = book.newWorksheet("线索");
              header(leads, "姓名", "电话");
              leads.value(1, 0, "张三");
              leads.value(1, 1, "13800000001");
              Worksheet deals = book.newWorksheet("商机");
              header(deals, "名称", "金额");
              deals.value(1, 0, "多仓");
              deals.value(1, 1, 12);
            });

    assertThat(file.sheet()).isEqualTo("线索");
    assertThat(file.sheets()).containsExactly("说明", "线索", "商机");
    assertThat(file.sheet("商机").shape().headers()).containsExactly("名称", "金额");
  }

  @Test
  void blankRowsAndColumnsBetweenKeepTheirPlace() throws IOException {
    TableFile file =
        workbook(book -> {
          Worksheet sheet = book.newWorksheet("s");
          header(sheet, "a", "b", "c");
          sheet.value(1, 0, "1");
          sheet.value(1, 2, "3");
          sheet.value(4, 1, "2");
        });
    List<TableLine> lines = new ArrayList<>();
    file.read(lines::add, Pace.UNWATCHED);

    assertThat(lines)
        .containsExactly(
            new TableLine.Readable(2, List.of("1", "", "3")),
            new TableLine.Readable(5, List.of("", "2", "")));
  }

  @Test
  void oldLockedAndDamagedWorkbooksAreRefusedByName() throws IOException {
    byte[] old = {
      (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    Path xls = Files.write(folder.resolve("old.xls"), old);
    Path torn =
        Files.write(folder.resolve("torn.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 1});

    assertThatThrownBy(() -> TableFile.open(xls)).hasMessage("OLD_OR_LOCKED_WORKBOOK");
    assertThatThrownBy(() -> TableFile.open(torn)).hasMessage("DAMAGED_WORKBOOK");
  }

  private TableFile workbook(Consumer<Workbook> content) throws IOException {
    Path path = folder.resolve("book.xlsx");
    try (OutputStream out = Files.newOutputStream(path);
        Workbook book = new Workbook(out, "Outrider", "1.0")) {
      content.accept(book);
    }
    return TableFile.open(path);
  }

  private static void header(Worksheet sheet, String... names) {
    for (int column = 0; column < names.length; column++) {
      sheet.value(0, column, names[column]);
    }
  }

  private static List<List<String>> records(TableFile file) throws IOException {
    List<List<String>> records = new ArrayList<>();
    file.read(line -> records.add(((TableLine.Readable) line).cells()), Pace.UNWATCHED);
    return records;
  }
}

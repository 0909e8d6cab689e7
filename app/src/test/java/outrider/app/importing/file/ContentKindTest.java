package outrider.app.importing.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.importing.file.WrittenDate.Order;
import outrider.app.importing.file.WrittenDate.Writing;

class ContentKindTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "138 0000 0342|PHONE",
        "13800000342|PHONE",
        "+47 000 00 118|PHONE",
        "021-5555 0101|PHONE",
        "(0571) 8888-0000|PHONE",
        "+86 138-0000-0001|PHONE",
        "a.b@example.com|EMAIL",
        "2016-10-20|DATE",
        "2026/11/18|DATE",
        "18-11-2026|DATE",
        "20161020|DATE",
        "2026年11月8日|DATE",
        "8 Nov 2026|DATE",
        "Nov 8, 2026|DATE",
        "2026-11-18T10:30:00Z|DATE",
        "1054|NUMBER",
        "251.41|NUMBER",
        "¥1,200.50|AMOUNT",
        "1,200|AMOUNT",
        "120万|AMOUNT_WAN",
        "1.5 亿元|AMOUNT_WAN",
        "$5k|AMOUNT",
        "Yes|YES_NO",
        "是|YES_NO",
        "https://example.com/a?b=1|WEB",
        "张三|TEXT",
        "GTX Pro|TEXT",
        "02.Medium|TEXT",
        "660737|NUMBER",
        "7927b2df-8bba-4d29-b9a2-b6e0beafe620|TEXT",
        "1C1I7A6R|TEXT",
        "''|BLANK"
      })
  void aCellIsWhatItLooksLike(String cell, ContentKind kind) {
    assertThat(ContentKind.of(cell)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "¥1,200.50|1200.50",
        "120万|1200000",
        "8.5 万元|85000.0",
        "1.5亿|150000000.0",
        "(300)|-300",
        "1.200,50 €|1200.50",
        "1,200|1200",
        "8,5|8.5",
        "USD 5k|5000",
        "-12.30|-12.30",
        "1 200|1200"
      })
  void amountsAreReadInWholeUnits(String text, BigDecimal value) {
    assertThat(WrittenAmount.of(text).orElseThrow().value()).isEqualByComparingTo(value);
  }

  @Test
  void aDateSaysHowItIsWrittenOnlyWhereItCan() {
    assertThat(WrittenDate.of("18/11/2026").orElseThrow().writing()).isEqualTo(Writing.DAY_FIRST);
    assertThat(WrittenDate.of("11/18/2026").orElseThrow().writing()).isEqualTo(Writing.MONTH_FIRST);
    WrittenDate either = WrittenDate.of("03/04/2026 下午2:05").orElseThrow();
    assertThat(either.writing()).isEqualTo(Writing.DAY_OR_MONTH_FIRST);
    assertThat(either.read(Order.DAY_FIRST)).isEqualTo(LocalDateTime.of(2026, 4, 3, 14, 5));
    assertThat(either.read(Order.MONTH_FIRST)).isEqualTo(LocalDateTime.of(2026, 3, 4, 14, 5));
  }

  @ParameterizedTest
  @CsvSource({"2026-02-30", "31/02/2026", "13/13/2026", "2026-11-18 25:00", "99999999", "1/2"})
  void datesThatDoNotExistAreNone(String text) {
    assertThat(WrittenDate.of(text)).isEmpty();
  }
}

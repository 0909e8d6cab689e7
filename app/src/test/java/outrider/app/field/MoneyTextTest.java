package outrider.app.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import outrider.app.i18n.Language;

final class MoneyTextTest {

  private static final MoneyText CHINESE = new MoneyText(Language.CHINESE, "CNY");
  private static final MoneyText ENGLISH = new MoneyText(Language.ENGLISH, "USD");

  @Test
  void chineseCountsInTenThousands() {
    assertThat(CHINESE.read("120")).contains(120_000_000L);
    assertThat(CHINESE.read("1.5 亿")).contains(15_000_000_000L);
    assertThat(CHINESE.read("¥1,200,000元")).contains(120_000_000L);
    assertThat(CHINESE.write(120_000_000L)).isEqualTo("120");
    assertThat(CHINESE.write(123_456L)).isEqualTo("0.123456");
  }

  @Test
  void englishCountsInUnitsAndKnowsThousandsAndMillions() {
    assertThat(ENGLISH.read("1,200,000")).contains(120_000_000L);
    assertThat(ENGLISH.read("1.2M")).contains(120_000_000L);
    assertThat(ENGLISH.read("480k")).contains(48_000_000L);
    assertThat(ENGLISH.write(48_000_050L)).isEqualTo("480000.5");
  }

  @Test
  void whatIsNoAmountIsNone() {
    assertThat(ENGLISH.read("about a million")).isEmpty();
    assertThat(ENGLISH.read("1.2.3")).isEmpty();
    assertThat(ENGLISH.read("99999999999999999999")).isEmpty();
  }
}

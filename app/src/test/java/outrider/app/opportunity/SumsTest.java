package outrider.app.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import outrider.app.i18n.Amounts;
import outrider.app.i18n.Language;

final class SumsTest {
  private static final Amounts CHINESE = new Amounts(Language.CHINESE);

  @Test
  void namesEveryCurrencyThatHasMoney() {
    var sums = new Sums(Map.of("CNY", 268_0000_00L, "USD", 40_000_00L, "EUR", 0L));
    assertThat(sums.compact(CHINESE)).isEqualTo("¥268 万 + $4 万");
    assertThat(sums.isUnknown()).isFalse();
  }

  @Test
  void doesNotTakeMoneyNobodyNamedForNoMoney() {
    var sums = new Sums(Map.of("USD", 0L));
    assertThat(sums.compact(CHINESE)).isEqualTo("–");
    assertThat(sums.isUnknown()).isTrue();
  }
}

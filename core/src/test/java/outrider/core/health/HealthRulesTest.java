package outrider.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.core.board.Share;

/// Every bound of the definition, on both sides.
final class HealthRulesTest {

  @ParameterizedTest
  @CsvSource({
    "0,         20, HEALTHY",
    "1799000,   20, HEALTHY", // 29:59
    "1799999,   20, HEALTHY",
    "1800000,   20, WATCH", // 30:00
    "7200000,   20, WATCH", // 2:00:00
    "7200999,   20, WATCH",
    "7201000,   20, RISK", // 2:00:01
    "7201000,   19, TOO_FEW",
    "0,         19, TOO_FEW"
  })
  void leadResponse(long medianMillis, long leads, Health health) {
    var judged = HealthRules.response(OptionalLong.of(medianMillis), leads);
    assertThat(judged.health()).isEqualTo(health);
    assertThat(judged.n()).isEqualTo(leads);
  }

  @Test
  void ofNoLeadsNothingIsSaid() {
    assertThat(HealthRules.response(OptionalLong.empty(), 0).health()).isEqualTo(Health.TOO_FEW);
  }

  @ParameterizedTest
  @CsvSource({
    "300,  1000, 2500, false, HEALTHY, FIGURE", // 1.2 times a quarter
    "299,  1000, 2500, false, WATCH,   FIGURE",
    "301,  1000, 2500, false, HEALTHY, FIGURE",
    "9,    30,   2500, false, HEALTHY, FIGURE",
    "29,   29,   2500, false, TOO_FEW, FIGURE",
    "0,    30,   2500, false, WATCH,   FIGURE",
    "1,    30,     10, false, HEALTHY, FIGURE",
    "500,  1000, 2500, true,  RISK,    FALLING", // however high it still is
    "10,   29,   2500, true,  TOO_FEW, FIGURE",
    "500,  1000,     , false, UNSET,   FIGURE",
    "500,  1000,     , true,  RISK,    FALLING"
  })
  void stageConversion(long won, long deals, Long mean, boolean falls, Health health, Cause cause) {
    var judged =
        HealthRules.conversion(
            new Share(won, deals),
            mean == null ? OptionalLong.empty() : OptionalLong.of(mean),
            falls);
    assertThat(judged).isEqualTo(new Judgement(health, cause, deals));
  }

  @Test
  void dealsThatHadNoTimeToEndAreNotJudged() {
    assertThat(HealthRules.young(400)).isEqualTo(new Judgement(Health.TOO_FEW, Cause.YOUNG, 400));
    assertThat(HealthRules.young(400).needsAdvice()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "950,  1000, 20, 0,  0,   HEALTHY, FIGURE", // 95%
    "949,  1000, 20, 0,  0,   WATCH,   FIGURE", // 94.9%
    "9499, 10000, 20, 0, 0,   WATCH,   FIGURE",
    "1000, 1000, 19, 0,  0,   TOO_FEW, FIGURE",
    "1000, 1000, 20, 20, 100, HEALTHY, FIGURE", // a fifth of an import
    "1000, 1000, 20, 21, 100, RISK,    BLANK_IMPORT",
    "940,  1000, 20, 21, 100, RISK,    BLANK_IMPORT",
    "1000, 1000, 20, 5,  20,  RISK,    BLANK_IMPORT",
    "1000, 1000, 20, 4,  20,  HEALTHY, FIGURE",
    "1000, 1000, 20, 19, 19,  HEALTHY, FIGURE" // a handful of rows is typing
  })
  void dataCompleteness(
      long filled, long fields, long records, long blank, long rows, Health health, Cause cause) {
    assertThat(HealthRules.completeness(new Share(filled, fields), records, new Share(blank, rows)))
        .isEqualTo(new Judgement(health, cause, records));
  }

  @ParameterizedTest
  @CsvSource({
    "9,  10, 0, 0,   HEALTHY, FIGURE", // 90%
    "89, 100, 0, 0,  WATCH,   FIGURE",
    "90, 100, 0, 0,  HEALTHY, FIGURE",
    "5,  5,  0, 0,   HEALTHY, FIGURE",
    "4,  4,  0, 0,   TOO_FEW, FIGURE",
    "10, 10, 5, 100, HEALTHY, FIGURE", // 5% of the moves
    "10, 10, 6, 100, RISK,    OVERRIDDEN",
    "10, 10, 51, 1000, RISK,  OVERRIDDEN",
    "10, 10, 50, 1000, HEALTHY, FIGURE",
    "10, 10, 2, 19,  HEALTHY, FIGURE", // of so few moves nothing is said
    "10, 10, 2, 20,  RISK,    OVERRIDDEN",
    "0,  0,  2, 20,  RISK,    OVERRIDDEN",
    "0,  0,  1, 20,  TOO_FEW, FIGURE"
  })
  void processCompliance(
      long passed, long audited, long overridden, long moves, Health health, Cause cause) {
    assertThat(HealthRules.compliance(new Share(passed, audited), new Share(overridden, moves)))
        .isEqualTo(new Judgement(health, cause, audited));
  }
}

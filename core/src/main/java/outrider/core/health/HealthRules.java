package outrider.core.health;

import java.util.OptionalLong;
import outrider.core.board.Share;
import outrider.core.user.Team;

/// When a team's month is healthy, is to be watched, or is at risk. Bounds are those of the
/// product's definition; every figure is compared as whole numbers, so that 94.96% is not 95% and
/// 29:59.9 is not half an hour.
public final class HealthRules {

  /// Below so many seconds until the first touch (median) it is healthy: 29:59 is, 30:00 is not.
  public static final long RESPONSE_HEALTHY_BELOW = 1_800;

  /// Above so many it is at risk: 2:00:00 is not, 2:00:01 is.
  public static final long RESPONSE_RISK_ABOVE = 7_200;

  /// Of fewer leads, records or moves nothing is said.
  public static final int FEW_BELOW = 20;

  /// Of fewer audited deals nothing is said: a tenth of the closed ones is audited.
  public static final int AUDITS_FROM = 5;

  /// Healthy from so many hundredths of the industry's mean.
  public static final int MEAN_HUNDREDTHS = 120;

  /// A mean is in hundredths of a percent: 2500 is a quarter.
  private static final long WHOLE = Team.INDUSTRY_MEAN_MAX;

  private HealthRules() {}

  /// Lead response.
  ///
  /// @param medianMillis in business time, of those that were answered and those that still wait
  /// @param leads how many it is the median of
  public static Judgement response(OptionalLong medianMillis, long leads) {
    if (leads < FEW_BELOW || medianMillis.isEmpty()) {
      return Judgement.of(Health.TOO_FEW, leads);
    }
    var seconds = medianMillis.getAsLong() / 1_000;
    var health =
        seconds < RESPONSE_HEALTHY_BELOW
            ? Health.HEALTHY
            : seconds <= RESPONSE_RISK_ABOVE ? Health.WATCH : Health.RISK;
    return Judgement.of(health, leads);
  }

  /// Stage conversion: how many of a month's deals were won within the time that deals take.
  ///
  /// @param won of a month that is old enough
  /// @param mean the industry's, in hundredths of a percent; empty where nobody has entered one
  /// @param falls whether it fell two months running, as `Falling` says it
  public static Judgement conversion(Share won, OptionalLong mean, boolean falls) {
    if (won.isFew()) {
      return Judgement.of(Health.TOO_FEW, won.whole());
    }
    if (falls) {
      return new Judgement(Health.RISK, Cause.FALLING, won.whole());
    }
    if (mean.isEmpty()) {
      return Judgement.of(Health.UNSET, won.whole());
    }
    // part / whole >= 1.2 * mean / 10,000
    var isHealthy = won.part() * 100 * WHOLE >= mean.getAsLong() * MEAN_HUNDREDTHS * won.whole();
    return Judgement.of(isHealthy ? Health.HEALTHY : Health.WATCH, won.whole());
  }

  /// Said of a month whose deals have not had the time to end.
  public static Judgement young(long deals) {
    return new Judgement(Health.TOO_FEW, Cause.YOUNG, deals);
  }

  /// Data completeness.
  ///
  /// @param filled of the key fields of all records that were made in the month
  /// @param records how many these are
  /// @param worstImport of the key fields of each import of the month, the blanks of the one that
  ///   was blank most often; `Share.NONE` where nothing was imported
  public static Judgement completeness(Share filled, long records, Share worstImport) {
    if (isBlankImport(worstImport)) {
      return new Judgement(Health.RISK, Cause.BLANK_IMPORT, records);
    }
    if (records < FEW_BELOW) {
      return Judgement.of(Health.TOO_FEW, records);
    }
    return Judgement.of(
        filled.part() * 100 >= filled.whole() * 95 ? Health.HEALTHY : Health.WATCH, records);
  }

  /// Whether more than a fifth of an import's rows are blank in a key field. A handful of rows is
  /// typing, no batch.
  public static boolean isBlankImport(Share blanks) {
    return blanks.whole() >= FEW_BELOW && blanks.part() * 5 > blanks.whole();
  }

  /// Process compliance.
  ///
  /// @param passed of the deals whose audit is done
  /// @param overridden of the moves of the month
  public static Judgement compliance(Share passed, Share overridden) {
    if (overridden.whole() >= FEW_BELOW && overridden.part() * 20 > overridden.whole()) {
      return new Judgement(Health.RISK, Cause.OVERRIDDEN, passed.whole());
    }
    if (passed.whole() < AUDITS_FROM) {
      return Judgement.of(Health.TOO_FEW, passed.whole());
    }
    return Judgement.of(
        passed.part() * 10 >= passed.whole() * 9 ? Health.HEALTHY : Health.WATCH, passed.whole());
  }
}

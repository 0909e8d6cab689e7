package outrider.core.review;

import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Why an open deal needs a word of its manager, the gravest first.
public enum DealRisk {
  /// The day it was expected to close has passed.
  CLOSE_PASSED,
  /// It is in its stage for more than twice as long as half of the deals stayed there.
  STUCK,
  /// It is in its stage for longer than the stage allows.
  OVER_LIMIT,
  /// Its expected day went to a later one twice or more.
  PUSHED,
  /// Nobody was in contact for 14 days, in either direction.
  SILENT,
  /// Nothing is planned.
  NO_NEXT_STEP;

  public static final int SILENT_DAYS = 14;
  public static final int PUSHES_MAX = 1;
  private static final int TIMES_THE_MEDIAN = 2;

  /// What is known of a deal.
  ///
  /// @param stageSince in epoch milliseconds
  /// @param limitDays 0 for none
  /// @param medianMillis how long half of the deals stayed in the stage; absent where too few have
  ///   left it
  /// @param closeOn in epoch days
  /// @param contactAt the last contact, or since when the deal is there, in epoch milliseconds
  public record Standing(
      long stageSince,
      long limitDays,
      OptionalLong medianMillis,
      OptionalLong closeOn,
      int pushes,
      boolean hasNextStep,
      long contactAt) {}

  /// @param now in epoch milliseconds
  /// @param today in epoch days, by the reader's calendar
  public static Set<DealRisk> of(Standing deal, long now, long today) {
    var risks = EnumSet.noneOf(DealRisk.class);
    var stayed = now - deal.stageSince;
    add(risks, CLOSE_PASSED, deal.closeOn.isPresent() && deal.closeOn.getAsLong() < today);
    add(
        risks,
        STUCK,
        deal.medianMillis.isPresent()
            && stayed > TIMES_THE_MEDIAN * deal.medianMillis.getAsLong()
            // Where half leave within the hour, a day is nothing to talk about.
            && stayed > TimeUnit.DAYS.toMillis(1));
    add(risks, OVER_LIMIT, deal.limitDays > 0 && stayed > TimeUnit.DAYS.toMillis(deal.limitDays));
    add(risks, PUSHED, deal.pushes > PUSHES_MAX);
    add(risks, SILENT, isSilent(deal.contactAt, now));
    add(risks, NO_NEXT_STEP, !deal.hasNextStep);
    return risks;
  }

  public static boolean isSilent(long contactAt, long now) {
    return now - contactAt > TimeUnit.DAYS.toMillis(SILENT_DAYS);
  }

  private static void add(Set<DealRisk> risks, DealRisk risk, boolean holds) {
    if (holds) {
      risks.add(risk);
    }
  }
}

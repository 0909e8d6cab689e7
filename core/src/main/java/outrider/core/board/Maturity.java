package outrider.core.board;

import java.time.Duration;
import outrider.core.lead.FollowUpWindow;

/// How old leads and deals have to be before it counts what became of them. Those of last week have
/// not lost; they have not had the time to win. Whoever counts them shows every step falling
/// towards the present.
///
/// A lead is old enough when nine of ten that became deals had become one by its age; a deal, when
/// nine of ten that ended had ended. Age alone decides, never the outcome: else the quick ones
/// would count and the slow ones not.
///
/// @param contactMillis until a lead may be expected to have been contacted
/// @param leadMillis until a lead may be expected to have become a deal
/// @param dealMillis until a deal may be expected to have ended
public record Maturity(long contactMillis, long leadMillis, long dealMillis) {

  /// Where fewer than these have come to an end, nobody knows how long it takes.
  public static final int ENDED_MIN = 30;

  /// So long it is taken to take then.
  public static final Duration ASSUMED = Duration.ofDays(90);

  static final Duration LEAST = Duration.ofDays(2);
  static final Duration MOST = Duration.ofDays(365);

  /// @param leads from lead to deal, in milliseconds
  /// @param deals from the beginning of a deal to its end
  public static Maturity of(Spread leads, Spread deals) {
    return new Maturity(FollowUpWindow.LENGTH.toMillis(), age(leads), age(deals));
  }

  private static long age(Spread took) {
    return took.count() < ENDED_MIN
        ? ASSUMED.toMillis()
        : Math.clamp(took.p90(), LEAST.toMillis(), MOST.toMillis());
  }

  /// Until a lead may be expected to have become a deal that has ended.
  public long wonMillis() {
    return leadMillis + dealMillis;
  }
}

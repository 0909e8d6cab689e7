package outrider.app.board;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import outrider.core.board.Maturity;
import outrider.core.board.Share;
import outrider.core.board.Sizes;
import outrider.core.board.Spread;
import outrider.core.response.ResponseTimes;

/// Everything that a board shows, counted.
///
/// @param leadsHeld leads on this laptop, whatever is asked for
/// @param progress how much of the facts is there, from 0 to 1
/// @param leadSteps from leads to those that became deals
/// @param dealSteps from the first stage to won
record BoardReport(
    BoardQuestion asked,
    int leadsHeld,
    int dealsHeld,
    double progress,
    Maturity maturity,
    List<Step> leadSteps,
    List<Step> dealSteps,
    List<Stay> stays,
    Answered answered,
    Optional<Answered> answeredBefore,
    Won won,
    Optional<Won> wonBefore,
    List<Group> channels,
    List<Person> people,
    List<Cohort> cohorts,
    BestChannel bestChannel,
    Stuck stuck,
    List<Warning> warnings) {

  /// A step of the funnel.
  ///
  /// @param key `leads`, `contacted`, `deal`, a stage's id, or `won`
  /// @param count all of the time that came so far
  /// @param onward those of the step before that are old enough, and how many of them came here;
  ///   none for the first
  /// @param came here
  /// @param onwards are old enough and came here from the step before
  /// @param stayed came to the step before, are old enough, and did not come here
  record Step(
      String key,
      long count,
      Share onward,
      Optional<Share> before,
      Behind came,
      Behind onwards,
      Behind stayed) {}

  /// How long deals stayed in a stage that they left within the time.
  ///
  /// @param limitDays 0 for none
  /// @param overNow open deals that are there for longer than that now
  record Stay(
      String stage,
      Spread millis,
      Optional<Spread> before,
      long limitDays,
      int overNow,
      Behind left,
      Behind over) {}

  /// @param waited how long the leads of the time waited for their first touch
  /// @param followed those whose second touch came within 48 hours, of those where that is known
  /// @param contacted those with any touch, of all
  /// @param leads the numbers that `waited` is about
  /// @param millis beside each of them
  /// @param open beside each of them: whether it still waits
  /// @param inTime those that `followed` tells of
  record Answered(
      ResponseTimes waited,
      Share followed,
      Share contacted,
      int[] leads,
      long[] millis,
      boolean[] open,
      Behind inTime) {}

  /// Deals won within the time.
  ///
  /// @param rate of the deals that were closed
  /// @param touches on them and on the leads that they were
  /// @param perWin touches of each
  /// @param currency of most of them; the amounts are of these
  /// @param otherCurrencies wins that are left out
  record Won(
      Share rate,
      long touches,
      Spread perWin,
      String currency,
      Spread amounts,
      long totalMinor,
      int otherCurrencies,
      List<Sized> sizes,
      Behind wins,
      Behind closed) {}

  /// Wins of some size.
  record Sized(Sizes.Column column, Behind behind) {}

  /// A channel.
  ///
  /// @param leads of the time
  /// @param toDeal of those that are old enough
  /// @param toWon of those that are old enough for that
  record Group(
      String name, long leads, Share contacted, Share toDeal, Share toWon, Behind behind) {}

  /// One who sells.
  ///
  /// @param touches that they made within the time
  /// @param leads of theirs that came within the time
  /// @param rate of the deals of theirs that were closed
  /// @param winTouches on the deals that were won
  /// @param better wins with fewer touches than the others, and no smaller a share
  record Person(
      String user,
      long touches,
      long leads,
      Spread response,
      Share rate,
      long winTouches,
      boolean better,
      Behind behind,
      Behind wins) {
    double touchesPerWin() {
      return rate.part() == 0 ? 0 : (double) winTouches / rate.part();
    }
  }

  /// What came in a month, and what became of it.
  ///
  /// @param leadsMature whether all of its leads are old enough
  record Cohort(
      YearMonth month,
      Share toDeal,
      boolean leadsMature,
      Share toWon,
      boolean dealsMature,
      Behind leads,
      Behind deals) {}

  /// @param ranked channels with enough leads, the surest first
  /// @param byWin whether they are ranked by what was won, or by what became a deal
  /// @param few channels with too few leads to say
  record BestChannel(List<Ranked> ranked, boolean byWin, int few) {
    boolean isClear() {
      return ranked.size() > 1 && ranked.getFirst().share().isClearlyAbove(ranked.get(1).share());
    }
  }

  record Ranked(String name, Share share, Behind behind) {}

  /// Which kind of customer stays at a stage.
  ///
  /// @param stage empty where the pipeline has none
  /// @param afterMillis longer than that counts as stuck, as does being lost there
  /// @param ranked industries with enough deals, the surest first
  /// @param all whatever the industry
  record Stuck(
      Optional<String> stage,
      long afterMillis,
      List<Ranked> ranked,
      Share all,
      int few,
      Behind behind) {}

  /// What should be looked at.
  ///
  /// @param kind `stay`, `over`, `step` or `response`
  /// @param of a stage's id or a step's key
  record Warning(String kind, String of, double now, double before, long count, Behind behind) {}
}

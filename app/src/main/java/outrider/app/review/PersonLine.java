package outrider.app.review;

import outrider.app.team.Sums;
import outrider.core.quota.Coverage;

/// How somebody stands in a review: a person, nobody, or the whole team.
///
/// @param id of the person; empty for deals of nobody, and for the whole
/// @param coverage in the currency of the review
/// @param open what is open of any day, in every currency
record PersonLine(
    String id, Coverage coverage, Sums open, int deals, int changed, int atRisk, Changes changes) {

  /// What became of deals since then: how many moved on or back, went to a later day, are new, and
  /// by how much amounts grew and shrank (in the currency of the review).
  record Changes(
      int fresh, int forward, int back, int pushed, int pulled, long grewMinor, long shrankMinor) {
    static final Changes NONE = new Changes(0, 0, 0, 0, 0, 0, 0);
  }
}

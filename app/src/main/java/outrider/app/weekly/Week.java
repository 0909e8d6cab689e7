package outrider.app.weekly;

import java.util.List;
import java.util.Optional;
import outrider.core.review.ReviewFigures;
import outrider.core.review.WeeklyReview;

/// A person's week.
///
/// @param review empty where nobody has frozen it
/// @param figures as they were frozen; those of now where they were not
/// @param earlier frozen weeks before, the newest first
/// @param actions of the review, the oldest first
record Week(
    String person,
    Optional<WeeklyReview> review,
    String currency,
    ReviewFigures figures,
    List<WeeklyReview> earlier,
    List<Action> actions) {

  /// Something that was agreed.
  ///
  /// @param weeks for how many it has been carried on
  record Action(String task, String title, long dueAt, boolean done, long weeks) {}

  /// The frozen week right before this one.
  Optional<WeeklyReview> before(long monday) {
    return earlier.stream().filter(each -> each.week() == monday - 7).findFirst();
  }

  long weeksCarried() {
    return actions.stream()
        .filter(action -> !action.done())
        .mapToLong(Action::weeks)
        .max()
        .orElse(0);
  }
}

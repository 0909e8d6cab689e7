package outrider.core.review;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is different of a deal from how it stood at some moment. What was changed and changed back
/// is no difference, so that undoing leaves no trace in a review.
///
/// @param isNew it was not there then; nothing else is said of it
/// @param fromStage where it stood then; null where it stands there still
/// @param amountMinor by how much it is worth more, less where negative
/// @param closeDays by how many days it is expected later, earlier where negative
/// @param pushes how often since the deal began its expected day went to a later one
public record Movement(
    boolean isNew, @Nullable String fromStage, long amountMinor, long closeDays, int pushes) {

  public static final Movement NONE = new Movement(false, null, 0, 0, 0);

  /// How a deal stands now.
  ///
  /// @param closeOn in epoch days
  public record Now(long createdAt, String stage, OptionalLong amountMinor, OptionalLong closeOn) {}

  public boolean isChange() {
    return isNew || fromStage != null || amountMinor != 0 || closeDays != 0;
  }

  /// @param revisions all of the deal's that are known, in any order
  /// @param since in epoch milliseconds
  public static Movement of(Now now, Collection<Revision> revisions, long since) {
    var ordered = revisions.stream().sorted(Comparator.comparingLong(Revision::at)).toList();
    var pushes = pushes(ordered);
    if (now.createdAt >= since) {
      return new Movement(true, null, 0, 0, pushes);
    }
    var later = ordered.stream().filter(revision -> revision.at() >= since).toList();
    var stage =
        later.stream()
            .flatMap(revision -> Stream.ofNullable(revision.fromStage()))
            .findFirst()
            .filter(from -> !from.equals(now.stage));
    var amount = later.stream().filter(Revision::changesAmount).findFirst();
    var closeOn = later.stream().filter(Revision::changesCloseOn).findFirst();
    return new Movement(
        false,
        stage.orElse(null),
        amount.map(first -> now.amountMinor.orElse(0) - first.fromAmount().orElse(0)).orElse(0L),
        closeOn.map(first -> days(first.fromCloseOn(), now.closeOn)).orElse(0L),
        pushes);
  }

  private static long days(OptionalLong from, OptionalLong to) {
    return from.isPresent() && to.isPresent() ? to.getAsLong() - from.getAsLong() : 0;
  }

  /// A push that is taken back to the very day it came from was none.
  private static int pushes(Collection<Revision> ordered) {
    var standing = new ArrayDeque<Revision>();
    for (var revision : ordered) {
      if (!revision.changesCloseOn()) {
        continue;
      }
      var last = standing.peek();
      if (last != null
          && last.toCloseOn().equals(revision.fromCloseOn())
          && last.fromCloseOn().equals(revision.toCloseOn())) {
        standing.pop();
      } else if (revision.isPush()) {
        standing.push(revision);
      }
    }
    return standing.size();
  }
}

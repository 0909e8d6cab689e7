package outrider.core.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Three-way merges of values that have parts.
final class TextMerge {

  /// Pairs of lines that are compared at most: a few milliseconds.
  private static final long COMPARISONS_MAX = 4_000_000;

  private TextMerge() {}

  /// What either side added is in, what either side removed is out.
  static @Nullable Object unite(
      @Nullable Object base, @Nullable Object mine, @Nullable Object theirs) {
    var was = items(base);
    var united = new TreeSet<>(items(theirs));
    united.addAll(items(mine));
    was.stream()
        .filter(item -> !items(mine).contains(item) || !items(theirs).contains(item))
        .forEach(united::remove);
    return united.isEmpty() ? null : List.copyOf(united);
  }

  /// Between the lines that both kept, the side that changed wins; where both changed the same
  /// place, both versions stand, theirs first: a longer note is better than a lost one.
  static @Nullable Object lines(
      @Nullable Object base, @Nullable Object mine, @Nullable Object theirs) {
    var was = split(base);
    var my = split(mine);
    var their = split(theirs);
    var inMine = matches(was, my);
    var inTheirs = matches(was, their);
    var merged = new ArrayList<String>();
    var baseFrom = 0;
    var myFrom = 0;
    var theirFrom = 0;
    for (var at = 0; at <= was.size(); at++) {
      var end = at == was.size();
      if (!end && (inMine[at] < 0 || inTheirs[at] < 0)) {
        continue;
      }
      var myTo = end ? my.size() : inMine[at];
      var theirTo = end ? their.size() : inTheirs[at];
      merge(
          was.subList(baseFrom, at),
          my.subList(myFrom, myTo),
          their.subList(theirFrom, theirTo),
          merged);
      if (!end) {
        merged.add(was.get(at));
      }
      baseFrom = at + 1;
      myFrom = myTo + 1;
      theirFrom = theirTo + 1;
    }
    return merged.isEmpty() ? null : String.join("\n", merged);
  }

  /// One place between two lines that all three share.
  private static void merge(
      List<String> was, List<String> mine, List<String> theirs, List<String> merged) {
    if (mine.equals(theirs) || mine.equals(was)) {
      merged.addAll(theirs);
    } else if (theirs.equals(was)) {
      merged.addAll(mine);
    } else {
      merged.addAll(theirs);
      merged.addAll(mine);
    }
  }

  /// For each line of `was` its place in `now`, or -1 where it is gone: the longest common
  /// subsequence, after the common beginning and end, which is nearly everything, are set aside.
  private static int[] matches(List<String> was, List<String> now) {
    var matches = new int[was.size()];
    Arrays.fill(matches, -1);
    var head = 0;
    while (head < was.size() && head < now.size() && was.get(head).equals(now.get(head))) {
      matches[head] = head;
      head++;
    }
    var wasEnd = was.size();
    var nowEnd = now.size();
    while (wasEnd > head && nowEnd > head && was.get(wasEnd - 1).equals(now.get(nowEnd - 1))) {
      matches[--wasEnd] = --nowEnd;
    }
    // Two notes of thousands of lines with nothing in common at either end: keep both whole.
    if ((long) (wasEnd - head) * (nowEnd - head) <= COMPARISONS_MAX) {
      longestCommon(was.subList(head, wasEnd), now.subList(head, nowEnd), matches, head);
    }
    return matches;
  }

  private static void longestCommon(List<String> was, List<String> now, int[] matches, int offset) {
    var lengths = new int[was.size() + 1][now.size() + 1];
    for (var row = was.size() - 1; row >= 0; row--) {
      for (var column = now.size() - 1; column >= 0; column--) {
        lengths[row][column] =
            was.get(row).equals(now.get(column))
                ? lengths[row + 1][column + 1] + 1
                : Math.max(lengths[row + 1][column], lengths[row][column + 1]);
      }
    }
    for (int row = 0, column = 0; row < was.size() && column < now.size(); ) {
      if (was.get(row).equals(now.get(column))) {
        matches[offset + row++] = offset + column++;
      } else if (lengths[row + 1][column] >= lengths[row][column + 1]) {
        row++;
      } else {
        column++;
      }
    }
  }

  private static List<String> split(@Nullable Object text) {
    return text instanceof String words ? List.of(words.split("\n", -1)) : List.of();
  }

  private static List<String> items(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String.class::cast).toList()
        : List.of();
  }
}

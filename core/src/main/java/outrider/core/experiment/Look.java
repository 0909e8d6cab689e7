package outrider.core.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What there was at the end of a week: of each variant, how many have had their time, and how many
/// of them did what is counted.
///
/// @param week from 1, counted from the beginning
/// @param counts of each variant in order
public record Look(long week, List<Count> counts) {

  /// @param done of those `of`
  public record Count(long done, long of) {
    public double share() {
      return of == 0 ? 0 : (double) done / of;
    }
  }

  public static final int WEEKS_MAX = 520;

  public Look {
    counts = List.copyOf(counts);
  }

  /// Of the variant that has the fewest.
  public long least() {
    return counts.stream().mapToLong(Count::of).min().orElse(0);
  }

  /// As it is kept: a look a line, `3:12/80,15/79`.
  public static String write(List<Look> looks) {
    return looks.stream()
        .map(look ->
            look.week
                + ":"
                + look.counts.stream()
                    .map(each -> each.done + "/" + each.of)
                    .collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n"));
  }

  /// Empty where it is no account of a growing sample: weeks rise, nobody is taken out again, no
  /// more did it than there were.
  public static Optional<List<Look>> read(String text, int variants) {
    var looks = new ArrayList<Look>();
    for (var line : text.isEmpty() ? List.<String>of() : Arrays.asList(text.split("\n"))) {
      try {
        var week = Long.parseLong(line.substring(0, line.indexOf(':')));
        var counts =
            Arrays.stream(line.substring(line.indexOf(':') + 1).split(",")).map(Look::count);
        looks.add(new Look(week, counts.toList()));
      } catch (NumberFormatException | IndexOutOfBoundsException malformed) {
        return Optional.empty();
      }
    }
    return grows(looks, variants) ? Optional.of(List.copyOf(looks)) : Optional.empty();
  }

  private static Count count(String text) {
    var stroke = text.indexOf('/');
    return new Count(
        Long.parseLong(text.substring(0, stroke)), Long.parseLong(text.substring(stroke + 1)));
  }

  private static boolean grows(List<Look> looks, int variants) {
    Look before = null;
    for (var look : looks) {
      if (look.counts.size() != variants
          || look.week < 1
          || look.week > WEEKS_MAX
          || look.counts.stream().anyMatch(each -> each.done < 0 || each.done > each.of)
          || before != null && !look.follows(before)) {
        return false;
      }
      before = look;
    }
    return true;
  }

  private boolean follows(Look before) {
    for (var index = 0; index < counts.size(); index++) {
      var more = counts.get(index).of - before.counts.get(index).of;
      var did = counts.get(index).done - before.counts.get(index).done;
      if (more < 0 || did < 0 || did > more) {
        return false;
      }
    }
    return week > before.week;
  }
}

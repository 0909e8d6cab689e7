package outrider.core.response;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// How long leads waited for their first touch, as a distribution rather than a mean: one lead that
/// was forgotten for a month hides forty that were answered at once, or is hidden by them.
///
/// A lead that still waits is counted with the time that it has waited so far. That is less than it
/// will be, so a percentile that falls on such a lead is a lower bound, and says so.
///
/// Percentiles are by nearest rank: the smallest of the values such that at least so many of a
/// hundred are no greater (Hyndman and Fan 1996, definition 1). So each is the time of a lead that
/// there is. Immutable.
public final class ResponseTimes {

  /// Of fewer leads than these no percentile is told: one lead more would make it another.
  public static final int PERCENTILES_FROM = 10;

  /// Of fewer than these it is told that they are few.
  public static final int FEW_BELOW = 20;

  public static final Duration AT_ONCE = Duration.ofMinutes(5);
  public static final Duration SOON = Duration.ofMinutes(30);
  public static final Duration LATE = Duration.ofHours(2);

  /// Where one column of the picture ends and the next begins: up to and including.
  static final long[] BOUNDS_MILLIS = {
    AT_ONCE.toMillis(),
    Duration.ofMinutes(15).toMillis(),
    SOON.toMillis(),
    Duration.ofHours(1).toMillis(),
    LATE.toMillis(),
    Duration.ofHours(8).toMillis(),
    Duration.ofHours(24).toMillis(),
    Duration.ofDays(3).toMillis()
  };

  /// A percentile.
  ///
  /// @param millis the time of a lead
  /// @param atLeast that lead still waits: it will be more
  public record Percentile(long millis, boolean atLeast) {}

  /// A column of the picture.
  ///
  /// @param overMillis excluded; -1 for the first
  /// @param untilMillis included; empty for the last
  /// @param waiting those of its leads that still wait
  public record Column(long overMillis, OptionalLong untilMillis, int leads, int waiting) {}

  /// In order; the lowest bit says whether the lead still waits, so that of two equal times the one
  /// that is known comes first.
  private final long[] sorted;

  private final int waiting;

  private ResponseTimes(long[] sorted) {
    this.sorted = sorted;
    waiting = (int) Arrays.stream(sorted).filter(each -> (each & 1) == 1).count();
  }

  /// @param millis how long each lead waited, or has waited so far; less than none counts as none
  /// @param stillWaits whether it does
  public static ResponseTimes of(long[] millis, boolean[] stillWaits) {
    var sorted = new long[millis.length];
    for (var index = 0; index < millis.length; index++) {
      sorted[index] = Math.max(0, millis[index]) << 1 | (stillWaits[index] ? 1 : 0);
    }
    Arrays.sort(sorted);
    return new ResponseTimes(sorted);
  }

  public int leads() {
    return sorted.length;
  }

  /// Those that still wait.
  public int waiting() {
    return waiting;
  }

  public boolean isFew() {
    return leads() < FEW_BELOW;
  }

  /// @param percent from 1 to 100
  /// @return empty where there are too few leads to say
  public Optional<Percentile> percentile(int percent) {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("not a percentile: " + percent);
    }
    if (leads() < PERCENTILES_FROM) {
      return Optional.empty();
    }
    var rank = Math.ceilDiv((long) percent * leads(), 100L);
    var value = sorted[(int) rank - 1];
    return Optional.of(new Percentile(value >> 1, (value & 1) == 1));
  }

  /// How many waited no longer than that; one that still waits is not among them, since nobody
  /// knows that yet.
  public int within(Duration limit) {
    var count = 0;
    for (var each : sorted) {
      if (each >> 1 > limit.toMillis()) {
        break;
      }
      count += (each & 1) == 0 ? 1 : 0;
    }
    return count;
  }

  /// How many waited, or have waited, longer than that.
  public int over(Duration limit) {
    var count = 0;
    for (var index = sorted.length - 1; index >= 0; index--) {
      if (sorted[index] >> 1 <= limit.toMillis()) {
        break;
      }
      count++;
    }
    return count;
  }

  /// The share of the leads that some of them are; 0 where there are none.
  public double share(int some) {
    return sorted.length == 0 ? 0 : (double) some / sorted.length;
  }

  /// The columns of the picture, in order.
  public List<Column> columns() {
    var columns = new ArrayList<Column>();
    var index = 0;
    for (var column = 0; column <= BOUNDS_MILLIS.length; column++) {
      var until = column == BOUNDS_MILLIS.length ? Long.MAX_VALUE : BOUNDS_MILLIS[column];
      var leads = 0;
      var open = 0;
      while (index < sorted.length && sorted[index] >> 1 <= until) {
        leads++;
        open += (int) (sorted[index] & 1);
        index++;
      }
      columns.add(
          new Column(
              column == 0 ? -1 : BOUNDS_MILLIS[column - 1],
              column == BOUNDS_MILLIS.length ? OptionalLong.empty() : OptionalLong.of(until),
              leads,
              open));
    }
    return List.copyOf(columns);
  }
}

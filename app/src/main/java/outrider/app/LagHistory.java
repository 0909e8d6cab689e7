package outrider.app;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import outrider.app.fx.Memory;
import outrider.app.fx.SyncFacts;

/// How far behind HQ this laptop was today, ten minutes at a time: the worst of each. Kept over a
/// restart, because whoever asks why a day went badly asks in the evening.
final class LagHistory {
  private static final Duration STEP = SyncFacts.LAG_STEP;
  private static final String KEPT = "sync-lag";

  private final Memory memory;
  private final ZoneId zone;
  private final int[] worst = new int[(int) (Duration.ofDays(1).dividedBy(STEP))];
  private LocalDate day = LocalDate.EPOCH;
  private int first = worst.length;
  private int last;

  LagHistory(Memory memory, ZoneId zone) {
    this.memory = memory;
    this.zone = zone;
  }

  void note(Instant now, Duration lag) {
    var local = now.atZone(zone);
    if (!local.toLocalDate().equals(day)) {
      day = local.toLocalDate();
      Arrays.fill(worst, 0);
      first = worst.length;
      recall();
    }
    var step = (int) (local.toLocalTime().toSecondOfDay() / STEP.toSeconds());
    first = Math.min(first, step);
    worst[step] = Math.max(worst[step], Math.toIntExact(Math.min(lag.toSeconds(), 86_400)));
    if (step != last) {
      last = step;
      keep();
    }
  }

  /// The worst lag in seconds of each step from the first that is known to the present one.
  List<Integer> seconds() {
    var known = new ArrayList<Integer>();
    for (var step = first; step <= last && step < worst.length; step++) {
      known.add(worst[step]);
    }
    return known;
  }

  private void keep() {
    memory.remember(
        KEPT,
        day
            + " "
            + first
            + " "
            + seconds().stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  private void recall() {
    var kept = memory.recall(KEPT).split(" ");
    if (kept.length == 3 && kept[0].equals(day.toString())) {
      first = Integer.parseInt(kept[1]);
      var figures = kept[2].split(",");
      for (var index = 0; index < figures.length; index++) {
        worst[first + index] = Integer.parseInt(figures[index]);
      }
    }
  }
}

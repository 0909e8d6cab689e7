package outrider.core.lag;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Measures how far behind HQ a workstation is, day by day: how long changes wait while HQ is in
/// reach. Whoever was out of reach was not late but away, and what they did there waits from the
/// moment on which HQ was there again. Told of the present every second or so; by one thread.
public final class LagMeter {
  /// From here on it is late, as the window says.
  public static final Duration LATE_FROM = Duration.ofSeconds(60);

  /// What was measured of a day, as `KeepLag` says it.
  ///
  /// @param steps as `DeviceLag` writes them
  public record Measured(
      long day,
      long worstSeconds,
      long medianSeconds,
      long lateMinutes,
      long awayMinutes,
      long changes,
      String steps) {}

  private static final int MINUTE = 60;
  private static final int COARSE = 10;

  private final ZoneId zone;
  private long day;
  private long worst;
  private long late;
  private long away;
  private final SortedMap<Integer, Integer> steps = new TreeMap<>();

  /// How many waits took so many seconds.
  private final SortedMap<Integer, Integer> waits = new TreeMap<>();

  private @Nullable Instant oldest;
  private @Nullable Instant reachableSince;
  private @Nullable Instant minute;

  /// @param zone whose midnight begins a day
  /// @param today which day it is, as an epoch day
  public LagMeter(ZoneId zone, long today) {
    this.zone = zone;
    day = today;
  }

  /// @param unsent since when the oldest change waits; null where none does
  /// @param reachable whether HQ answers
  /// @return what is to be kept of the day before, where one has ended
  public Optional<Measured> note(Instant now, @Nullable Instant unsent, boolean reachable) {
    var ended = beginDay(now.atZone(zone).toLocalDate());
    if (!reachable) {
      reachableSince = null;
    } else if (reachableSince == null) {
      reachableSince = now;
    }
    var waited = oldest;
    if (waited != null && !waited.equals(unsent) && reachableSince != null) {
      var took = waited(waited, now);
      worst = Math.max(worst, took);
      waits.merge(rounded(took), 1, Integer::sum);
    }
    oldest = unsent;
    var lag = lag(now).toSeconds();
    worst = Math.max(worst, lag);
    if (lag >= LATE_FROM.toSeconds()) {
      steps.merge(
          now.atZone(zone).toLocalTime().toSecondOfDay() / MINUTE / DeviceLag.STEP_MINUTES,
          (int) Math.min(lag, DeviceLag.SECONDS_MAX),
          Math::max);
    }
    count(now.truncatedTo(ChronoUnit.MINUTES), lag, reachable);
    return ended;
  }

  private void count(Instant at, long lag, boolean reachable) {
    if (at.equals(minute)) {
      return;
    }
    minute = at;
    late += lag >= LATE_FROM.toSeconds() ? 1 : 0;
    away += reachable ? 0 : 1;
  }

  /// For how long the oldest change has waited while HQ was in reach.
  public Duration lag(Instant now) {
    return oldest == null || reachableSince == null
        ? Duration.ZERO
        : Duration.ofSeconds(waited(oldest, now));
  }

  private long waited(Instant since, Instant now) {
    var from = reachableSince != null && reachableSince.isAfter(since) ? reachableSince : since;
    return Math.clamp(Duration.between(from, now).toSeconds(), 0, DeviceLag.SECONDS_MAX);
  }

  /// Where seconds make no difference any more tens are enough.
  private static int rounded(long seconds) {
    return (int) (seconds < MINUTE ? seconds : seconds / COARSE * COARSE);
  }

  private Optional<Measured> beginDay(LocalDate today) {
    if (today.toEpochDay() == day) {
      return Optional.empty();
    }
    var ended = said();
    day = today.toEpochDay();
    worst = 0;
    late = 0;
    away = 0;
    steps.clear();
    waits.clear();
    return ended;
  }

  public long lateMinutes() {
    return late;
  }

  /// What there is to keep of this day so far; empty where nothing was sent and nothing was late.
  public Optional<Measured> said() {
    var changes = waits.values().stream().mapToInt(Integer::intValue).sum();
    if (changes == 0 && late == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Measured(
            day,
            worst,
            Math.min(worst, median(changes)),
            Math.min(late, 24 * 60),
            Math.min(away, 24 * 60),
            changes,
            DeviceLag.written(steps)));
  }

  private long median(int changes) {
    var seen = 0;
    for (var wait : waits.entrySet()) {
      seen += wait.getValue();
      if (2 * seen >= changes) {
        return wait.getKey();
      }
    }
    return worst;
  }

  /// In one line, to go on with after a restart.
  public String written() {
    return String.join(
        "|",
        String.valueOf(day),
        String.valueOf(worst),
        String.valueOf(late),
        String.valueOf(away),
        DeviceLag.written(steps),
        waits.entrySet().stream()
            .map(wait -> wait.getKey() + ":" + wait.getValue())
            .collect(Collectors.joining(",")));
  }

  /// Goes on with what was written; where that cannot be read, from nothing.
  public static LagMeter read(String written, ZoneId zone, LocalDate today) {
    var parts = written.split("\\|", -1);
    var fresh = new LagMeter(zone, today.toEpochDay());
    if (parts.length != 6) {
      return fresh;
    }
    try {
      var meter = new LagMeter(zone, Long.parseLong(parts[0]));
      meter.worst = Long.parseLong(parts[1]);
      meter.late = Long.parseLong(parts[2]);
      meter.away = Long.parseLong(parts[3]);
      meter.steps.putAll(DeviceLag.steps(parts[4]));
      for (Map.Entry<Integer, Integer> wait : DeviceLag.steps(parts[5]).entrySet()) {
        meter.waits.put(wait.getKey(), wait.getValue());
      }
      return meter;
    } catch (NumberFormatException unreadable) {
      return fresh;
    }
  }
}

package outrider.server.retention;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What one run has forgotten, by kind.
public final class Forgotten {
  /// What is kept for a time only.
  public enum Kind {
    ENVELOPES,
    EXITS,
    DELETED_RECORDS,
    FILES,
    SESSIONS,
    HANDED_IN,
    INTAKE_ANSWERS;

    /// As it stands in the log and the metrics.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

  void add(Kind kind, long times) {
    if (times > 0) {
      counts.merge(kind, times, Long::sum);
    }
  }

  public long of(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  public Map<Kind, Long> counts() {
    return Map.copyOf(counts);
  }

  public boolean isNothing() {
    return counts.isEmpty();
  }

  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(entry -> entry.getKey().word() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}

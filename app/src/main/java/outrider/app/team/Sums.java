package outrider.app.team;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import outrider.app.i18n.Words;

/// Money by currency: amounts of different currencies are never added up.
public record Sums(Map<String, Long> minorByCurrency) {
  public static final Sums NONE = new Sums(Map.of());

  public Sums {
    minorByCurrency = Map.copyOf(minorByCurrency);
  }

  public static Sums of(String currency, long minor) {
    return minor == 0 ? NONE : new Sums(Map.of(currency, minor));
  }

  public Sums plus(Sums other) {
    var both = new TreeMap<>(minorByCurrency);
    other.minorByCurrency.forEach((currency, minor) -> both.merge(currency, minor, Long::sum));
    return new Sums(both);
  }

  public Sums percent(long share) {
    var parts = new TreeMap<String, Long>();
    minorByCurrency.forEach((currency, minor) -> parts.put(currency, minor * share / 100));
    return new Sums(parts);
  }

  /// For the length of bars only: a picture may add up what a figure may not.
  public long size() {
    return minorByCurrency.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Short enough for a cell: `¥48 万`, or `¥48 万 + $12k`; a dash where there is none.
  public String shown(Words words) {
    if (minorByCurrency.isEmpty()) {
      return "–";
    }
    return new TreeMap<>(minorByCurrency)
        .entrySet().stream()
            .map(each -> words.amounts().compact(each.getValue(), each.getKey()))
            .collect(Collectors.joining(" + "));
  }

  /// To the last unit, for a spreadsheet.
  public String full(Words words) {
    return new TreeMap<>(minorByCurrency)
        .entrySet().stream()
            .map(each -> words.amounts().full(each.getValue(), each.getKey()))
            .collect(Collectors.joining(" + "));
  }
}

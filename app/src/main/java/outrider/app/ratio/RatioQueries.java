package outrider.app.ratio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import outrider.app.store.Database;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.ratio.Anomalies;
import outrider.core.ratio.Band;
import outrider.core.ratio.Figure;
import outrider.core.ratio.Measure;
import outrider.core.ratio.RatioFlag;
import outrider.core.record.RecordType;

/// Works a ratio out. Reader thread.
final class RatioQueries {

  /// Of the flags that are answered, the newest; all that wait are shown.
  static final int ANSWERED_MAX = 100;

  private static final String USUAL_CURRENCY = "CNY";

  private RatioQueries() {}

  static RatioAnswer answer(Sql sql, RatioAsked asked) {
    var began = System.nanoTime();
    var above = asked.ratio().numerator().orElseThrow();
    var below = asked.ratio().denominator().orElseThrow();
    var currencies = currencies(sql, above, below);
    var currency =
        currencies.entrySet().stream()
            .max(
                Map.Entry.<String, Long>comparingByValue()
                    .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
            .map(Map.Entry::getKey)
            .orElse(USUAL_CURRENCY);
    var left =
        currencies.entrySet().stream()
            .filter(each -> !each.getKey().equals(currency))
            .mapToLong(Map.Entry::getValue)
            .sum();
    var figures = figures(new MeasureSql(sql, asked, currency), asked, above, below);
    return new RatioAnswer(
        asked,
        figures,
        bands(asked, figures),
        flags(sql, "ratio = ?", asked.ratio().id()),
        currency,
        left,
        Database.factProgress(sql),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
  }

  private static Map<String, Long> currencies(Sql sql, Measure above, Measure below) {
    var all = new HashMap<String, Long>();
    Stream.of(above, below)
        .distinct()
        .forEach(measure ->
            MeasureSql.currencies(sql, measure)
                .forEach((name, n) -> all.merge(name, n, Long::sum)));
    return all;
  }

  private static List<List<Figure>> figures(
      MeasureSql count, RatioAsked asked, Measure above, Measure below) {
    var months = asked.span().count();
    var values = new long[3][asked.branches().size()][months];
    var lines = asked.lines();
    count.count(
        above,
        (owner, team, month, value, n) -> {
          for (var line : lines.getOrDefault(asked.team(owner, team), new int[0])) {
            values[0][line][month] += value;
          }
        });
    count.count(
        below,
        (owner, team, month, value, n) -> {
          for (var line : lines.getOrDefault(asked.team(owner, team), new int[0])) {
            values[1][line][month] += value;
            values[2][line][month] += n;
          }
        });
    return IntStream.range(0, asked.branches().size())
        .mapToObj(line ->
            IntStream.range(0, months)
                .mapToObj(month ->
                    new Figure(
                        values[0][line][month], values[1][line][month], values[2][line][month]))
                .toList())
        .toList();
  }

  /// The branches beside each other; what is a sum of them is not judged, nor a month that goes on.
  private static List<List<Band>> bands(RatioAsked asked, List<List<Figure>> figures) {
    var shown = asked.shown();
    var over = (int) shown.all().stream().filter(it -> !it.isAfter(asked.latestOver())).count();
    var leaves =
        IntStream.range(0, figures.size())
            .filter(line -> asked.branches().get(line).isLeaf())
            .boxed()
            .toList();
    List<List<Band>> judged =
        asked.isWhole()
            ? Anomalies.of(
                asked.ratio().shape(),
                asked.ratio().bad(),
                asked.ratio().least(),
                leaves.stream()
                    .map(line -> figures.get(line).subList(0, RatioAsked.BEFORE + over))
                    .toList(),
                RatioAsked.BEFORE)
            : List.of();
    var bands = new ArrayList<List<Band>>();
    for (var line = 0; line < figures.size(); line++) {
      var at = leaves.indexOf(line);
      var months = new ArrayList<Band>();
      for (var month = 0; month < RatioAsked.MONTHS; month++) {
        months.add(
            month >= over
                ? Band.silent(Band.Verdict.RUNNING)
                : at < 0
                    ? Band.silent(Band.Verdict.SUM)
                    : asked.isWhole()
                        ? judged.get(at).get(month)
                        : Band.silent(Band.Verdict.UNSEEN));
      }
      bands.add(List.copyOf(months));
    }
    return List.copyOf(bands);
  }

  /// Those that wait first, the longest at the top; then those that were answered, the newest
  /// first.
  static List<RatioFlag> flags(Sql sql) {
    var all = new ArrayList<>(waiting(sql));
    all.addAll(
        flags(
            sql, "state <> ? ORDER BY answered_at DESC, id LIMIT " + ANSWERED_MAX, RatioFlag.OPEN));
    return List.copyOf(all);
  }

  /// Those that nobody has answered.
  static List<RatioFlag> waiting(Sql sql) {
    return flags(sql, "state = ? ORDER BY seen_at, id", RatioFlag.OPEN);
  }

  private static List<RatioFlag> flags(Sql sql, String which, String argument) {
    return RecordTable.of(RecordType.RATIO_FLAG).where(sql, which, argument).stream()
        .map(RatioFlag::of)
        .toList();
  }

  /// What other systems deliver, the known kinds and those that there are.
  static List<String> kinds(Sql sql) {
    return sql
        .list(
            "SELECT DISTINCT kind FROM external_record WHERE kind IS NOT NULL",
            columns -> columns.text(1))
        .stream()
        .sorted(Comparator.naturalOrder())
        .toList();
  }
}

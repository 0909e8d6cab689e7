package outrider.app.forecast;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.configuration.Configuration;
import outrider.core.forecast.DealPast;
import outrider.core.forecast.Forecast;
import outrider.core.forecast.Forecaster;
import outrider.core.forecast.KeptForecast;
import outrider.core.forecast.Span;
import outrider.core.quota.Quota;
import outrider.core.record.RecordType;
import outrider.core.user.User;

/// What a forecast asks of the book. Reader thread.
public final class ForecastQueries {

  private static final String HOME_CURRENCY = "CNY";

  private static final String LINES =
      """
      SELECT o.no, o.id, o.name, coalesce(a.name, ''), o.owner, o.stage,
        coalesce(o.amount, -1), coalesce(o.currency, 'CNY')
      FROM opportunity o LEFT JOIN account a ON a.id = o.account
      WHERE o.no IN (SELECT value FROM json_each(?))\
      """;

  private ForecastQueries() {}

  /// The deals, and what comes of them.
  public static ForecastAnswer answer(Sql sql, Configuration configuration, ForecastAsked asked) {
    var began = System.nanoTime();
    var quotas = quotas(sql, asked);
    var ways = ways(sql, configuration, asked, quotas);
    var forecast = forecast(configuration, asked, ways);
    return new ForecastAnswer(
        asked,
        ways,
        forecast,
        target(configuration, asked, quotas, ways.currency()),
        asked.person().isEmpty() ? kept(sql, configuration, asked, ways.currency()) : List.of(),
        (System.nanoTime() - began) / 1_000_000);
  }

  /// The versions of a pipeline together: a week that was kept before another was published counts.
  private static List<KeptForecast> kept(
      Sql sql, Configuration configuration, ForecastAsked asked, String currency) {
    var versions = configuration.journeys().running(asked.pipeline());
    return RecordTable.of(RecordType.FORECAST)
        .where(
            sql,
            "team = ? AND quarter = ? AND currency = ?",
            asked.team(),
            asked.quarter().text(),
            currency)
        .stream()
        .filter(row -> versions.contains(row.text(KeptForecast.PIPELINE)))
        .map(KeptForecast::of)
        .sorted(Comparator.comparingLong(KeptForecast::week))
        .toList();
  }

  private static Forecast forecast(
      Configuration configuration, ForecastAsked asked, DealWays ways) {
    var rates =
        ways.stages().stream()
            .map(stage ->
                configuration.stage(stage).map(each -> each.winRatePercent() / 100.0).orElse(0.0))
            .toList();
    return new Forecaster(ways.book(rates))
        .of(Span.of(asked.quarter()), Math.toIntExact(asked.asOf().toEpochDay()));
  }

  static DealWays ways(
      Sql sql, Configuration configuration, ForecastAsked asked, Collection<Quota> quotas) {
    var reader = new WayReader(configuration, asked);
    var ways = reader.read(sql, asked.pipeline());
    var counts = new HashMap<String, Long>();
    quotas.stream()
        .filter(quota -> isOurs(configuration, asked, quota))
        .forEach(quota -> counts.merge(quota.currency(), 1L, Long::sum));
    if (counts.isEmpty()) {
      ways.forEach(way -> counts.merge(way.currency(), 1L, Long::sum));
    }
    var currency =
        counts.entrySet().stream()
            .max(
                Map.Entry.<String, Long>comparingByValue()
                    .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
            .map(Map.Entry::getKey)
            .orElse(HOME_CURRENCY);
    var own = ways.stream().filter(way -> way.currency().equals(currency)).toList();
    var owners = new HashMap<Long, String>();
    own.forEach(way -> owners.put(way.past().number(), way.owner()));
    return new DealWays(
        currency,
        reader.stages(),
        own.stream().map(WayReader.Way::past).toList(),
        owners,
        ways.size() - own.size(),
        reader.undated());
  }

  private static List<Quota> quotas(Sql sql, ForecastAsked asked) {
    return RecordTable.of(RecordType.QUOTA)
        .where(sql, "quarter = ? AND amount IS NOT NULL", asked.quarter().text())
        .stream()
        .map(Quota::of)
        .toList();
  }

  private static boolean isOurs(Configuration configuration, ForecastAsked asked, Quota quota) {
    var person = quota.person();
    return person == null
        ? asked.person().isEmpty()
            && configuration.tree().downward(asked.team()).contains(quota.team())
        : members(configuration, asked).contains(person);
  }

  private static Set<String> members(Configuration configuration, ForecastAsked asked) {
    return asked
        .person()
        .map(Set::of)
        .orElseGet(() ->
            configuration.tree().members(configuration.tree().downward(asked.team())).stream()
                .map(User::id)
                .collect(Collectors.toSet()));
  }

  /// In minor units; 0 for none. Where the team has a target of its own it is that, else what its
  /// people have together.
  private static long target(
      Configuration configuration, ForecastAsked asked, List<Quota> quotas, String currency) {
    var own =
        quotas.stream()
            .filter(quota -> quota.currency().equals(currency))
            .filter(quota -> asked.person().isEmpty() && asked.team().equals(quota.team()))
            .mapToLong(quota -> quota.amountMinor().orElse(0))
            .findFirst();
    var members = members(configuration, asked);
    return own.orElseGet(() ->
        quotas.stream()
            .filter(quota -> quota.currency().equals(currency))
            .filter(quota -> quota.person() != null && members.contains(quota.person()))
            .mapToLong(quota -> quota.amountMinor().orElse(0))
            .sum());
  }

  /// What the list behind a figure shows of these deals, in their order.
  static List<DealLine> lines(Sql sql, List<DealPast> deals) {
    var array = JsonNodeFactory.instance.arrayNode();
    deals.forEach(deal -> array.add(deal.number()));
    var found = new HashMap<Long, DealLine>();
    sql.each(
        LINES,
        columns ->
            found.put(
                columns.number(1),
                new DealLine(
                    columns.number(1),
                    columns.text(2),
                    columns.text(3),
                    columns.text(4),
                    columns.text(5),
                    columns.text(6),
                    columns.number(7),
                    columns.text(8))),
        array.toString());
    return deals.stream().map(DealPast::number).filter(found::containsKey).map(found::get).toList();
  }
}

package outrider.app.health;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import outrider.app.store.Sql;
import outrider.app.team.MonthSpan;
import outrider.core.board.Maturity;
import outrider.core.board.Share;
import outrider.core.health.Dimension;
import outrider.core.health.Falling;
import outrider.core.health.HealthRules;

/// How many of each month's deals were won within the time that deals take. Every month is counted
/// at that age, so that an earlier one has had no longer to win; one whose last deal has not come
/// to it is not judged.
final class ConversionHealth {

  static final String WON = "(f.state = 1 AND f.closed_at - f.begun_at <= ?)";

  private static final String COUNTED =
      """
      SELECT %s, %s, count(*), sum(%s)
      FROM deal_fact f JOIN opportunity o ON o.no = f.no
      WHERE f.begun_at >= ? AND f.begun_at < ? GROUP BY 1, 2\
      """;

  private ConversionHealth() {}

  static List<HealthCell> cells(Sql sql, HealthAsked asked, Maturity maturity) {
    var months = asked.past();
    var lines = asked.lines();
    var all = new long[asked.rows().size()][months.count()];
    var won = new long[asked.rows().size()][months.count()];
    sql.each(
        COUNTED.formatted(HealthQueries.team("o."), months.index("f.begun_at"), WON),
        columns -> {
          var month = (int) columns.number(2);
          for (var line : lines.getOrDefault(columns.text(1), new int[0])) {
            all[line][month] += columns.number(3);
            won[line][month] += columns.number(4);
          }
        },
        maturity.dealMillis(),
        months.from(),
        months.to());
    var cells = new ArrayList<HealthCell>();
    for (var line = 0; line < all.length; line++) {
      var of = line;
      var shares =
          IntStream.range(0, months.count())
              .mapToObj(month -> new Share(won[of][month], all[of][month]))
              .toList();
      for (var month = 0; month < HealthAsked.MONTHS; month++) {
        cells.add(cell(asked, maturity, months, shares, line, month));
      }
    }
    return cells;
  }

  private static HealthCell cell(
      HealthAsked asked,
      Maturity maturity,
      MonthSpan months,
      List<Share> shares,
      int line,
      int month) {
    var at = HealthAsked.BEFORE + month;
    var mean = asked.rows().get(line).mean();
    var oldAt = months.to(at) + maturity.dealMillis();
    return new HealthCell(
        Dimension.CONVERSION,
        line,
        month,
        oldAt > asked.now()
            ? HealthRules.young(shares.get(at).whole())
            : HealthRules.conversion(shares.get(at), mean, Falling.at(shares, at)),
        new Detail.Conversion(shares.get(at), mean, oldAt));
  }
}

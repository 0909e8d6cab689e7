package outrider.app.board;

import java.util.ArrayList;
import java.util.List;
import outrider.core.board.Share;

/// Lays parts of a report out as columns.
final class BoardColumns {
  private final BoardWords text;

  BoardColumns(BoardWords text) {
    this.text = text;
  }

  /// What became of each month's leads and deals. What is too young or of too few is outlined.
  List<ColumnChart.Column> cohorts(BoardReport report) {
    return report.cohorts().stream()
        .map(each -> {
          var bars =
              List.of(
                  bar(each.toDeal(), each.leadsMature(), "lead-rate"),
                  bar(each.toWon(), each.dealsMature(), "st-won"));
          var hasLeads = each.toDeal().whole() > 0;
          var n = hasLeads ? each.toDeal().whole() : each.toWon().whole();
          return new ColumnChart.Column(
              text.month(each.month()),
              n == 0 ? "" : text.number(n),
              bars,
              hasLeads ? each.leads() : each.deals());
        })
        .toList();
  }

  private ColumnChart.Bar bar(Share share, boolean mature, String style) {
    var sure = mature && !share.isFew();
    return new ColumnChart.Bar(share.isFew() && !mature ? 0 : share.value(), "", style, sure);
  }

  List<ColumnChart.Column> responses(BoardReport report) {
    var columns = new ArrayList<ColumnChart.Column>();
    var answered = report.answered();
    for (var column : answered.waited().columns()) {
      columns.add(
          new ColumnChart.Column(
              text.shortColumn(column),
              column.waiting() == 0 ? "" : text.get("board.waiting", column.waiting()),
              List.of(
                  new ColumnChart.Bar(
                      column.leads(),
                      column.leads() == 0 ? "" : text.number(column.leads()),
                      "lead-rate",
                      true)),
              BoardCount.waited(
                  answered, column.overMillis(), column.untilMillis().orElse(Long.MAX_VALUE))));
    }
    return columns;
  }

  String respondedNote(BoardReport report) {
    var times = report.answered().waited();
    return times.leads() == 0
        ? text.get("board.noLeads")
        : text.get(
            "board.responsesNote",
            text.percentile(times, 50),
            text.percentile(times, 90),
            times.leads());
  }

  List<ColumnChart.Column> sizes(BoardReport report) {
    var won = report.won();
    return won.sizes().stream()
        .map(each ->
            new ColumnChart.Column(
                text.money(each.column().from(), won.currency()),
                "",
                List.of(
                    new ColumnChart.Bar(
                        each.column().count(),
                        each.column().count() == 0 ? "" : text.number(each.column().count()),
                        "st-won",
                        !won.amounts().isFew())),
                each.behind()))
        .toList();
  }

  String sizesNote(BoardReport report) {
    var won = report.won();
    if (won.amounts().isEmpty()) {
      return text.get("board.noWins");
    }
    var note =
        text.get(
            "board.sizesNote",
            text.money(won.amounts().p50(), won.currency()),
            won.amounts().count());
    return won.otherCurrencies() == 0
        ? note
        : note + " · " + text.get("board.otherCurrencies", won.otherCurrencies());
  }
}

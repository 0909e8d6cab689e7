package outrider.app.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import outrider.app.board.BoardTable.Cell;
import outrider.app.board.BoardTable.Row;
import outrider.core.board.Share;
import outrider.core.board.Spread;
import outrider.core.response.ResponseTimes;

/// Lays a report out as tables, one for each picture.
final class BoardTables {
  private final BoardWords text;

  BoardTables(BoardWords text) {
    this.text = text;
  }

  /// All, in the order of the page.
  List<BoardTable> all(BoardReport report) {
    return List.of(
        figures(report),
        funnel(report),
        stays(report),
        cohorts(report),
        responses(report),
        sizes(report),
        channels(report),
        people(report),
        stuck(report));
  }

  /// The figures above the pictures.
  BoardTable figures(BoardReport report) {
    var before = report.answeredBefore();
    var wonBefore = report.wonBefore();
    var answered = report.answered();
    var times = answered.waited();
    var won = report.won();
    var rows = new ArrayList<Row>();
    var leads = report.leadSteps().getFirst();
    rows.add(row("board.step.leads", List.of(number(leads.count()), Cell.of("")), leads.came()));
    rows.add(
        shared(
            "board.coverage",
            answered.contacted(),
            before.map(BoardReport.Answered::contacted),
            report.leadSteps().get(1).came()));
    var deal = report.leadSteps().getLast();
    rows.add(shared("board.toDeal", deal.onward(), deal.before(), deal.onwards()));
    for (var percent : List.of(50, 90)) {
      rows.add(
          row(
              percent == 50 ? "board.response.p50" : "board.response.p90",
              List.of(
                  time(times, percent),
                  before.map(each -> time(each.waited(), percent)).orElse(Cell.of(""))),
              BoardCount.waited(
                  answered,
                  times.percentile(percent).map(each -> each.millis() - 1).orElse(-1L),
                  Long.MAX_VALUE)));
    }
    rows.add(
        shared(
            "board.response.atOnce",
            within(times, ResponseTimes.AT_ONCE),
            before.map(each -> within(each.waited(), ResponseTimes.AT_ONCE)),
            BoardCount.waited(answered, -1, ResponseTimes.AT_ONCE.toMillis(), true)));
    rows.add(
        shared(
            "board.response.soon",
            within(times, ResponseTimes.SOON),
            before.map(each -> within(each.waited(), ResponseTimes.SOON)),
            BoardCount.waited(answered, -1, ResponseTimes.SOON.toMillis(), true)));
    rows.add(
        shared(
            "board.response.late",
            over(times),
            before.map(each -> over(each.waited())),
            BoardCount.waited(answered, ResponseTimes.LATE.toMillis(), Long.MAX_VALUE)));
    rows.add(
        shared(
            "board.followed",
            answered.followed(),
            before.map(BoardReport.Answered::followed),
            answered.inTime()));
    rows.add(
        shared("board.winRate", won.rate(), wonBefore.map(BoardReport.Won::rate), won.closed()));
    rows.add(
        row(
            "board.perWin",
            List.of(perWin(won), wonBefore.map(this::perWin).orElse(Cell.of(""))),
            won.wins()));
    rows.add(
        row(
            "board.dealSize",
            List.of(
                money(won.amounts(), won.currency()),
                wonBefore.map(each -> money(each.amounts(), each.currency())).orElse(Cell.of(""))),
            won.wins()));
    return new BoardTable(
        text.get("board.figures"),
        List.of(text.get("board.figure"), text.get("board.now"), text.get("board.before")),
        rows);
  }

  private Row row(String key, List<Cell> cells, Behind behind) {
    return new Row(text.get(key), cells, behind);
  }

  private Row shared(String key, Share now, Optional<Share> before, Behind behind) {
    return row(key, List.of(share(now), before.map(this::share).orElse(Cell.of(""))), behind);
  }

  static Share within(ResponseTimes times, java.time.Duration limit) {
    return new Share(times.within(limit), times.leads());
  }

  static Share over(ResponseTimes times) {
    return new Share(times.over(ResponseTimes.LATE), times.leads());
  }

  private Cell number(long number) {
    return Cell.of(text.number(number), number);
  }

  private Cell share(Share share) {
    return share.isFew()
        ? Cell.of(text.share(share))
        : Cell.of(text.share(share), Math.round(share.value() * 10_000) / 10_000.0);
  }

  private Cell time(ResponseTimes times, int percent) {
    return Cell.of(text.percentile(times, percent));
  }

  private Cell perWin(BoardReport.Won won) {
    var wins = won.rate().part();
    return wins == 0
        ? Cell.of("–")
        : Cell.of(text.one((double) won.touches() / wins), (double) won.touches() / wins);
  }

  private Cell money(Spread amounts, String currency) {
    return amounts.isEmpty()
        ? Cell.of("–")
        : Cell.of(text.money(amounts.p50(), currency), amounts.p50() / 100.0);
  }

  BoardTable funnel(BoardReport report) {
    var rows = new ArrayList<Row>();
    for (var steps : List.of(report.leadSteps(), report.dealSteps())) {
      for (var step : steps) {
        rows.add(
            new Row(
                text.step(step.key()),
                List.of(
                    number(step.count()),
                    share(step.onward()),
                    step.before().map(this::share).orElse(Cell.of("")),
                    step.onward().whole() == 0 ? Cell.of("–") : number(step.onward().whole())),
                step.came()));
      }
    }
    return new BoardTable(
        text.get("board.funnel"),
        List.of(
            text.get("board.step"),
            text.get("board.count"),
            text.get("board.conversion"),
            text.get("board.before"),
            text.get("board.oldEnough")),
        rows);
  }

  BoardTable stays(BoardReport report) {
    var rows =
        report.stays().stream()
            .map(stay ->
                new Row(
                    text.step(stay.stage()),
                    List.of(
                        number(stay.millis().count()),
                        days(stay.millis(), stay.millis().p5()),
                        days(stay.millis(), stay.millis().p25()),
                        days(stay.millis(), stay.millis().p50()),
                        days(stay.millis(), stay.millis().p75()),
                        days(stay.millis(), stay.millis().p95()),
                        stay.before().map(each -> days(each, each.p50())).orElse(Cell.of("")),
                        stay.limitDays() == 0 ? Cell.of("–") : number(stay.limitDays()),
                        number(stay.overNow())),
                    stay.left()))
            .toList();
    return new BoardTable(
        text.get("board.stays"),
        List.of(
            text.get("board.stage"),
            text.get("board.left"),
            "p5",
            "p25",
            text.get("board.median"),
            "p75",
            "p95",
            text.get("board.before"),
            text.get("board.limit"),
            text.get("board.overNow")),
        rows);
  }

  private Cell days(Spread of, long millis) {
    return of.isEmpty()
        ? Cell.of("–")
        : Cell.of(
            text.number(BoardWords.tenths(millis)),
            Math.round(millis * 100.0 / TimeUnit.DAYS.toMillis(1)) / 100.0);
  }

  BoardTable cohorts(BoardReport report) {
    var rows =
        report.cohorts().stream()
            .map(each ->
                new Row(
                    each.month().toString(),
                    List.of(
                        number(each.toDeal().whole()),
                        grown(each.toDeal(), each.leadsMature()),
                        number(each.toWon().whole()),
                        grown(each.toWon(), each.dealsMature())),
                    each.toDeal().whole() > 0 ? each.leads() : each.deals()))
            .toList();
    return new BoardTable(
        text.get("board.cohorts"),
        List.of(
            text.get("board.month"),
            text.get("board.step.leads"),
            text.get("board.toDeal"),
            text.get("board.dealsBegun"),
            text.get("board.toWon")),
        rows);
  }

  private Cell grown(Share share, boolean mature) {
    return mature || share.whole() == 0 ? share(share) : Cell.of(text.get("board.young"));
  }

  BoardTable responses(BoardReport report) {
    var answered = report.answered();
    var rows =
        answered.waited().columns().stream()
            .map(column ->
                new Row(
                    text.column(column),
                    List.of(
                        number(column.leads()),
                        number(column.waiting()),
                        Cell.of(
                            text.percent(answered.waited().share(column.leads())),
                            answered.waited().share(column.leads()))),
                    BoardCount.waited(
                        answered,
                        column.overMillis(),
                        column.untilMillis().orElse(Long.MAX_VALUE))))
            .toList();
    return new BoardTable(
        text.get("board.responses"),
        List.of(
            text.get("response.waited"),
            text.get("board.step.leads"),
            text.get("response.waiting"),
            text.get("response.share")),
        rows);
  }

  BoardTable sizes(BoardReport report) {
    var won = report.won();
    var rows =
        won.sizes().stream()
            .map(each ->
                new Row(
                    text.size(each.column(), won.currency()),
                    List.of(number(each.column().count())),
                    each.behind()))
            .toList();
    return new BoardTable(
        text.get("board.sizes"), List.of(text.get("board.amount"), text.get("board.wins")), rows);
  }

  BoardTable channels(BoardReport report) {
    var rows =
        report.channels().stream()
            .map(each ->
                new Row(
                    text.named(each.name(), "response.none.SOURCE"),
                    List.of(
                        number(each.leads()),
                        share(each.contacted()),
                        share(each.toDeal()),
                        share(each.toWon()),
                        Cell.of(text.sure(each.toWon().isFew() ? each.toDeal() : each.toWon()))),
                    each.behind()))
            .toList();
    return new BoardTable(
        text.get("board.channels"),
        List.of(
            text.get("board.channel"),
            text.get("board.step.leads"),
            text.get("board.step.contacted"),
            text.get("board.toDeal"),
            text.get("board.leadToWon"),
            text.get("board.interval")),
        rows);
  }

  BoardTable people(BoardReport report) {
    var rows =
        report.people().stream()
            .map(each ->
                new Row(
                    text.person(each.user()),
                    List.of(
                        number(each.touches()),
                        number(each.leads()),
                        each.response().isEmpty()
                            ? Cell.of("–")
                            : Cell.of(text.length(each.response().p50())),
                        number(each.rate().part()),
                        share(each.rate()),
                        each.rate().part() == 0
                            ? Cell.of("–")
                            : Cell.of(text.one(each.touchesPerWin()), each.touchesPerWin()),
                        Cell.of(each.better() ? text.get("board.better") : "")),
                    each.rate().part() > 0 ? each.wins() : each.behind()))
            .toList();
    return new BoardTable(
        text.get("board.people"),
        List.of(
            text.get("response.by.PERSON"),
            text.get("board.touches"),
            text.get("board.step.leads"),
            text.get("board.response.p50"),
            text.get("board.wins"),
            text.get("board.winRate"),
            text.get("board.perWin"),
            text.get("board.method")),
        rows);
  }

  BoardTable stuck(BoardReport report) {
    var rows =
        report.stuck().ranked().stream()
            .map(each ->
                new Row(
                    each.name(),
                    List.of(number(each.share().whole()), Cell.of(text.sure(each.share()))),
                    each.behind()))
            .toList();
    return new BoardTable(
        report
            .stuck()
            .stage()
            .map(stage -> text.get("board.stuckTitle", text.step(stage)))
            .orElseGet(() -> text.get("board.stuckNone")),
        List.of(
            text.get("board.industry"), text.get("board.entered"), text.get("board.stuckShare")),
        rows);
  }
}

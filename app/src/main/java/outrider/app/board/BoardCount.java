package outrider.app.board;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import outrider.app.team.MonthSpan;
import outrider.core.board.Maturity;
import outrider.core.board.Share;
import outrider.core.board.Spread;
import outrider.core.response.ResponseTimes;

/// Counts a board out of the facts in memory.
final class BoardCount {
  static final Comparator<BoardReport.Ranked> SUREST = DealCount.surest();

  /// Months of the picture over time.
  static final int MONTHS = 12;

  /// A smaller fall of a step is told by the figures and is no warning.
  private static final double FALL = 0.05;

  /// With fewer wins nobody's way of working is told to be the better one.
  private static final int WINS_MIN = 10;

  /// So much fewer touches are no chance of a single deal.
  private static final double FEWER = 0.8;

  private final BoardBook book;
  private final BoardQuestion asked;
  private final Maturity maturity;
  private final Range range;
  private final Optional<Range> before;
  private final LeadCount leads;
  private final DealCount deals;
  private final StageOrder order;
  private final long[] touches;

  /// @param touches that each person made within the time, by the number of their name
  BoardCount(BoardBook book, BoardQuestion asked, long[] touches) {
    this.book = book;
    this.asked = asked;
    this.touches = touches;
    var filters = new Filters(book, asked);
    maturity = Maturity.of(LeadCount.tookToDeal(book), DealCount.tookToEnd(book));
    range = Range.of(asked.days(), asked.zone());
    before = asked.before().map(days -> Range.of(days, asked.zone()));
    leads = new LeadCount(book, filters, maturity, asked.now());
    order = new StageOrder(book, asked);
    deals =
        new DealCount(
            book,
            filters,
            order,
            maturity,
            asked.now(),
            leads.touchesByDeal(),
            asked.configuration()::stage);
  }

  BoardReport report() {
    var leadSteps = leads.steps(range, before);
    var dealSteps = deals.steps(range, before);
    var stays = deals.stays(range, before);
    var answered = leads.answered(range);
    var answeredBefore = before.map(leads::answered);
    var won = deals.won(range);
    var channels = leads.channels(range);
    return new BoardReport(
        asked,
        book.leads.count,
        book.deals.count,
        book.progress(),
        maturity,
        leadSteps,
        dealSteps,
        stays,
        answered,
        answeredBefore,
        won,
        before.map(deals::won),
        channels,
        people(answered, won),
        cohorts(),
        best(channels),
        deals.stuck(range, order.proposal(asked.stuckAt())),
        warnings(leadSteps, dealSteps, stays, answered, answeredBefore));
  }

  private List<BoardReport.Person> people(BoardReport.Answered answered, BoardReport.Won all) {
    var responses = leads.responses(answered);
    var owned = leads.byOwner(range);
    var closed = deals.byOwner(range);
    var tree = asked.configuration().tree();
    var teams = asked.team().map(tree::downward);
    var people = new ArrayList<BoardReport.Person>();
    for (var name = 1; name < book.names(); name++) {
      var user = tree.user(book.name(name));
      if (user.isEmpty() || asked.person().filter(id -> !id.equals(user.get().id())).isPresent()) {
        continue;
      }
      var made = name < touches.length ? touches[name] : 0;
      var within = teams.isEmpty() || teams.get().contains(user.get().team());
      if (owned[name] + closed[0][name] > 0 || made > 0 && within) {
        people.add(person(name, made, owned, closed, responses[name], all));
      }
    }
    people.sort(
        Comparator.comparingLong((BoardReport.Person each) -> -each.rate().part())
            .thenComparing(each -> -each.touches())
            .thenComparing(BoardReport.Person::user));
    return List.copyOf(people);
  }

  private BoardReport.Person person(
      int name, long made, long[] owned, long[][] closed, Spread response, BoardReport.Won all) {
    var rate = new Share(closed[1][name], closed[0][name]);
    return new BoardReport.Person(
        book.name(name),
        made,
        owned[name],
        response,
        rate,
        closed[2][name],
        isBetter(rate, closed[2][name], all),
        leads.behindOwner(range, name),
        deals.winsOf(range, name));
  }

  /// Wins no clearly smaller a share than all others together, with a fifth fewer touches for each.
  private static boolean isBetter(Share rate, long winTouches, BoardReport.Won all) {
    var others = new Share(all.rate().part() - rate.part(), all.rate().whole() - rate.whole());
    if (rate.part() < WINS_MIN || others.part() < WINS_MIN || winTouches == 0) {
      return false;
    }
    var perWin = (double) winTouches / rate.part();
    var othersPerWin = (double) (all.touches() - winTouches) / others.part();
    return !others.isClearlyAbove(rate) && perWin <= FEWER * othersPerWin;
  }

  private List<BoardReport.Cohort> cohorts() {
    var last = YearMonth.from(asked.days().to().minusDays(1));
    var months = new MonthSpan(last, MONTHS, asked.zone());
    var toDeal = leads.toDeal(months);
    var toWon = deals.toWon(months);
    var cohorts = new ArrayList<BoardReport.Cohort>();
    for (var month = 0; month < months.count(); month++) {
      var in = new Range(months.from(month), months.to(month));
      cohorts.add(
          new BoardReport.Cohort(
              months.month(month),
              toDeal[month],
              in.to() + maturity.leadMillis() <= asked.now(),
              toWon[month],
              in.to() + maturity.dealMillis() <= asked.now(),
              leads.behind(in),
              deals.behind(in)));
    }
    return List.copyOf(cohorts);
  }

  private static BoardReport.BestChannel best(List<BoardReport.Group> channels) {
    var named = channels.stream().filter(each -> !each.name().isEmpty()).toList();
    var byWin = named.stream().filter(each -> !each.toWon().isFew()).count() > 1;
    var ranked = new ArrayList<BoardReport.Ranked>();
    for (var channel : named) {
      var share = byWin ? channel.toWon() : channel.toDeal();
      if (!share.isFew()) {
        ranked.add(new BoardReport.Ranked(channel.name(), share, channel.behind()));
      }
    }
    ranked.sort(SUREST);
    return new BoardReport.BestChannel(List.copyOf(ranked), byWin, named.size() - ranked.size());
  }

  private List<BoardReport.Warning> warnings(
      List<BoardReport.Step> leadSteps,
      List<BoardReport.Step> dealSteps,
      List<BoardReport.Stay> stays,
      BoardReport.Answered answered,
      Optional<BoardReport.Answered> answeredBefore) {
    var warnings = new ArrayList<BoardReport.Warning>();
    for (var steps : List.of(leadSteps, dealSteps)) {
      for (var step : steps) {
        step.before()
            .filter(was -> hasFallen(step.onward(), was))
            .ifPresent(was ->
                warnings.add(
                    new BoardReport.Warning(
                        "step",
                        step.key(),
                        step.onward().value(),
                        was.value(),
                        step.onward().whole(),
                        step.stayed())));
      }
    }
    var median = answered.waited().percentile(50);
    median
        .filter(time -> time.millis() > ResponseTimes.LATE.toMillis())
        .ifPresent(time ->
            warnings.add(
                new BoardReport.Warning(
                    "response",
                    "",
                    time.millis(),
                    answeredBefore
                        .flatMap(each -> each.waited().percentile(50))
                        .map(ResponseTimes.Percentile::millis)
                        .orElse(0L),
                    answered.waited().leads(),
                    waited(answered, ResponseTimes.LATE.toMillis(), Long.MAX_VALUE))));
    for (var stay : stays) {
      var limit = TimeUnit.DAYS.toMillis(stay.limitDays());
      if (limit > 0 && !stay.millis().isFew() && stay.millis().p75() > limit) {
        warnings.add(
            new BoardReport.Warning(
                "stay",
                stay.stage(),
                stay.millis().p75(),
                stay.limitDays(),
                stay.overNow(),
                stay.overNow() > 0 ? stay.over() : stay.left()));
      } else if (stay.overNow() > 0) {
        warnings.add(
            new BoardReport.Warning(
                "over", stay.stage(), 0, stay.limitDays(), stay.overNow(), stay.over()));
      }
    }
    return List.copyOf(warnings);
  }

  private static boolean hasFallen(Share now, Share was) {
    return !now.isFew()
        && !was.isFew()
        && was.value() - now.value() >= FALL
        && was.isClearlyAbove(now);
  }

  /// The leads that waited so long.
  ///
  /// @param over excluded
  /// @param until included
  static Behind waited(BoardReport.Answered answered, long over, long until) {
    return waited(answered, over, until, false);
  }

  /// @param answeredOnly whether those that still wait are left out
  static Behind waited(BoardReport.Answered answered, long over, long until, boolean answeredOnly) {
    return Behind.leads(
        new Marked(() -> {
          var last = Arrays.stream(answered.leads()).max().orElse(0);
          var marked = new boolean[last + 1];
          for (var index = 0; index < answered.leads().length; index++) {
            marked[answered.leads()[index]] =
                answered.millis()[index] > over
                    && answered.millis()[index] <= until
                    && !(answeredOnly && answered.open()[index]);
          }
          return marked;
        }));
  }
}

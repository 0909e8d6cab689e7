package outrider.app.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import outrider.app.team.MonthSpan;
import outrider.core.board.Maturity;
import outrider.core.board.Share;
import outrider.core.board.Sizes;
import outrider.core.board.Spread;
import outrider.core.pipeline.OpportunityStage;

/// Counts deals: how far they came, how long they stayed where, what was won.
final class DealCount {
  private final BoardBook book;
  private final DealColumns deals;
  private final VisitColumns visits;
  private final Filters filters;
  private final StageOrder order;
  private final Maturity maturity;
  private final long now;

  /// By the number of a deal, the furthest place that it came to; one beyond the last stage is won.
  private final int[] reached;

  private final int[] leadTouches;
  private final Function<String, Optional<OpportunityStage>> stages;
  private final Map<Integer, OpportunityStage.Kind> kinds = new HashMap<>();
  private final long[] since;

  /// @param leadTouches touches of the leads that became deals, by the number of the deal
  /// @param stages of all pipelines, by their ids
  DealCount(
      BoardBook book,
      Filters filters,
      StageOrder order,
      Maturity maturity,
      long now,
      int[] leadTouches,
      Function<String, Optional<OpportunityStage>> stages) {
    this.book = book;
    this.deals = book.deals;
    this.visits = book.visits;
    this.filters = filters;
    this.order = order;
    this.maturity = maturity;
    this.now = now;
    this.leadTouches = leadTouches;
    this.stages = stages;
    reached = reached();
    since = since();
  }

  /// From the beginning of a deal to its end, over all that ended.
  static Spread tookToEnd(BoardBook book) {
    var took = new Longs();
    for (var deal = 1; deal < book.deals.end; deal++) {
      if (book.deals.state[deal] > DealColumns.OPEN) {
        took.add(Math.max(0, book.deals.closedAt[deal] - book.deals.begunAt[deal]));
      }
    }
    return Spread.of(took.toArray());
  }

  private int[] reached() {
    var furthest = new int[deals.end];
    for (var deal = 1; deal < deals.end; deal++) {
      if (deals.has(deal)) {
        furthest[deal] = Math.max(0, order.place(deals.stage[deal]));
      }
    }
    for (var visit = 0; visit < visits.end; visit++) {
      var deal = visits.deal[visit];
      if (deal > 0 && deal < furthest.length) {
        furthest[deal] = Math.max(furthest[deal], order.place(visits.stage[visit]));
        if (visits.leftAt[visit] != 0) {
          furthest[deal] = Math.max(furthest[deal], order.place(visits.next[visit]));
        }
      }
    }
    return furthest;
  }

  private boolean isOf(Range range, int deal) {
    return range.has(deals.begunAt[deal]) && filters.deal(deal);
  }

  private boolean isOld(int deal) {
    return deals.begunAt[deal] + maturity.dealMillis() <= now;
  }

  private boolean isClosed(Range range, int deal) {
    return deals.state[deal] > DealColumns.OPEN
        && range.has(deals.closedAt[deal])
        && filters.deal(deal);
  }

  /// From the first stage to won.
  List<BoardReport.Step> steps(Range range, Optional<Range> before) {
    var stages = order.open();
    if (stages.isEmpty()) {
      return List.of();
    }
    var all = counted(range, false);
    var old = counted(range, true);
    var oldBefore = before.map(each -> counted(each, true));
    var steps = new ArrayList<BoardReport.Step>();
    for (var place = 0; place <= stages.size(); place++) {
      var at = place;
      var key = place == stages.size() ? "won" : stages.get(place).id();
      steps.add(
          new BoardReport.Step(
              key,
              all[place],
              place == 0 ? Share.NONE : new Share(old[place], old[place - 1]),
              oldBefore.map(each -> at == 0 ? Share.NONE : new Share(each[at], each[at - 1])),
              Behind.deals(deal -> isOf(range, deal) && reached(deal) >= at),
              Behind.deals(deal -> isOf(range, deal) && isOld(deal) && reached(deal) >= at),
              Behind.deals(deal -> isOf(range, deal) && isOld(deal) && reached(deal) == at - 1)));
    }
    return List.copyOf(steps);
  }

  private int reached(int deal) {
    return deal < reached.length ? reached[deal] : 0;
  }

  private long[] counted(Range range, boolean oldOnly) {
    var counted = new long[order.open().size() + 1];
    for (var deal = 1; deal < deals.end; deal++) {
      if (isOf(range, deal) && (!oldOnly || isOld(deal))) {
        for (var place = 0; place <= reached[deal]; place++) {
          counted[place]++;
        }
      }
    }
    return counted;
  }

  List<BoardReport.Stay> stays(Range range, Optional<Range> before) {
    var stages = order.open();
    var now = spreads(range);
    var earlier = before.map(this::spreads);
    var stays = new ArrayList<BoardReport.Stay>();
    for (var place = 0; place < stages.size(); place++) {
      var at = place;
      var limit = TimeUnit.DAYS.toMillis(stages.get(place).limitDays());
      var over = Behind.deals(deal -> limit > 0 && isOver(deal, at, limit));
      stays.add(
          new BoardReport.Stay(
              stages.get(place).id(),
              now[place],
              earlier.map(each -> each[at]),
              stages.get(place).limitDays(),
              over.numbers(book).length,
              left(range, at),
              over));
    }
    return List.copyOf(stays);
  }

  private boolean isOver(int deal, int place, long limit) {
    return deals.state[deal] == DealColumns.OPEN
        && order.place(deals.stage[deal]) == place
        && filters.deal(deal)
        && deal < since.length
        && now - since[deal] > limit;
  }

  /// Since when each open deal is in its stage, by the number of the deal.
  private long[] since() {
    var found = new long[deals.end];
    for (var visit = 0; visit < visits.end; visit++) {
      var deal = visits.deal[visit];
      if (deal > 0 && deal < found.length && visits.leftAt[visit] == 0) {
        found[deal] = visits.enteredAt[visit];
      }
    }
    return found;
  }

  private boolean isStay(int visit, Range range) {
    var deal = visits.deal[visit];
    return deal > 0
        && visits.leftAt[visit] != 0
        && range.has(visits.leftAt[visit])
        && deals.has(deal)
        && filters.deal(deal);
  }

  private Spread[] spreads(Range range) {
    var gathered = new Longs[order.open().size()];
    Arrays.setAll(gathered, place -> new Longs());
    for (var visit = 0; visit < visits.end; visit++) {
      var place = order.place(visits.stage[visit]);
      if (place >= 0 && place < gathered.length && isStay(visit, range)) {
        gathered[place].add(Math.max(0, visits.leftAt[visit] - visits.enteredAt[visit]));
      }
    }
    return Arrays.stream(gathered).map(each -> Spread.of(each.toArray())).toArray(Spread[]::new);
  }

  /// The deals that left a stage.
  private Behind left(Range range, int place) {
    return Behind.deals(
        new Marked(() -> {
          var marked = new boolean[deals.end];
          for (var visit = 0; visit < visits.end; visit++) {
            if (order.place(visits.stage[visit]) == place && isStay(visit, range)) {
              marked[visits.deal[visit]] = true;
            }
          }
          return marked;
        }));
  }

  BoardReport.Won won(Range range) {
    var closed = 0L;
    var won = new Longs();
    var byCurrency = new HashMap<Integer, Integer>();
    for (var deal = 1; deal < deals.end; deal++) {
      if (!isClosed(range, deal)) {
        continue;
      }
      closed++;
      if (deals.state[deal] == DealColumns.WON) {
        won.add(deal);
        if (deals.amount[deal] > 0) {
          byCurrency.merge(deals.currency[deal], 1, Integer::sum);
        }
      }
    }
    var currency =
        byCurrency.entrySet().stream()
            .max(
                Map.Entry.<Integer, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .orElse(0);
    var wins = won.toArray();
    var touches = new long[wins.length];
    var amounts = new Longs();
    for (var index = 0; index < wins.length; index++) {
      var deal = (int) wins[index];
      touches[index] = touches(deal);
      if (deals.amount[deal] > 0 && deals.currency[deal] == currency) {
        amounts.add(deals.amount[deal]);
      }
    }
    var sorted = amounts.toArray();
    var spread = Spread.of(sorted);
    return new BoardReport.Won(
        new Share(wins.length, closed),
        Arrays.stream(touches).sum(),
        Spread.of(touches),
        book.name(currency),
        spread,
        Arrays.stream(sorted).sum(),
        byCurrency.values().stream().mapToInt(Integer::intValue).sum() - sorted.length,
        Sizes.columns(sorted).stream()
            .map(column -> new BoardReport.Sized(column, sized(range, currency, column)))
            .toList(),
        wins(range),
        Behind.deals(deal -> isClosed(range, deal)));
  }

  private Behind wins(Range range) {
    return Behind.deals(deal -> isWin(range, deal));
  }

  private boolean isWin(Range range, int deal) {
    return deals.state[deal] == DealColumns.WON && isClosed(range, deal);
  }

  /// Touches on a deal and on the lead that it was.
  private long touches(int deal) {
    return (long) deals.touches[deal] + (deal < leadTouches.length ? leadTouches[deal] : 0);
  }

  /// The wins of a column of sizes.
  private Behind sized(Range range, int currency, Sizes.Column column) {
    return Behind.deals(deal ->
        isWin(range, deal)
            && deals.currency[deal] == currency
            && deals.amount[deal] > 0
            && deals.amount[deal] >= column.from()
            && deals.amount[deal] < column.to());
  }

  /// Closed, won, and touches on the won, by the number of the owner's name.
  long[][] byOwner(Range range) {
    var counted = new long[3][book.names()];
    for (var deal = 1; deal < deals.end; deal++) {
      if (isClosed(range, deal) && deals.owner[deal] < book.names()) {
        var owner = deals.owner[deal];
        counted[0][owner]++;
        if (deals.state[deal] == DealColumns.WON) {
          counted[1][owner]++;
          counted[2][owner] += touches(deal);
        }
      }
    }
    return counted;
  }

  Behind winsOf(Range range, int owner) {
    return Behind.deals(deal -> isWin(range, deal) && deals.owner[deal] == owner);
  }

  /// The deals that began in each of some months and were won.
  Share[] toWon(MonthSpan months) {
    var all = new long[months.count()];
    var won = new long[months.count()];
    for (var deal = 1; deal < deals.end; deal++) {
      var month = months.of(deals.begunAt[deal]);
      if (month >= 0 && filters.deal(deal)) {
        all[month]++;
        won[month] += deals.state[deal] == DealColumns.WON ? 1 : 0;
      }
    }
    return Share.each(won, all);
  }

  Behind behind(Range range) {
    return Behind.deals(deal -> isOf(range, deal));
  }

  /// Which industries' deals stay at a stage, or are lost from there.
  BoardReport.Stuck stuck(Range range, Optional<OpportunityStage> stage) {
    if (stage.isEmpty()) {
      return new BoardReport.Stuck(
          Optional.empty(), 0, List.of(), Share.NONE, 0, Behind.deals(deal -> false));
    }
    var place = order.open().indexOf(stage.get());
    var after = stuckAfter(stage.get(), place);
    var entered = new boolean[deals.end];
    var stuck = new boolean[deals.end];
    for (var visit = 0; visit < visits.end; visit++) {
      var deal = visits.deal[visit];
      if (deal == 0
          || order.place(visits.stage[visit]) != place
          || !range.has(visits.enteredAt[visit])
          || !deals.has(deal)
          || !filters.deal(deal)) {
        continue;
      }
      var left = visits.leftAt[visit];
      var lost = left != 0 && isLost(visits.next[visit]);
      var stayed = (left == 0 ? now : left) - visits.enteredAt[visit];
      if (left != 0 || stayed > after) {
        // One that came just now has not had the time to be stuck.
        entered[deal] = true;
        stuck[deal] |= lost || stayed > after;
      }
    }
    return ranked(stage.get().id(), after, entered, stuck);
  }

  private boolean isLost(int stage) {
    return asked(stage) == OpportunityStage.Kind.LOST;
  }

  private OpportunityStage.Kind asked(int stage) {
    return kinds.computeIfAbsent(
        stage,
        each ->
            stages
                .apply(book.name(each))
                .map(OpportunityStage::kind)
                .orElse(OpportunityStage.Kind.OPEN));
  }

  private long stuckAfter(OpportunityStage stage, int place) {
    return stage.limitDays() > 0
        ? TimeUnit.DAYS.toMillis(stage.limitDays())
        : spreads(new Range(Long.MIN_VALUE, Long.MAX_VALUE))[place].p75();
  }

  private BoardReport.Stuck ranked(String stage, long after, boolean[] entered, boolean[] stuck) {
    var whole = new long[book.names()];
    var part = new long[book.names()];
    for (var deal = 1; deal < entered.length; deal++) {
      if (entered[deal] && deals.industry[deal] < whole.length) {
        whole[deals.industry[deal]]++;
        part[deals.industry[deal]] += stuck[deal] ? 1 : 0;
      }
    }
    var ranked = new ArrayList<BoardReport.Ranked>();
    var few = 0;
    for (var industry = 1; industry < whole.length; industry++) {
      var share = new Share(part[industry], whole[industry]);
      var of = industry;
      if (share.isFew()) {
        few += share.whole() > 0 ? 1 : 0;
      } else {
        ranked.add(
            new BoardReport.Ranked(
                book.name(industry),
                share,
                Behind.deals(
                    deal -> deal < stuck.length && stuck[deal] && deals.industry[deal] == of)));
      }
    }
    ranked.sort(BoardCount.SUREST);
    return new BoardReport.Stuck(
        Optional.of(stage),
        after,
        List.copyOf(ranked),
        new Share(Arrays.stream(part).sum(), Arrays.stream(whole).sum()),
        few,
        Behind.deals(deal -> deal < stuck.length && stuck[deal]));
  }

  static Comparator<BoardReport.Ranked> surest() {
    return Comparator.comparingDouble((BoardReport.Ranked each) -> -each.share().low())
        .thenComparing(BoardReport.Ranked::name);
  }
}

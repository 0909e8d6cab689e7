package outrider.app.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import outrider.app.team.MonthSpan;
import outrider.core.board.Maturity;
import outrider.core.board.Share;
import outrider.core.board.Spread;
import outrider.core.lead.FollowUpWindow;
import outrider.core.response.ResponseTimes;

/// Counts leads: what became of them, by channel and month, and how long they waited.
final class LeadCount {
  private final BoardBook book;
  private final LeadColumns leads;
  private final Filters filters;
  private final Maturity maturity;
  private final long now;
  private final Map<Range, int[]> selections = new HashMap<>();

  LeadCount(BoardBook book, Filters filters, Maturity maturity, long now) {
    this.book = book;
    this.leads = book.leads;
    this.filters = filters;
    this.maturity = maturity;
    this.now = now;
  }

  /// From lead to deal, over all leads that did, whoever asks.
  static Spread tookToDeal(BoardBook book) {
    var took = new Longs();
    for (var lead = 1; lead < book.leads.end; lead++) {
      if (book.leads.state[lead] == LeadColumns.CONVERTED && book.leads.convertedAt[lead] > 0) {
        took.add(Math.max(0, book.leads.convertedAt[lead] - book.leads.createdAt[lead]));
      }
    }
    return Spread.of(took.toArray());
  }

  private boolean isContacted(int lead) {
    return leads.touches[lead] > 0;
  }

  private boolean isConverted(int lead) {
    return leads.state[lead] == LeadColumns.CONVERTED;
  }

  private boolean isWon(int lead) {
    var deal = leads.deal[lead];
    return deal > 0 && book.deals.has(deal) && book.deals.state[deal] == DealColumns.WON;
  }

  private boolean isOf(Range range, int lead) {
    return range.has(leads.createdAt[lead]) && filters.lead(lead);
  }

  /// Those of a time, looked for once.
  private int[] selected(Range range) {
    return selections.computeIfAbsent(range, this::select);
  }

  private int[] select(Range range) {
    var found = new int[leads.count];
    var count = 0;
    for (var lead = 1; lead < leads.end; lead++) {
      if (isOf(range, lead)) {
        found[count] = lead;
        count++;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private boolean isOld(int lead, long millis) {
    return leads.createdAt[lead] + millis <= now;
  }

  /// How far the leads of a time came: all, and those that are old enough for each step.
  private record Counted(
      long all, long contacted, long converted, Share toContact, Share toDeal, Share covered) {}

  private Counted counted(Range range) {
    var all = selected(range);
    long contacted = 0;
    long converted = 0;
    long oldForContact = 0;
    long oldContacted = 0;
    long oldForDeal = 0;
    long oldConverted = 0;
    for (var lead : all) {
      var isContacted = isContacted(lead);
      var isConverted = isConverted(lead);
      contacted += isContacted ? 1 : 0;
      converted += isConverted ? 1 : 0;
      if (isOld(lead, maturity.contactMillis())) {
        oldForContact++;
        oldContacted += isContacted ? 1 : 0;
      }
      if (isContacted && isOld(lead, maturity.leadMillis())) {
        oldForDeal++;
        oldConverted += isConverted ? 1 : 0;
      }
    }
    return new Counted(
        all.length,
        contacted,
        converted,
        new Share(oldContacted, oldForContact),
        new Share(oldConverted, oldForDeal),
        new Share(contacted, all.length));
  }

  List<BoardReport.Step> steps(Range range, Optional<Range> before) {
    IntPredicate any = lead -> true;
    var now = counted(range);
    var earlier = before.map(this::counted);
    return List.of(
        step(
            "leads",
            now.all(),
            Share.NONE,
            earlier.map(each -> Share.NONE),
            range,
            0,
            lead -> false,
            any),
        step(
            "contacted",
            now.contacted(),
            now.toContact(),
            earlier.map(Counted::toContact),
            range,
            maturity.contactMillis(),
            any,
            this::isContacted),
        step(
            "deal",
            now.converted(),
            now.toDeal(),
            earlier.map(Counted::toDeal),
            range,
            maturity.leadMillis(),
            this::isContacted,
            this::isConverted));
  }

  /// @param base who came to the step before
  private BoardReport.Step step(
      String key,
      long count,
      Share onward,
      Optional<Share> before,
      Range range,
      long age,
      IntPredicate base,
      IntPredicate came) {
    return new BoardReport.Step(
        key,
        count,
        onward,
        before,
        Behind.leads(lead -> isOf(range, lead) && came.test(lead)),
        Behind.leads(
            lead -> isOf(range, lead) && isOld(lead, age) && base.test(lead) && came.test(lead)),
        Behind.leads(
            lead -> isOf(range, lead) && isOld(lead, age) && base.test(lead) && !came.test(lead)));
  }

  /// By channel, those with most leads first.
  List<BoardReport.Group> channels(Range range) {
    var names = book.names();
    var all = new long[names];
    var contacted = new long[2][names];
    var toDeal = new long[2][names];
    var toWon = new long[2][names];
    for (var lead : selected(range)) {
      if (leads.source[lead] >= names) {
        continue;
      }
      var source = leads.source[lead];
      all[source]++;
      add(contacted, source, isOld(lead, maturity.contactMillis()), isContacted(lead));
      add(toDeal, source, isOld(lead, maturity.leadMillis()), isConverted(lead));
      add(toWon, source, isOld(lead, maturity.wonMillis()), isWon(lead));
    }
    var groups = new ArrayList<BoardReport.Group>();
    for (var source = 0; source < names; source++) {
      if (all[source] > 0) {
        var of = source;
        groups.add(
            new BoardReport.Group(
                book.name(source),
                all[source],
                new Share(contacted[1][source], contacted[0][source]),
                new Share(toDeal[1][source], toDeal[0][source]),
                new Share(toWon[1][source], toWon[0][source]),
                Behind.leads(lead -> isOf(range, lead) && leads.source[lead] == of)));
      }
    }
    groups.sort(
        Comparator.comparingLong(BoardReport.Group::leads)
            .reversed()
            .thenComparing(BoardReport.Group::name));
    return List.copyOf(groups);
  }

  private static void add(long[][] counted, int group, boolean old, boolean came) {
    counted[0][group] += old ? 1 : 0;
    counted[1][group] += old && came ? 1 : 0;
  }

  /// How long they waited. Imported leads are history: nobody waited for an answer to them here.
  /// Those that were closed without a touch are left out: nobody waits there any more.
  BoardReport.Answered answered(Range range) {
    var numbers = new Longs();
    var followed = 0L;
    var known = 0L;
    for (var lead : selected(range)) {
      if (leads.imported[lead]) {
        continue;
      }
      var first = leads.firstAt[lead];
      if (first > 0 || leads.state[lead] == 0) {
        numbers.add(lead);
      }
      if (first > 0) {
        var inTime = isFollowed(lead);
        known += inTime || now > first + FollowUpWindow.LENGTH.toMillis() ? 1 : 0;
        followed += inTime ? 1 : 0;
      }
    }
    var found = numbers.toArray();
    var ids = new int[found.length];
    var millis = new long[found.length];
    var open = new boolean[found.length];
    for (var index = 0; index < found.length; index++) {
      var lead = (int) found[index];
      ids[index] = lead;
      open[index] = leads.firstAt[lead] == 0;
      millis[index] =
          Math.max(0, (open[index] ? now : leads.firstAt[lead]) - leads.createdAt[lead]);
    }
    return new BoardReport.Answered(
        ResponseTimes.of(millis, open),
        new Share(followed, known),
        counted(range).covered(),
        ids,
        millis,
        open,
        Behind.leads(lead -> isOf(range, lead) && !leads.imported[lead] && isFollowed(lead)));
  }

  private boolean isFollowed(int lead) {
    var first = leads.firstAt[lead];
    return first > 0
        && leads.secondAt[lead] > 0
        && leads.secondAt[lead] <= first + FollowUpWindow.LENGTH.toMillis();
  }

  /// How long the leads of each person waited, by the number of the person's name.
  Spread[] responses(BoardReport.Answered answered) {
    var byOwner = new Longs[book.names()];
    for (var index = 0; index < answered.leads().length; index++) {
      var owner = leads.owner[answered.leads()[index]];
      if (owner < byOwner.length) {
        if (byOwner[owner] == null) {
          byOwner[owner] = new Longs();
        }
        byOwner[owner].add(answered.millis()[index]);
      }
    }
    var spreads = new Spread[byOwner.length];
    for (var owner = 0; owner < spreads.length; owner++) {
      spreads[owner] = byOwner[owner] == null ? Spread.NONE : Spread.of(byOwner[owner].toArray());
    }
    return spreads;
  }

  /// Leads of each person, by the number of the person's name.
  long[] byOwner(Range range) {
    var counted = new long[book.names()];
    for (var lead : selected(range)) {
      if (leads.owner[lead] < counted.length) {
        counted[leads.owner[lead]]++;
      }
    }
    return counted;
  }

  Behind behindOwner(Range range, int owner) {
    return Behind.leads(lead -> isOf(range, lead) && leads.owner[lead] == owner);
  }

  /// The leads of each of some months that became deals.
  Share[] toDeal(MonthSpan months) {
    var all = new long[months.count()];
    var converted = new long[months.count()];
    for (var lead = 1; lead < leads.end; lead++) {
      var month = months.of(leads.createdAt[lead]);
      if (month >= 0 && filters.lead(lead)) {
        all[month]++;
        converted[month] += isConverted(lead) ? 1 : 0;
      }
    }
    return Share.each(converted, all);
  }

  Behind behind(Range range) {
    return Behind.leads(lead -> isOf(range, lead));
  }

  /// Touches of the leads that became deals, by the number of the deal.
  int[] touchesByDeal() {
    var touches = new int[book.deals.end];
    for (var lead = 1; lead < leads.end; lead++) {
      var deal = leads.deal[lead];
      if (leads.state[lead] != LeadColumns.ABSENT && deal > 0 && deal < touches.length) {
        touches[deal] += leads.touches[lead];
      }
    }
    return touches;
  }
}

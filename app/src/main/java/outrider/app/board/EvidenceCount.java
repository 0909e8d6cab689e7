package outrider.app.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import outrider.app.store.Sql;
import outrider.core.diagnosis.Arrival;
import outrider.core.diagnosis.Days;
import outrider.core.diagnosis.Evidence;
import outrider.core.diagnosis.LagDay;

/// Lays out what the facts say for a diagnosis: who came in and how far they came on which day, on
/// which days people worked, how late their laptops were.
final class EvidenceCount {
  /// A year before, to see whether it is so every year, and what was under way then.
  private static final int DAYS_BEFORE = 364 + 120;

  private static final int DAYS_AFTER = 60;
  private static final long DAY_MILLIS = 86_400_000;
  private static final long HALF_HOUR_MILLIS = 1_800_000;

  private final Sql sql;
  private final BoardBook book;
  private final EvidenceAsked asked;
  private final Filters filters;
  private final StageOrder order;
  private final int places;
  private final int since;

  EvidenceCount(Sql sql, BoardBook book, EvidenceAsked asked) {
    this.sql = sql;
    this.book = book;
    this.asked = asked;
    var question = asked.question();
    filters = new Filters(book, question);
    order = new StageOrder(book, question);
    places = order.open().size();
    since = day(asked.quarter().plus(-1).first()) - DAYS_BEFORE;
  }

  EvidenceFound found() {
    var before = asked.quarter().plus(-1);
    var today = day(asked.today());
    var now =
        new Days(day(asked.quarter().first()), Math.min(day(asked.quarter().last()) + 1, today));
    var known = Math.min(today, lastKnown() + 1);
    var steps = new ArrayList<String>();
    steps.add("lead");
    order.open().forEach(stage -> steps.add(stage.id()));
    steps.add("won");
    var evidence =
        new Evidence(
            new Days(day(before.first()), day(before.last()) + 1),
            now,
            // What happens long after says nothing of what happened then, and where the book ends
            // nobody has had the time to come further.
            Math.min(now.to() + DAYS_AFTER, known),
            steps,
            currency(),
            arrivals(),
            lags(),
            new Logs(asked).happenings(),
            worked());
    return new EvidenceFound(asked, evidence, book.progress(), known, usual(), lastWon());
  }

  private static int day(LocalDate date) {
    return (int) date.toEpochDay();
  }

  private int day(long millis) {
    return day(Instant.ofEpochMilli(millis).atZone(asked.zone()).toLocalDate());
  }

  /// The day on which something happened for the last time.
  private int lastKnown() {
    var last = 0L;
    for (var lead = 1; lead < book.leads.end; lead++) {
      last = Math.max(last, filters.lead(lead) ? book.leads.createdAt[lead] : 0);
    }
    for (var deal = 1; deal < book.deals.end; deal++) {
      if (filters.deal(deal)) {
        last = Math.max(last, Math.max(book.deals.begunAt[deal], book.deals.closedAt[deal]));
      }
    }
    for (var visit = 0; visit < book.visits.end; visit++) {
      var deal = book.visits.deal[visit];
      if (deal > 0 && filters.deal(deal)) {
        last = Math.max(last, Math.max(book.visits.enteredAt[visit], book.visits.leftAt[visit]));
      }
    }
    return day(last);
  }

  private Optional<LocalDate> lastWon() {
    var last = 0L;
    for (var deal = 1; deal < book.deals.end; deal++) {
      if (book.deals.state[deal] == DealColumns.WON && filters.deal(deal)) {
        last = Math.max(last, book.deals.closedAt[deal]);
      }
    }
    return last == 0 ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day(last)));
  }

  private String usual() {
    var counted = new HashMap<Integer, Integer>();
    for (var deal = 1; deal < book.deals.end; deal++) {
      if (book.deals.has(deal)) {
        counted.merge(book.deals.pipeline[deal], 1, Integer::sum);
      }
    }
    return counted.entrySet().stream()
        .max(
            Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(each -> book.name(each.getKey()))
        .orElse("");
  }

  /// That of most wins.
  private String currency() {
    var counted = new HashMap<Integer, Integer>();
    for (var deal = 1; deal < book.deals.end; deal++) {
      if (book.deals.state[deal] == DealColumns.WON
          && book.deals.amount[deal] > 0
          && filters.deal(deal)) {
        counted.merge(book.deals.currency[deal], 1, Integer::sum);
      }
    }
    return counted.entrySet().stream()
        .max(
            Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(each -> book.name(each.getKey()))
        .orElse("");
  }

  private List<Arrival> arrivals() {
    var reached = reached();
    var leads = book.leads;
    var deals = book.deals;
    var currency = book.number(currency());
    var ofLead = new boolean[deals.end];
    var found = new ArrayList<Arrival>();
    for (var lead = 1; lead < leads.end; lead++) {
      if (!leads.has(lead)) {
        continue;
      }
      var deal = leads.deal[lead];
      var isDeal = deal > 0 && deals.has(deal);
      if (isDeal) {
        ofLead[deal] = true;
      }
      if (isDeal ? filters.deal(deal) : filters.lead(lead)) {
        add(found, lead, isDeal ? deal : 0, leads.createdAt[lead], reached, currency);
      }
    }
    for (var deal = 1; deal < deals.end; deal++) {
      if (!ofLead[deal] && filters.deal(deal)) {
        add(found, 0, deal, 0, reached, currency);
      }
    }
    return found;
  }

  private void add(
      List<Arrival> found, int lead, int deal, long createdAt, long[][] reached, int currency) {
    var deals = book.deals;
    var isOver = deal > 0 && deals.state[deal] > DealColumns.OPEN;
    var closedOn = isOver ? day(deals.closedAt[deal]) : Arrival.NEVER;
    var entered = new int[places + 2];
    Arrays.fill(entered, Arrival.NEVER);
    if (lead > 0) {
      entered[0] = day(createdAt);
    }
    if (deal > 0) {
      for (var place = 0; place <= places; place++) {
        var at = reached[place][deal];
        if (at != Long.MAX_VALUE) {
          entered[place + 1] =
              Math.max(day(at), entered[place] == Arrival.NEVER ? 0 : entered[place]);
        }
      }
    }
    var cameOn = entered[0] == Arrival.NEVER ? entered[1] : entered[0];
    if (cameOn < since && (closedOn == Arrival.NEVER || closedOn < since)) {
      return;
    }
    found.add(
        new Arrival(
            lead,
            deal,
            book.name(deal > 0 ? deals.owner[deal] : book.leads.owner[lead]),
            entered,
            closedOn,
            isOver && deals.state[deal] == DealColumns.WON,
            deal > 0 && deals.currency[deal] == currency ? deals.amount[deal] : 0));
  }

  /// By place and then by the number of a deal, when it came there or further; never is the
  /// greatest number there is. One beyond the last place is won.
  private long[][] reached() {
    var deals = book.deals;
    var visits = book.visits;
    var reached = new long[places + 1][deals.end];
    for (var each : reached) {
      Arrays.fill(each, Long.MAX_VALUE);
    }
    for (var deal = 1; deal < deals.end; deal++) {
      if (deals.has(deal)) {
        came(reached, deal, 0, deals.begunAt[deal]);
        if (deals.state[deal] == DealColumns.WON) {
          came(reached, deal, places, deals.closedAt[deal]);
        }
      }
    }
    for (var visit = 0; visit < visits.end; visit++) {
      var deal = visits.deal[visit];
      if (deal > 0 && deal < deals.end) {
        came(reached, deal, order.place(visits.stage[visit]), visits.enteredAt[visit]);
        if (visits.leftAt[visit] != 0) {
          came(reached, deal, order.place(visits.next[visit]), visits.leftAt[visit]);
        }
      }
    }
    return reached;
  }

  private static void came(long[][] reached, int deal, int place, long at) {
    for (var each = 0; each <= place; each++) {
      reached[each][deal] = Math.min(reached[each][deal], at);
    }
  }

  private Map<String, List<Integer>> worked() {
    var days = new HashMap<String, TreeSet<Integer>>();
    BoardQueries.worked(
        sql,
        (day(asked.quarter().plus(-1).first()) - 30) * DAY_MILLIS,
        asked.now(),
        (person, halfHour) -> {
          var name = book.name(person);
          if (isOfTeam(name)) {
            days.computeIfAbsent(name, each -> new TreeSet<>())
                .add(day(halfHour * HALF_HOUR_MILLIS));
          }
        });
    var worked = new HashMap<String, List<Integer>>();
    days.forEach((person, each) -> worked.put(person, List.copyOf(each)));
    return worked;
  }

  private boolean isOfTeam(String person) {
    var tree = asked.configuration().tree();
    return asked
        .team()
        .map(team ->
            tree.user(person).filter(user -> tree.downward(team).contains(user.team())).isPresent())
        .orElse(true);
  }

  private List<LagDay> lags() {
    return BoardQueries.lags(sql, day(asked.quarter().plus(-1).first())).stream()
        .filter(each -> isOfTeam(each.person()))
        .toList();
  }
}

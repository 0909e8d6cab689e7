package outrider.app.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import outrider.app.fx.Sort;
import outrider.app.team.Sums;
import outrider.core.configuration.Configuration;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.quota.Coverage;
import outrider.core.quota.Quota;
import outrider.core.user.User;

/// A review of one team: who stands how, and which deals a filter lets through. A picture of one
/// moment, held in memory, so that filtering waits for nothing. Any thread.
public final class ReviewBoard {

  private static final String HOME_CURRENCY = "CNY";

  private final ReviewBook book;
  private final List<OpportunityStage> stages;
  private final Set<String> teams;
  private final String currency;
  private final Map<String, List<ReviewDeal>> dealsByOwner = new LinkedHashMap<>();
  private final Map<Long, ReviewDeal> dealsByNumber;
  private final Map<String, PersonLine> people = new LinkedHashMap<>();
  private final PersonLine total;

  private ReviewBoard(Configuration configuration, ReviewBook book, String team) {
    this.book = book;
    stages = configuration.stages(book.asked().pipeline());
    teams = configuration.tree().downward(team);
    var members =
        configuration.tree().members(teams).stream()
            .sorted(Comparator.comparing(User::name).thenComparing(User::id))
            .toList();
    members.forEach(person -> dealsByOwner.put(person.id(), new ArrayList<>()));
    var nobodys = new ArrayList<ReviewDeal>();
    for (var deal : book.deals()) {
      var theirs = dealsByOwner.get(deal.owner());
      if (theirs != null) {
        theirs.add(deal);
      } else if (deal.owner().isEmpty() && teams.contains(deal.team())) {
        nobodys.add(deal);
      }
    }
    if (!nobodys.isEmpty()) {
      dealsByOwner.put("", nobodys);
    }
    dealsByNumber =
        dealsByOwner.values().stream()
            .flatMap(List::stream)
            .collect(Collectors.toMap(ReviewDeal::number, deal -> deal));
    currency = currency();
    var away =
        members.stream()
            .filter(person -> !person.active())
            .map(User::id)
            .collect(Collectors.toSet());
    dealsByOwner.forEach((person, deals) -> {
      var line = line(person, deals);
      if (line.deals() > 0
          || line.coverage().hasTarget()
          || line.coverage().wonMinor() > 0
          || !away.contains(person)) {
        people.put(person, line);
      }
    });
    total = sum(team);
  }

  public static ReviewBoard of(Configuration configuration, ReviewBook book, String team) {
    return new ReviewBoard(configuration, book, team);
  }

  ReviewBook book() {
    return book;
  }

  /// The currency of targets and coverage: money of different currencies is never added up.
  String currencyCode() {
    return currency;
  }

  /// By name; deals of nobody are the last.
  List<PersonLine> people() {
    return List.copyOf(people.values());
  }

  /// All together. Where the team has a target of its own it is that, else what its people have
  /// together.
  PersonLine total() {
    return total;
  }

  /// One person's line; the total where nobody is looked at alone.
  PersonLine line(Optional<String> person) {
    return person.map(id -> people.getOrDefault(id, total)).orElse(total);
  }

  Optional<ReviewDeal> deal(long number) {
    return Optional.ofNullable(dealsByNumber.get(number));
  }

  long medianMillis(String stage) {
    return book.medianMillis().getOrDefault(stage, 0L);
  }

  /// The numbers of the deals that a filter lets through, in order: without one asked for, those
  /// with the most reasons for a word first, and of these the largest.
  ///
  /// @param person whose; empty for everybody's
  public long[] select(Optional<String> person, ReviewFilter filter, Sort sort) {
    var chosen = new ArrayList<ReviewDeal>();
    for (var deals : of(person)) {
      for (var deal : deals) {
        if (filter.lets(deal, book.asked())) {
          chosen.add(deal);
        }
      }
    }
    chosen.sort(order(sort));
    return chosen.stream().mapToLong(ReviewDeal::number).toArray();
  }

  /// How many each filter lets through.
  public Map<ReviewFilter, Integer> counts(Optional<String> person) {
    var counts = new EnumMap<ReviewFilter, Integer>(ReviewFilter.class);
    Arrays.stream(ReviewFilter.values()).forEach(filter -> counts.put(filter, 0));
    for (var deals : of(person)) {
      for (var deal : deals) {
        for (var filter : ReviewFilter.values()) {
          if (filter.lets(deal, book.asked())) {
            counts.merge(filter, 1, Integer::sum);
          }
        }
      }
    }
    return counts;
  }

  private Iterable<List<ReviewDeal>> of(Optional<String> person) {
    return person
        .<Iterable<List<ReviewDeal>>>map(id -> List.of(dealsByOwner.getOrDefault(id, List.of())))
        .orElse(dealsByOwner.values());
  }

  private Comparator<ReviewDeal> order(Sort sort) {
    Comparator<ReviewDeal> natural =
        (one, other) -> {
          var byWeight = Long.compare(other.weight(), one.weight());
          return byWeight != 0 ? byWeight : Long.compare(one.number(), other.number());
        };
    if (sort.columnId().isEmpty()) {
      return natural;
    }
    var asked =
        switch (sort.columnId()) {
          case "amount" -> Comparator.comparingLong(ReviewDeal::minor);
          case "stage" ->
              Comparator.comparingInt((ReviewDeal deal) -> place(deal))
                  .thenComparing(Comparator.comparingLong(ReviewDeal::stageSince).reversed());
          case "close" ->
              Comparator.comparingLong((ReviewDeal deal) -> deal.closeOn().orElse(Long.MAX_VALUE));
          default -> natural;
        };
    var ordered = sort.descending() ? asked.reversed() : asked;
    return ordered.thenComparing(natural);
  }

  private int place(ReviewDeal deal) {
    return place(deal.stage());
  }

  private int place(String stage) {
    for (var index = 0; index < stages.size(); index++) {
      if (stages.get(index).id().equals(stage)) {
        return index;
      }
    }
    return -1;
  }

  /// That of the targets; where there are none, that of most deals.
  private String currency() {
    var counts = new HashMap<String, Long>();
    for (var quota : book.quotas()) {
      if (isOurs(quota)) {
        counts.merge(quota.currency(), 1L, Long::sum);
      }
    }
    if (counts.isEmpty()) {
      dealsByNumber.values().forEach(deal -> counts.merge(deal.currency(), 1L, Long::sum));
    }
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
        .map(Map.Entry::getKey)
        .orElse(HOME_CURRENCY);
  }

  private boolean isOurs(Quota quota) {
    var person = quota.person();
    return person == null ? teams.contains(quota.team()) : dealsByOwner.containsKey(person);
  }

  private PersonLine line(String person, List<ReviewDeal> deals) {
    var last = book.asked().quarter().last().toEpochDay();
    var open = new HashMap<String, Long>();
    var inQuarter = 0L;
    var weighted = 0L;
    var changed = 0;
    var atRisk = 0;
    for (var deal : deals) {
      open.merge(deal.currency(), deal.minor(), Long::sum);
      if (deal.currency().equals(currency) && deal.closeOn().orElse(Long.MAX_VALUE) <= last) {
        inQuarter += deal.minor();
        weighted += deal.minor() * rate(deal.stage()) / 100;
      }
      changed += deal.movement().isChange() ? 1 : 0;
      atRisk += deal.risks().isEmpty() ? 0 : 1;
    }
    var won =
        book.won().stream()
            .filter(each -> each.currency().equals(currency))
            .filter(each ->
                person.isEmpty()
                    ? each.owner().isEmpty() && teams.contains(each.team())
                    : each.owner().equals(person))
            .mapToLong(Won::minor)
            .sum();
    return new PersonLine(
        person,
        new Coverage(target(person), won, inQuarter, weighted),
        new Sums(open),
        deals.size(),
        changed,
        atRisk,
        changes(deals));
  }

  private long rate(String stage) {
    var place = place(stage);
    return place < 0 ? 0 : stages.get(place).winRatePercent();
  }

  private long target(String person) {
    return book.quotas().stream()
        .filter(quota -> person.equals(quota.person()) && quota.currency().equals(currency))
        .mapToLong(quota -> quota.amountMinor().orElse(0))
        .sum();
  }

  private PersonLine.Changes changes(List<ReviewDeal> deals) {
    var fresh = 0;
    var forward = 0;
    var back = 0;
    var pushed = 0;
    var pulled = 0;
    var grew = 0L;
    var shrank = 0L;
    for (var deal : deals) {
      var movement = deal.movement();
      fresh += movement.isNew() ? 1 : 0;
      var from = movement.fromStage();
      if (from != null) {
        forward += place(from) < place(deal) ? 1 : 0;
        back += place(from) > place(deal) ? 1 : 0;
      }
      pushed += movement.closeDays() > 0 ? 1 : 0;
      pulled += movement.closeDays() < 0 ? 1 : 0;
      if (deal.currency().equals(currency)) {
        grew += Math.max(0, movement.amountMinor());
        shrank += Math.max(0, -movement.amountMinor());
      }
    }
    return new PersonLine.Changes(fresh, forward, back, pushed, pulled, grew, shrank);
  }

  private PersonLine sum(String team) {
    var coverage = Coverage.NONE;
    var open = Sums.NONE;
    for (var line : people.values()) {
      coverage = coverage.plus(line.coverage());
      open = open.plus(line.open());
    }
    var all = new ArrayList<ReviewDeal>(dealsByNumber.values());
    var own =
        book.quotas().stream()
            .filter(quota -> team.equals(quota.team()) && quota.currency().equals(currency))
            .mapToLong(quota -> quota.amountMinor().orElse(0))
            .findFirst();
    return new PersonLine(
        "",
        own.isPresent() ? coverage.withTarget(own.getAsLong()) : coverage,
        open,
        all.size(),
        people.values().stream().mapToInt(PersonLine::changed).sum(),
        people.values().stream().mapToInt(PersonLine::atRisk).sum(),
        changes(all));
  }

  /// The people in their order, for the way from one to the next.
  public List<String> order() {
    return List.copyOf(people.keySet());
  }
}

package outrider.core.handover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a book is divided: exceptions before rules, rules in their order, and then the rest. A pure
/// function: the same book and split give the same answer, on any machine.
///
/// @param exceptions receiver by the id of a record; a receiver that is empty keeps it
public record Split(List<SplitRule> rules, Rest rest, Map<String, String> exceptions) {

  /// The receiver of what stays where it is.
  public static final String KEPT = "";

  public Split {
    rules = List.copyOf(rules);
    exceptions = Map.copyOf(exceptions);
  }

  /// Why a bundle goes where it goes.
  ///
  /// @param rule the number of the rule; -1 for the rest, -2 for an exception
  public record Going(Bundle bundle, String receiver, int rule) {
    public static final int REST = -1;
    public static final int EXCEPTION = -2;
  }

  /// @return every bundle of the book once, in the order of the book
  public List<Going> of(Book book) {
    var goings = new LinkedHashMap<String, Going>();
    var rest = new ArrayList<Bundle>();
    for (var bundle : book.bundles()) {
      directly(bundle)
          .ifPresentOrElse(going -> goings.put(bundle.id(), going), () -> rest.add(bundle));
    }
    divide(rest).forEach(going -> goings.put(going.bundle().id(), going));
    return book.bundles().stream().map(bundle -> goings.get(bundle.id())).toList();
  }

  private Optional<Going> directly(Bundle bundle) {
    for (var row : bundle.records()) {
      var receiver = exceptions.get(row.id());
      if (receiver != null) {
        return Optional.of(new Going(bundle, receiver, Going.EXCEPTION));
      }
    }
    for (var number = 0; number < rules.size(); number++) {
      if (rules.get(number).matches(bundle)) {
        return Optional.of(new Going(bundle, rules.get(number).receiver(), number));
      }
    }
    return Optional.empty();
  }

  /// The largest first, each to whoever has least so far: no better than what fits, and never far
  /// from even.
  private List<Going> divide(List<Bundle> bundles) {
    if (rest.by() == Rest.By.KEPT || rest.receivers().isEmpty()) {
      return bundles.stream().map(bundle -> new Going(bundle, KEPT, Going.REST)).toList();
    }
    var shares = new LinkedHashMap<String, Share>();
    rest.receivers().forEach(receiver -> shares.putIfAbsent(receiver, new Share()));
    var goings = new ArrayList<Going>();
    for (var bundle : bundles.stream().sorted(largestFirst()).toList()) {
      var currency = rest.by() == Rest.By.VALUE ? mainCurrency(bundle) : "";
      var least =
          shares.entrySet().stream()
              .min(Comparator.comparing(Map.Entry::getValue, leastFirst(currency)))
              .orElseThrow();
      least.getValue().add(bundle);
      goings.add(new Going(bundle, least.getKey(), Going.REST));
    }
    return goings;
  }

  private Comparator<Bundle> largestFirst() {
    Comparator<Bundle> byOpen = Comparator.comparingLong(Bundle::open);
    Comparator<Bundle> bySize = Comparator.comparingLong(bundle -> bundle.records().size());
    Comparator<Bundle> byWork = byOpen.thenComparing(bySize);
    Comparator<Bundle> byValue =
        Comparator.comparingLong(bundle -> bundle.worth().getOrDefault(mainCurrency(bundle), 0L));
    var smallestFirst = rest.by() == Rest.By.VALUE ? byValue.thenComparing(byWork) : byWork;
    return smallestFirst.reversed().thenComparing(Bundle::id);
  }

  private Comparator<Share> leastFirst(String currency) {
    Comparator<Share> byWork =
        Comparator.<Share>comparingLong(share -> share.open)
            .thenComparingLong(share -> share.records);
    return rest.by() == Rest.By.VALUE
        ? Comparator.<Share>comparingLong(share -> share.worth.getOrDefault(currency, 0L))
            .thenComparing(byWork)
        : byWork;
  }

  /// No rate of exchange is known: of several currencies the one with most in it speaks.
  private static String mainCurrency(Bundle bundle) {
    return bundle.worth().entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /// What somebody was given so far.
  private static final class Share {
    private final Map<String, Long> worth = new HashMap<>();
    private long open;
    private long records;

    void add(Bundle bundle) {
      open += bundle.open();
      records += bundle.records().size();
      bundle.worth().forEach((currency, amount) -> worth.merge(currency, amount, Long::sum));
    }
  }
}

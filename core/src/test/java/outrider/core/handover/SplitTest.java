package outrider.core.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// How somebody's book is divided among those who take it over.
final class SplitTest {

  private static final List<String> PEOPLE = List.of("he", "lin", "zhao");

  @Property
  void everyRecordHasExactlyOneReceiver(
      @ForAll("books") List<Row> rows, @ForAll("splits") Split split) {
    var book = Book.of(rows);
    var goings = split.of(book);

    assertThat(goings.stream().flatMap(going -> going.bundle().records().stream()))
        .as("each once, none lost")
        .containsExactlyInAnyOrderElementsOf(rows);
    var allowed = new ArrayList<>(PEOPLE);
    allowed.add(Split.KEPT);
    assertThat(goings).allSatisfy(going -> assertThat(going.receiver()).isIn(allowed));
    if (split.rest().by() != Rest.By.KEPT) {
      assertThat(goings).allSatisfy(going -> assertThat(going.receiver()).isNotEqualTo(Split.KEPT));
    }
  }

  @Property
  void whatBelongsTogetherStaysTogetherAndTheOrderMakesNoDifference(
      @ForAll("books") List<Row> rows, @ForAll("splits") Split split, @ForAll long seed) {
    var receivers = receivers(rows, split);
    var shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(receivers(shuffled, split)).isEqualTo(receivers);
    for (var row : rows) {
      for (var field : links(row)) {
        var other = row.textOrNull(field);
        if (other != null && receivers.containsKey(other)) {
          assertThat(receivers.get(row.id())).isEqualTo(receivers.get(other));
        }
      }
    }
  }

  private static List<String> links(Row row) {
    return switch (row.type()) {
      case OPPORTUNITY -> List.of("account", "contact");
      case CONTACT -> List.of("account");
      default -> List.of();
    };
  }

  @Property
  void noHalfIsLargerThanTheOtherByMoreThanOneBundle(@ForAll("books") List<Row> rows) {
    var split = new Split(List.of(), new Rest(Rest.By.COUNT, List.of("he", "lin")), Map.of());
    var goings = split.of(Book.of(rows));
    var open =
        goings.stream()
            .collect(
                Collectors.groupingBy(
                    Split.Going::receiver, Collectors.summingLong(going -> going.bundle().open())));
    var largest = goings.stream().mapToLong(going -> going.bundle().open()).max().orElse(0);

    assertThat(Math.abs(open.getOrDefault("he", 0L) - open.getOrDefault("lin", 0L)))
        .isLessThanOrEqualTo(largest);
  }

  @Example
  void theFirstRuleThatSpeaksOfAnyOfThemTakesThemAll() {
    var rows =
        List.of(
            row(RecordType.ACCOUNT, "a", Map.of("region", "East")),
            row(RecordType.OPPORTUNITY, "d", Map.of("account", "a", "source", "fair")),
            row(RecordType.LEAD, "l", Map.of("region", "West")));
    var split =
        new Split(
            List.of(
                new SplitRule("source", List.of("fair"), "zhao"),
                new SplitRule("region", List.of("East", "West"), "lin")),
            new Rest(Rest.By.COUNT, List.of("he")),
            Map.of());

    assertThat(receivers(rows, split)).isEqualTo(Map.of("a", "zhao", "d", "zhao", "l", "lin"));
  }

  @Example
  void anExceptionTakesItsCompanionsAlong() {
    var rows =
        List.of(
            row(RecordType.ACCOUNT, "a", Map.of()),
            row(RecordType.OPPORTUNITY, "d", Map.of("account", "a")));
    var split = new Split(List.of(), new Rest(Rest.By.KEPT, List.of()), Map.of("d", "he"));

    assertThat(receivers(rows, split)).isEqualTo(Map.of("a", "he", "d", "he"));
  }

  @Example
  void aRuleAboutAStageLooksAtOpenDealsAndOneAboutAnAccountAtTheAccountItself() {
    var rows =
        List.of(
            row(RecordType.OPPORTUNITY, "d", Map.of("stage", "quote", "state", "open")),
            row(RecordType.OPPORTUNITY, "e", Map.of("stage", "quote", "state", "lost")),
            row(RecordType.ACCOUNT, "k", Map.of()));
    var split =
        new Split(
            List.of(
                new SplitRule("stage", List.of("quote"), "zhao"),
                new SplitRule("account", List.of("k"), "lin")),
            new Rest(Rest.By.COUNT, List.of("he")),
            Map.of());

    assertThat(receivers(rows, split)).isEqualTo(Map.of("d", "zhao", "e", "he", "k", "lin"));
  }

  @Example
  void valueIsDividedInEachCurrencyOfItsOwn() {
    var rows = new ArrayList<Row>();
    for (var index = 0; index < 4; index++) {
      rows.add(worth("cny" + index, 1_000_000, "CNY"));
      rows.add(worth("usd" + index, 10, "USD"));
    }
    var split = new Split(List.of(), new Rest(Rest.By.VALUE, List.of("he", "lin")), Map.of());
    var receivers = receivers(rows, split);

    for (var currency : List.of("cny", "usd")) {
      assertThat(
              receivers.entrySet().stream()
                  .filter(entry -> entry.getKey().startsWith(currency))
                  .filter(entry -> entry.getValue().equals("he")))
          .as(currency)
          .hasSize(2);
    }
  }

  private static Row worth(String id, long amount, String currency) {
    return row(
        RecordType.OPPORTUNITY,
        id,
        Map.of("amount", amount, "currency", currency, "state", "open"));
  }

  private static Row row(RecordType type, String id, Map<String, Object> fields) {
    return new Row(type, id, fields);
  }

  private static Map<String, String> receivers(List<Row> rows, Split split) {
    var receivers = new HashMap<String, String>();
    split
        .of(Book.of(rows))
        .forEach(going ->
            going.bundle().records().forEach(row -> receivers.put(row.id(), going.receiver())));
    return receivers;
  }

  @Provide
  Arbitrary<List<Row>> books() {
    var number = Arbitraries.integers().between(0, 12);
    var row =
        Combinators.combine(
                Arbitraries.of(
                    RecordType.LEAD,
                    RecordType.ACCOUNT,
                    RecordType.CONTACT,
                    RecordType.OPPORTUNITY),
                number,
                number,
                Arbitraries.of("East", "West", ""),
                Arbitraries.longs().between(0, 5_000))
            .as((type, link, other, region, amount) ->
                row(
                    type,
                    "",
                    Map.of(
                        "account",
                        "r" + link,
                        "contact",
                        "r" + other,
                        "region",
                        region,
                        "amount",
                        amount,
                        "currency",
                        region.isEmpty() ? "USD" : "CNY",
                        "state",
                        "open")));
    return row.list()
        .ofMaxSize(25)
        .map(rows -> {
          var named = new ArrayList<Row>();
          for (var index = 0; index < rows.size(); index++) {
            named.add(new Row(rows.get(index).type(), "r" + index, rows.get(index).fields()));
          }
          return named;
        });
  }

  @Provide
  Arbitrary<Split> splits() {
    var person = Arbitraries.of(PEOPLE);
    var rules =
        Combinators.combine(
                Arbitraries.of(SplitRule.FIELDS),
                Arbitraries.of("East", "West", "r1").list().ofMaxSize(2),
                person)
            .as(SplitRule::new)
            .list()
            .ofMaxSize(3);
    var rest =
        Combinators.combine(
                Arbitraries.of(Rest.By.values()), person.list().ofMinSize(1).ofMaxSize(3))
            .as(Rest::new);
    var exceptions = Arbitraries.maps(Arbitraries.of("r1", "r2", "r30"), person).ofMaxSize(2);
    return Combinators.combine(rules, rest, exceptions).as(Split::new);
  }
}

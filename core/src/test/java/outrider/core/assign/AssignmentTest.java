package outrider.core.assign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import outrider.core.configuration.Configuration;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Reason;

/// Who gets a lead that came from outside, and that everybody is told why.
final class AssignmentTest {

  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Long> untouched = new HashMap<>();
  private final Map<String, Long> turns = new HashMap<>();

  AssignmentTest() {
    begin();
  }

  /// A property tells many stories with one of these.
  private void begin() {
    rows.clear();
    untouched.clear();
    turns.clear();
    team("company", null);
    team("north", "company");
    team("south", "company");
    user("lin", "rep", "north");
    user("zhao", "rep", "north");
    user("wu", "rep", "south");
    user("ma", "manager", "north");
    user("boss", "admin", "company");
  }

  @Example
  void withNothingSetUpTheRepWithTheFewestUntouchedLeadsGetsIt() {
    untouched.putAll(Map.of("lin", 3L, "zhao", 1L, "wu", 2L));

    var given = give(Map.of());

    assertThat(given.owner()).isEqualTo("zhao");
    assertThat(given.alert()).isFalse();
    assertThat(given.reasons())
        .containsExactly(Reason.of("assign.least-loaded").with("untouched", 1).with("limit", 5));
  }

  @Example
  void amongEqualsWhoeverHasWaitedLongest() {
    turns.putAll(Map.of("lin", 7L, "zhao", 9L, "wu", 4L));
    assertThat(give(Map.of()).owner()).isEqualTo("wu");
    turns.remove("zhao");
    assertThat(give(Map.of()).owner()).as("never given one yet").isEqualTo("zhao");
  }

  @Example
  void fiveUntouchedLeadsAreAllowedAndSixAreNot() {
    untouched.putAll(Map.of("lin", 6L, "zhao", 5L, "wu", 6L));
    assertThat(give(Map.of()).owner()).isEqualTo("zhao");
  }

  @Example
  void whereEverybodyIsOverTheLimitTheirManagerIsToHandItOn() {
    untouched.putAll(Map.of("lin", 6L, "zhao", 7L, "wu", 8L));

    var given = give(Map.of());

    assertThat(given.owner()).isEqualTo("ma");
    assertThat(given.alert()).isTrue();
    assertThat(ids(given)).containsExactly("assign.nobody-free");
  }

  @Example
  void withoutAManagerAboveAnAdministratorIsToHandItOn() {
    untouched.putAll(Map.of("lin", 9L, "zhao", 9L, "wu", 6L));
    assertThat(give(Map.of()).owner()).isEqualTo("boss");
  }

  @Example
  void aManagerGetsItOnlyWhereThereIsNoRep() {
    leave("lin");
    leave("zhao");
    leave("wu");
    var given = give(Map.of());
    assertThat(given.owner()).isEqualTo("ma");
    assertThat(ids(given)).containsExactly("assign.no-reps");

    leave("ma");
    assertThat(give(Map.of()).owner()).isEqualTo("boss");
    leave("boss");
    assertThat(new Assignment(configuration(), workload()).of(lead(Map.of()))).isEmpty();
  }

  @Example
  void theFirstRuleThatMatchesDecides() {
    rule("b", 2, Map.of("team", "north"));
    rule("a", 1, Map.of("team", "south", "regions", List.of("华南", "South")));
    untouched.putAll(Map.of("wu", 4L));

    assertThat(give(Map.of("region", "south ")).owner()).isEqualTo("wu");
    assertThat(give(Map.of("region", "华东")).owner()).isIn("lin", "zhao");
    assertThat(give(Map.of("region", "华南")).reasons())
        .containsExactly(
            Reason.of("assign.rule-load").with("rule", "a").with("untouched", 4).with("limit", 5));
  }

  @Example
  void everyConditionOfARuleHasToHold() {
    rule(
        "all",
        0,
        Map.of(
            "people", List.of("ma"),
            "regions", List.of("East"),
            "industries", List.of("Water"),
            "sources", List.of("web"),
            "intents", List.of("A")));
    var fits = Map.of("region", "East", "industry", "Water", "source", "web", "intent", "A");
    assertThat(give(fits).owner()).isEqualTo("ma");
    for (var field : fits.keySet()) {
      var other = new HashMap<>(fits);
      other.put(field, "B");
      assertThat(give(other).owner()).as(field).isNotEqualTo("ma");
      other.remove(field);
      assertThat(give(other).owner()).as("without " + field).isNotEqualTo("ma");
    }
  }

  @Example
  void aRuleInTurnAsksNotForTheLoad() {
    rule("turn", 0, Map.of("team", "north", "mode", "round_robin"));
    untouched.putAll(Map.of("lin", 5L));
    turns.putAll(Map.of("lin", 1L, "zhao", 2L));
    var given = give(Map.of());
    assertThat(given.owner()).isEqualTo("lin");
    assertThat(ids(given)).containsExactly("assign.rule-turn");
  }

  @Example
  void aRuleWhoseTeamIsGoneIsPassedOverAndThatIsSaid() {
    rule("old", 0, Map.of("team", "deleted"));
    rule("left", 1, Map.of("people", List.of("wu")));
    leave("wu");

    var given = give(Map.of());

    assertThat(given.owner()).isIn("lin", "zhao");
    assertThat(given.reasons())
        .startsWith(
            Reason.of("assign.team-gone", "rule", "old"),
            Reason.of("assign.nobody-there", "rule", "left"));
    assertThat(ids(given)).endsWith("assign.least-loaded");
  }

  @Example
  void aRulesOwnLimitCountsAndItsTeamsManagerHandsOn() {
    rule("few", 0, Map.of("team", "north", "untouchedMax", 0L));
    untouched.putAll(Map.of("lin", 1L));
    assertThat(give(Map.of()).owner()).isEqualTo("zhao");
    untouched.putAll(Map.of("zhao", 1L));
    var given = give(Map.of());
    assertThat(given.owner()).isEqualTo("ma");
    assertThat(given.alert()).isTrue();
  }

  @Example
  void anInactiveRuleIsNoRule() {
    rule("off", 0, Map.of("people", List.of("boss"), "inactive", true));
    assertThat(ids(give(Map.of()))).containsExactly("assign.least-loaded");
  }

  /// Leads come, are touched, and people come and go, in whatever order. Another who reckons it in
  /// another way says the same each time.
  @Property(tries = 300)
  void anOracleAgreesWhateverHappened(@ForAll long seed) {
    begin();
    var random = new Random(seed);
    for (var index = random.nextInt(6); index > 0; index--) {
      user("extra" + index, random.nextInt(4) == 0 ? "manager" : "rep", "south");
    }
    var people = rows.stream().filter(row -> row.type() == RecordType.USER).toList();
    for (var step = 1; step <= 60; step++) {
      var who = people.get(random.nextInt(people.size())).id();
      switch (random.nextInt(8)) {
        case 0 -> toggle(who);
        case 1, 2 -> untouched.computeIfPresent(who, (id, held) -> held == 1 ? null : held - 1);
        default -> {
          var expected = oracle();
          var given = new Assignment(configuration(), workload()).of(lead(Map.of()));
          assertThat(given.map(Assigned::owner).orElse("nobody")).isEqualTo(expected);
          if (given.isPresent()) {
            var held = untouched.getOrDefault(expected, 0L);
            assertThat(given.get().alert() || !isRep(expected) || held <= 5).isTrue();
            assertThat(given.get().reasons()).isNotEmpty();
            untouched.merge(expected, 1L, Long::sum);
            turns.put(expected, (long) step);
          }
        }
      }
    }
  }

  /// Where everybody works at the same pace, nobody ever has two more than anybody else.
  @Property(tries = 50)
  void sharesAreEven(@ForAll long seed) {
    begin();
    var random = new Random(seed);
    for (var index = random.nextInt(9); index > 0; index--) {
      user("extra" + index, "rep", "south");
    }
    var shares = new TreeMap<String, Integer>();
    for (var step = 1L; step <= 200; step++) {
      var owner = give(Map.of()).owner();
      shares.merge(owner, 1, Integer::sum);
      turns.put(owner, step);
    }
    var counts = shares.values().stream().mapToInt(count -> count).summaryStatistics();
    assertThat(shares).hasSize((int) reps());
    assertThat(counts.getMax() - counts.getMin()).isLessThanOrEqualTo(1);
  }

  /// The same rule told by elimination, one criterion after the other.
  private String oracle() {
    var reps = activeOf("rep");
    if (reps.isEmpty()) {
      var leaders = activeOf("manager").isEmpty() ? activeOf("admin") : activeOf("manager");
      return leaders.isEmpty() ? "nobody" : longestWaiting(lightest(leaders));
    }
    var free = new ArrayList<>(reps);
    free.removeIf(id -> untouched.getOrDefault(id, 0L) > 5);
    if (!free.isEmpty()) {
      return longestWaiting(lightest(free));
    }
    var team = teamOf(longestWaiting(lightest(reps)));
    for (var above : List.of(team, "company")) {
      var managers = new ArrayList<>(activeOf("manager"));
      managers.removeIf(id -> !teamOf(id).equals(above));
      if (!managers.isEmpty()) {
        return longestWaiting(managers);
      }
    }
    if (!activeOf("admin").isEmpty()) {
      return longestWaiting(activeOf("admin"));
    }
    return activeOf("manager").isEmpty()
        ? longestWaiting(lightest(reps))
        : longestWaiting(activeOf("manager"));
  }

  private List<String> lightest(List<String> people) {
    for (var load = 0L; ; load++) {
      var found = new ArrayList<String>();
      for (var id : people) {
        if (untouched.getOrDefault(id, 0L) == load) {
          found.add(id);
        }
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
  }

  private String longestWaiting(List<String> people) {
    var best = "";
    for (var id : people) {
      var mine = turns.getOrDefault(id, 0L);
      var others = turns.getOrDefault(best, 0L);
      if (best.isEmpty() || mine < others || mine.equals(others) && id.compareTo(best) < 0) {
        best = id;
      }
    }
    return best;
  }

  private List<String> activeOf(String role) {
    return rows.stream()
        .filter(row -> row.text("role").equals(role) && !row.flag("inactive"))
        .map(Row::id)
        .toList();
  }

  private String teamOf(String user) {
    return find(user).text("team");
  }

  private boolean isRep(String user) {
    return find(user).text("role").equals("rep");
  }

  private long reps() {
    return activeOf("rep").size();
  }

  private Assigned give(Map<String, ?> lead) {
    return new Assignment(configuration(), workload()).of(lead(lead)).orElseThrow();
  }

  private static List<String> ids(Assigned given) {
    return given.reasons().stream().map(Reason::id).toList();
  }

  private static Row lead(Map<String, ?> fields) {
    return new Row(RecordType.LEAD, "lead", new HashMap<>(fields));
  }

  private Configuration configuration() {
    return new Configuration(rows);
  }

  private Workload workload() {
    return new Workload(untouched, turns);
  }

  private void team(String id, @Nullable String above) {
    rows.add(Row.of(RecordType.TEAM, id).with("name", id).with("above", above));
  }

  private void user(String id, String role, String team) {
    rows.add(Row.of(RecordType.USER, id).with("name", id).with("role", role).with("team", team));
  }

  private void rule(String name, long position, Map<String, Object> fields) {
    rows.add(
        new Row(RecordType.ASSIGNMENT_RULE, name, fields)
            .with("name", name)
            .with("position", position));
  }

  private Row find(String user) {
    return rows.stream().filter(row -> row.id().equals(user)).findFirst().orElseThrow();
  }

  private void leave(String user) {
    rows.replaceAll(row -> row.id().equals(user) ? row.with("inactive", true) : row);
  }

  private void toggle(String user) {
    rows.replaceAll(
        row -> row.id().equals(user) ? row.with("inactive", !row.flag("inactive")) : row);
  }
}

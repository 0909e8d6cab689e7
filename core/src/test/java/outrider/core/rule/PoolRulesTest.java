package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.rule.Office.HOUR;
import static outrider.core.rule.Office.id;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.lead.Lead;
import outrider.core.pool.Pool;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.Role;
import outrider.core.user.Visibility;

/// The north has a pool that its team is in and `zhao` looks after; the south has another.
class PoolRulesTest {
  private static final long DAY = 24 * HOUR;

  private final Office office = new Office();
  private final String north = id("north pool");
  private final String south = id("south pool");

  @BeforeEach
  void pools() {
    office.put(
        RecordType.POOL,
        "north pool",
        Map.of("name", "North", "teams", List.of("north"), "admins", List.of("zhao")));
    office.put(RecordType.POOL, "south pool", Map.of("name", "South", "people", List.of("wu")));
  }

  @Test
  void whatLiesInAPoolIsSeenByItsMembersAndThoseAboveThem() {
    var lead = pooled("li", "lin");
    assertThat(lead.textOrNull(Fields.OWNER)).isNull();
    assertThat(Visibility.scopesOf(lead)).containsExactly("pool/" + north);
    for (var person : List.of("lin", "zhao", "ma", "boss")) {
      assertThat(office.actor(person).sees(lead)).as(person).isTrue();
    }
    for (var person : List.of("wu", "qi")) {
      assertThat(office.actor(person).sees(lead)).as(person).isFalse();
      assertThat(office.refusals(person, claim("li"))).containsExactly("record.not-found");
    }
    assertThat(Visibility.scopesOf(office.all(RecordType.ACTIVITY).getFirst()))
        .as("what hangs on it lies there too")
        .containsExactly("pool/" + north);
  }

  @Test
  void aClaimMakesItOnesOwnWithACountdown() {
    pooled("li", "lin");
    office.pass(HOUR);
    office.does("zhao", claim("li"));

    var lead = office.the(RecordType.LEAD, "li");
    assertThat(lead.text(Fields.OWNER)).isEqualTo("zhao");
    assertThat(lead.text(Fields.POOL)).as("where it goes back to").isEqualTo(north);
    assertThat(lead.number(Lead.CLAIMED_AT, 0)).isEqualTo(office.now());
    assertThat(lead.text(Fields.NEXT_STEP)).isEqualTo("first-response");
    assertThat(office.children(RecordType.TASK, lead.id()))
        .allSatisfy(task -> assertThat(task.text(Fields.OWNER)).isEqualTo("zhao"))
        .hasSize(1);
    assertThat(office.children(RecordType.ACTIVITY, lead.id()))
        .allSatisfy(line -> {
          assertThat(line.text(Fields.OWNER)).isEqualTo("zhao");
          assertThat(line.has(Fields.POOL)).isFalse();
        });
  }

  @Test
  void whoeverIsSecondIsToldWhoWasFirstAndSinceWhen() {
    pooled("li", "zhao");
    office.pass(8 * DAY);
    office.does("zhao", claim("li"));

    var refused = office.refused("lin", claim("li")).getFirst();
    assertThat(refused.id()).isEqualTo("pool.taken");
    assertThat(refused.arguments())
        .containsEntry("owner", "zhao")
        .containsEntry("at", Long.toString(office.now()));
    assertThat(office.refusals("wu", claim("li"))).containsExactly("record.not-found");
  }

  @Test
  void whatTheLoserLogsStaysOnTheLeadAndGivesThemNothing() {
    pooled("li", "zhao");
    office.pass(8 * DAY);
    office.does("zhao", claim("li"));
    var lost = office.occasion("lin");
    office.apply(Rules.afterRefusal(claim("li"), office, lost));

    office.does("lin", Office.call("lin called", RecordType.LEAD, "li", office.now()));

    var note = office.the(RecordType.ACTIVITY, "lin called");
    assertThat(note.text(Fields.OWNER)).isEqualTo("zhao");
    assertThat(note.text(Fields.CREATED_BY)).isEqualTo("lin");
    assertThat(office.the(RecordType.LEAD, "li").text(Fields.OWNER)).isEqualTo("zhao");
    assertThat(office.refusals("lin", edit("li"))).containsExactly("record.not-found");

    office.pass(HOUR);
    assertThat(office.refusals("lin", Office.call("later", RecordType.LEAD, "li", office.now())))
        .as("once told, they have nothing to do with it")
        .containsExactly("record.not-found");
  }

  @Test
  void nobodyAddsToALeadTheyNeverClaimed() {
    pooled("li", "zhao");
    office.pass(8 * DAY);
    office.does("zhao", claim("li"));
    office.apply(Rules.afterRefusal(claim("li"), office, office.occasion("wu")));

    assertThat(office.the(RecordType.LEAD, "li").has(Lead.LOST_CLAIMS)).isFalse();
    assertThat(office.refusals("lin", Office.call("hello", RecordType.LEAD, "li", office.now())))
        .containsExactly("record.not-found");
  }

  @Test
  void whoHadItWaits() {
    set(north, Map.of(Pool.LOCK_DAYS, 5L));
    pooled("li", "lin");
    office.pass(5 * DAY - 1);
    var refused = office.refused("lin", claim("li")).getFirst();
    assertThat(refused.id()).isEqualTo("pool.locked");
    assertThat(refused.arguments())
        .containsEntry("until", Long.toString(office.now() + 1))
        .containsEntry("days", "5");
    assertThat(office.refusals("boss", assign("li", null, "lin"))).containsExactly("pool.locked");
    office.pass(1);
    office.does("lin", claim("li"));
  }

  @Test
  void aFriendDoesNotGetRoundTheLock() {
    pooled("li", "lin");
    office.does("zhao", claim("li"));
    assertThat(office.refusals("zhao", assign("li", "zhao", "lin"))).containsExactly("pool.locked");
  }

  @Test
  void aSlipOfTheHandIsTakenBackWithoutALock() {
    pooled("li", "zhao");
    office.pass(8 * DAY);
    office.does("lin", claim("li"));
    office.pass(5 * Office.MINUTE);
    office.does("lin", new Command.ReturnLead(id("li"), null, null));
    office.does("lin", claim("li"));
    office.pass(11 * Office.MINUTE);
    office.does("lin", new Command.ReturnLead(id("li"), null, "no budget"));
    assertThat(office.refusals("lin", claim("li"))).containsExactly("pool.locked");
    assertThat(office.the(RecordType.LEAD, "li").text(Lead.POOLED_NOTE)).isEqualTo("no budget");
  }

  @Test
  void claimsInADayAreLimitedAndTheRefusalSaysWhenTheNextIsFree() {
    set(north, Map.of(Pool.CLAIMS_PER_DAY, 2L));
    for (var name : List.of("one", "two", "three")) {
      imported(name, north);
    }
    office.does("lin", claim("one"));
    var first = office.now();
    office.pass(HOUR);
    office.does("lin", claim("two"));
    office.pass(HOUR);
    var refused = office.refused("lin", claim("three")).getFirst();
    assertThat(refused.id()).isEqualTo("pool.claims");
    assertThat(refused.arguments())
        .containsEntry("limit", "2")
        .containsEntry("until", Long.toString(first + DAY));
    office.does("zhao", claim("three"));
    imported("four", north);
    office.pass(22 * HOUR - 1);
    assertThat(office.refusals("lin", claim("four"))).containsExactly("pool.claims");
    office.pass(1);
    office.does("lin", claim("four"));
  }

  @Test
  void whatOneHoldsIsLimitedHoweverItComes() {
    set(north, Map.of(Pool.HOLDING_MAX, 1L));
    imported("one", north);
    imported("two", north);
    office.does("lin", claim("one"));

    assertThat(office.refusals("lin", claim("two"))).containsExactly("pool.full");
    assertThat(office.refusals("boss", assign("two", null, "lin"))).containsExactly("pool.full");
    assertThat(office.refusals("boss", create("three", "lin", north))).containsExactly("pool.full");
    office.does("zhao", claim("two"));
    assertThat(office.refusals("zhao", assign("two", "zhao", "lin"))).containsExactly("pool.full");
    office.lead("lin", "own");
    assertThat(office.refusals("lin", new Command.PlaceLead(id("own"), null, north)))
        .containsExactly("pool.full");

    office.does("lin", edit("one", Lead.STATUS, "disqualified"));
    office.does("lin", new Command.PlaceLead(id("own"), null, north));
  }

  @Test
  void whatATeamSharedAndNobodyHadLiesInThePoolFromThenOn() {
    office.does(
        "ma",
        new Command.CreateRecord(
            RecordType.LEAD,
            id("shared"),
            Map.of("name", "Shared", "source", "fair", "team", "north")));
    office.pass(HOUR);
    office.does("ma", new Command.PlaceLead(id("shared"), null, north));

    var lead = office.the(RecordType.LEAD, "shared");
    assertThat(Lead.of(lead).isPooled()).isTrue();
    assertThat(lead.number(Lead.POOLED_AT, 0)).isEqualTo(office.now());
    assertThat(lead.text(Lead.POOLED_WHY)).isEqualTo("created");
  }

  @Test
  void aMemberClaimsAndDoesNotHandOut() {
    imported("one", north);
    imported("two", north);
    assertThat(office.refusals("lin", assign("one", null, "lin")))
        .containsExactly("permission.pool");
    office.does("zhao", assign("one", null, "lin"));
    office.does("ma", assign("two", null, "lin"));
    assertThat(office.the(RecordType.LEAD, "one").number(Lead.CLAIMED_AT, 0))
        .isEqualTo(office.now());
    assertThat(office.refusals("ma", new Command.ClaimLead(id("two"), north)))
        .containsExactly("pool.taken");
    imported("three", north);
    assertThat(office.refusals("boss", claim("three")))
        .as("no member")
        .containsExactly("permission.claim");
  }

  @Test
  void amongRepsTheTimeGoesOnAndAManagerMayLetItBeginAnew() {
    imported("li", north);
    office.does("lin", claim("li"));
    var claimedAt = office.now();
    office.pass(DAY);
    office.does("lin", assign("li", "lin", "zhao"));
    assertThat(office.the(RecordType.LEAD, "li").number(Lead.CLAIMED_AT, 0)).isEqualTo(claimedAt);
    office.does("ma", assign("li", "zhao", "lin"));
    assertThat(office.the(RecordType.LEAD, "li").number(Lead.CLAIMED_AT, 0))
        .isEqualTo(office.now());
  }

  @Test
  void hqTakesItBackWhenItsTimeIsUpAndNotBefore() {
    imported("li", north);
    office.does("lin", claim("li"));
    var claimedAt = office.now();
    office.pass(10 * DAY - 1);
    assertThat(recycle("li").changes()).isEmpty();
    office.pass(1);
    recycle("li");

    var lead = office.the(RecordType.LEAD, "li");
    assertThat(lead.has(Fields.OWNER)).isFalse();
    assertThat(lead.text(Lead.POOLED_WHY)).isEqualTo("protection");
    assertThat(lead.text(Lead.PREVIOUS_OWNER)).isEqualTo("lin");
    assertThat(lead.number(Lead.POOLED_AT, 0)).isEqualTo(claimedAt + 10 * DAY);
    assertThat(recycle("li").changes()).as("once").isEmpty();
  }

  @Test
  void aContactMadeBeforeHqTookItBackBringsItHome() {
    imported("li", north);
    office.does("lin", claim("li"));
    var claimedAt = office.now();
    office.pass(10 * DAY);
    recycle("li");

    logged("lin", "late call", claimedAt + 9 * DAY);

    var lead = office.the(RecordType.LEAD, "li");
    assertThat(lead.text(Fields.OWNER)).isEqualTo("lin");
    assertThat(lead.number(Lead.CLAIMED_AT, 0)).as("its time goes on").isEqualTo(claimedAt);
    assertThat(lead.has(Lead.POOLED_AT)).isFalse();
    assertThat(office.the(RecordType.ACTIVITY, "late call").text(Fields.OWNER)).isEqualTo("lin");
  }

  @Test
  void aContactThatWouldHaveChangedNothingOrWasMadeLaterBringsNothingHome() {
    imported("li", north);
    office.does("lin", claim("li"));
    var claimedAt = office.now();
    office.pass(10 * DAY);
    recycle("li");
    logged("lin", "early call", claimedAt + DAY);
    assertThat(office.the(RecordType.LEAD, "li").has(Fields.OWNER)).isFalse();
    office.pass(HOUR);
    logged("lin", "afterwards", office.now());
    assertThat(office.the(RecordType.LEAD, "li").has(Fields.OWNER)).isFalse();
  }

  @Test
  void whatOneGaveUpDoesNotComeHomeByItself() {
    imported("li", north);
    office.does("lin", claim("li"));
    office.pass(HOUR);
    var before = office.now();
    office.pass(HOUR);
    office.does("lin", new Command.ReturnLead(id("li"), null, null));
    logged("lin", "late call", before);
    assertThat(office.the(RecordType.LEAD, "li").has(Fields.OWNER)).isFalse();
  }

  @Test
  void whereAnotherHasClaimedItTheLateContactStaysAsANote() {
    imported("li", north);
    office.does("lin", claim("li"));
    var claimedAt = office.now();
    office.pass(10 * DAY);
    recycle("li");
    office.does("zhao", claim("li"));

    logged("lin", "late call", claimedAt + 9 * DAY);

    assertThat(office.the(RecordType.LEAD, "li").text(Fields.OWNER)).isEqualTo("zhao");
    assertThat(office.the(RecordType.ACTIVITY, "late call").text(Fields.OWNER)).isEqualTo("zhao");
  }

  @Test
  void aDealThatIsNotWonInTimeComesBackWithItsLead() {
    set(north, Map.of("dealDaysC", 30L));
    imported("li", north);
    office.does("lin", claim("li"));
    office.does(
        "lin",
        new Command.ConvertLead(
            id("li"), id("acme"), "Acme", id("person"), id("deal"), "Roof", Office.TALK));
    office.pass(25 * DAY);
    assertThat(recycle("li").changes()).isEmpty();
    office.pass(5 * DAY);
    recycle("li");

    assertThat(office.the(RecordType.LEAD, "li").text(Lead.POOLED_WHY)).isEqualTo("no-deal");
    assertThat(office.the(RecordType.LEAD, "li").text(Lead.STATUS)).isEqualTo("working");
    assertThat(Visibility.scopesOf(office.the(RecordType.OPPORTUNITY, "deal")))
        .containsExactly("pool/" + north);
    office.does("zhao", claim("li"));
    assertThat(office.the(RecordType.OPPORTUNITY, "deal").text(Fields.OWNER)).isEqualTo("zhao");
    assertThat(office.the(RecordType.OPPORTUNITY, "deal").has(Fields.POOL)).isFalse();
  }

  @Test
  void aLeadInThePoolIsClaimedBeforeItIsWorked() {
    imported("li", north);
    var convert =
        new Command.ConvertLead(
            id("li"), id("acme"), "Acme", id("person"), id("deal"), "Roof", Office.TALK);
    assertThat(office.refusals("lin", convert)).containsExactly("pool.claim-first");
    assertThat(office.refusals("lin", new Command.DeleteRecord(RecordType.LEAD, id("li"))))
        .containsExactly("permission.delete");
    office.does("lin", Office.call("rang", RecordType.LEAD, "li", office.now()));
  }

  @Test
  void whoPutsALeadUnderAPoolDoesNotTakeItOut() {
    office.lead("lin", "li");
    assertThat(office.refusals("lin", new Command.PlaceLead(id("li"), null, south)))
        .containsExactly("permission.pool");
    office.does("lin", new Command.PlaceLead(id("li"), null, north));
    assertThat(office.refusals("lin", new Command.PlaceLead(id("li"), north, null)))
        .containsExactly("permission.pool");
    assertThat(office.refusals("lin", new Command.PlaceLead(id("li"), null, north)))
        .containsExactly("pool.moved");
    office.does("ma", new Command.PlaceLead(id("li"), north, null));
    assertThat(office.the(RecordType.LEAD, "li").has(Lead.CLAIMED_AT)).isFalse();
  }

  @Test
  void onlyWhoHasItOrLeadsGivesItBack() {
    office.lead("lin", "li");
    assertThat(office.refusals("lin", new Command.ReturnLead(id("li"), null, null)))
        .containsExactly("pool.unknown");
    assertThat(office.refusals("lin", new Command.ReturnLead(id("li"), south, null)))
        .containsExactly("permission.pool");
    office.does("ma", new Command.ReturnLead(id("li"), north, "too far away"));
    assertThat(office.refusals("lin", new Command.ReturnLead(id("li"), null, null)))
        .containsExactly("pool.lies-there");
    office.does("boss", new Command.PlaceLead(id("li"), north, south));
    assertThat(office.actor("wu").sees(office.the(RecordType.LEAD, "li"))).isTrue();
    assertThat(office.actor("lin").sees(office.the(RecordType.LEAD, "li"))).isFalse();
  }

  @Test
  void aPoolMustMakeSenseAndGoesOnlyWhenItIsEmpty() {
    assertThat(office.refusals("boss", pool(Map.of("name", "Empty"))))
        .containsExactly("pool.nobody");
    assertThat(
            office.refusals(
                "boss",
                pool(
                    Map.of(
                        "name",
                        "Odd",
                        "people",
                        List.of("lin"),
                        "protectionDays",
                        30L,
                        "capDays",
                        20L))))
        .containsExactly("pool.cap");
    assertThat(
            office.refusals(
                "boss", pool(Map.of("name", "Odd", "people", List.of("nobody"), "dealDaysA", 0L))))
        .containsExactly("pool.days", "pool.person-gone");
    assertThat(office.refusals("ma", pool(Map.of("name", "Mine", "people", List.of("lin")))))
        .containsExactly("permission.configuration");
    imported("li", south);
    var refused =
        office.refused("boss", new Command.DeleteRecord(RecordType.POOL, south)).getFirst();
    assertThat(refused).isEqualTo(Reason.of("pool.in-use", "leads", "1"));
    office.does("boss", new Command.PlaceLead(id("li"), south, north));
    office.does("boss", new Command.DeleteRecord(RecordType.POOL, south));
  }

  private Row pooled(String name, String owner) {
    office.lead(owner, name);
    office.does(owner, new Command.ReturnLead(id(name), north, null));
    return office.the(RecordType.LEAD, name);
  }

  private void imported(String name, String pool) {
    office.does("boss", create(name, null, pool));
  }

  private static Command create(String name, @Nullable String owner, String pool) {
    var fields = new HashMap<String, Object>(Map.of("name", name, "source", "fair", "pool", pool));
    if (owner != null) {
      fields.put(Fields.OWNER, owner);
    }
    return new Command.CreateRecord(RecordType.LEAD, id(name), fields);
  }

  private Command pool(Map<String, Object> fields) {
    return new Command.CreateRecord(RecordType.POOL, id("pool " + fields.get("name")), fields);
  }

  private void set(String pool, Map<String, ?> fields) {
    office.put(office.row(RecordType.POOL, pool).orElseThrow().with(fields));
  }

  private Command claim(String name) {
    return new Command.ClaimLead(id(name), north);
  }

  private static Command assign(String name, @Nullable String from, String to) {
    return new Command.AssignOwner(RecordType.LEAD, id(name), from, to);
  }

  private static Command edit(String name) {
    return edit(name, "city", "Suzhou");
  }

  private static Command edit(String name, String field, String value) {
    return Office.edit(RecordType.LEAD, name, new FieldEdit(field, null, value));
  }

  /// Done at a time that lies behind, heard of now.
  private void logged(String user, String name, long at) {
    var occasion = new Occasion(office.actor(user), at, id("late " + name));
    office.happens(Rules.decide(Office.call(name, RecordType.LEAD, "li", at), office, occasion));
  }

  private Decision.Accepted recycle(String name) {
    var hq = new Actor(Actor.HEADQUARTERS, Role.ADMIN, null, "hq", Set.of(Visibility.CONFIG));
    var occasion = new Occasion(hq, office.now(), id("recycle " + office.now()));
    return office.happens(Rules.recycle(id(name), office, occasion));
  }
}

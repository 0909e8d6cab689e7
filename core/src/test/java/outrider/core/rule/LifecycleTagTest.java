package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.ACTIVITY;
import static outrider.core.record.RecordType.CADENCE;
import static outrider.core.record.RecordType.ENROLLMENT;
import static outrider.core.record.RecordType.LEAD;
import static outrider.core.record.RecordType.TAG;
import static outrider.core.record.RecordType.TAGGING;
import static outrider.core.record.RecordType.TAG_RULE;
import static outrider.core.rule.Office.HOUR;
import static outrider.core.rule.Office.id;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.core.cadence.Cadence;
import outrider.core.cadence.Enrollment;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.tag.TagRule;
import outrider.core.tag.Tagging;

/// Tags from how often somebody was in touch and from what was said: when a rule comes true, what
/// follows, that nobody is fought, and which rules are refused.
final class LifecycleTagTest {
  private static final long DAY = 24 * HOUR;

  private final Office office = new Office();
  private int said;

  @Test
  void threeTouchesInSevenDaysMakeALeadActiveSwitchItsCadenceAndTheReasonIsWrittenDown() {
    office.does("boss", cadence("Nurture", Map.of()));
    office.does("boss", cadence("Closing", Map.of(Cadence.BY_HAND, true)));
    office.does("boss", active(Map.of(TagRule.CADENCE, id("Closing"))));
    office.lead("lin", "Z");
    var first = call();
    office.pass(2 * DAY);
    var second = call();
    assertThat(tags()).as("two are not enough").isEmpty();
    office.pass(4 * DAY);
    var third = call();

    assertThat(tags()).containsExactly("active");
    var why = why("Active");
    assertThat(why.times()).containsExactly(first, second, third);
    assertThat(why.row().number(Tagging.DAYS, 0)).isEqualTo(7);
    assertThat(why.row().text(Tagging.CADENCE_NAME)).isEqualTo("Closing");
    assertThat(running()).extracting(run -> run.text(Fields.NAME)).containsExactly("Closing");
    assertThat(office.children(ENROLLMENT, id("Z")))
        .filteredOn(run -> run.text(Fields.NAME).equals("Nurture"))
        .extracting(run -> run.text(Enrollment.WHY))
        .containsExactly(Enrollment.SWITCHED);
    var told = ReasonText.read(entries().getFirst().text("text")).reasons();
    assertThat(told).extracting(Reason::id).containsExactly("tagging.activity", "tagging.cadence");
    assertThat(told.getFirst().argument("times")).isEqualTo(first + "," + second + "," + third);
    assertThat(told.getFirst().argument("rule")).isEqualTo("Active");
  }

  /// The first touch is `firstAgo` milliseconds older than the third.
  @ParameterizedTest
  @CsvSource({"604799999, true", "604800000, false", "604800001, false", "0, true"})
  void sevenDaysAreSevenTimesTwentyFourHours(long firstAgo, boolean tagged) {
    office.does("boss", active(Map.of()));
    office.lead("lin", "Z");
    office.pass(30 * DAY);
    log("call", "out", office.now() - firstAgo, null);
    log("wechat", "out", office.now() - 1, null);
    call();

    assertThat(tags().contains("active")).isEqualTo(tagged);
  }

  @Test
  void whatDoesNotCountIsNotCounted() {
    office.does("boss", active(Map.of(TagRule.DIRECTION, "out")));
    office.lead("lin", "Z");
    call();
    call();
    log("note", null, office.now(), "thought about them");
    log("call", "in", office.now(), null);
    log("download", "in", office.now(), null);
    log("call", "out", office.now() - 8 * DAY, null);
    assertThat(tags()).isEmpty();

    call();

    assertThat(tags()).containsExactly("active");
  }

  @Test
  void touchesThatHqHearsOfOutOfOrderAreCountedAllTheSame() {
    office.does("boss", active(Map.of()));
    office.lead("lin", "Z");
    var now = office.now() + 3 * DAY;
    office.pass(3 * DAY);
    call();
    log("call", "out", now - DAY, null);
    // A colleague's laptop was offline when this was done, and hands it in last.
    office.pass(-2 * DAY);
    call();

    assertThat(tags()).containsExactly("active");
  }

  @ParameterizedTest
  @CsvSource({
    "客户问了价格，想要一份报价单, true",
    "ＰＲＩＣＥ please, true",
    "what is your Price?, true",
    "只是随便看看, false",
  })
  void aRuleMayAskForWhatWasSaid(String words, boolean tagged) {
    office.does(
        "boss",
        rule(
            "Price",
            Map.of(
                TagRule.WHEN,
                TagRule.ACTIVITY,
                TagRule.DAYS,
                30L,
                TagRule.WORDS,
                List.of("报价", "price"),
                TagRule.TAG,
                "asked for the price")));
    office.lead("lin", "Z");

    log("wechat", "in", office.now(), words);

    assertThat(tags().contains("asked for the price")).isEqualTo(tagged);
    if (tagged) {
      assertThat(why("Price").row().set(Tagging.WORDS)).hasSize(1);
      assertThat(entries()).as("it told once, and did not read its own words").hasSize(1);
    }
  }

  @Test
  void whatIsWrittenIntoAFormOrPastedAsAConversationCountsAsSaid() {
    office.does(
        "boss",
        rule(
            "Price",
            Map.of(
                TagRule.WHEN,
                TagRule.ACTIVITY,
                TagRule.DAYS,
                30L,
                TagRule.WORDS,
                List.of("报价"),
                TagRule.TAG,
                "price")));
    office.does(
        "lin",
        new Command.CreateRecord(
            LEAD, id("form"), Map.of("name", "form", "source", "website", "note", "请给我报价")));
    office.does(
        "lin",
        new Command.CreateRecord(
            LEAD,
            id("old"),
            Map.of("name", "old", "source", "x", "note", "报价", Fields.IMPORT, "march")));
    office.lead("lin", "Z");
    office.does(
        "lin",
        new Command.LogActivity(
            id("chat"),
            LEAD,
            id("Z"),
            "wechat",
            "in",
            office.now(),
            null,
            null,
            null,
            "张三 10:00 能发个报价吗",
            List.of(),
            null,
            null));

    assertThat(office.the(LEAD, "form").set(Fields.TAGS)).containsExactly("price");
    assertThat(office.the(LEAD, "old").set(Fields.TAGS)).as("history").isEmpty();
    assertThat(tags()).containsExactly("price");
  }

  @Test
  void whatPeopleDoOnTheWebsiteCountsWhereARuleAsksForIt() {
    office.does(
        "boss",
        rule(
            "Reads",
            Map.of(
                TagRule.WHEN,
                TagRule.ACTIVITY,
                TagRule.DAYS,
                14L,
                TagRule.COUNT,
                2L,
                TagRule.KINDS,
                List.of("download"),
                TagRule.TAG,
                "reads")));
    office.lead("lin", "Z");
    log("download", "in", office.now(), null);
    call();
    assertThat(tags()).isEmpty();

    log("download", "in", office.now(), null);

    assertThat(tags()).containsExactly("reads");
  }

  @Test
  void whoTakesATagOffIsNotFoughtUntilTheRuleWasFalseInBetween() {
    office.does("boss", active(Map.of()));
    office.lead("lin", "Z");
    for (var touch = 0; touch < 3; touch++) {
      call();
    }
    office.does("lin", new Command.RemoveTags(LEAD, id("Z"), List.of("active")));
    assertThat(Tagging.why("active", office.children(TAGGING, id("Z")))).isEmpty();
    office.pass(DAY);
    call();
    call();
    assertThat(tags()).as("still true, so still theirs").isEmpty();

    office.pass(7 * DAY);
    call();
    assertThat(tags()).as("false in between").isEmpty();
    call();
    call();

    assertThat(tags()).containsExactly("active");
  }

  @Test
  void aLeadIsInOnePhaseAtATime() {
    office.does("boss", active(Map.of()));
    office.does("boss", dormant(Map.of()));
    office.lead("lin", "Z");
    office.does("lin", new Command.AddTags(LEAD, id("Z"), List.of("vip")));
    for (var touch = 0; touch < 3; touch++) {
      call();
    }
    assertThat(tags()).containsExactly("active", "vip");

    office.pass(30 * DAY);
    passTime();
    assertThat(tags()).containsExactly("dormant", "vip");
    assertThat(why("Dormant").row().set(Tagging.REPLACED)).containsExactly("active");

    office.does("lin", new Command.AddTags(LEAD, id("Z"), List.of("active")));
    assertThat(tags()).as("by hand too").containsExactly("active", "vip");
    passTime();
    assertThat(tags()).as("nobody is fought").containsExactly("active", "vip");
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, true", "1, true"})
  void thirtyDaysWithoutContactAreFoundToTheMillisecond(long more, boolean tagged) {
    office.does("boss", dormant(Map.of()));
    office.lead("lin", "Z");
    office.pass(DAY);
    log("call", "in", office.now(), null);
    office.pass(30 * DAY + more);

    passTime();

    assertThat(tags().contains("dormant")).isEqualTo(tagged);
  }

  @Test
  void hqFindsSilenceOnceHoweverOftenItLooks() {
    office.does("boss", dormant(Map.of()));
    office.lead("lin", "Z");
    office.pass(31 * DAY);

    assertThat(passTime()).isPositive();
    assertThat(passTime()).isZero();
    call();
    office.pass(31 * DAY);

    assertThat(passTime()).as("silent again").isPositive();
    assertThat(entries()).as("the tag was there still").hasSize(1);
  }

  @Test
  void aNewRuleBeginsNoCadenceForThoseWhoHaveLongBeenSilent() {
    office.does("boss", cadence("Revive", Map.of(Cadence.BY_HAND, true)));
    office.lead("lin", "Z");
    office.pass(90 * DAY);
    office.does("boss", dormant(Map.of(TagRule.CADENCE, id("Revive"))));
    passTime();
    assertThat(tags()).containsExactly("dormant");
    assertThat(running()).isEmpty();
    assertThat(entries()).isEmpty();

    call();
    office.pass(30 * DAY);
    passTime();

    assertThat(running()).extracting(run -> run.text(Fields.NAME)).containsExactly("Revive");
  }

  @Test
  void theFirstRuleThatIsTrueCounts() {
    office.does(
        "boss",
        rule(
            "Hot",
            Map.of(
                TagRule.WHEN,
                TagRule.ACTIVITY,
                TagRule.COUNT,
                2L,
                TagRule.DAYS,
                1L,
                TagRule.TAG,
                "hot",
                TagRule.LIFECYCLE,
                true,
                TagRule.POSITION,
                1L)));
    office.does("boss", active(Map.of(TagRule.POSITION, 2L)));
    office.lead("lin", "Z");
    for (var touch = 0; touch < 4; touch++) {
      call();
    }
    assertThat(tags()).containsExactly("hot");

    office.pass(2 * DAY);
    call();

    assertThat(tags())
        .as("no longer hot, and five touches in seven days")
        .containsExactly("active");
  }

  @Test
  void aTouchThatIsTakenBackTakesItsTagAndCadenceAlong() {
    office.does("boss", cadence("Closing", Map.of(Cadence.BY_HAND, true)));
    office.does("boss", active(Map.of(TagRule.CADENCE, id("Closing"))));
    office.lead("lin", "Z");
    call();
    call();
    call();
    assertThat(tags()).containsExactly("active");

    office.does("lin", new Command.DeleteRecord(ACTIVITY, id("said " + said)));

    assertThat(tags()).isEmpty();
    assertThat(entries()).isEmpty();
    assertThat(running()).isEmpty();
    call();
    assertThat(tags()).containsExactly("active");
  }

  @Test
  void onlyLeadsThatTheRuleIsAboutAndThatAreOpenAreTagged() {
    office.does("boss", active(Map.of(TagRule.SOURCES, List.of("fair"))));
    office.lead("lin", "Z");
    for (var touch = 0; touch < 3; touch++) {
      call();
    }
    assertThat(tags()).isEmpty();
    office.does("lin", Office.edit(LEAD, "Z", new FieldEdit("source", "website", "Fair")));
    call();
    assertThat(tags()).containsExactly("active");

    office.does("lin", new Command.RemoveTags(LEAD, id("Z"), List.of("active")));
    office.does("lin", Office.edit(LEAD, "Z", new FieldEdit("status", "working", "disqualified")));
    office.pass(8 * DAY);
    for (var touch = 0; touch < 3; touch++) {
      call();
    }
    assertThat(tags()).isEmpty();
  }

  @Test
  void aTagThatEndsACadenceIsWrittenAsTheTagIsCalled() {
    office.put(TAG, "t", Map.of("name", "活跃", "nameEn", "Active"));
    office.does("boss", cadence("Nurture", Map.of(Cadence.EXIT_TAGS, List.of("活跃"))));
    office.does("boss", active(Map.of(TagRule.TAG, id("t"))));
    office.lead("lin", "Z");
    for (var touch = 0; touch < 3; touch++) {
      call();
    }

    assertThat(office.children(ENROLLMENT, id("Z")))
        .extracting(run -> run.text(Enrollment.WHY))
        .containsExactly(Enrollment.TAGGED);
  }

  @Test
  void rulesThatCannotComeTrueOrNameWhatIsGoneAreRefused() {
    assertThat(refused(Map.of(TagRule.DAYS, 0L))).containsExactly("tag-rule.days");
    assertThat(refused(Map.of(TagRule.DAYS, 366L))).containsExactly("tag-rule.days");
    assertThat(refused(Map.of(TagRule.COUNT, 0L))).containsExactly("tag-rule.count");
    assertThat(refused(Map.of(TagRule.COUNT, 51L))).containsExactly("tag-rule.count");
    assertThat(refused(Map.of(TagRule.KINDS, List.of("stage")))).containsExactly("field.malformed");
    assertThat(refused(Map.of(TagRule.TAG, id("nobody's")))).containsExactly("tag-rule.tag-gone");
    assertThat(refused(Map.of(TagRule.CADENCE, id("none"))))
        .containsExactly("tag-rule.cadence-gone");
    assertThat(refused(Map.of(TagRule.WHEN, TagRule.SILENCE, TagRule.WORDS, List.of("x"))))
        .containsExactly("tag-rule.silence");
    assertThat(office.refusals("lin", active(Map.of())))
        .containsExactly("permission.configuration");
  }

  @Test
  void rulesThatWouldTakeTurnsAreRefusedWithTheWayRound() {
    office.does("boss", active(Map.of()));

    var turns = office.refused("boss", dormant(Map.of(TagRule.DAYS, 6L))).getFirst();
    assertThat(turns.id()).isEqualTo("tag-rule.turns");
    assertThat(turns.argument("way")).isEqualTo("Active → Dormant → Active");
    var same =
        office
            .refused("boss", rule("Busy", with(Map.of(TagRule.TAG, "busy"), activeFields())))
            .getFirst();
    assertThat(same.id()).isEqualTo("tag-rule.same");
    assertThat(same.argument("other")).isEqualTo("Active");
    office.does(
        "boss",
        rule("Busy", with(Map.of(TagRule.TAG, "busy", TagRule.INACTIVE, true), activeFields())));
    office.does("boss", dormant(Map.of(TagRule.DAYS, 7L)));
  }

  @Test
  void aRuleCannotBeginACadenceThatItsOwnTagEnds() {
    office.does("boss", cadence("Closing", Map.of(Cadence.EXIT_TAGS, List.of("active"))));
    assertThat(refused(Map.of(TagRule.CADENCE, id("Closing"))))
        .containsExactly("tag-rule.ends-at-once");
    office.does(
        "boss",
        Office.edit(CADENCE, "Closing", new FieldEdit(Cadence.EXIT_TAGS, List.of("active"), null)));
    office.does("boss", active(Map.of(TagRule.CADENCE, id("Closing"))));

    assertThat(
            office.refusals(
                "boss",
                Office.edit(
                    CADENCE, "Closing", new FieldEdit(Cadence.EXIT_TAGS, null, List.of("active")))))
        .containsExactly("cadence.begun-by-tag");
    assertThat(office.refusals("boss", new Command.DeleteRecord(CADENCE, id("Closing"))))
        .containsExactly("cadence.in-tag-rule");
  }

  @Test
  void whatTheRulesWroteDownIsNobodysToWriteOrDelete() {
    office.does("boss", active(Map.of()));
    office.lead("lin", "Z");
    call();
    call();
    call();
    var mark = office.children(TAGGING, id("Z")).getFirst();

    assertThat(office.refusals("boss", new Command.DeleteRecord(TAGGING, mark.id())))
        .containsExactly("permission.delete");
    assertThat(
            office.refusals(
                "lin",
                new Command.EditFields(
                    TAGGING, mark.id(), List.of(new FieldEdit(Tagging.MET, true, null)))))
        .containsExactly("field.managed");
  }

  private List<String> refused(Map<String, ?> fields) {
    var decision = office.ask("boss", active(fields));
    return decision instanceof Decision.Rejected no
        ? no.reasons().stream().map(Reason::id).toList()
        : List.of();
  }

  /// What HQ does on its round, and how much came of it.
  private int passTime() {
    var decision = Rules.silent(id("Z"), office, office.occasion("boss"));
    var changes = ((Decision.Accepted) decision).changes();
    changes.forEach(change -> change.result().ifPresent(office::put));
    return changes.size();
  }

  private long call() {
    log("call", "out", office.now(), null);
    return office.now();
  }

  private void log(String kind, @Nullable String way, long at, @Nullable String text) {
    said++;
    office.does(
        "lin",
        new Command.LogActivity(
            id("said " + said),
            LEAD,
            id("Z"),
            kind,
            way,
            at,
            null,
            null,
            text,
            null,
            List.of(),
            null,
            null));
  }

  private List<String> tags() {
    return office.the(LEAD, "Z").set(Fields.TAGS);
  }

  private Tagging why(String rule) {
    return Tagging.of(office.row(TAGGING, Tagging.idOf(id(rule), id("Z"))).orElseThrow());
  }

  private List<Row> running() {
    return office.children(ENROLLMENT, id("Z")).stream()
        .filter(run -> Enrollment.of(run).isRunning())
        .toList();
  }

  /// The lines of the timeline that the rules wrote.
  private List<Row> entries() {
    return office.children(ACTIVITY, id("Z")).stream()
        .filter(row -> row.text(Fields.CREATED_BY).equals(Actor.HEADQUARTERS))
        .toList();
  }

  private static Map<String, Object> activeFields() {
    return Map.of(
        TagRule.WHEN,
        TagRule.ACTIVITY,
        TagRule.COUNT,
        3L,
        TagRule.DAYS,
        7L,
        TagRule.TAG,
        "active",
        TagRule.LIFECYCLE,
        true);
  }

  private static Command active(Map<String, ?> more) {
    return rule("Active", with(more, activeFields()));
  }

  private static Command dormant(Map<String, ?> more) {
    return rule(
        "Dormant",
        with(
            more,
            Map.of(
                TagRule.WHEN,
                TagRule.SILENCE,
                TagRule.DAYS,
                30L,
                TagRule.TAG,
                "dormant",
                TagRule.LIFECYCLE,
                true)));
  }

  private static Map<String, Object> with(Map<String, ?> more, Map<String, Object> fields) {
    var all = new HashMap<>(fields);
    all.putAll(more);
    return all;
  }

  private static Command rule(String name, Map<String, Object> fields) {
    return create(TAG_RULE, name, fields);
  }

  private static Command cadence(String name, Map<String, Object> more) {
    return create(CADENCE, name, with(more, Map.of(Cadence.STEPS, "1d|call|Call")));
  }

  private static Command create(RecordType type, String name, Map<String, Object> fields) {
    return new Command.CreateRecord(type, id(name), with(Map.of(Fields.NAME, name), fields));
  }
}

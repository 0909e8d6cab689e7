package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.CALENDAR;
import static outrider.core.record.RecordType.CHANGE_REQUEST;
import static outrider.core.record.RecordType.CHECKLIST_ITEM;
import static outrider.core.record.RecordType.OPPORTUNITY;
import static outrider.core.record.RecordType.PIPELINE;
import static outrider.core.record.RecordType.POOL;
import static outrider.core.record.RecordType.PROMOTION;
import static outrider.core.record.RecordType.SERVICE_LEVEL;
import static outrider.core.record.RecordType.STAGE;
import static outrider.core.record.RecordType.TAG;
import static outrider.core.record.RecordType.TEAM;
import static outrider.core.record.RecordType.USER;
import static outrider.core.rule.Office.QUOTE;
import static outrider.core.rule.Office.id;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.core.change.ChangeDuty;
import outrider.core.change.ChangeRequest;
import outrider.core.change.Gathered;
import outrider.core.change.Signature;
import outrider.core.change.WrittenCommands;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.pipeline.Pipeline;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.signing.Signatures;
import outrider.core.user.Role;
import outrider.core.user.Team;
import outrider.core.user.User;

/// Sales, marketing and IT sign what changes the rules, each through another person, before anybody
/// feels it; and one click takes it back.
final class ChangeImpactTest {

  private final Office office = new Office();

  @BeforeEach
  void signersAreNamedAndSigningBegins() {
    office.set(USER, "ma", Map.of(User.DUTIES, List.of("sales")));
    office.set(USER, "qi", Map.of(User.DUTIES, List.of("marketing", "sales")));
    office.set(USER, "wu", Map.of(User.DUTIES, List.of("it")));
    office.put(SERVICE_LEVEL, "hour", Map.of("name", "An hour", "minutes", 60L));
    signingBegins();
  }

  @Test
  void twoOfThreeCannotPublishAndThreeCan() {
    proposed("faster", minutes(60, 15));
    sign("ma", "sales", "faster");
    sign("qi", "marketing", "faster");

    var refusal = office.refused("boss", publish("faster")).getFirst();
    assertThat(refusal.id()).isEqualTo("change.unsigned");
    assertThat(refusal.argument("duties")).isEqualTo("it");
    assertThat(refusal.argument("count")).isEqualTo("2");
    assertThat(level().number("minutes", 0)).isEqualTo(60);

    sign("wu", "it", "faster");
    office.does("boss", publish("faster"));

    assertThat(level().number("minutes", 0)).isEqualTo(15);
    assertThat(change("faster").isPublished()).isTrue();
    assertThat(change("faster").publishedAt()).contains(office.now());
    assertThat(office.all(RecordType.RULE_CHANGE)).as("what charts mark").hasSize(1);
  }

  @Test
  void oneClickTakesItBackAndLeavesWhatSomebodyHasChangedSince() {
    inForce(
        "faster",
        new Command.EditFields(
            SERVICE_LEVEL,
            id("hour"),
            List.of(
                new FieldEdit("minutes", 60L, 15L), new FieldEdit("name", "An hour", "A quarter"))),
        new Command.CreateRecord(PROMOTION, id("spring"), spring()));
    inForce(
        "again",
        new Command.EditFields(
            SERVICE_LEVEL, id("hour"), List.of(new FieldEdit("minutes", 15L, 20L))));

    office.does("wu", new Command.RollBackChange(id("faster")));

    assertThat(level().text("name")).isEqualTo("An hour");
    assertThat(level().number("minutes", 0)).as("changed since").isEqualTo(20);
    assertThat(office.has(PROMOTION, "spring")).isFalse();
    assertThat(change("faster").isRolledBack()).isTrue();
    assertThat(change("faster").row().set(ChangeRequest.KEPT))
        .containsExactly("service_level " + id("hour") + " minutes");
    assertThat(office.refusals("boss", new Command.RollBackChange(id("faster"))))
        .containsExactly("change.not-published");
  }

  @Test
  void whatWasDeletedComesBackAsItStood() {
    inForce("none", new Command.DeleteRecord(SERVICE_LEVEL, id("hour")));
    assertThat(office.has(SERVICE_LEVEL, "hour")).isFalse();

    office.does("boss", new Command.RollBackChange(id("none")));

    assertThat(level().number("minutes", 0)).isEqualTo(60);
    assertThat(level().text("name")).isEqualTo("An hour");
  }

  @Test
  void onlyAdministratorsAndSignersRollBack() {
    inForce("faster", minutes(60, 15));

    assertThat(office.refusals("lin", new Command.RollBackChange(id("faster"))))
        .containsExactly("change.not-yours");
    office.does("ma", new Command.RollBackChange(id("faster")));
  }

  @Test
  void nobodySignsTheirOwnNorForTwoNorWithoutTheDuty() {
    office.set(USER, "boss", Map.of(User.DUTIES, List.of("it")));
    proposed("faster", minutes(60, 15));

    assertThat(refusedToSign("boss", "it")).containsExactly("change.own");
    assertThat(refusedToSign("lin", "it")).containsExactly("change.not-your-duty");
    sign("qi", "sales", "faster");
    assertThat(refusedToSign("qi", "marketing")).containsExactly("change.one-duty");
    assertThat(refusedToSign("ma", "sales")).containsExactly("change.signed-already");
    office.does("qi", signing("sales", "faster", Signature.OPEN, null));
    sign("ma", "sales", "faster");
    sign("qi", "marketing", "faster");
  }

  @Test
  void noNeedsAWordAndHoldsUntilItsGiverSaysYes() {
    proposed("faster", minutes(60, 15));

    assertThat(office.refusals("ma", signing("sales", "faster", Signature.REFUSED, " ")))
        .containsExactly("change.no-word");
    office.does("ma", signing("sales", "faster", Signature.REFUSED, "Nobody works at night"));
    sign("wu", "it", "faster");
    assertThat(office.refusals("boss", publish("faster"))).containsExactly("change.unsigned");
    assertThat(refusedToSign("qi", "sales")).containsExactly("change.signed-already");

    sign("ma", "sales", "faster");
    sign("qi", "marketing", "faster");
    office.does("boss", publish("faster"));
  }

  @Test
  void whatIsEditedAfterwardsIsSignedAnew() {
    proposed("faster", minutes(60, 15));
    sign("ma", "sales", "faster");
    var seen = Signatures.digest(change("faster"), office.configuration());
    office.does(
        "boss",
        Office.edit(
            CHANGE_REQUEST,
            "faster",
            new FieldEdit(
                ChangeRequest.COMMANDS,
                change("faster").row().text(ChangeRequest.COMMANDS),
                WrittenCommands.write(List.of(minutes(60, 1))))));

    assertThat(change("faster").isDraft()).isTrue();
    assertThat(change("faster").signature(ChangeDuty.SALES)).isEmpty();
    office.does("boss", ask("faster"));
    assertThat(
            office.refusals(
                "qi",
                new Command.SignChange(
                    id("faster"), "marketing", Signature.AGREED, null, seen, null)))
        .as("an offline signature to what it was")
        .containsExactly("change.edited-since");
  }

  @Test
  void aDraftThatIsEditedAfterItWasSignedIsNotWhatWasSigned() {
    office.does("boss", new Command.DraftPipeline(id("second"), "solar", null));
    proposed("stricter", new Command.PublishPipeline(id("second"), "solar"));
    signAll("stricter");
    var quote = office.configuration().stages(id("second")).get(2);
    office.does(
        "boss",
        new Command.EditFields(STAGE, quote.id(), List.of(new FieldEdit("limitDays", null, 3L))));

    assertThat(office.refusals("boss", publish("stricter"))).containsExactly("change.unsigned");

    signAll("stricter");
    office.does("boss", publish("stricter"));
    assertThat(office.configuration().pipelines())
        .extracting(Pipeline::id)
        .containsExactly(id("second"));
  }

  @Test
  void aPublishedPipelineIsRolledBackWithTheDealsThatItMoved() {
    var running = office.deal("lin", "roof");
    office.does("boss", new Command.DraftPipeline(id("second"), "solar", null));
    office.does("boss", Office.edit(PIPELINE, "second", new FieldEdit("running", null, "move")));
    inForce("stricter", new Command.PublishPipeline(id("second"), "solar"));
    assertThat(office.the(OPPORTUNITY, "roof").text("pipeline")).isEqualTo(id("second"));
    office.pass(Office.HOUR);
    var begun = office.deal("lin", "barn");

    office.does("boss", new Command.RollBackChange(id("stricter")));

    assertThat(office.the(OPPORTUNITY, "roof").text("pipeline")).isEqualTo("solar");
    assertThat(office.the(OPPORTUNITY, "roof").text("stage")).isEqualTo(running.text("stage"));
    assertThat(office.the(OPPORTUNITY, "barn").text("pipeline"))
        .as("what began since stays on what it began with")
        .isEqualTo(begun.text("pipeline"));
    assertThat(office.configuration().pipelines())
        .extracting(Pipeline::id)
        .containsExactly("solar");
    assertThat(change("stricter").row().set(ChangeRequest.KEPT)).isEmpty();
  }

  @Test
  void noWayRoundIsLeft() {
    office.put(CALENDAR, "hours", Map.of("name", "Hours"));
    office.put(POOL, "pool", Map.of("name", "Pool"));
    office.does("boss", new Command.DraftPipeline(id("second"), "solar", null));
    var drafted = office.configuration().stages(id("second")).getFirst();
    for (var command :
        List.of(
            minutes(60, 15),
            new Command.DeleteRecord(SERVICE_LEVEL, id("hour")),
            new Command.CreateRecord(SERVICE_LEVEL, id("new"), Map.of("name", "x", "minutes", 5L)),
            new Command.DeleteRecord(CALENDAR, id("hours")),
            Office.edit(POOL, "pool", new FieldEdit("name", "Pool", "Lake")),
            new Command.CreateRecord(PROMOTION, id("spring"), spring()),
            new Command.CreateRecord(RecordType.FIELD, id("f"), Map.of("name", "x_a")),
            new Command.CreateRecord(RecordType.CADENCE, id("c"), Map.of("name", "c")),
            new Command.CreateRecord(RecordType.TAG_RULE, id("t"), Map.of("name", "t")),
            new Command.CreateRecord(RecordType.ASSIGNMENT_RULE, id("a"), Map.of("name", "a")),
            new Command.CreateRecord(RecordType.ESCALATION_LEVEL, id("e"), Map.of("name", "e")),
            new Command.CreateRecord(RecordType.FORM, id("w"), Map.of("name", "w")),
            new Command.CreateRecord(PIPELINE, id("p"), Map.of("name", "At once")),
            new Command.CreateRecord(
                STAGE, id("s"), Map.of("name", "s", "pipeline", "solar", "kind", "open")),
            new Command.EditFields(STAGE, QUOTE, List.of(new FieldEdit("limitDays", null, 3L))),
            new Command.EditFields(
                STAGE, drafted.id(), List.of(new FieldEdit("pipeline", id("second"), "solar"))),
            new Command.CreateRecord(
                CHECKLIST_ITEM, id("i"), Map.of("name", "i", "stage", QUOTE, "kind", "action")),
            new Command.DeleteRecord(CHECKLIST_ITEM, "photos"),
            new Command.DeleteRecord(PIPELINE, "solar"),
            new Command.PublishPipeline(id("second"), "solar"),
            new Command.MigrateDeals("solar", id("second")),
            new Command.EditFields(USER, "lin", List.of(new FieldEdit("role", "rep", "admin"))),
            new Command.EditFields(USER, "lin", List.of(new FieldEdit("team", "north", "south"))),
            new Command.EditFields(
                USER, "lin", List.of(new FieldEdit("duties", null, List.of("it")))),
            new Command.EditFields(USER, "gone", List.of(new FieldEdit("inactive", true, null))),
            new Command.CreateRecord(
                USER, id("u"), Map.of("login", "u", "name", "u", "role", "manager")),
            new Command.CreateRecord(
                USER,
                id("u"),
                Map.of("login", "u", "name", "u", "role", "rep", "duties", List.of("it"))),
            new Command.EditFields(
                TEAM, "company", List.of(new FieldEdit(Team.SIGNS_CHANGES, true, null))),
            new Command.EditFields(TEAM, "south", List.of(new FieldEdit("above", "company", null))),
            new Command.DeleteRecord(TEAM, "company"),
            new Command.HandOver(id("h"), "lin", "moving", "south", List.of(), null))) {
      assertThat(office.refusals("boss", command))
          .as("%s", command)
          .containsExactly("change.needs-signatures");
    }
  }

  @Test
  void whatIsNoRuleStaysFree() {
    office.does("boss", new Command.DraftPipeline(id("second"), "solar", null));
    var stage = office.configuration().stages(id("second")).getFirst();
    for (var command :
        List.of(
            new Command.CreateRecord(TAG, id("hot"), Map.of("name", "hot")),
            new Command.EditFields(
                STAGE, stage.id(), List.of(new FieldEdit("limitDays", null, 3L))),
            new Command.CreateRecord(
                CHECKLIST_ITEM,
                id("i"),
                Map.of("name", "i", "stage", stage.id(), "kind", "action")),
            new Command.CreateRecord(
                USER, id("u"), Map.of("login", "u", "name", "u", "role", "rep")),
            new Command.EditFields(USER, "zhao", List.of(new FieldEdit("inactive", null, true))),
            new Command.EditFields(USER, "zhao", List.of(new FieldEdit("phone", null, "110"))),
            new Command.EditFields(TEAM, "south", List.of(new FieldEdit("nameEn", null, "S"))),
            new Command.EditFields(
                TEAM, "south", List.of(new FieldEdit(Team.INDUSTRY_MEAN, null, 2_500L))),
            new Command.DeleteRecord(PIPELINE, id("second")))) {
      office.does("boss", command);
    }
  }

  @Test
  void signingEndsAsItBeganByThreeSignatures() {
    inForce(
        "enough",
        new Command.EditFields(
            TEAM, "company", List.of(new FieldEdit(Team.SIGNS_CHANGES, true, null))));

    office.does("boss", minutes(60, 15));
    assertThat(level().number("minutes", 0)).isEqualTo(15);
  }

  @Test
  void signingBeginsOnlyWhereThreePeopleCanSign() {
    office.set(TEAM, "company", Map.of(Team.SIGNS_CHANGES, false));
    office.set(USER, "wu", Map.of(User.DUTIES, List.of()));
    var on =
        new Command.EditFields(
            TEAM, "company", List.of(new FieldEdit(Team.SIGNS_CHANGES, null, true)));

    assertThat(office.refusals("boss", on)).containsExactly("change.nobody-signs");
    office.set(USER, "qi", Map.of(User.DUTIES, List.of("marketing", "it")));
    assertThat(office.refusals("boss", on)).as("two people").containsExactly("change.nobody-signs");
    assertThat(
            office.refusals(
                "boss",
                new Command.EditFields(
                    TEAM, "south", List.of(new FieldEdit(Team.SIGNS_CHANGES, null, true)))))
        .containsExactly("change.at-the-root");
  }

  @Test
  void whereADutyIsNobodysHqAloneSaysWhoseItIs() {
    var duty =
        new Command.EditFields(USER, "lin", List.of(new FieldEdit("duties", null, List.of("it"))));
    var hq =
        new Occasion(
            new Actor(Actor.HEADQUARTERS, Role.ADMIN, null, "hq", Set.of("config")),
            office.now(),
            id("hq"));
    assertThat(Rules.decide(duty, office, hq)).isInstanceOf(Decision.Rejected.class);

    office.set(USER, "wu", Map.of(User.INACTIVE, true));

    assertThat(office.refusals("boss", duty)).containsExactly("change.needs-signatures");
    assertThat(Rules.decide(duty, office, hq)).isInstanceOf(Decision.Accepted.class);
    assertThat(Rules.decide(minutes(60, 15), office, hq)).isInstanceOf(Decision.Rejected.class);
  }

  @Test
  void nobodyIsAskedAboutWhatCannotBe() {
    draft(
        "broken",
        new Command.EditFields(
            SERVICE_LEVEL, id("hour"), List.of(new FieldEdit("minutes", 60L, -1L))));
    assertThat(office.refusals("boss", ask("broken"))).containsExactly("service-level.minutes");
    draft("nothing");
    assertThat(office.refusals("boss", ask("nothing"))).containsExactly("change.empty");
    assertThat(
            office.refusals(
                "boss",
                new Command.CreateRecord(
                    CHANGE_REQUEST,
                    id("odd"),
                    Map.of(
                        "name",
                        "Odd",
                        "commands",
                        WrittenCommands.write(List.of(new Command.CompleteTask("t", null)))))))
        .containsExactly("field.malformed");
    assertThat(
            office.refusals(
                "boss",
                new Command.CreateRecord(
                    CHANGE_REQUEST, id("odd"), Map.of("name", "Odd", "commands", "[{]"))))
        .containsExactly("field.malformed");
  }

  @Test
  void itIsPublishedAsItWasSignedOrNotAtAll() {
    proposed("faster", minutes(60, 15));
    signAll("faster");
    office.set(SERVICE_LEVEL, id("hour"), Map.of("minutes", 30L));

    var refusal = office.refused("boss", publish("faster")).getFirst();

    assertThat(refusal.id()).isEqualTo("change.overtaken");
    assertThat(refusal.argument("field")).isEqualTo("minutes");
    assertThat(level().number("minutes", 0)).isEqualTo(30);
  }

  @Test
  void hqPublishesWhenItsTimeHasComeAndSaysWhyItCannot() {
    proposed("faster", minutes(60, 15));
    office.does(
        "boss",
        Office.edit(
            CHANGE_REQUEST,
            "faster",
            new FieldEdit(ChangeRequest.PUBLISH_AT, null, office.now() + Office.HOUR)));
    signAll("faster");
    due("faster");
    assertThat(change("faster").isAsked()).as("not yet").isTrue();

    office.pass(Office.HOUR);
    due("faster");
    assertThat(change("faster").isPublished()).isTrue();
    assertThat(level().number("minutes", 0)).isEqualTo(15);

    proposed("slower", minutes(15, 120));
    office.does(
        "boss",
        Office.edit(CHANGE_REQUEST, "slower", new FieldEdit(ChangeRequest.PUBLISH_AT, null, 1L)));
    sign("ma", "sales", "slower");
    due("slower");
    assertThat(change("slower").isAsked()).as("its time has come, two are missing").isTrue();
    assertThat(change("slower").row().has(ChangeRequest.HELD)).isFalse();
    sign("qi", "marketing", "slower");
    sign("wu", "it", "slower");
    office.set(SERVICE_LEVEL, id("hour"), Map.of("minutes", 30L));
    due("slower");
    assertThat(ReasonText.read(change("slower").row().text(ChangeRequest.HELD)).reasons())
        .extracting(Reason::id)
        .containsExactly("change.overtaken");
    due("slower");
    assertThat(level().number("minutes", 0)).isEqualTo(30);
  }

  @Test
  void withoutSigningAChangeIsPublishedByItsAuthorOrAtItsTime() {
    office.set(TEAM, "company", Map.of(Team.SIGNS_CHANGES, false));
    draft("now", minutes(60, 15));
    office.does("boss", publish("now"));
    assertThat(level().number("minutes", 0)).isEqualTo(15);

    draft("later", minutes(15, 5));
    office.does(
        "boss",
        Office.edit(CHANGE_REQUEST, "later", new FieldEdit(ChangeRequest.PUBLISH_AT, null, 1L)));
    due("later");
    assertThat(level().number("minutes", 0)).isEqualTo(5);
    assertThat(office.refusals("lin", new Command.PublishChange(id("later"), "")))
        .containsExactly("permission.configuration");
  }

  @Test
  void aChangeThatWasAskedAboutIsNotDeletedNorItsHistoryWritten() {
    proposed("faster", minutes(60, 15));

    assertThat(office.refusals("boss", new Command.DeleteRecord(CHANGE_REQUEST, id("faster"))))
        .containsExactly("change.kept");
    for (var field : List.of("state", "salesBy", "publishedAt", "authors")) {
      assertThat(
              office.refusals(
                  "boss",
                  Office.edit(CHANGE_REQUEST, "faster", new FieldEdit(field, null, "published"))))
          .as(field)
          .contains("field.managed");
    }
    office.does("boss", new Command.SettleChange(id("faster"), ChangeRequest.WITHDRAWN));
    assertThat(
            office.refusals(
                "boss",
                Office.edit(CHANGE_REQUEST, "faster", new FieldEdit("why", null, "because"))))
        .containsExactly("change.settled");
  }

  @Test
  void whatIsDoneTwiceToOneRuleIsOneLineOfTheChange() {
    var all =
        Gathered.with(
            List.of(minutes(60, 15)),
            List.of(
                minutes(15, 5),
                new Command.CreateRecord(PROMOTION, id("spring"), spring()),
                Office.edit(PROMOTION, "spring", new FieldEdit("percent", 8L, 9L)),
                new Command.CreateRecord(TAG, id("hot"), Map.of("name", "hot")),
                new Command.DeleteRecord(TAG, id("hot"))));

    assertThat(all).hasSize(2).contains(minutes(60, 5));
    assertThat(((Command.CreateRecord) all.get(1)).fields()).containsEntry("percent", 9L);
    assertThat(Gathered.with(all, List.of(minutes(5, 60)))).hasSize(1);
    assertThat(WrittenCommands.read(Objects.requireNonNull(WrittenCommands.write(all))))
        .isEqualTo(all);
  }

  private void signingBegins() {
    office.does(
        "boss",
        new Command.EditFields(
            TEAM, "company", List.of(new FieldEdit(Team.SIGNS_CHANGES, null, true))));
  }

  private Row level() {
    return office.the(SERVICE_LEVEL, "hour");
  }

  private ChangeRequest change(String name) {
    return ChangeRequest.of(office.the(CHANGE_REQUEST, name));
  }

  private static Command minutes(long from, long to) {
    return Office.edit(SERVICE_LEVEL, "hour", new FieldEdit("minutes", from, to));
  }

  private static Map<String, Object> spring() {
    return Map.of("name", "Spring", "percent", 8L, "from", 0L, "until", 9L, "stock", 1L);
  }

  private void draft(String name, Command... commands) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", name);
    var text = WrittenCommands.write(List.of(commands));
    if (text != null) {
      fields.put(ChangeRequest.COMMANDS, text);
    }
    office.does("boss", new Command.CreateRecord(CHANGE_REQUEST, id(name), fields));
  }

  private static Command ask(String name) {
    return new Command.SettleChange(id(name), ChangeRequest.ASKED);
  }

  private void proposed(String name, Command... commands) {
    draft(name, commands);
    office.does("boss", ask(name));
  }

  private Command.SignChange signing(String duty, String name, String said, @Nullable String note) {
    return new Command.SignChange(
        id(name),
        duty,
        said,
        note,
        Signatures.digest(change(name), office.configuration()),
        "deals=2 leads=0");
  }

  private void sign(String user, String duty, String name) {
    office.does(user, signing(duty, name, Signature.AGREED, ""));
  }

  private List<String> refusedToSign(String user, String duty) {
    return office.refusals(user, signing(duty, "faster", Signature.AGREED, ""));
  }

  private void signAll(String name) {
    sign("ma", "sales", name);
    sign("qi", "marketing", name);
    sign("wu", "it", name);
  }

  private Command publish(String name) {
    return new Command.PublishChange(
        id(name), Signatures.digest(change(name), office.configuration()));
  }

  private void inForce(String name, Command... commands) {
    proposed(name, commands);
    signAll(name);
    office.does("boss", publish(name));
    office.pass(Office.MINUTE);
  }

  private void due(String name) {
    office.happens(Rules.publishDue(id(name), office, office.occasion("boss")));
  }
}

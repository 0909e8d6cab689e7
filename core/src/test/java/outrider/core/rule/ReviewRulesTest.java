package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.ACTIVITY;
import static outrider.core.record.RecordType.LEAD;
import static outrider.core.record.RecordType.OPPORTUNITY;
import static outrider.core.record.RecordType.QUOTA;
import static outrider.core.rule.Office.HOUR;
import static outrider.core.rule.Office.id;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import outrider.core.activity.Activity;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.quota.Quota;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// What the rules write for a review: how deals changed, and targets.
final class ReviewRulesTest {
  private final Office office = new Office();

  @Test
  void anotherAmountAndDayStandOnTheTimelineWithWhatTheyWere() {
    office.deal("lin", "roof");
    office.does("lin", edit(new FieldEdit("amount", null, 100L)));
    office.pass(HOUR);
    office.does(
        "ma", edit(new FieldEdit("amount", 100L, 250L), new FieldEdit("closeOn", null, 20_000L)));

    assertThat(revisions()).hasSize(2);
    var last = revisions().getLast();
    assertThat(last.fields())
        .containsEntry(Activity.FROM_AMOUNT, 100L)
        .containsEntry(Activity.TO_AMOUNT, 250L)
        .containsEntry(Activity.TO_CLOSE_ON, 20_000L)
        .doesNotContainKey(Activity.FROM_CLOSE_ON)
        .containsEntry(Fields.OWNER, "lin")
        .containsEntry(Fields.CREATED_BY, "ma")
        .containsEntry("occurredAt", office.now());
  }

  @Test
  void nothingElseOfADealIsARevision() {
    office.deal("lin", "roof");
    office.does("lin", edit(new FieldEdit("note", null, "call back")));
    office.does("lin", edit(new FieldEdit("amount", null, null)));
    office.lead("lin", "li");
    office.does(
        "lin", new Command.EditFields(LEAD, id("li"), List.of(new FieldEdit("amount", null, 5L))));
    assertThat(revisions()).isEmpty();
  }

  @Test
  void aMergeThatKeepsTheOthersAmountChangesNothing() {
    office.deal("lin", "roof");
    office.changedBy("ma", OPPORTUNITY, "roof", "amount", 900L, office.now());
    office.does("lin", edit(new FieldEdit("amount", null, 100L)));

    assertThat(office.the(OPPORTUNITY, "roof").number("amount", 0)).isEqualTo(900);
    assertThat(revisions()).isEmpty();
  }

  @Test
  void aDealThatTookTheAmountOfAConflictWasRevised() {
    office.deal("lin", "roof");
    office.changedBy("ma", OPPORTUNITY, "roof", "amount", 900L, office.now());
    var decision = office.does("lin", edit(new FieldEdit("amount", null, 100L)));
    var conflict =
        ConflictRules.raise(decision.overruled().getFirst(), office.occasion("lin")).getFirst();
    office.put(conflict);
    office.does("lin", new Command.SettleConflict(conflict.id(), "100"));

    assertThat(revisions())
        .singleElement()
        .satisfies(row -> assertThat(row.number(Activity.FROM_AMOUNT, 0)).isEqualTo(900));
  }

  @Test
  void nobodyWritesSuchALineByHand() {
    office.deal("lin", "roof");
    assertThat(
            office.refusals(
                "lin",
                new Command.LogActivity(
                    id("lie"),
                    OPPORTUNITY,
                    id("roof"),
                    Activity.REVISION,
                    null,
                    office.now(),
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    null)))
        .containsExactly("field.managed");
  }

  @Test
  void aManagerSetsTheTargetsOfTheirPeopleAndTeam() {
    office.does("ma", target("lin", null, null, 1_000L));
    office.does("ma", target(null, "north", null, 5_000L));
    office.does("ma", target("lin", null, 1_000L, 1_200L));

    assertThat(office.all(QUOTA).stream().map(Quota::of))
        .extracting(quota -> quota.person() + " " + quota.team() + " " + quota.amountMinor())
        .containsExactlyInAnyOrder("lin null OptionalLong[1200]", "null north OptionalLong[5000]");
  }

  @Test
  void nobodySetsTheirOwnAsARepNorThoseOfAnotherTeam() {
    assertThat(office.refusals("lin", target("lin", null, null, 1L)))
        .containsExactly("permission.quota");
    assertThat(office.refusals("qi", target("lin", null, null, 1L)))
        .containsExactly("permission.quota");
    assertThat(office.refusals("qi", target(null, "north", null, 1L)))
        .containsExactly("permission.quota");
    assertThat(office.refusals("ma", target(null, "company", null, 1L)))
        .as("the team above is not theirs to set")
        .containsExactly("permission.quota");
    assertThat(office.refusals("ma", target("nobody", null, null, 1L)))
        .containsExactly("record.not-found");
    assertThat(office.refusals("ma", target("lin", "north", null, 1L)))
        .as("one of the two")
        .containsExactly("record.not-found");
    office.does("boss", target(null, "company", null, 1L));
  }

  @Test
  void whoHadNotSeenTheTargetIsToldWhoSetIt() {
    office.does("boss", target("lin", null, null, 1_000L));
    var reasons = office.refused("ma", target("lin", null, null, 2_000L));
    assertThat(reasons)
        .singleElement()
        .satisfies(reason -> {
          assertThat(reason.id()).isEqualTo("quota.changed");
          assertThat(reason.arguments()).containsEntry("by", "boss");
        });
    office.does("ma", target("lin", null, null, 1_000L));
  }

  @Test
  void aTargetIsAnAmountOfAQuarterAndIsTakenAwayByItsOwnCommandOnly() {
    assertThat(office.refusals("ma", target("lin", null, null, 0L)))
        .containsExactly("field.malformed");
    assertThat(office.refusals("ma", target("lin", null, null, Quota.AMOUNT_MAX + 1)))
        .containsExactly("field.malformed");
    assertThat(office.refusals("ma", new Command.SetQuota("lin", null, "2026-5", "yuan", null, 1L)))
        .containsExactly("field.malformed", "field.malformed");
    office.does("ma", target("lin", null, null, 1_000L));
    var quota = office.all(QUOTA).getFirst().id();
    assertThat(office.refusals("ma", new Command.DeleteRecord(QUOTA, quota)))
        .containsExactly("permission.delete");
    assertThat(
            office.refusals(
                "ma",
                new Command.EditFields(QUOTA, quota, List.of(new FieldEdit("amount", 1_000L, 5L)))))
        .containsExactly("field.managed");
    assertThat(office.refusals("ma", new Command.AssignOwner(QUOTA, quota, "lin", "zhao")))
        .containsExactly("record.own-command");
    office.does("ma", target("lin", null, 1_000L, null));
    assertThat(Quota.of(office.all(QUOTA).getFirst()).amountMinor()).isEmpty();
    office.does("ma", target("lin", null, null, 700L));
  }

  private static Command target(
      @Nullable String person, @Nullable String team, @Nullable Long from, @Nullable Long to) {
    return new Command.SetQuota(person, team, "2026-Q4", "CNY", from, to);
  }

  private static Command edit(FieldEdit... edits) {
    return new Command.EditFields(OPPORTUNITY, id("roof"), List.of(edits));
  }

  private List<Row> revisions() {
    return office.all(ACTIVITY).stream()
        .filter(row -> Activity.of(row).kind().equals(Activity.REVISION))
        .toList();
  }
}

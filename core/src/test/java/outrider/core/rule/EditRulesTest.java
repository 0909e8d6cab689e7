package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.CHECKMARK;
import static outrider.core.record.RecordType.FIELD;
import static outrider.core.record.RecordType.LEAD;
import static outrider.core.record.RecordType.TASK;
import static outrider.core.rule.Office.edit;
import static outrider.core.rule.Office.id;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.Fields;

final class EditRulesTest {

  private final Office office = new Office();

  @BeforeEach
  void aLeadOfLins() {
    office.lead("lin", "Li");
  }

  @Test
  void anEditThatNobodyCrossedIsSimplyTaken() {
    var accepted = office.does("lin", edit(LEAD, "Li", new FieldEdit("company", null, "Huawei")));

    assertThat(office.the(LEAD, "Li").text("company")).isEqualTo("Huawei");
    assertThat(accepted.overruled()).isEmpty();
    assertThat(accepted.changes())
        .singleElement()
        .satisfies(change -> assertThat(change.steps()).containsOnlyKeys("company"));
  }

  @Test
  void twoPeopleOnTwoFieldsNeverMeet() {
    office.changedBy("ma", LEAD, "Li", "city", "Hangzhou", office.now());
    var accepted = office.does("lin", edit(LEAD, "Li", new FieldEdit("company", null, "Huawei")));

    assertThat(accepted.overruled()).isEmpty();
    assertThat(office.the(LEAD, "Li").text("city")).isEqualTo("Hangzhou");
  }

  @Test
  void onAnOrdinaryFieldTheLaterOfTwoStands() {
    office.changedBy("ma", LEAD, "Li", "city", "Hangzhou", office.now() - 1);
    var later = office.does("lin", edit(LEAD, "Li", new FieldEdit("city", null, "Suzhou")));

    assertThat(office.the(LEAD, "Li").text("city")).isEqualTo("Suzhou");
    assertThat(later.overruled())
        .singleElement()
        .satisfies(merge -> {
          assertThat(merge.theirs()).isEqualTo("Hangzhou");
          assertThat(merge.kept()).isEqualTo("Suzhou");
          assertThat(merge.theirsBy()).isEqualTo("ma");
          assertThat(merge.asks()).isFalse();
        });
  }

  @Test
  void onAnOrdinaryFieldTheEarlierOfTwoIsKeptInTheHistoryOnly() {
    office.changedBy("ma", LEAD, "Li", "city", "Hangzhou", office.now() + 1);
    var earlier = office.does("lin", edit(LEAD, "Li", new FieldEdit("city", null, "Suzhou")));

    assertThat(office.the(LEAD, "Li").text("city")).isEqualTo("Hangzhou");
    assertThat(earlier.overruled())
        .singleElement()
        .satisfies(merge -> assertThat(merge.mine()).isEqualTo("Suzhou"));
  }

  @Test
  void onAKeyFieldAPersonDecides() {
    office.changedBy("ma", LEAD, "Li", "amount", 1_200L, office.now() - 1);
    var asked = office.does("lin", edit(LEAD, "Li", new FieldEdit("amount", 1_000L, 1_300L)));

    assertThat(office.the(LEAD, "Li").number("amount", 0)).isEqualTo(1_200);
    assertThat(asked.overruled())
        .singleElement()
        .satisfies(merge -> {
          assertThat(merge.asks()).isTrue();
          assertThat(merge.base()).isEqualTo(1_000L);
          assertThat(merge.mine()).isEqualTo(1_300L);
          assertThat(merge.theirs()).isEqualTo(1_200L);
        });
  }

  @Test
  void twoPeopleOfOneMindAgree() {
    office.changedBy("ma", LEAD, "Li", "amount", 1_200L, office.now());

    assertThat(
            office
                .does("lin", edit(LEAD, "Li", new FieldEdit("amount", 1_000L, 1_200L)))
                .overruled())
        .isEmpty();
  }

  @Test
  void twoNotesBecomeOne() {
    office.changedBy("ma", LEAD, "Li", "note", "met\nwants a quote", office.now());
    office.does("lin", edit(LEAD, "Li", new FieldEdit("note", "met", "met\nhas two roofs")));

    assertThat(office.the(LEAD, "Li").text("note")).isEqualTo("met\nwants a quote\nhas two roofs");
  }

  @Test
  void twoSetsOfTagsUnite() {
    office.changedBy("ma", LEAD, "Li", "tags", List.of("old", "vip"), office.now());
    office.does("lin", edit(LEAD, "Li", new FieldEdit("tags", List.of("old"), List.of("fair"))));

    assertThat(office.the(LEAD, "Li").set("tags")).containsExactly("fair", "vip");
  }

  @Test
  void aMalformedMemoryOfTheValueIsNobodysValue() {
    office.changedBy("ma", LEAD, "Li", "amount", 1_200L, office.now());

    assertThat(
            office
                .does("lin", edit(LEAD, "Li", new FieldEdit("amount", Map.of("x", 1), 1_300L)))
                .overruled())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner", "touches", "createdAt", "nextStepAt", "opportunity"})
  void whatTheRulesKeepNobodyEdits(String field) {
    assertThat(office.refused("lin", edit(LEAD, "Li", new FieldEdit(field, null, null))))
        .containsExactly(Reason.of("field.managed", "type", "lead").with("field", field));
  }

  @Test
  void aRequiredFieldIsNotEmptied() {
    assertThat(office.refused("lin", edit(LEAD, "Li", new FieldEdit("source", "website", "  "))))
        .containsExactly(Reason.of("field.required", "type", "lead").with("field", "source"));
  }

  @Test
  void everyWrongFieldIsNamed() {
    var reasons =
        office.refused(
            "lin",
            edit(
                LEAD,
                "Li",
                new FieldEdit("employees", null, "many"),
                new FieldEdit("intent", null, "Z"),
                new FieldEdit("company", null, "x".repeat(1_001)),
                new FieldEdit("tags", null, List.of(1L)),
                new FieldEdit("amount", null, 0.5),
                new FieldEdit("n'ame", null, "x")));

    assertThat(reasons)
        .extracting(reason -> reason.argument("field") + " " + reason.id())
        .containsExactly(
            "employees field.malformed",
            "intent field.malformed",
            "company field.too-long",
            "tags field.malformed",
            "amount field.malformed",
            "n'ame field.unknown");
  }

  @Test
  void aFieldOfANewerProgramIsKept() {
    office.does("lin", edit(LEAD, "Li", new FieldEdit("mood", null, "sunny")));

    assertThat(office.the(LEAD, "Li").text("mood")).isEqualTo("sunny");
  }

  @Test
  void aRecordDoesNotGrowForEver() {
    for (var batch = 0; batch < 2; batch++) {
      office.does("lin", new Command.EditFields(LEAD, id("Li"), fields(batch * 140, 140)));
    }

    assertThat(office.refusals("lin", new Command.EditFields(LEAD, id("Li"), fields(280, 30))))
        .containsExactly("record.too-many-fields");
  }

  @Test
  void aCustomFieldIsCheckedLikeABuiltInOne() {
    office.set(
        FIELD,
        "roof",
        Map.of(
            "recordType",
            "lead",
            "name",
            "x_roof",
            "label",
            "Roof",
            "kind",
            "choice",
            "options",
            List.of("flat", "pitched"),
            "required",
            true));

    assertThat(office.refusals("lin", edit(LEAD, "Li", new FieldEdit("x_roof", null, "round"))))
        .containsExactly("field.malformed");
    office.does("lin", edit(LEAD, "Li", new FieldEdit("x_roof", null, "flat")));
    assertThat(office.refusals("lin", edit(LEAD, "Li", new FieldEdit("x_roof", "flat", null))))
        .containsExactly("field.required");
  }

  @Test
  void aLeadIsConvertedByBecomingADealNotByAWord() {
    assertThat(office.refusals("lin", edit(LEAD, "Li", new FieldEdit("status", null, "converted"))))
        .containsExactly("lead.convert-only");
    office.does("lin", edit(LEAD, "Li", new FieldEdit("status", null, "disqualified")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zhao", "wu", "qi"})
  void aForeignRecordIsNotThere(String user) {
    assertThat(office.refused(user, edit(LEAD, "Li", new FieldEdit("city", null, "Suzhou"))))
        .containsExactly(Reason.of("record.not-found", "type", "lead").with("id", id("Li")));
    assertThat(office.refusals(user, new Command.AddTags(LEAD, id("Li"), List.of("vip"))))
        .containsExactly("record.not-found");
  }

  @Test
  void theManagerEditsWhatTheTeamHas() {
    office.does("ma", edit(LEAD, "Li", new FieldEdit("city", null, "Suzhou")));
    office.does("boss", edit(LEAD, "Li", new FieldEdit("city", "Suzhou", "Wuxi")));

    assertThat(office.the(LEAD, "Li").text("city")).isEqualTo("Wuxi");
  }

  @Test
  void tagsComeAndGoOneByOne() {
    office.does("lin", new Command.AddTags(LEAD, id("Li"), List.of("vip", "fair")));
    office.does("ma", new Command.AddTags(LEAD, id("Li"), List.of("vip")));
    office.does("lin", new Command.RemoveTags(LEAD, id("Li"), List.of("fair", "never there")));

    assertThat(office.the(LEAD, "Li").set(Fields.TAGS)).containsExactly("vip");
  }

  @Test
  void onlyWhatHasTagsIsTagged() {
    office.put(CHECKMARK, "mark", Map.of("owner", "lin"));

    assertThat(office.refusals("lin", new Command.AddTags(CHECKMARK, id("mark"), List.of("x"))))
        .containsExactly("field.unknown");
  }

  @Test
  void aTaskThatIsRenamedRenamesTheNextStep() {
    office.does("lin", Office.task("call back", LEAD, "Li", office.now() + Office.MINUTE));
    office.does("lin", edit(TASK, "call back", new FieldEdit("title", "call back", "send quote")));

    assertThat(office.the(LEAD, "Li").text(Fields.NEXT_STEP)).isEqualTo("send quote");
  }

  private static List<FieldEdit> fields(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(number -> new FieldEdit("field" + number, null, "x"))
        .toList();
  }
}

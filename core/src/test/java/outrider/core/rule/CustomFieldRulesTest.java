package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.ACCOUNT;
import static outrider.core.record.RecordType.FIELD;
import static outrider.core.record.RecordType.LAYOUT;
import static outrider.core.record.RecordType.LEAD;
import static outrider.core.record.RecordType.OPPORTUNITY;
import static outrider.core.rule.Office.edit;
import static outrider.core.rule.Office.id;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.configuration.CustomField;
import outrider.core.configuration.Layout;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;
import outrider.core.record.ValueText;

/// An administrator adds fields, and everybody's values keep to what was said of them.
final class CustomFieldRulesTest {

  private final Office office = new Office();

  @Test
  void aValueKeepsToTheLimitsOfItsField() {
    field("seats", Map.of("kind", "number", "least", 1L, "most", 500L));
    field("code", Map.of("kind", "text", "pattern", "AA-9{4}", "shortest", 7L, "longest", 7L));
    office.lead("lin", "Li");

    assertThat(refused("x_seats", 0L)).containsExactly("field.least");
    assertThat(refused("x_seats", 501L)).containsExactly("field.most");
    assertThat(refused("x_seats", "many")).containsExactly("field.malformed");
    assertThat(refused("x_code", "AB-12")).containsExactly("field.shortest");
    assertThat(refused("x_code", "AB-123456")).containsExactly("field.longest");
    assertThat(refused("x_code", "ab-1234")).containsExactly("field.pattern");
    office.does("lin", set("x_seats", null, 500L));
    office.does("lin", set("x_code", null, "AB-1234"));
    assertThat(office.the(LEAD, "Li").number("x_seats", 0)).isEqualTo(500);
  }

  @Test
  void whatStoodThereBeforeALimitWasSetStaysUntilItIsChanged() {
    field("seats", Map.of("kind", "number"));
    office.lead("lin", "Li");
    office.does("lin", set("x_seats", null, 9L));
    office.does("boss", change("seats", "most", null, 5L));

    office.does("lin", edit(LEAD, "Li", new FieldEdit("company", null, "Huawei")));

    assertThat(office.the(LEAD, "Li").number("x_seats", 0)).isEqualTo(9);
    assertThat(refused("x_seats", 8L)).containsExactly("field.most");
  }

  @Test
  void aNewRecordHasWhatItBeginsWithHoweverItIsMade() {
    field("size", Map.of("kind", "choice", "choices", "小=Small\n大=Large", "standard", "小"));
    field("vip", Map.of("kind", "flag", "standard", "true"));
    field("floor", Map.of("kind", "number", "standard", "3", "recordType", "opportunity"));
    office.lead("lin", "Li");

    assertThat(office.the(LEAD, "Li").text("x_size")).isEqualTo("小");
    assertThat(office.the(LEAD, "Li").flag("x_vip")).isTrue();

    office.does(
        "lin",
        new Command.CreateRecord(
            LEAD, id("Wu"), Map.of("name", "Wu", "source", "fair", "x_size", "大")));
    assertThat(office.the(LEAD, "Wu").text("x_size")).isEqualTo("大");

    office.does(
        "lin",
        new Command.ConvertLead(
            id("Li"), id("account"), "Huawei", id("contact"), id("deal"), "Roof", Office.TALK));
    assertThat(office.the(OPPORTUNITY, "deal").number("x_floor", 0)).isEqualTo(3);
  }

  @Test
  void whoeverDoesNotFillAFieldIsRefusedAndWhoeverDoesIsNot() {
    field("margin", Map.of("kind", "number", "writtenBy", List.of("manager", "admin")));
    field("secret", Map.of("kind", "text", "seenBy", List.of("admin"), "required", true));
    office.lead("lin", "Li");

    assertThat(refused("x_margin", 5L)).containsExactly("field.withheld");
    assertThat(refused("x_secret", "a")).containsExactly("field.withheld");
    assertThat(
            office.refusals(
                "lin",
                new Command.CreateRecord(
                    LEAD, id("new"), Map.of("name", "a", "source", "b", "x_margin", 1L))))
        .containsExactly("field.withheld");
    office.does("ma", set("x_margin", null, 5L));
    assertThat(office.the(LEAD, "Li").number("x_margin", 0)).isEqualTo(5);
  }

  @Test
  void aRequiredFieldIsAskedOnlyWhereItBelongs() {
    field(
        "survey",
        Map.of(
            "kind",
            "text",
            "required",
            true,
            "recordType",
            "opportunity",
            "stages",
            List.of(Office.QUOTE)));
    office.deal("lin", "roof");

    assertThat(office.the(OPPORTUNITY, "roof").text("stage")).isEqualTo(Office.TALK);
    office.does("lin", edit(OPPORTUNITY, "roof", new FieldEdit("x_survey", null, "done")));
    office.does("lin", edit(OPPORTUNITY, "roof", new FieldEdit("x_survey", "done", null)));

    office.put(
        office.the(OPPORTUNITY, "roof").with("stage", Office.QUOTE).with("x_survey", "done"));
    assertThat(
            office.refusals(
                "lin", edit(OPPORTUNITY, "roof", new FieldEdit("x_survey", "done", null))))
        .containsExactly("field.required");
  }

  @Test
  void aFieldIsCalculatedFromOthersAndWrittenByNobody() {
    field("rate", Map.of("kind", "number"));
    field("bonus", Map.of("kind", "money", "formula", "[amount] * [x_rate] / 100"));
    field("twice", Map.of("kind", "money", "formula", "[x_bonus] * 2"));
    office.lead("lin", "Li");
    office.does(
        "lin",
        edit(
            LEAD,
            "Li",
            new FieldEdit("amount", null, 1_000_05L),
            new FieldEdit("x_rate", null, 30L)));

    assertThat(value("x_bonus")).isEqualTo(300_02L);
    assertThat(value("x_twice")).isEqualTo(600_04L);
    assertThat(refused("x_bonus", 1L)).containsExactly("field.managed");
    assertThat(office.the(LEAD, "Li").has("x_bonus")).as("nothing is stored").isFalse();
    office.does("lin", set("x_rate", 30L, null));
    assertThat(value("x_bonus")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[amount] *            | formula.malformed",
        "[amount] * [nobody]   | formula.unknown-field",
        "[amount] * [tags]     | formula.unknown-field",
        "tax([amount])         | formula.unknown-name",
        "min([amount])         | formula.arguments",
        "[amount] + [name]     | formula.mismatch",
        "[name]                | formula.mismatch",
        "[x_new] + 1           | formula.loop"
      })
  void aFormulaThatMakesNoSenseIsRefused(String formula, String reason) {
    assertThat(office.refusals("boss", made("new", Map.of("kind", "money", "formula", formula))))
        .containsExactly(reason);
  }

  @Test
  void aFormulaThatWouldLeadBackToItselfIsRefusedWithTheWayRound() {
    field("b", Map.of("kind", "number", "formula", "[employees] + 1"));
    field("a", Map.of("kind", "number", "formula", "[x_b] * 2"));

    var refusal =
        office.refused("boss", change("b", "formula", "[employees] + 1", "[x_a] + 1")).getFirst();

    assertThat(refusal.id()).isEqualTo("formula.loop");
    assertThat(refusal.argument("part")).isEqualTo("b > a > b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind=choice                          | field-setup.no-choices",
        "kind=reference                       | field-setup.no-target",
        "kind=number;least=5;most=4           | field-setup.crossed",
        "kind=text;longest=0                  | field-setup.length",
        "kind=text;pattern={3}                | field-setup.pattern",
        "kind=number;most=5;standard=6        | field-setup.standard",
        "kind=number;standard=six             | field-setup.standard",
        "kind=choice;choices=a;standard=b     | field-setup.standard",
        "kind=email;formula=[name]            | field-setup.formula-kind",
        "kind=text;name=budget                | field-setup.name",
        "kind=text;recordType=task            | field-setup.type",
        "kind=text;name=x_there               | field-setup.name-taken",
        "kind=text;label=there                | field-setup.label-taken",
        "kind=text;seenBy=+rep;writtenBy=+admin | field-setup.unseen",
        "kind=text;recordType=opportunity;stages=+nowhere | field-setup.stage-gone"
      })
  void aFieldThatMakesNoSenseIsRefusedWithASentence(String fields, String reason) {
    field("there", Map.of("kind", "text"));
    var given = new HashMap<String, Object>();
    for (var pair : fields.split(";")) {
      var cut = pair.indexOf('=');
      var value = pair.substring(cut + 1);
      given.put(
          pair.substring(0, cut),
          value.startsWith("+")
              ? List.of(value.substring(1))
              : value.matches("\\d+") && !pair.startsWith("standard")
                  ? Long.valueOf(value)
                  : value);
    }
    assertThat(office.refusals("boss", made("new", given))).containsExactly(reason);
  }

  @Test
  void whatAFieldHoldsDoesNotChangeUnderTheValues() {
    field("seats", Map.of("kind", "number"));
    field("short", Map.of("kind", "choice", "choices", "a\nb"));

    assertThat(office.refusals("boss", change("seats", "kind", "number", "text")))
        .containsExactly("field-setup.kind-fixed");
    assertThat(office.refusals("boss", change("seats", "name", "x_seats", "x_other")))
        .containsExactly("field-setup.name-fixed");
    assertThat(office.refusals("boss", change("seats", "formula", null, "1 + 1")))
        .containsExactly("field-setup.kind-fixed");
    office.does("boss", change("short", "kind", "choice", "text"));
  }

  @Test
  void aFieldThatWasRemovedKeepsItsValuesAndComesBackWithThem() {
    field("seats", Map.of("kind", "number"));
    office.lead("lin", "Li");
    office.does("lin", set("x_seats", null, 12L));

    office.does("boss", change("seats", "removed", null, true));

    assertThat(office.configuration().fields().field(LEAD, "x_seats")).isEmpty();
    office.does("lin", edit(LEAD, "Li", new FieldEdit("company", null, "Huawei")));
    assertThat(office.the(LEAD, "Li").number("x_seats", 0)).isEqualTo(12);
    assertThat(
            office.refusals("boss", made("seats again", Map.of("kind", "text", "name", "x_seats"))))
        .as("its name is kept for it")
        .containsExactly("field-setup.name-taken");

    office.does("boss", change("seats", "removed", true, null));

    assertThat(value("x_seats")).isEqualTo(12L);
  }

  @Test
  void aFieldThatSomethingCountsOnIsNotRemoved() {
    field("rate", Map.of("kind", "number"));
    field("bonus", Map.of("kind", "money", "formula", "[amount] * [x_rate]"));
    field("roof", Map.of("kind", "text", "recordType", "opportunity"));
    office.set(
        RecordType.CHECKLIST_ITEM,
        "roof known",
        Map.of("name", "roof", "stage", Office.TALK, "kind", "field", "fields", List.of("x_roof")));
    field("asked", Map.of("kind", "text"));
    office.set(
        RecordType.FORM,
        "contact",
        Map.of("name", "Contact", "source", "web", "mapping", List.of("name=name", "a=x_asked")));

    assertThat(office.refusals("boss", change("rate", "removed", null, true)))
        .containsExactly("field-setup.in-formula");
    assertThat(office.refusals("boss", change("roof", "removed", null, true)))
        .containsExactly("field-setup.in-checklist");
    assertThat(office.refusals("boss", change("asked", "removed", null, true)))
        .containsExactly("field-setup.in-form");
    assertThat(office.refusals("boss", new Command.DeleteRecord(FIELD, id("rate"))))
        .containsExactly("field-setup.in-formula");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lin", "ma"})
  void onlyAnAdministratorSetsUpFields(String user) {
    assertThat(office.refusals(user, made("new", Map.of("kind", "text"))))
        .containsExactly("permission.configuration");
  }

  @Test
  void aLayoutHasTitledSectionsAndEachTypeOne() {
    var lines = "# 联系 | Contact\nname\nphone\n# @company\ncompany\n- website";
    office.does("boss", layout(LEAD, lines));

    var layout = office.configuration().layout(LEAD).orElseThrow();
    assertThat(layout.sections())
        .containsExactly(
            new Layout.Section("联系", "Contact", List.of("name", "phone")),
            new Layout.Section("@company", "", List.of("company")));
    assertThat(layout.leftOut()).containsExactly("website");
    assertThat(Layout.write(layout.sections(), layout.leftOut())).isEqualTo(lines);
    assertThat(office.refusals("boss", layout(ACCOUNT, "# \nname")))
        .containsExactly("layout.title");
    assertThat(office.refusals("boss", layout(ACCOUNT, "# a\n".repeat(21))))
        .containsExactly("layout.sections");
    assertThat(
            office.refusals(
                "boss",
                new Command.CreateRecord(
                    LAYOUT, id("mine"), Map.of("recordType", "account", "lines", "# a"))))
        .containsExactly("layout.type");
  }

  private static Command layout(RecordType type, String lines) {
    return new Command.CreateRecord(
        LAYOUT, Layout.idOf(type), Map.of("recordType", type.wireName(), "lines", lines));
  }

  private void field(String name, Map<String, ?> more) {
    office.does("boss", made(name, more));
  }

  private static Command made(String name, Map<String, ?> more) {
    var fields = new HashMap<String, Object>();
    fields.put("recordType", "lead");
    fields.put("name", "x_" + name);
    fields.put("label", name);
    fields.putAll(more);
    return new Command.CreateRecord(FIELD, id(name), fields);
  }

  private static Command change(
      String name, String field, @Nullable Object before, @Nullable Object after) {
    return edit(FIELD, name, new FieldEdit(field, before, after));
  }

  private static Command set(String field, @Nullable Object before, @Nullable Object after) {
    return edit(LEAD, "Li", new FieldEdit(field, before, after));
  }

  private List<String> refused(String field, Object value) {
    return office.refusals("lin", set(field, office.the(LEAD, "Li").value(field), value));
  }

  private @Nullable Object value(String name) {
    FieldDefinition field = office.configuration().fields().field(LEAD, name).orElseThrow();
    return field.valueIn(office.the(LEAD, "Li"));
  }

  @Test
  void whatAFieldBeginsWithIsWrittenAsAnyValue() {
    assertThat(ValueText.write(true)).isEqualTo("true");
    assertThat(CustomField.write(Map.of("战略", "Strategic"))).isEqualTo("战略=Strategic");
  }
}

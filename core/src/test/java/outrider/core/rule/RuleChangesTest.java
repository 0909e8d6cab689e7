package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.PRODUCT;
import static outrider.core.record.RecordType.RULE_CHANGE;
import static outrider.core.record.RecordType.SERVICE_LEVEL;
import static outrider.core.rule.Office.edit;
import static outrider.core.rule.Office.id;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.configuration.RuleChange;

/// What everybody can know of the rules' history.
final class RuleChangesTest {
  private final Office office = new Office();

  @Test
  void eachChangeOfWhatARuleDoesIsWrittenDownOnce() {
    office.does("boss", level());
    office.does("boss", edit(SERVICE_LEVEL, "fast", new FieldEdit("minutes", 30L, 15L)));
    office.does("boss", edit(SERVICE_LEVEL, "fast", new FieldEdit("name", "fast", "faster")));
    office.does("boss", edit(SERVICE_LEVEL, "fast", new FieldEdit("position", null, 3L)));
    office.does("boss", edit(SERVICE_LEVEL, "fast", new FieldEdit("inactive", null, true)));
    office.does("boss", edit(SERVICE_LEVEL, "fast", new FieldEdit("inactive", true, null)));
    office.does("boss", new Command.DeleteRecord(SERVICE_LEVEL, id("fast")));

    assertThat(office.all(RULE_CHANGE))
        .extracting(row -> RuleChange.of(row).what() + " " + row.text("name"))
        .containsExactly("made fast", "changed fast", "off faster", "on faster", "deleted faster");
    assertThat(office.all(RULE_CHANGE))
        .allMatch(row -> row.text(RuleChange.BY).equals("boss"))
        .allMatch(row -> row.number(RuleChange.AT, 0) == office.now());
  }

  @Test
  void whatPeopleMayAndWhatThingsCostIsToldAndNothingElseOfThem() {
    office.does(
        "boss",
        new Command.CreateRecord(PRODUCT, id("pump"), Map.of("name", "pump", "price", 100L)));
    office.does("boss", edit(PRODUCT, "pump", new FieldEdit("name", "pump", "pump 2")));
    assertThat(office.all(RULE_CHANGE)).isEmpty();
    office.does("boss", edit(PRODUCT, "pump", new FieldEdit("price", 100L, 130L)));
    assertThat(office.all(RULE_CHANGE))
        .extracting(row -> RuleChange.of(row).rule())
        .containsExactly(id("pump"));
    assertThat(office.all(RULE_CHANGE))
        .noneMatch(row -> RuleChange.of(row).isOfRule())
        .allMatch(row -> row.text(RuleChange.OF).equals("product"));
  }

  @Test
  void nobodyWritesOrDeletesThem() {
    office.does("boss", level());
    var change = office.all(RULE_CHANGE).getFirst();

    assertThat(office.refusals("boss", new Command.DeleteRecord(RULE_CHANGE, change.id())))
        .containsExactly("permission.delete");
    assertThat(office.refusals("boss", new Command.CreateRecord(RULE_CHANGE, id("mine"), Map.of())))
        .containsExactly("record.own-command");
    assertThat(
            office.refusals(
                "boss",
                new Command.EditFields(
                    RULE_CHANGE, change.id(), List.of(new FieldEdit("at", office.now(), 1L)))))
        .containsExactly("field.managed");
  }

  private static Command level() {
    return new Command.CreateRecord(
        SERVICE_LEVEL,
        id("fast"),
        Map.of("name", "fast", "kind", "first-response", "minutes", 30L));
  }
}

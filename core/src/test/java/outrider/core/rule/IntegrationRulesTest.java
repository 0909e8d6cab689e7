package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.ACCOUNT;
import static outrider.core.record.RecordType.DATA_SOURCE;
import static outrider.core.record.RecordType.EXTERNAL_RECORD;
import static outrider.core.rule.Office.id;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.integration.DataSource;
import outrider.core.integration.DeliveredRow;
import outrider.core.integration.ExternalRecord;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// HQ takes what other systems deliver; nobody else writes it, and whoever has the customer has it.
class IntegrationRulesTest {

  private final Office office = new Office();

  @Example
  void aRowHangsOnItsCustomerAndMovesWithIt() {
    office.account("lin", "sun");
    take(row("A-1", "sun", Map.of(ExternalRecord.AMOUNT, 5_000L)));

    assertThat(record("A-1").account()).hasValue(id("sun"));
    assertThat(record("A-1").row().text(Fields.OWNER)).isEqualTo("lin");
    assertThat(record("A-1").row().text(Fields.CREATED_BY)).isEqualTo("hq");

    office.does("ma", new Command.AssignOwner(ACCOUNT, id("sun"), "lin", "zhao"));
    assertThat(record("A-1").row().text(Fields.OWNER)).isEqualTo("zhao");
  }

  @Example
  void deliveredTwiceItIsOneAndTheNewestCounts() {
    office.account("lin", "sun");
    take(row("A-1", "sun", Map.of(ExternalRecord.STATUS, "open", ExternalRecord.CHANGED_AT, 20L)));
    assertThat(
            take(
                row(
                    "A-1",
                    "sun",
                    Map.of(ExternalRecord.STATUS, "open", ExternalRecord.CHANGED_AT, 20L))))
        .as("nothing new")
        .isEmpty();
    take(row("A-1", "sun", Map.of(ExternalRecord.STATUS, "paid", ExternalRecord.CHANGED_AT, 30L)));
    assertThat(
            take(
                row(
                    "A-1",
                    "sun",
                    Map.of(ExternalRecord.STATUS, "late", ExternalRecord.CHANGED_AT, 25L))))
        .as("what was true before")
        .isEmpty();
    assertThat(office.all(EXTERNAL_RECORD)).hasSize(1);
    assertThat(record("A-1").status()).isEqualTo("paid");

    take(row("A-1", "sun", Map.of(ExternalRecord.CHANGED_AT, 40L)));
    assertThat(record("A-1").status()).as("the source tells it no more").isEmpty();
  }

  @Example
  void aRowThatNamesAnotherCustomerGoesThere() {
    office.account("lin", "sun");
    office.account("zhao", "moon");
    take(row("A-1", "sun", Map.of()));
    take(row("A-1", "moon", Map.of()));
    assertThat(record("A-1").account()).hasValue(id("moon"));
    assertThat(record("A-1").row().text(Fields.OWNER)).isEqualTo("zhao");
  }

  @Example
  void whatBelongsToNobodyIsForEverybody() {
    take(new DeliveredRow(id("wms"), "stock", "P1", null, null, Map.of("quantity", 12L)));
    var stock =
        office.row(EXTERNAL_RECORD, ExternalRecord.idOf(id("wms"), "stock", "P1")).orElseThrow();
    for (var user : List.of("lin", "zhao", "ma", "wu")) {
      assertThat(office.occasion(user).actor().sees(stock)).as(user).isTrue();
    }
    var order = row("A-1", "sun", Map.of());
    office.account("lin", "sun");
    take(order);
    assertThat(office.occasion("zhao").actor().sees(record("A-1").row())).isFalse();
    assertThat(office.occasion("ma").actor().sees(record("A-1").row())).isTrue();
  }

  @Example
  void allOfADeliveryOrNothing() {
    office.account("lin", "sun");
    var decision =
        Rules.take(
            List.of(
                row("A-1", "sun", Map.of()), row("A-2", "sun", Map.of(ExternalRecord.AMOUNT, "x"))),
            office,
            headquarters());
    assertThat(decision).isInstanceOf(Decision.Rejected.class);
    assertThat(Rules.take(List.of(row("A-1", "nobody", Map.of())), office, headquarters()))
        .isInstanceOf(Decision.Rejected.class);
  }

  @Example
  void nobodyElseWritesThem() {
    office.account("lin", "sun");
    take(row("A-1", "sun", Map.of()));
    office.put(DATA_SOURCE, "erp", Map.of(Fields.NAME, "ERP", DataSource.STATE, DataSource.GOOD));
    var known = record("A-1").id();
    for (var user : List.of("lin", "ma", "boss")) {
      assertThat(
              office.refusals(
                  user, new Command.CreateRecord(EXTERNAL_RECORD, id("forged"), Map.of())))
          .containsExactly("record.own-command");
      assertThat(office.refusals(user, new Command.DeleteRecord(EXTERNAL_RECORD, known)))
          .containsExactly("permission.delete");
      assertThat(
              office.refusals(
                  user,
                  new Command.EditFields(
                      EXTERNAL_RECORD,
                      known,
                      List.of(new FieldEdit(ExternalRecord.AMOUNT, null, 1L)))))
          .containsExactly("field.managed");
      assertThat(office.refusals(user, new Command.DeleteRecord(DATA_SOURCE, id("erp"))))
          .containsExactly("permission.delete");
      assertThat(
              office.refusals(
                  user, new Command.CreateRecord(DATA_SOURCE, id("mine"), Map.of("name", "x"))))
          .containsExactly("record.own-command");
    }
  }

  @Example
  void aSourceSaysWhenItIsTooOld() {
    var source =
        DataSource.of(
            Row.of(DATA_SOURCE, id("erp"))
                .with(DataSource.FRESH_AT, 1_000L)
                .with(DataSource.LATE_AFTER, 2L));
    assertThat(source.isLate(120_999)).isFalse();
    assertThat(source.isLate(121_000)).isTrue();
    assertThat(DataSource.of(Row.of(DATA_SOURCE, id("new"))).isLate(121_000)).isFalse();
  }

  private List<Change> take(DeliveredRow... rows) {
    return office.happens(Rules.take(List.of(rows), office, headquarters())).changes();
  }

  private Occasion headquarters() {
    var actor = office.occasion("boss").actor();
    return new Occasion(
        new Actor("hq", actor.role(), null, "hq", actor.scopes()), office.now(), id("delivery"));
  }

  private static DeliveredRow row(String key, String account, Map<String, Object> values) {
    return new DeliveredRow(id("erp"), "order", key, id(account), "taxId", values);
  }

  private ExternalRecord record(String key) {
    return ExternalRecord.of(
        office.row(EXTERNAL_RECORD, ExternalRecord.idOf(id("erp"), "order", key)).orElseThrow());
  }
}

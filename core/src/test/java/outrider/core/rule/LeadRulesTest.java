package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.ACCOUNT;
import static outrider.core.record.RecordType.CONTACT;
import static outrider.core.record.RecordType.LEAD;
import static outrider.core.record.RecordType.OPPORTUNITY;
import static outrider.core.record.RecordType.TASK;
import static outrider.core.rule.Office.TALK;
import static outrider.core.rule.Office.id;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outrider.core.command.Command;
import outrider.core.record.Fields;
import outrider.core.task.Task;

final class LeadRulesTest {

  private final Office office = new Office();

  @BeforeEach
  void aLeadThatIsWorthADeal() {
    office.does(
        "lin",
        new Command.CreateRecord(
            LEAD,
            id("Zhang"),
            Map.of(
                "name",
                "Zhang San",
                "source",
                "fair",
                "phone",
                "13800000000",
                "company",
                "Huawei",
                "amount",
                480_000_00L,
                "currency",
                "CNY",
                "industry",
                "IT",
                "team",
                "north",
                "owner",
                "lin")));
  }

  @Test
  void aLeadBecomesAnAccountAContactAndADeal() {
    office.does("lin", convert("Huawei"));

    var lead = office.the(LEAD, "Zhang");
    assertThat(lead.text("status")).isEqualTo("converted");
    assertThat(lead.text("opportunity")).isEqualTo(id("deal"));
    assertThat(office.the(ACCOUNT, "account").text("industry")).isEqualTo("IT");
    assertThat(office.the(CONTACT, "contact").text("phone")).isEqualTo("13800000000");
    assertThat(office.the(CONTACT, "contact").text("account")).isEqualTo(id("account"));
    var deal = office.the(OPPORTUNITY, "deal");
    assertThat(deal.number("amount", 0)).isEqualTo(480_000_00L);
    assertThat(deal.text("account")).isEqualTo(id("account"));
    assertThat(deal.text("lead")).isEqualTo(id("Zhang"));
    assertThat(deal.text(Fields.OWNER)).isEqualTo("lin");
    assertThat(deal.text(Fields.TEAM)).isEqualTo("north");
  }

  @Test
  void whatWasOwedToTheLeadIsDone() {
    office.does("lin", convert("Huawei"));

    assertThat(office.children(TASK, id("Zhang")))
        .isNotEmpty()
        .noneMatch(row -> Task.of(row).isOpen());
    assertThat(office.the(LEAD, "Zhang").has(Fields.NEXT_STEP)).isFalse();
  }

  @Test
  void anAccountThatExistsIsUsed() {
    office.account("lin", "account");
    office.does("lin", convert(null));

    assertThat(office.the(OPPORTUNITY, "deal").text("account")).isEqualTo(id("account"));
  }

  @Test
  void anAccountOneDoesNotSeeIsNotThere() {
    office.account("wu", "account");

    assertThat(office.refusals("lin", convert(null))).containsExactly("record.not-found");
    assertThat(office.refusals("lin", convert("Huawei"))).containsExactly("record.exists");
  }

  @Test
  void aLeadIsConvertedOnce() {
    office.does("lin", convert("Huawei"));

    assertThat(office.refused("lin", convert("Huawei")))
        .containsExactly(Reason.of("lead.closed", "status", "converted"));
  }

  @Test
  void theNewRecordsHaveNames() {
    var nameless =
        new Command.ConvertLead(
            id("Zhang"), id("account"), " ", id("contact"), id("deal"), "", TALK);

    assertThat(office.refused("lin", nameless))
        .extracting(reason -> reason.id() + " " + reason.argument("type"))
        .containsExactly("field.required opportunity", "field.required account");
  }

  @Test
  void theNewRecordsHaveFreshIds() {
    office.deal("lin", "deal");
    var taken =
        new Command.ConvertLead(
            id("Zhang"), id("account"), "Huawei", "contact", id("deal"), "Deal", TALK);

    assertThat(office.refused("lin", taken))
        .extracting(reason -> reason.id() + " " + reason.argument("type"))
        .containsExactly("record.exists opportunity", "record.bad-id contact");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wu", "qi"})
  void aForeignLeadIsNotConverted(String user) {
    assertThat(office.refusals(user, convert("Huawei"))).containsExactly("record.not-found");
  }

  @Test
  void anImportedLeadIsHistoryAndOwedNothing() {
    office.does(
        "lin",
        new Command.CreateRecord(
            LEAD, id("old"), Map.of("name", "old", "source", "fair", "importId", "import-1")));

    assertThat(office.children(TASK, id("old"))).isEmpty();
  }

  @Test
  void aLeadThatStartsClosedIsOwedNothing() {
    office.does(
        "lin",
        new Command.CreateRecord(
            LEAD, id("no"), Map.of("name", "no", "source", "fair", "status", "disqualified")));

    assertThat(office.children(TASK, id("no"))).isEmpty();
  }

  @Test
  void decidedTwiceItIsTheSameDecision() {
    assertThat(office.ask("lin", convert("Huawei")))
        .isEqualTo(office.ask("lin", convert("Huawei")));
  }

  private static Command.ConvertLead convert(@Nullable String accountName) {
    return new Command.ConvertLead(
        id("Zhang"), id("account"), accountName, id("contact"), id("deal"), "Roof", TALK);
  }
}

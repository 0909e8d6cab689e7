package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.LEAD;
import static outrider.core.record.RecordType.PROPOSAL;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.proposal.Proposable;
import outrider.core.proposal.Proposal;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Lin had the lead and wrote a note; now Ma has it.
final class ProposalRulesTest {

  private final Office office = new Office();
  private Row proposal = Row.of(PROPOSAL, "none");

  @BeforeEach
  void proposed() {
    office.lead("ma", "Li");
    proposal =
        ProposalRules.raise(office.the(LEAD, "Li"), "EditFields", "{}", office.occasion("lin"));
    office.put(proposal);
  }

  @Test
  void itLiesBesideTheRecordBeforeWhoeverHasIt() {
    assertThat(proposal.text(Fields.OWNER)).isEqualTo("ma");
    assertThat(proposal.text(Fields.PARENT)).isEqualTo(Office.id("Li"));
    assertThat(proposal.text(Proposal.PROPOSED_BY)).isEqualTo("lin");
    assertThat(RecordType.PROPOSAL.isChild()).isTrue();
  }

  @Test
  void theNewOwnerSettlesItOnce() {
    office.does("ma", new Command.SettleProposal(proposal.id(), true));
    var again =
        Rules.decide(
            new Command.SettleProposal(proposal.id(), false), office, office.occasion("ma"));
    assertThat(again).isInstanceOf(Decision.Rejected.class);
  }

  @Test
  void forWhoProposedItItIsNotThere() {
    var refused =
        Rules.decide(
            new Command.SettleProposal(proposal.id(), true), office, office.occasion("lin"));
    assertThat(((Decision.Rejected) refused).reasons())
        .extracting(Reason::id)
        .containsExactly("record.not-found");
  }

  @Test
  void whatOnlyItsGiverCanGiveIsNoProposal() {
    assertThat(Proposable.of(new Command.SignOff("deal", "item", true, null))).isEmpty();
    assertThat(Proposable.of(new Command.DeleteRecord(LEAD, "lead"))).isEmpty();
    assertThat(Proposable.of(new Command.AssignOwner(LEAD, "lead", "a", "b"))).isEmpty();
    assertThat(Proposable.of(Office.edit(RecordType.TEAM, "t", new FieldEdit("name", "a", "b"))))
        .isEmpty();
    assertThat(Proposable.of(new Command.AddTags(LEAD, "lead", List.of("vip"))))
        .hasValue(new Proposable(LEAD, "lead"));
  }
}

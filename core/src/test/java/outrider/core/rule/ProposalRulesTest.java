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
    office.does("ma", new Command.SettleProposal(proposal.id(), "accepted"));
    var again =
        Rules.decide(
            new Command.SettleProposal(proposal.id(), "declined"), office, office.occasion("ma"));
    assertThat(again).isInstanceOf(Decision.Rejected.class);
  }

  @Test
  void anAnswerIsTakenBack() {
    office.does("ma", new Command.SettleProposal(proposal.id(), "declined"));
    office.does("ma", new Command.SettleProposal(proposal.id(), "open"));
    assertThat(office.row(PROPOSAL, proposal.id())).hasValue(proposal);
    office.does("ma", new Command.SettleProposal(proposal.id(), "accepted"));
  }

  @Test
  void thereIsNoFourthAnswer() {
    var refused =
        Rules.decide(
            new Command.SettleProposal(proposal.id(), "perhaps"), office, office.occasion("ma"));
    assertThat(((Decision.Rejected) refused).reasons())
        .extracting(Reason::id)
        .containsExactly("proposal.state-unknown");
  }

  @Test
  void whoAcceptsHasSeenWhatStandsThereAndIsNotAskedAgain() {
    var proposed =
        Office.edit(
            LEAD,
            "Li",
            new FieldEdit("amount", 1L, 3L),
            new FieldEdit("note", "base", "base and more"));
    var now = office.the(LEAD, "Li").with("amount", 2L).with("note", "changed");

    var accepted = ProposalRules.accepted(proposed, now, office.configuration());

    assertThat(accepted)
        .isEqualTo(
            Office.edit(
                LEAD,
                "Li",
                new FieldEdit("amount", 2L, 3L),
                new FieldEdit("note", "base", "base and more")));
  }

  @Test
  void itMovesOnWithTheRecord() {
    office.does("ma", new Command.AssignOwner(LEAD, Office.id("Li"), "ma", "zhao"));
    assertThat(office.row(PROPOSAL, proposal.id()).orElseThrow().text(Fields.OWNER))
        .isEqualTo("zhao");
  }

  @Test
  void forWhoProposedItItIsNotThere() {
    var refused =
        Rules.decide(
            new Command.SettleProposal(proposal.id(), "accepted"), office, office.occasion("lin"));
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

package outrider.core.rule;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.proposal.Proposal;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Proposals to whoever has a record now, by somebody who had it when they acted.
public final class ProposalRules {

  private ProposalRules() {}

  /// The row that HQ writes in the place of what it cannot do in the name of the giver.
  ///
  /// @param about the record, or that on which the record hangs: it decides who sees the proposal
  /// @param arguments of the command, as JSON
  public static Row raise(Row about, String kind, String arguments, Occasion occasion) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put(Fields.PARENT_TYPE, about.type().wireName());
    values.put(Fields.PARENT, about.id());
    values.put(Proposal.KIND, kind);
    values.put(Proposal.ARGUMENTS, arguments);
    values.put(Proposal.PROPOSED_BY, occasion.actor().user());
    values.put(Proposal.PROPOSED_AT, occasion.at());
    values.put(Proposal.STATE, "open");
    values.put(Fields.OWNER, about.value(Fields.OWNER));
    values.put(Fields.TEAM, about.value(Fields.TEAM));
    values.put(Fields.CREATED_AT, occasion.at());
    return Row.of(RecordType.PROPOSAL, Ids.derive(occasion.envelope(), "proposal")).with(values);
  }

  static Decision settle(Command.SettleProposal command, Draft draft) {
    var found = draft.visible(RecordType.PROPOSAL, command.proposal());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.PROPOSAL, command.proposal());
    }
    var proposal = found.get();
    if (!Proposal.of(proposal).isOpen()) {
      return Decision.rejected(Reason.of("proposal.settled", "by", proposal.text("settledBy")));
    }
    draft.put(
        proposal
            .with(Proposal.STATE, command.accepted() ? "accepted" : "declined")
            .with("settledBy", draft.actor().user())
            .with("settledAt", draft.at()));
    return draft.accepted();
  }
}

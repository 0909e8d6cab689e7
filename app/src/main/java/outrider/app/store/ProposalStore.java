package outrider.app.store;

import outrider.core.command.CommandShape;
import outrider.core.proposal.Proposal;
import outrider.core.record.Row;

/// Proposals are records as any other; only their commands lie in them as JSON.
public final class ProposalStore {

  private ProposalStore() {}

  /// What was proposed, in the shape of today.
  public static CommandShape command(Row proposal) {
    return AttentionStore.today(
        new CommandShape(proposal.text(Proposal.KIND), Json.map(proposal.text(Proposal.ARGUMENTS))),
        (int) proposal.number(Proposal.SCHEMA, 1));
  }
}

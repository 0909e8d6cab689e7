package outrider.app.store;

import java.util.Map;
import outrider.core.proposal.Proposal;
import outrider.core.record.Row;

/// Proposals are records as any other; only the particulars of their commands lie in them as JSON.
public final class ProposalStore {

  private ProposalStore() {}

  public static Map<String, Object> arguments(Row proposal) {
    return Json.map(proposal.text(Proposal.ARGUMENTS));
  }
}

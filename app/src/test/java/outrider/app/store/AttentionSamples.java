package outrider.app.store;

import java.util.List;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.command.Lane;
import outrider.core.rule.Reason;

/// Refusals as HQ would have sent them.
public final class AttentionSamples {

  private AttentionSamples() {}

  public static void refuse(
      Database database, Command command, List<Reason> reasons, long refusedAt) {
    database.writeNow(transaction -> {
      AttentionStore.add(
          transaction,
          Envelope.of("refused-" + refusedAt, Lane.DATA, 1, refusedAt, command),
          reasons,
          refusedAt);
      return true;
    });
  }
}

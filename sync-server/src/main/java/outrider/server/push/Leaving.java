package outrider.server.push;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.command.Command;
import outrider.core.handover.Handover;
import outrider.core.rule.Occasion;
import outrider.server.store.WriteTransaction;

/// What HQ does beside the records when somebody leaves: in the same transaction their devices are
/// withdrawn. Each hands in what it has not sent, for whoever answers for the person, and wipes
/// itself; the live channel turns it away as soon as this is committed.
final class Leaving {
  private static final Logger log = LoggerFactory.getLogger(Leaving.class);

  private Leaving() {}

  /// @param command one that was accepted
  static void attend(WriteTransaction transaction, Command command, Occasion occasion, long now) {
    if (command instanceof Command.HandOver handOver && handOver.kind().equals(Handover.LEAVING)) {
      List<String> devices = transaction.devices().activeOf(handOver.from());
      for (String device : devices) {
        transaction.devices().revoke(device, occasion.actor().user(), true, now);
      }
      log.atInfo()
          .addKeyValue("user", handOver.from())
          .addKeyValue("by", occasion.actor().user())
          .addKeyValue("devices", devices.size())
          .log("Somebody leaves; their devices are withdrawn.");
    }
  }
}

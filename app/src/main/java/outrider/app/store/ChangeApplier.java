package outrider.app.store;

import java.util.List;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.rule.Change;

/// Writes a decided command: its changes, its envelope, and the shadows of what it replaced, in the
/// caller's one transaction.
public final class ChangeApplier {

  private ChangeApplier() {}

  public static Envelope apply(
      Transaction transaction, String id, long occurredAt, Command command, List<Change> changes) {
    replay(transaction, changes);
    return OutboxStore.add(transaction, id, occurredAt, command, changes);
  }

  /// The changes and shadows alone: for a command that is in the outbox already.
  static void replay(Transaction transaction, List<Change> changes) {
    for (var change : changes) {
      ShadowStore.keep(transaction, change.type(), change.id(), change.before());
      var table = RecordTable.of(change.type());
      var before = change.before();
      var after = change.after();
      if (after == null) {
        table.remove(transaction, change.id());
      } else if (before == null) {
        table.add(transaction, after);
      } else {
        table.change(transaction, before, after);
      }
    }
  }
}

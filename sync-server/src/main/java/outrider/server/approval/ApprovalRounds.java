package outrider.server.approval;

import java.time.InstantSource;
import java.util.List;
import outrider.core.approval.Approval;
import outrider.core.record.RecordType;
import outrider.server.access.Configurations;
import outrider.server.codec.RowJson;
import outrider.server.ops.Limits;
import outrider.server.push.OwnCommands;
import outrider.server.store.Database;

/// Ends requests for somebody's word that have waited too long, and reminds before that, whoever's
/// laptop is off. As many servers as there are may do so: what was done is not done again.
public final class ApprovalRounds {
  private final Database database;
  private final InstantSource clock;
  private final OwnCommands commands;

  public ApprovalRounds(Database database, Configurations configurations, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.commands = new OwnCommands(configurations, clock);
  }

  /// @return how many were ended or reminded of
  public int run() {
    int attended = 0;
    for (String id : due()) {
      attended += database.write(transaction -> commands.attendApproval(transaction, id) ? 1 : 0);
    }
    return attended;
  }

  private List<String> due() {
    long soon = clock.millis() + Approval.REMINDED_BEFORE.toMillis();
    return database.read(transaction ->
        transaction
            .records()
            .containing(RecordType.APPROVAL.wireName(), "\"state\":\"" + Approval.OPEN + '"')
            .stream()
            .map(record ->
                Approval.of(RowJson.read(RecordType.APPROVAL, record.id(), record.body())))
            .filter(approval -> approval.isOpen() && approval.expiresAt() <= soon)
            .map(Approval::id)
            .limit(Limits.APPROVALS_AT_ONCE)
            .toList());
  }
}

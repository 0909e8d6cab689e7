package outrider.server.change;

import java.time.InstantSource;
import java.util.List;
import outrider.core.change.ChangeRequest;
import outrider.core.configuration.Configuration;
import outrider.core.record.RecordType;
import outrider.core.signing.Signatures;
import outrider.server.access.Configurations;
import outrider.server.codec.RowJson;
import outrider.server.ops.Limits;
import outrider.server.push.OwnCommands;
import outrider.server.store.Database;

/// Publishes signed changes of the rules when their time has come, whoever's laptop is off, and
/// notes when HQ's own program is another one. As many servers as there are may do so: what was
/// done is not done again.
public final class ChangeRounds {
  private final Database database;
  private final InstantSource clock;
  private final Configurations configurations;
  private final OwnCommands commands;

  public ChangeRounds(Database database, Configurations configurations, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.configurations = configurations;
    this.commands = new OwnCommands(configurations, clock);
  }

  /// @return how many were published, or could not be
  public int run() {
    int attended = 0;
    for (String id : due()) {
      attended += database.write(transaction -> commands.publishDue(transaction, id) ? 1 : 0);
    }
    return attended;
  }

  private List<String> due() {
    long now = clock.millis();
    return database.read(transaction -> {
      Configuration configuration = configurations.in(transaction);
      return transaction
          .records()
          .containing(RecordType.CHANGE_REQUEST.wireName(), '"' + ChangeRequest.PUBLISH_AT + "\":")
          .stream()
          .map(record ->
              ChangeRequest.of(RowJson.read(RecordType.CHANGE_REQUEST, record.id(), record.body())))
          .filter(change -> Signatures.isDue(change, configuration, now))
          .map(ChangeRequest::id)
          .limit(Limits.CHANGES_AT_ONCE)
          .toList();
    });
  }

  /// Called when a server starts. The first that ever does remembers what it is and says nothing.
  ///
  /// @param version of this program
  public void started(String version) {
    database.write(transaction -> {
      String before = transaction.program().version().orElse("");
      if (!before.equals(version)) {
        if (!before.isEmpty()) {
          commands.updated(transaction, before, version);
        }
        transaction.program().put(version, clock.millis());
      }
      return true;
    });
  }
}

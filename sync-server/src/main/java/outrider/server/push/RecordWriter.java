package outrider.server.push;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Envelope;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.core.rule.Change;
import outrider.core.rule.FieldClock;
import outrider.core.user.User;
import outrider.core.user.Visibility;
import outrider.server.codec.RowJson;
import outrider.server.store.HistoryStore;
import outrider.server.store.StoredRecord;
import outrider.server.store.WriteTransaction;

/// Writes the changes that the rules decided: the record, the feeds of the scopes that had and have
/// it, and the line of the audit trail.
final class RecordWriter {
  private final WriteTransaction transaction;
  private final StoredFacts facts;
  private final Actor actor;

  RecordWriter(WriteTransaction transaction, StoredFacts facts, Actor actor) {
    this.transaction = transaction;
    this.facts = facts;
    this.actor = actor;
  }

  void write(Change change, Envelope envelope, long at, long receivedAt) {
    StoredRecord previous = facts.stored(change.type(), change.id()).orElse(null);
    Row before = change.before();
    Row after = change.after();
    if (after != null && change.creates() && change.type() == RecordType.ATTACHMENT) {
      after = FileReceipts.refer(transaction, after, actor, receivedAt);
    }
    String body = after == null ? "{}" : RowJson.write(after);
    StoredRecord next = next(change, previous, after, body, at);
    Set<String> scopesBefore = before == null ? Set.of() : Visibility.scopesOf(before);
    Set<String> scopesAfter = after == null ? Set.of() : Visibility.scopesOf(after);
    HistoryStore.Entry history =
        new HistoryStore.Entry(
            change.type().wireName(),
            change.id(),
            envelope.kind(),
            RowJson.history(change, body),
            actor.user(),
            actor.device(),
            at,
            receivedAt);
    long seq =
        transaction.put(
            next, scopesBefore, previous == null ? 0 : previous.seq(), scopesAfter, history);
    facts.replaced(change.type(), next.at(seq), after);
    new PoolLedger(transaction, facts).wrote(change, envelope, at);
    if (change.type() == RecordType.USER && (after == null || !User.of(after).active())) {
      // Who has left is read by nobody's calendar, not even when they come back.
      transaction.calendars().stop(change.id());
    }
  }

  /// A deleted record keeps its owner and team: they say who may bring it back.
  private StoredRecord next(
      Change change, @Nullable StoredRecord previous, @Nullable Row after, String body, long at) {
    Row owned = after == null ? change.before() : after;
    return new StoredRecord(
        change.type().wireName(),
        change.id(),
        0,
        after == null,
        owned == null ? null : owned.textOrNull(Fields.OWNER),
        owned == null ? null : owned.textOrNull(Fields.TEAM),
        owned == null ? null : parentOf(owned),
        body,
        clocks(change, previous, at));
  }

  /// Fields have a clock from the first time they are changed; until then the record's making is
  /// it.
  private @Nullable String clocks(Change change, @Nullable StoredRecord previous, long at) {
    if (change.creates() || change.deletes()) {
      return null;
    }
    Map<String, FieldClock> clocks =
        RowJson.clocks(previous == null ? null : previous.fieldClock());
    FieldClock clock = new FieldClock(at, actor.user());
    change.steps().keySet().forEach(field -> clocks.put(field, clock));
    return RowJson.write(clocks);
  }

  private static @Nullable String parentOf(Row row) {
    return row.textOrNull(row.type() == RecordType.CONTACT ? "account" : Fields.PARENT);
  }
}

package outrider.server.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// A transaction that writes. Adds the one way in which a record changes: its new version, its
/// place in every scope's feed, the scopes' checksums and the audit trail, together or not at all.
///
/// Numbers come from the tenant's row, locked by the transaction, so they become visible in their
/// own order: a reader that has seen `seq` has seen everything before it.
public final class WriteTransaction extends Transaction {
  private final Sql sql;
  private final Map<String, ScopeStore.Sum> sums = new HashMap<>();
  private final List<Commit.Entry> entries = new ArrayList<>();
  private final List<Runnable> undo = new ArrayList<>();
  private TenantStore.Position position;
  private boolean moved;
  private int depth;

  WriteTransaction(Sql sql, String tenantId) {
    super(sql, tenantId);
    this.sql = sql;
    this.position = tenant().position();
  }

  public TenantStore.Position position() {
    return position;
  }

  /// Writes a record's next version.
  ///
  /// @param next the version; its `seq` is not looked at, but given by this method
  /// @param before the scopes that had the record
  /// @param beforeChecksum what the record counted for in them
  /// @param after the scopes that have it now
  /// @param afterChecksum what it counts for in them
  /// @return the number of the change
  public long put(
      StoredRecord next,
      Set<String> before,
      long beforeChecksum,
      Set<String> after,
      long afterChecksum,
      HistoryStore.Entry history) {
    long seq = position.seq() + 1;
    records().put(numbered(next, seq));
    for (String scope : before) {
      add(scope, -beforeChecksum, -1);
      if (!after.contains(scope)) {
        feed().put(scope, next.type(), next.id(), seq, true);
      }
    }
    for (String scope : after) {
      add(scope, afterChecksum, 1);
      feed().put(scope, next.type(), next.id(), seq, false);
    }
    String hash = history().append(seq, history, position.historyHash());
    position = new TenantStore.Position(seq, position.epoch(), hash);
    moved = true;
    entries.add(new Commit.Entry(numbered(next, seq), before, after));
    return seq;
  }

  private static StoredRecord numbered(StoredRecord record, long seq) {
    return new StoredRecord(
        record.type(),
        record.id(),
        seq,
        record.deleted(),
        record.owner(),
        record.team(),
        record.parent(),
        record.body(),
        record.fieldClock());
  }

  private void add(String scope, long checksum, long rows) {
    ScopeStore.Sum old = sums.computeIfAbsent(scope, scopes()::sum);
    sums.put(scope, new ScopeStore.Sum(old.checksum() + checksum, old.rows() + rows));
    if (depth > 0) {
      undo.add(() -> sums.put(scope, old));
    }
  }

  /// Runs a part of the transaction. Should it throw, the database and this object are as before,
  /// and the rest of the transaction goes on.
  public <T> T attempt(Supplier<T> part) {
    TenantStore.Position positionBefore = position;
    int entriesBefore = entries.size();
    int undoBefore = undo.size();
    String name = "s" + depth;
    sql.update("SAVEPOINT " + name);
    depth++;
    try {
      T value = part.get();
      sql.update("RELEASE " + name);
      return value;
    } catch (StoreFullException full) {
      // The engine has already thrown the whole transaction away; there is nothing to go back to.
      throw full;
    } catch (RuntimeException | Error failure) {
      sql.update("ROLLBACK TO " + name);
      sql.update("RELEASE " + name);
      position = positionBefore;
      entries.subList(entriesBefore, entries.size()).clear();
      for (int i = undo.size() - 1; i >= undoBefore; i--) {
        undo.remove(i).run();
      }
      throw failure;
    } finally {
      depth--;
    }
  }

  /// Writes down what was only counted in memory. The last thing before the commit.
  Commit finish() {
    if (moved) {
      tenant().advance(position.seq(), position.historyHash());
      sums.forEach(scopes()::put);
    }
    return new Commit(position.seq(), List.copyOf(entries));
  }
}

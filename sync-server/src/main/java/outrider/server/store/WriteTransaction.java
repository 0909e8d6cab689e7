package outrider.server.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import outrider.core.protocol.ScopeState;

/// A transaction that writes. Adds the one way in which a record changes: its new version, its
/// place in every scope's feed, the scopes' checksums and the audit trail, together or not at all.
///
/// Numbers come from the tenant's row, locked by the transaction, so they become visible in their
/// own order: a reader that has seen `seq` has seen everything before it.
public final class WriteTransaction extends Transaction {
  private final Sql sql;
  private final Map<String, ScopeState> states = new HashMap<>();
  private final List<Commit.Entry> entries = new ArrayList<>();
  private final List<Commit.LaneStep> laneSteps = new ArrayList<>();
  private final List<Runnable> undo = new ArrayList<>();
  private final long committedSeq;
  private TenantStore.Position position;
  private int depth;

  WriteTransaction(Sql sql, String tenantId) {
    super(sql, tenantId);
    this.sql = sql;
    this.position = tenant().lock();
    this.committedSeq = position.seq();
  }

  public TenantStore.Position position() {
    return position;
  }

  /// The newest change that was committed before this transaction began.
  public long committedSeq() {
    return committedSeq;
  }

  /// Writes a record's next version.
  ///
  /// @param next the version; its `seq` is not looked at, but given by this method
  /// @param before the scopes that had the record
  /// @param beforeSeq the number of the version that they had; any if `before` is empty
  /// @param after the scopes that have it now
  /// @return the number of the change
  public long put(
      StoredRecord next,
      Set<String> before,
      long beforeSeq,
      Set<String> after,
      HistoryStore.Entry history) {
    long seq = position.seq() + 1;
    StoredRecord record = next.at(seq);
    records().put(record);
    for (String scope : before) {
      change(scope, state -> state.minus(next.type(), next.id(), beforeSeq));
      if (!after.contains(scope)) {
        feed().put(scope, next.type(), next.id(), seq, true);
      }
    }
    for (String scope : after) {
      change(scope, state -> state.plus(next.type(), next.id(), seq));
      feed().put(scope, next.type(), next.id(), seq, false);
    }
    note(history);
    entries.add(new Commit.Entry(record, before, after));
    return seq;
  }

  /// Adds a line to the audit trail and nothing else: about something that is no record. It takes a
  /// number of its own, under which no scope has anything.
  public void note(HistoryStore.Entry history) {
    long seq = position.seq() + 1;
    String hash = history().append(seq, history, position.historyHash());
    position = new TenantStore.Position(seq, position.epoch(), hash);
  }

  /// Notes that a lane has been answered up to a number.
  public void advanceLane(String deviceId, long incarnation, String lane, long lastN) {
    lanes().advance(deviceId, incarnation, lane, lastN);
    laneSteps.add(new Commit.LaneStep(deviceId, incarnation, lane, lastN));
  }

  private void change(String scope, UnaryOperator<ScopeState> step) {
    ScopeState old = states.computeIfAbsent(scope, scopes()::state);
    states.put(scope, step.apply(old));
    if (depth > 0) {
      undo.add(() -> states.put(scope, old));
    }
  }

  /// Runs a part of the transaction. Should it throw, the database and this object are as before,
  /// and the rest of the transaction goes on.
  public <T> T attempt(Supplier<T> part) {
    TenantStore.Position positionBefore = position;
    int entriesBefore = entries.size();
    int laneStepsBefore = laneSteps.size();
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
      forgetWaiting();
      sql.update("ROLLBACK TO " + name);
      sql.update("RELEASE " + name);
      position = positionBefore;
      entries.subList(entriesBefore, entries.size()).clear();
      laneSteps.subList(laneStepsBefore, laneSteps.size()).clear();
      for (int i = undo.size() - 1; i >= undoBefore; i--) {
        undo.remove(i).run();
      }
      throw failure;
    } finally {
      depth--;
    }
  }

  /// How often anything has been written so far; a part that has not moved it has nothing to undo.
  long changes() {
    return sql.changes();
  }

  private void forgetWaiting() {
    try {
      sql.forget();
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }

  /// Sends what waits to be written.
  ///
  /// @return whether the database took it
  boolean sends() {
    try {
      sql.flush();
      return true;
    } catch (SQLException failure) {
      StoreException translated = sql.translated(failure);
      if (translated instanceof StoreFullException
          || translated instanceof StoreUnreachableException) {
        throw translated;
      }
      return false;
    }
  }

  /// Writes down what was only counted in memory. The last thing before the commit.
  Commit finish() {
    if (position.seq() > committedSeq) {
      tenant().advance(position.seq(), position.historyHash());
      states.forEach(scopes()::put);
    }
    return new Commit(
        committedSeq,
        position.seq(),
        List.copyOf(entries),
        Map.copyOf(states),
        List.copyOf(laneSteps));
  }
}

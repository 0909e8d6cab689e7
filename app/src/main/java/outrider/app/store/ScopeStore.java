package outrider.app.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import outrider.core.protocol.ScopeState;
import outrider.core.record.RecordType;

/// Which scopes this laptop holds, how far it has each, and which records are in them. The states
/// of the scopes are kept in memory for the length of one transaction and written back at its end.
final class ScopeStore {

  private static final class Held {
    final long no;
    long seq;
    ScopeState state;

    /// Whether members with a negative number wait to be seen again.
    boolean stale;

    Held(long no, long seq, ScopeState state, boolean stale) {
      this.no = no;
      this.seq = seq;
      this.state = state;
      this.stale = stale;
    }
  }

  private static final String UNSHARED =
      " AND NOT EXISTS (SELECT 1 FROM scope_member AS other WHERE other.type = mine.type"
          + " AND other.id = mine.id AND other.scope_no <> mine.scope_no)";

  private final Sql sql;
  private final Map<String, Held> held = new HashMap<>();

  ScopeStore(Sql sql) {
    this.sql = sql;
    sql.each(
        "SELECT scope, no, seq, count, checksum, stale FROM scope",
        columns ->
            held.put(
                columns.text(1),
                new Held(
                    columns.number(2),
                    columns.number(3),
                    new ScopeState(columns.number(4), columns.number(5)),
                    columns.number(6) != 0)));
  }

  /// How far each scope is, for the next pull.
  static Map<String, Long> cursors(Sql sql) {
    var cursors = new LinkedHashMap<String, Long>();
    sql.each(
        "SELECT scope, seq FROM scope ORDER BY scope",
        columns -> cursors.put(columns.text(1), columns.number(2)));
    return cursors;
  }

  /// What each scope adds up to.
  static Map<String, ScopeState> states(Sql sql) {
    var states = new HashMap<String, ScopeState>();
    sql.each(
        "SELECT scope, count, checksum FROM scope",
        columns ->
            states.put(columns.text(1), new ScopeState(columns.number(2), columns.number(3))));
    return states;
  }

  void hold(String scope) {
    if (!held.containsKey(scope)) {
      sql.run("INSERT INTO scope(scope, seq, count, checksum) VALUES (?, 0, 0, 0)", scope);
      held.put(
          scope,
          new Held(
              sql.number("SELECT no FROM scope WHERE scope = ?", scope),
              0,
              ScopeState.EMPTY,
              false));
    }
  }

  /// Records that a record is in a scope under a number.
  ///
  /// @return whether no scope held it before
  boolean enter(String scope, String type, String id, long seq) {
    var at = at(scope);
    // One look for both questions: this runs for each of a hundred thousand rows of a first sync.
    var memberships =
        sql.list(
            "SELECT scope_no, seq FROM scope_member WHERE type = ? AND id = ?",
            columns -> new Membership(columns.number(1), columns.number(2)),
            type,
            id);
    for (var membership : memberships) {
      if (membership.scopeNo() == at.no && membership.seq() > 0) {
        at.state = at.state.minus(type, id, membership.seq());
      }
    }
    at.state = at.state.plus(type, id, seq);
    sql.run(
        "INSERT INTO scope_member(type, id, scope_no, seq) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (type, id, scope_no) DO UPDATE SET seq = excluded.seq",
        type,
        id,
        at.no,
        seq);
    return memberships.isEmpty();
  }

  private record Membership(long scopeNo, long seq) {}

  /// Records that a record left a scope.
  ///
  /// @return whether no scope holds it any more
  boolean leave(String scope, String type, String id) {
    var at = at(scope);
    var before = seqOf(at, type, id);
    if (before.isPresent()) {
      if (before.getAsLong() > 0) {
        at.state = at.state.minus(type, id, before.getAsLong());
      }
      sql.run(
          "DELETE FROM scope_member WHERE type = ? AND id = ? AND scope_no = ?", type, id, at.no);
    }
    return !isHeld(type, id);
  }

  /// A record of the scope.
  record Member(RecordType type, String id) {}

  /// Forgets a scope.
  ///
  /// @return the records that no scope holds any more
  List<Member> drop(String scope) {
    var gone = held.remove(scope);
    if (gone == null) {
      return List.of();
    }
    var members =
        members("SELECT type, id FROM scope_member AS mine WHERE scope_no = ?" + UNSHARED, gone);
    sql.run("DELETE FROM scope_member WHERE scope_no = ?", gone.no);
    sql.run("DELETE FROM scope WHERE no = ?", gone.no);
    return members;
  }

  private List<Member> members(String query, Held at) {
    return sql
        .list(
            query,
            columns ->
                RecordType.byWireName(columns.text(1))
                    .map(type -> new Member(type, columns.text(2))),
            at.no)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  Set<String> names() {
    return Set.copyOf(held.keySet());
  }

  long seq(String scope) {
    return at(scope).seq;
  }

  /// As `seq`; 0 where the scope is not held.
  long seqOrNone(String scope) {
    var at = held.get(scope);
    return at == null ? 0 : at.seq;
  }

  /// The number that all scopes are at; 0 before the first cut.
  long lowest() {
    return held.values().stream().mapToLong(at -> at.seq).min().orElse(0);
  }

  /// The highest number that any scope is at.
  long highest() {
    return held.values().stream().mapToLong(at -> at.seq).max().orElse(0);
  }

  void advance(String scope, long seq) {
    var at = at(scope);
    at.seq = Math.max(at.seq, seq);
  }

  /// Starts the scope over: the next pull brings all of it again. What it does not bring is dropped
  /// then, and stays in the book until then.
  void restart(String scope) {
    var at = at(scope);
    at.seq = 0;
    at.state = ScopeState.EMPTY;
    at.stale = true;
    sql.run("UPDATE scope_member SET seq = -seq WHERE scope_no = ? AND seq > 0", at.no);
  }

  /// All has come: what was not seen again since its scope was started over is gone.
  ///
  /// @return the records that no scope holds any more
  List<Member> sweep() {
    var gone = new ArrayList<Member>();
    for (var at : held.values()) {
      if (at.stale) {
        gone.addAll(
            members(
                "SELECT type, id FROM scope_member AS mine WHERE scope_no = ? AND seq < 0"
                    + UNSHARED,
                at));
        sql.run("DELETE FROM scope_member WHERE scope_no = ? AND seq < 0", at.no);
        at.stale = false;
      }
    }
    return gone;
  }

  /// The scopes in which there are records of a type.
  List<String> holding(String type) {
    return sql.list(
        "SELECT scope FROM scope WHERE no IN (SELECT scope_no FROM scope_member WHERE type = ?)",
        columns -> columns.text(1),
        type);
  }

  ScopeState state(String scope) {
    return at(scope).state;
  }

  void save() {
    for (var at : held.values()) {
      sql.run(
          "UPDATE scope SET seq = ?, count = ?, checksum = ?, stale = ? WHERE no = ?",
          at.seq,
          at.state.count(),
          at.state.checksum(),
          at.stale,
          at.no);
    }
  }

  private boolean isHeld(String type, String id) {
    return sql.first(
            "SELECT 1 FROM scope_member WHERE type = ? AND id = ? LIMIT 1",
            columns -> true,
            type,
            id)
        .isPresent();
  }

  private OptionalLong seqOf(Held at, String type, String id) {
    return sql.first(
            "SELECT seq FROM scope_member WHERE type = ? AND id = ? AND scope_no = ?",
            columns -> OptionalLong.of(columns.number(1)),
            type,
            id,
            at.no)
        .orElse(OptionalLong.empty());
  }

  private Held at(String scope) {
    return Objects.requireNonNull(held.get(scope), scope);
  }
}

package outrider.app.store;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullTail;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What HQ sends, laid into the scopes that this laptop holds and, by the rebase, under the
/// commands that wait: the same for a whole cut and for a slice of a part.
final class CutWriting {
  private static final Logger LOG = LoggerFactory.getLogger(CutWriting.class);

  private final Transaction transaction;
  private final PullHead head;
  private final ScopeStore scopes;

  CutWriting(Transaction transaction, PullHead head, ScopeStore scopes) {
    this.transaction = transaction;
    this.head = head;
    this.scopes = scopes;
  }

  /// Takes on the scopes that HQ grants, and gives up the others with their rows.
  void adopt(Rebase rebase) {
    var granted = Set.copyOf(head.scopes());
    var lost = new LinkedHashSet<>(head.lost());
    scopes.names().stream().filter(scope -> !granted.contains(scope)).forEach(lost::add);
    for (var scope : lost) {
      for (var member : scopes.drop(scope)) {
        rebase.confirm(member.type(), member.id(), Optional.empty());
      }
    }
    head.scopes().forEach(scopes::hold);
    startOver();
  }

  /// HQ has forgotten what this laptop missed: its scopes come whole. Once for each answer, however
  /// many parts it is applied in; what stands here stays until all has come.
  private void startOver() {
    if (Replica.base(transaction.sql()).isPresent()
        && head.scopes().stream().anyMatch(head::restarts)) {
      LOG.warn("HQ has forgotten what this laptop missed; everything is fetched again");
      head.scopes().stream().filter(head::restarts).forEach(scopes::restart);
      MetaStore.put(transaction, Replica.BASE, "");
    }
  }

  /// What a newer HQ calls by a name that this version does not know counts as a member of its
  /// scope, or the scope would never add up; its fields are fetched by the version that knows it.
  void write(PullRow row, Rebase rebase) {
    var scope = head.scopes().get(row.s());
    if (row.q() <= scopes.seq(scope)) {
      return;
    }
    var type = RecordType.byWireName(row.t());
    if (row.x()) {
      if (scopes.leave(scope, row.t(), row.i())) {
        type.ifPresent(known -> rebase.confirm(known, row.i(), Optional.empty()));
      }
      return;
    }
    var alone = scopes.enter(scope, row.t(), row.i(), row.q());
    if (type.isEmpty()) {
      LOG.info("HQ sent a {}, which this version does not know", row.t());
      return;
    }
    var record = new Row(type.get(), row.i(), row.f() == null ? Map.of() : row.f());
    if (alone) {
      rebase.enter(record);
    } else {
      rebase.confirm(type.get(), row.i(), Optional.of(record));
    }
  }

  /// The scopes that do not add up to what HQ says; they start over.
  Set<String> disagreements(PullTail tail) {
    var wrong = new LinkedHashSet<String>();
    tail.scopes()
        .forEach((scope, state) -> {
          if (scopes.names().contains(scope) && !scopes.state(scope).equals(state)) {
            LOG.error(
                "scope {} has {} here and {} at HQ; it is fetched again",
                scope,
                scopes.state(scope),
                state);
            wrong.add(scope);
            scopes.restart(scope);
          }
        });
    return wrong;
  }
}

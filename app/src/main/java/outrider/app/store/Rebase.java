package outrider.app.store;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.command.UnknownCommandException;
import outrider.core.command.Upcasters;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.core.rule.Decision;
import outrider.core.rule.Occasion;
import outrider.core.rule.Rules;

/// Puts HQ's rows under the commands that still wait: restores the shadows, applies what HQ sent,
/// drops what HQ confirmed, and replays the rest. All in the caller's one transaction.
///
/// Only what is concerned is touched: the records that HQ changed and that a waiting command
/// changed too, and, because a command may change several records, whatever hangs together with
/// them. A pull that meets no waiting command costs no replay at all.
final class Rebase {

  private static final Logger LOG = LoggerFactory.getLogger(Rebase.class);

  record Key(RecordType type, String id) {}

  private final Transaction transaction;
  private final Sql sql;
  private final Actor actor;
  private final Upcasters upcasters;

  /// What HQ says of a record; empty where it has none for this person.
  private final Map<Key, Optional<Row>> confirmed = new LinkedHashMap<>();

  /// Records that no scope held before: they need no look at what they replace.
  private final Set<Key> entered = new HashSet<>();

  private final Set<Key> concerned = new LinkedHashSet<>();

  Rebase(Transaction transaction, Actor actor, Upcasters upcasters) {
    this.transaction = transaction;
    this.sql = transaction.sql();
    this.actor = actor;
    this.upcasters = upcasters;
  }

  void enter(Row row) {
    var key = new Key(row.type(), row.id());
    // What has left one scope and entered another within this cut is still in its table.
    if (!confirmed.containsKey(key)) {
      entered.add(key);
    }
    confirm(row.type(), row.id(), Optional.of(row));
  }

  void confirm(RecordType type, String id, Optional<Row> row) {
    confirmed.put(new Key(type, id), row);
  }

  /// Takes an envelope out of the queue, whose effect is in the confirmed rows or never came to be.
  void settle(long outboxNo) {
    concerned.addAll(touchedBy(outboxNo));
    OutboxStore.remove(transaction, outboxNo);
  }

  /// Does everything that waits again, on rows that know nothing of it.
  void replayAll() {
    sql.each(
        "SELECT DISTINCT type, id FROM outbox_touch",
        columns ->
            RecordType.byWireName(columns.text(1))
                .ifPresent(type -> concerned.add(new Key(type, columns.text(2)))));
  }

  void run() {
    if (ShadowStore.isEmpty(sql) && concerned.isEmpty()) {
      confirmed.forEach(this::take);
      return;
    }
    for (var key : confirmed.keySet()) {
      if (ShadowStore.has(sql, key.type(), key.id())) {
        concerned.add(key);
      }
    }
    var waiting = waitingOn(concerned);
    for (var key : concerned) {
      restore(key);
    }
    confirmed.forEach((key, row) -> {
      if (!concerned.contains(key)) {
        take(key, row);
      }
    });
    waiting.forEach(this::replay);
  }

  /// The waiting envelopes that changed any of the records, in order. Grows the set of records by
  /// what else these envelopes changed, until nothing is added.
  private Map<Long, OutboxStore.Waiting> waitingOn(Collection<Key> records) {
    var waiting = new TreeMap<Long, OutboxStore.Waiting>(Comparator.naturalOrder());
    var open = new ArrayDeque<>(records);
    while (!open.isEmpty()) {
      var key = open.poll();
      for (var envelope : OutboxStore.touching(sql, key.type(), key.id())) {
        if (waiting.put(envelope.no(), envelope) == null) {
          for (var other : touchedBy(envelope.no())) {
            if (concerned.add(other)) {
              open.add(other);
            }
          }
        }
      }
    }
    return waiting;
  }

  /// Back to HQ's copy: the one that came now, else the one that was kept.
  private void restore(Key key) {
    var news = confirmed.get(key);
    if (news != null) {
      write(key, news);
    } else {
      ShadowStore.find(sql, key.type(), key.id()).ifPresent(kept -> write(key, kept.confirmed()));
    }
    ShadowStore.drop(transaction, key.type(), key.id());
  }

  /// Writes what HQ says of a record that no waiting command changed.
  private void take(Key key, Optional<Row> row) {
    if (row.isPresent() && entered.contains(key)) {
      RecordTable.of(key.type()).add(transaction, row.get());
    } else {
      write(key, row);
    }
  }

  private void write(Key key, Optional<Row> row) {
    var table = RecordTable.of(key.type());
    if (row.isPresent()) {
      table.put(transaction, row.get());
    } else {
      table.remove(transaction, key.id());
    }
  }

  private void replay(long no, OutboxStore.Waiting waiting) {
    var envelope = waiting.envelope();
    Decision decision;
    try {
      decision =
          Rules.decide(
              envelope.command(upcasters),
              new StoreFacts(sql, transaction.configuration()),
              new Occasion(actor, envelope.occurredAt(), envelope.id()));
    } catch (UnknownCommandException older) {
      LOG.warn("envelope {} waits for HQ's word: {}", envelope.id(), older.getMessage());
      return;
    }
    // Refused here now means: what HQ sent leaves no room for it. It stays in the queue; HQ's
    // answer
    // brings the reason.
    if (decision instanceof Decision.Accepted accepted) {
      ChangeApplier.replay(transaction, accepted.changes());
      OutboxStore.touch(transaction, no, accepted.changes());
    }
  }

  private Set<Key> touchedBy(long outboxNo) {
    return new LinkedHashSet<>(
        sql.list(
            "SELECT type, id FROM outbox_touch WHERE outbox_no = ?",
            columns ->
                new Key(RecordType.byWireName(columns.text(1)).orElseThrow(), columns.text(2)),
            outboxNo));
  }
}

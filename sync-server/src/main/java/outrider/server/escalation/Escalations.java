package outrider.server.escalation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.escalation.Escalation;
import outrider.core.escalation.EscalationLevel;
import outrider.core.escalation.EscalationLevels;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.task.Task;
import outrider.server.access.Configurations;
import outrider.server.codec.RowJson;
import outrider.server.delivery.Deliveries;
import outrider.server.ops.Limits;
import outrider.server.push.OwnCommands;
import outrider.server.store.Database;
import outrider.server.store.DueTaskStore.Entry;
import outrider.server.store.DueTaskStore.Position;
import outrider.server.store.StoredRecord;
import outrider.server.store.WriteTransaction;

/// Finds what is overdue and does what the levels say, while whoever owes it may be anywhere.
///
/// Several servers may look at once: what is found is looked at again in the transaction that
/// writes, and an escalation's id follows from its task, level and time. So each comes to be once.
///
/// A level is for what is due after it was set up, and the first look of all leaves alone what has
/// long been overdue: nobody is told a hundred things at once because a rule was made.
public final class Escalations {
  private static final Logger log = LoggerFactory.getLogger(Escalations.class);
  private static final String TASK = RecordType.TASK.wireName();
  private static final String LEVEL = RecordType.ESCALATION_LEVEL.wireName();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final Database database;
  private final Configurations configurations;
  private final InstantSource clock;
  private final OwnCommands commands;
  private final Deliveries deliveries;

  /// @param deliveries by which people are told who are not at their laptops
  public Escalations(
      Database database,
      Configurations configurations,
      Deliveries deliveries,
      InstantSource clock) {
    this.database = database;
    this.configurations = configurations;
    this.clock = clock;
    this.commands = new OwnCommands(configurations, clock);
    this.deliveries = deliveries;
  }

  /// Does everything for which the time has come.
  ///
  /// @return how many escalations were made
  public int run() {
    approach();
    int made = 0;
    while (true) {
      List<Entry> due =
          database.read(transaction ->
              transaction.dueTasks().due(clock.millis(), Limits.ESCALATIONS_AT_ONCE));
      if (due.isEmpty()) {
        return made;
      }
      made += together(due);
    }
  }

  private int together(List<Entry> due) {
    try {
      return database.write(transaction -> {
        catchUp(transaction);
        return due.stream().mapToInt(entry -> act(transaction, entry.taskId())).sum();
      });
    } catch (RuntimeException failure) {
      log.warn("What is overdue could not be done together; each is tried alone.", failure);
      return due.stream().mapToInt(entry -> alone(entry.taskId())).sum();
    }
  }

  private int alone(String taskId) {
    try {
      return database.write(transaction -> act(transaction, taskId));
    } catch (RuntimeException failure) {
      log.atError()
          .setCause(failure)
          .addKeyValue("task", taskId)
          .log("Nothing could be done about an overdue task; it is left alone for a while.");
      long later = clock.millis() + Limits.ESCALATION_PAUSE.toMillis();
      database.write(transaction -> {
        transaction
            .dueTasks()
            .find(taskId)
            .ifPresent(it -> transaction.dueTasks().put(next(it, it.lookedMinutes(), later)));
        return true;
      });
      return 0;
    }
  }

  /// Another server may have done it since it was found, or the task may be done.
  private int act(WriteTransaction transaction, String taskId) {
    long now = clock.millis();
    Optional<Entry> found =
        transaction
            .dueTasks()
            .find(taskId)
            .filter(entry -> entry.nextAt() != null && entry.nextAt() <= now);
    if (found.isEmpty()) {
      return 0;
    }
    Entry entry = found.get();
    EscalationLevels levels = configurations.in(transaction).escalationLevels();
    long minutes = minutesOverdue(entry.dueAt(), now);
    List<Row> made = new ArrayList<>();
    for (EscalationLevel level : levels.due(entry.response(), entry.lookedMinutes(), minutes)) {
      made.addAll(commands.escalate(transaction, taskId, level));
    }
    transaction.dueTasks().put(looked(entry, minutes, levels));
    made.forEach(escalation -> tell(transaction, escalation));
    return made.size();
  }

  private void tell(WriteTransaction transaction, Row escalation) {
    Optional<Row> task = row(transaction, RecordType.TASK, escalation.text(Escalation.TASK));
    Optional<Row> about =
        RecordType.byWireName(escalation.text(Fields.PARENT_TYPE))
            .flatMap(type -> row(transaction, type, escalation.text(Fields.PARENT)));
    if (task.isPresent() && about.isPresent()) {
      deliveries.tell(
          transaction,
          OverdueWords.notice(
              escalation, about.get(), Task.of(task.get()), configurations.in(transaction).tree()));
    }
  }

  private static Optional<Row> row(WriteTransaction transaction, RecordType type, String id) {
    return transaction
        .records()
        .find(type.wireName(), id)
        .filter(record -> !record.deleted())
        .map(record -> RowJson.read(type, id, record.body()));
  }

  private static long minutesOverdue(long dueAt, long now) {
    return now < dueAt ? -1 : (now - dueAt) / MINUTE;
  }

  private static Entry looked(Entry entry, long minutes, EscalationLevels levels) {
    OptionalLong next = levels.next(entry.response(), minutes);
    return next(
        entry, minutes, next.isPresent() ? entry.dueAt() + next.getAsLong() * MINUTE : null);
  }

  private static Entry next(Entry entry, long lookedMinutes, @Nullable Long nextAt) {
    return new Entry(entry.taskId(), entry.response(), entry.dueAt(), lookedMinutes, nextAt);
  }

  /// Catches up with most of what has happened, in small transactions.
  private void approach() {
    while (database.read(
        transaction ->
            transaction.tenant().position().seq()
                > transaction.dueTasks().position().map(Position::seq).orElse(-1L))) {
      database.write(transaction -> {
        step(transaction);
        return true;
      });
    }
  }

  private void catchUp(WriteTransaction transaction) {
    while (transaction.dueTasks().position().map(Position::seq).orElse(-1L)
        < transaction.position().seq()) {
      step(transaction);
    }
  }

  private void step(WriteTransaction transaction) {
    Position from =
        transaction
            .dueTasks()
            .position()
            .orElseGet(() -> new Position(0, transaction.position().seq()));
    long until = Math.min(from.seq() + Limits.ESCALATION_CATCH_UP, transaction.position().seq());
    EscalationLevels levels = configurations.in(transaction).escalationLevels();
    if (from.seq() >= from.beganSeq()
        && !transaction.dueTasks().changed(LEVEL, from.seq(), until).isEmpty()) {
      relevel(transaction, levels);
    }
    List<String> changed = transaction.dueTasks().changed(TASK, from.seq(), until);
    Map<String, Task> open = open(transaction, changed);
    Map<String, Entry> known = known(transaction, changed);
    for (String id : changed) {
      Task task = open.get(id);
      if (task == null) {
        transaction.dueTasks().remove(id);
      } else {
        boolean old = until <= from.beganSeq();
        transaction.dueTasks().put(entry(task, known.get(id), old, levels));
      }
    }
    transaction.dueTasks().advance(new Position(until, from.beganSeq()));
  }

  /// @param old whether it was there before HQ began to look
  private Entry entry(Task task, @Nullable Entry known, boolean old, EscalationLevels levels) {
    long due = task.dueAt().orElseThrow();
    long looked = known == null || known.dueAt() != due ? -1 : known.lookedMinutes();
    return looked(
        new Entry(task.id(), task.isResponse(), due, -1, null),
        old ? minutesOverdue(due, clock.millis()) : looked,
        levels);
  }

  /// The levels were changed: what was overdue by then is left to those that were in force.
  private void relevel(WriteTransaction transaction, EscalationLevels levels) {
    long now = clock.millis();
    String from = "";
    while (true) {
      List<Entry> some = transaction.dueTasks().after(from, Limits.ESCALATION_CATCH_UP);
      if (some.isEmpty()) {
        return;
      }
      for (Entry entry : some) {
        long looked = Math.max(entry.lookedMinutes(), minutesOverdue(entry.dueAt(), now));
        transaction.dueTasks().put(looked(entry, looked, levels));
      }
      from = some.getLast().taskId();
    }
  }

  private static Map<String, Entry> known(WriteTransaction transaction, List<String> ids) {
    List<Entry> entries =
        transaction.records().isRemote()
            ? transaction.dueTasks().findAll(ids)
            : ids.stream().flatMap(id -> transaction.dueTasks().find(id).stream()).toList();
    Map<String, Entry> known = new HashMap<>();
    entries.forEach(entry -> known.put(entry.taskId(), entry));
    return known;
  }

  private static Map<String, Task> open(WriteTransaction transaction, List<String> ids) {
    List<StoredRecord> records =
        transaction.records().isRemote()
            ? transaction.records().findAll(TASK, ids)
            : ids.stream().flatMap(id -> transaction.records().find(TASK, id).stream()).toList();
    Map<String, Task> open = new HashMap<>();
    for (StoredRecord record : records) {
      if (!record.deleted()) {
        Task task = Task.of(RowJson.read(RecordType.TASK, record.id(), record.body()));
        if (task.isOpen() && task.dueAt().isPresent()) {
          open.put(task.id(), task);
        }
      }
    }
    return open;
  }
}

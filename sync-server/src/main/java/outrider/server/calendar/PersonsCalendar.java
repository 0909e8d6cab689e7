package outrider.server.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.core.configuration.Configuration;
import outrider.core.ics.CalendarEvent;
import outrider.core.ics.CalendarText;
import outrider.core.ics.TaskEvents;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.core.task.Series;
import outrider.core.task.Task;
import outrider.core.user.Visibility;
import outrider.server.codec.RowJson;
import outrider.server.ops.Limits;
import outrider.server.store.CalendarStore.Changed;
import outrider.server.store.CalendarStore.Subscription;
import outrider.server.store.StoredRecord;
import outrider.server.store.Transaction;

/// What one person has to do, as a file for other calendars: what is due in the next year, and what
/// was due or done in the last month. What was done is marked and takes no time; what was left out
/// or deleted is not there, so that a calendar that reads it again takes it away.
final class PersonsCalendar {
  private static final int REMIND_MINUTES = 10;

  private final Transaction transaction;
  private final Configuration configuration;
  private final Subscription subscription;
  private final Actor reader;
  private final Instant now;
  private final Map<String, Optional<Row>> parents = new HashMap<>();

  PersonsCalendar(
      Transaction transaction,
      Configuration configuration,
      Subscription subscription,
      Actor reader,
      Instant now) {
    this.transaction = transaction;
    this.configuration = configuration;
    this.subscription = subscription;
    this.reader = reader;
    this.now = now;
  }

  /// The same for the same tasks, to the byte.
  String text() {
    List<CalendarEvent> events = new ArrayList<>();
    tasks().stream()
        .sorted(Comparator.comparing(task -> dueAt(task.row)))
        .limit(Limits.CALENDAR_EVENTS)
        .forEach(task -> events.addAll(events(task)));
    return CalendarText.of(isChinese() ? "前哨" : "Outrider", events);
  }

  private record Told(Row row, Instant changedAt) {}

  private List<Told> tasks() {
    String user = subscription.userId();
    List<Told> tasks = new ArrayList<>();
    for (String scope : List.of(Visibility.userScope(user), Visibility.memberScope(user))) {
      for (Changed found : transaction.calendars().tasks(scope, Limits.CALENDAR_TASKS)) {
        Row row = RowJson.read(RecordType.TASK, found.id(), found.body());
        if (isTold(row) && tasks.stream().noneMatch(told -> told.row.id().equals(row.id()))) {
          long at = found.at().orElse(row.number(Fields.CREATED_AT, 0));
          tasks.add(new Told(row, Instant.ofEpochMilli(at)));
        }
      }
    }
    return tasks;
  }

  private boolean isTold(Row task) {
    String doer = task.has("assignee") ? task.text("assignee") : task.text(Fields.OWNER);
    if (!task.has(Task.DUE_AT) || task.flag(Task.SKIPPED) || !doer.equals(subscription.userId())) {
      return false;
    }
    Instant last = now.minus(Limits.CALENDAR_BACK);
    // What is open stays, however long it has been overdue.
    boolean recent = Task.of(task).isOpen() || !dueAt(task).isBefore(last);
    return recent && dueAt(task).isBefore(now.plus(Limits.CALENDAR_AHEAD));
  }

  private List<CalendarEvent> events(Told told) {
    Row task = told.row();
    boolean open = Task.of(task).isOpen();
    String series = task.text(Task.SERIES);
    String uid = open ? TaskEvents.uid(task.id(), series) : TaskEvents.uidOver(task.id(), series);
    CalendarEvent plain =
        CalendarEvent.once(uid, told.changedAt(), dueAt(task), summary(task, open))
            .describedAs(subscription.withoutNames() ? "" : description(task));
    if (!open) {
      return List.of(plain.asDone());
    }
    Optional<Series> repeats =
        Series.of(task, calendar -> configuration.cadences().calendar(calendar));
    return TaskEvents.of(
        plain.reminding(REMIND_MINUTES), dueAt(task), repeats, task.text(Task.OCCURS_AT));
  }

  private String summary(Row task, boolean open) {
    if (subscription.withoutNames()) {
      return isChinese() ? "忙碌" : "Busy";
    }
    String title = TitleWords.of(task.text("title"), isChinese());
    String name = parent(task).map(row -> row.text(Fields.NAME)).orElse("");
    return (open ? "" : "✓ ") + (name.isEmpty() ? title : title + " · " + name);
  }

  private String description(Row task) {
    Optional<Row> parent = parent(task);
    return parent
        .map(row -> row.text("company"))
        .filter(company -> !company.isEmpty())
        .or(() ->
            parent
                .map(row -> row.text("account"))
                .filter(id -> !id.isEmpty())
                .flatMap(id -> find("account", id))
                .map(account -> account.text(Fields.NAME)))
        .orElse("");
  }

  private Optional<Row> parent(Row task) {
    return find(task.text(Fields.PARENT_TYPE), task.text(Fields.PARENT));
  }

  private Optional<Row> find(String type, String id) {
    return parents.computeIfAbsent(
        type + '/' + id,
        unused ->
            RecordType.byWireName(type)
                .flatMap(known ->
                    transaction
                        .records()
                        .find(type, id)
                        .filter(record -> !record.deleted())
                        .map(record -> row(known, record))
                        // A deal of one's own may be with a colleague's customer.
                        .filter(reader::sees)));
  }

  private static Row row(RecordType type, StoredRecord record) {
    return RowJson.read(type, record.id(), record.body());
  }

  private static Instant dueAt(Row task) {
    return Instant.ofEpochMilli(task.number(Task.DUE_AT, 0));
  }

  private boolean isChinese() {
    return subscription.language().equals("zh");
  }
}

package outrider.app.attention;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outrider.app.store.AttentionStore;
import outrider.app.store.OutboxStore;
import outrider.app.store.ProposalStore;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.conflict.Conflict;
import outrider.core.escalation.Escalation;
import outrider.core.proposal.Proposal;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What waits for a decision, and what waits for the network.
final class AttentionQueries {

  /// More than a person settles in a day; the counts are of all.
  private static final int SHOWN_MAX = 500;

  /// @param records how many records equal HQ, for the words of an empty page
  record Inbox(
      List<AttentionItem> open,
      List<AttentionItem> waiting,
      List<AttentionItem> settled,
      long waitingCount,
      long records) {

    static final Inbox EMPTY = new Inbox(List.of(), List.of(), List.of(), 0, 0);
  }

  private AttentionQueries() {}

  /// @param user whose it is: what HQ found overdue is for whom it told
  static Query<Inbox> inbox(String user) {
    return Query.of(
        "attention",
        sql ->
            new Inbox(
                open(sql, user),
                waiting(sql),
                settled(sql, user),
                OutboxStore.count(sql),
                sql.number("SELECT coalesce(sum(count), 0) FROM scope")),
        Table.ATTENTION,
        Table.CONFLICT,
        Table.PROPOSAL,
        Table.ESCALATION,
        Table.TAKEOVER,
        Table.ACTIVITY,
        Table.OUTBOX,
        Table.SCOPE,
        Table.LEAD,
        Table.ACCOUNT,
        Table.CONTACT,
        Table.OPPORTUNITY,
        Table.TASK);
  }

  private static List<AttentionItem> open(Sql sql, String user) {
    var items = new ArrayList<AttentionItem>(overdue(sql, user, "IN"));
    TakenOver.items(sql, user).stream().filter(item -> item.unseen() > 0).forEach(items::add);
    Mentions.items(sql, user).stream().filter(item -> !item.seen()).forEach(items::add);
    items.addAll(conflicts(sql, "state = 'open'"));
    items.addAll(proposals(sql, "state = 'open'"));
    AttentionStore.open(sql).forEach(refused -> items.add(refused(sql, refused)));
    return items;
  }

  private static List<AttentionItem> settled(Sql sql, String user) {
    var items = new ArrayList<AttentionItem>(overdue(sql, user, "NOT IN"));
    TakenOver.items(sql, user).stream().filter(item -> item.unseen() == 0).forEach(items::add);
    Mentions.items(sql, user).stream().filter(item -> item.seen()).forEach(items::add);
    items.addAll(conflicts(sql, "state = 'settled'"));
    items.addAll(proposals(sql, "state <> 'open'"));
    AttentionStore.settled(sql, SHOWN_MAX).forEach(refused -> items.add(refused(sql, refused)));
    return items;
  }

  /// One item per task, whatever HQ did about it, newest first.
  ///
  /// @param open `IN` for those about which nobody has said anything yet, `NOT IN` for the others
  private static List<AttentionItem> overdue(Sql sql, String user, String open) {
    var byTask = new LinkedHashMap<String, List<Row>>();
    RecordTable.of(RecordType.ESCALATION)
        .where(
            sql,
            Overdue.FOR_PERSON
                + " AND task "
                + open
                + " (SELECT task FROM escalation WHERE state = 'open' AND "
                + Overdue.FOR_PERSON
                + ") ORDER BY created_at DESC, id LIMIT "
                + SHOWN_MAX,
            user,
            user)
        .forEach(row ->
            byTask
                .computeIfAbsent(row.text(Escalation.TASK), task -> new ArrayList<>())
                .addFirst(row));
    var items = new ArrayList<AttentionItem>();
    byTask.forEach((task, rows) -> {
      var about = rows.getLast();
      RecordType.byWireName(about.text(Fields.PARENT_TYPE))
          .flatMap(type -> RecordTable.of(type).find(sql, about.text(Fields.PARENT)))
          .ifPresent(parent ->
              items.add(
                  new AttentionItem.Overdue(
                      "overdue/" + task,
                      parent.type(),
                      parent.id(),
                      parent.text(Fields.NAME),
                      about.number(Fields.CREATED_AT, 0),
                      List.copyOf(rows),
                      RecordTable.of(RecordType.TASK).find(sql, task))));
    });
    return items;
  }

  /// One item per record, with all its fields, newest first.
  private static List<AttentionItem> conflicts(Sql sql, String condition) {
    var bySubject = new LinkedHashMap<String, List<Row>>();
    RecordTable.of(RecordType.CONFLICT)
        .where(sql, condition + " ORDER BY created_at DESC, field LIMIT " + SHOWN_MAX)
        .forEach(row ->
            bySubject
                .computeIfAbsent(row.text(Fields.PARENT), subject -> new ArrayList<>())
                .add(row));
    var items = new ArrayList<AttentionItem>();
    bySubject.forEach((subject, rows) -> {
      var type = RecordType.byWireName(rows.getFirst().text(Fields.PARENT_TYPE));
      type.flatMap(known -> RecordTable.of(known).find(sql, subject))
          .ifPresent(row ->
              items.add(
                  new AttentionItem.BothChanged(
                      "conflict/" + subject,
                      row.type(),
                      subject,
                      row.text(Fields.NAME),
                      rows.getFirst().number(Fields.CREATED_AT, 0),
                      rows.stream()
                          .filter(each -> !each.text(Conflict.FIELD_NAME).isEmpty())
                          .toList(),
                      row)));
    });
    return items;
  }

  /// Newest first. Its words are shown beside a record that is here only.
  private static List<AttentionItem> proposals(Sql sql, String condition) {
    var items = new ArrayList<AttentionItem>();
    for (var row :
        RecordTable.of(RecordType.PROPOSAL)
            .where(sql, condition + " ORDER BY created_at DESC, id LIMIT " + SHOWN_MAX)) {
      RecordType.byWireName(row.text(Fields.PARENT_TYPE))
          .flatMap(type -> RecordTable.of(type).find(sql, row.text(Fields.PARENT)))
          .ifPresent(parent -> items.add(proposed(sql, row, parent)));
    }
    return items;
  }

  private static AttentionItem proposed(Sql sql, Row proposal, Row parent) {
    var command = ProposalStore.command(proposal);
    var about = Subject.of(command.kind(), command.arguments());
    return new AttentionItem.Proposed(
        proposal.id(),
        parent.type(),
        parent.id(),
        parent.text(Fields.NAME),
        proposal.number(Proposal.PROPOSED_AT, 0),
        command.kind(),
        command.arguments(),
        proposal,
        RecordTable.of(about.type()).find(sql, about.id()).orElse(parent));
  }

  private static AttentionItem refused(Sql sql, AttentionStore.Refused refused) {
    var subject = Subject.of(refused.kind(), refused.arguments());
    return new AttentionItem.Refused(
        refused.id(),
        subject.type(),
        subject.id(),
        name(sql, subject, refused.arguments()),
        refused.refusedAt(),
        refused.kind(),
        refused.arguments(),
        refused.reasons());
  }

  private static List<AttentionItem> waiting(Sql sql) {
    return OutboxStore.all(sql, SHOWN_MAX).stream()
        .map(OutboxStore.Waiting::envelope)
        .<AttentionItem>map(envelope -> {
          var subject = Subject.of(envelope.kind(), envelope.arguments());
          return new AttentionItem.Waiting(
              envelope.id(),
              subject.type(),
              subject.id(),
              name(sql, subject, envelope.arguments()),
              envelope.occurredAt(),
              envelope.kind(),
              envelope.arguments(),
              isSealed(sql, subject, envelope.kind()));
        })
        .toList();
  }

  /// Whether a record that it changes has left this laptop since. One that it makes need not be
  /// here: HQ's news may leave no room for it.
  private static boolean isSealed(Sql sql, Subject subject, String kind) {
    return !kind.equals("CreateRecord")
        && !subject.id().isEmpty()
        && !subject.type().isConfiguration()
        && RecordTable.of(subject.type()).find(sql, subject.id()).isEmpty();
  }

  private static String name(Sql sql, Subject subject, Map<String, Object> arguments) {
    var row = RecordTable.of(subject.type()).find(sql, subject.id());
    if (row.isPresent()) {
      return row.get().has(Fields.NAME) ? row.get().text(Fields.NAME) : row.get().text("title");
    }
    // A refused new record is not there: its name is in the command.
    return arguments.get("fields") instanceof Map<?, ?> fields
            && fields.get(Fields.NAME) instanceof String name
        ? name
        : "";
  }
}

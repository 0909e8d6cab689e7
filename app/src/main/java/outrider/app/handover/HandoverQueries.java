package outrider.app.handover;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.configuration.Configuration;
import outrider.core.handover.Book;
import outrider.core.handover.Handover;
import outrider.core.handover.Held;
import outrider.core.handover.Takeover;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.core.user.User;

/// Whose book can be handed over, what is in it, and what was handed over before.
final class HandoverQueries {

  private static final List<RecordType> OWNED =
      List.of(RecordType.LEAD, RecordType.OPPORTUNITY, RecordType.ACCOUNT, RecordType.CONTACT);

  private HandoverQueries() {}

  /// Somebody with a book.
  record Giver(User user, long leads, long deals) {}

  /// Those whom this person answers for: who is active, or left and still has something.
  static Query<List<Giver>> givers(Actor actor, Configuration configuration) {
    return Query.of(
        "givers",
        sql -> {
          var leads = counts(sql, "lead");
          var deals = counts(sql, "opportunity");
          var accounts = counts(sql, "account");
          return configuration.tree().users().stream()
              .filter(actor::answersFor)
              .filter(user ->
                  user.active()
                      || leads.containsKey(user.id())
                      || deals.containsKey(user.id())
                      || accounts.containsKey(user.id()))
              .map(user ->
                  new Giver(
                      user, leads.getOrDefault(user.id(), 0L), deals.getOrDefault(user.id(), 0L)))
              .toList();
        },
        Table.CONFIGURATION,
        Table.LEAD,
        Table.OPPORTUNITY,
        Table.ACCOUNT);
  }

  private static Map<String, Long> counts(Sql sql, String table) {
    var counts = new HashMap<String, Long>();
    sql.each(
        "SELECT owner, count(*) FROM " + table + " WHERE owner IS NOT NULL GROUP BY owner",
        row -> counts.put(row.text(1), row.number(2)));
    return counts;
  }

  static Query<BookOf> book(Optional<String> from) {
    return Query.of(
        "book of somebody",
        sql -> from.map(user -> book(sql, user)).orElse(BookOf.NOTHING),
        Table.LEAD,
        Table.OPPORTUNITY,
        Table.ACCOUNT,
        Table.CONTACT,
        Table.TASK);
  }

  private static BookOf book(Sql sql, String user) {
    var rows = new ArrayList<Row>();
    OWNED.forEach(type -> rows.addAll(RecordTable.of(type).where(sql, "owner = ?", user)));
    return new BookOf(
        Book.of(rows),
        sql.number("SELECT count(*) FROM activity WHERE owner = ?", user),
        sql.number("SELECT count(*) FROM task WHERE owner = ? AND done_at IS NULL", user),
        sql.number(
            "SELECT count(*) FROM task WHERE owner = ? AND done_at IS NULL AND parent IS NULL",
            user),
        sql.number("SELECT count(*) FROM attachment WHERE owner = ?", user),
        sql.number("SELECT count(*) FROM enrollment WHERE owner = ? AND state = 'running'", user));
  }

  /// A handover as the list shows it.
  ///
  /// @param parts what each receiver got
  /// @param waits whether HQ has not confirmed the newest that this laptop did about it
  record Past(Handover handover, List<Takeover> parts, boolean waits) {
    Set<Held> records() {
      return parts.stream()
          .flatMap(part -> part.records().stream())
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  /// Newest first.
  static Query<List<Past>> past() {
    return Query.of(
        "handovers",
        sql -> {
          var parts =
              RecordTable.of(RecordType.TAKEOVER).all(sql).stream()
                  .map(Takeover::of)
                  .collect(Collectors.groupingBy(Takeover::handover));
          return RecordTable.of(RecordType.HANDOVER)
              .where(sql, "1 = 1 ORDER BY created_at DESC, id")
              .stream()
              .map(Handover::of)
              .map(handover ->
                  new Past(
                      handover,
                      parts.getOrDefault(handover.id(), List.of()),
                      waits(sql, handover.id())))
              .toList();
        },
        Table.HANDOVER,
        Table.TAKEOVER,
        Table.OUTBOX);
  }

  private static boolean waits(Sql sql, String id) {
    return sql.number("SELECT count(*) FROM outbox_touch WHERE type = 'handover' AND id = ?", id)
        > 0;
  }

  /// A record that was given, as it stands now.
  ///
  /// @param row empty where this laptop has it no more
  record Received(Takeover takeover, Held held, Optional<Row> row) {
    boolean isSeen() {
      return takeover.seen().contains(held);
    }
  }

  /// What somebody got of one handover or of all, and still has.
  static Query<List<Received>> received(String user) {
    return Query.of(
        "received",
        sql ->
            RecordTable.of(RecordType.TAKEOVER)
                .where(sql, "owner = ? AND state = 'given' ORDER BY created_at DESC, id", user)
                .stream()
                .map(Takeover::of)
                .flatMap(takeover ->
                    takeover.records().stream()
                        .filter(held -> isWorked(held.type()))
                        .map(held -> received(sql, takeover, held)))
                .filter(each ->
                    each.row().filter(row -> row.text(Fields.OWNER).equals(user)).isPresent())
                .toList(),
        Table.TAKEOVER,
        Table.LEAD,
        Table.OPPORTUNITY);
  }

  /// What a person has to take up: customers and contacts come along with their deals.
  static boolean isWorked(RecordType type) {
    return type == RecordType.LEAD || type == RecordType.OPPORTUNITY;
  }

  private static Received received(Sql sql, Takeover takeover, Held held) {
    return new Received(takeover, held, RecordTable.of(held.type()).find(sql, held.id()));
  }

  /// The records of a handover as they stand now.
  static Query<List<Received>> records(Past past) {
    return Query.of(
        "records of a handover",
        sql ->
            past.parts().stream()
                .flatMap(part -> part.records().stream().map(held -> received(sql, part, held)))
                .toList(),
        Table.LEAD,
        Table.OPPORTUNITY,
        Table.ACCOUNT,
        Table.CONTACT,
        Table.TASK);
  }
}

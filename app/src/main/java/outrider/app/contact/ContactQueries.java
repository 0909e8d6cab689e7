package outrider.app.contact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.contact.Contact;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What the page of a contact reads.
final class ContactQueries {
  static final int TIMELINE_MAX = 200;

  /// @param account null where there is none, or none that this person sees
  /// @param colleagues others at the same account
  /// @param names of the deals, by id
  record Whole(
      Row contact,
      @Nullable Row account,
      List<Row> colleagues,
      List<Row> deals,
      List<Row> activities,
      List<Row> tasks,
      Map<String, String> names) {}

  private ContactQueries() {}

  static Query<Optional<Whole>> whole(String id) {
    return Query.of(
        "contact",
        sql -> RecordTable.of(RecordType.CONTACT).find(sql, id).map(row -> whole(sql, row)),
        Table.ACCOUNT,
        Table.CONTACT,
        Table.OPPORTUNITY,
        Table.ACTIVITY,
        Table.TASK);
  }

  private static Whole whole(Sql sql, Row contact) {
    var id = contact.id();
    var account = contact.text(Contact.ACCOUNT);
    var deals =
        RecordTable.of(RecordType.OPPORTUNITY)
            .where(sql, "contact = ? ORDER BY state = 'open' DESC, stage_since DESC LIMIT 50", id);
    var names = new LinkedHashMap<String, String>();
    deals.forEach(row -> names.put(row.id(), row.text(Fields.NAME)));
    return new Whole(
        contact,
        RecordTable.of(RecordType.ACCOUNT).find(sql, account).orElse(null),
        RecordTable.of(RecordType.CONTACT)
            .where(sql, "account = ? AND id <> ? ORDER BY name LIMIT 20", account, id),
        deals,
        RecordTable.of(RecordType.ACTIVITY)
            .where(sql, "parent = ? ORDER BY occurred_at DESC LIMIT " + TIMELINE_MAX, id),
        RecordTable.of(RecordType.TASK)
            .where(sql, "parent = ? AND done_at IS NULL ORDER BY due_at, no", id),
        names);
  }
}

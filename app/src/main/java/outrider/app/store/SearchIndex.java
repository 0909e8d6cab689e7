package outrider.app.store;

import java.util.List;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The full-text index beside a record table: names, companies, phones, and the initials of Chinese
/// names.
final class SearchIndex {

  private static final List<String> SEARCHED =
      List.of(Fields.NAME, "company", "phone", "wechat", "email", "city", Fields.EXTERNAL_ID);

  private final boolean applies;
  private final String insert;
  private final String update;
  private final String delete;

  SearchIndex(RecordType type) {
    applies =
        switch (type) {
          case LEAD, ACCOUNT, CONTACT, OPPORTUNITY -> true;
          default -> false;
        };
    var records = type.wireName();
    insert = "INSERT INTO " + records + "_search(rowid, text) VALUES (?, ?)";
    update = "UPDATE " + records + "_search SET text = ? WHERE rowid = ?";
    delete =
        "DELETE FROM "
            + records
            + "_search WHERE rowid = (SELECT no FROM "
            + records
            + " WHERE id = ?)";
  }

  boolean applies() {
    return applies;
  }

  /// Adds the text of a new record.
  ///
  /// The number is given and not looked up in the statement: `INSERT … SELECT` is guarded by a
  /// savepoint too (see `RecordTable`).
  void add(Sql sql, long no, Row row) {
    sql.run(insert, no, text(row));
  }

  void update(Sql sql, long no, Row before, Row after) {
    var text = text(after);
    if (!text(before).equals(text)) {
      sql.run(update, text, no);
    }
  }

  void remove(Sql sql, String id) {
    sql.run(delete, id);
  }

  static String text(Row row) {
    var text = new StringBuilder();
    for (var field : SEARCHED) {
      var value = row.textOrNull(field);
      if (value != null) {
        text.append(value).append(' ');
      }
    }
    return SearchText.indexed(text.toString());
  }
}

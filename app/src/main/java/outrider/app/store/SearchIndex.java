package outrider.app.store;

import java.util.List;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The full-text index beside a record table: names, companies, phones, and the initials of Chinese
/// names.
///
/// It holds no copy of the text, which would be written, ciphered and kept twice; so what is taken
/// out of it has to be said word for word, and is made anew from the row as it was. Whoever changes
/// what `text` gives has to fill the tables anew in a migration.
final class SearchIndex {

  private static final List<String> SEARCHED =
      List.of(Fields.NAME, "company", "phone", "wechat", "email", "city", Fields.EXTERNAL_ID);

  private final boolean applies;
  private final String insert;
  private final String delete;

  SearchIndex(RecordType type) {
    applies =
        switch (type) {
          case LEAD, ACCOUNT, CONTACT, OPPORTUNITY -> true;
          default -> false;
        };
    var records = type.wireName();
    insert = "INSERT INTO " + records + "_search(rowid, text) VALUES (?, ?)";
    delete =
        "INSERT INTO %1$s_search(%1$s_search, rowid, text) VALUES ('delete', ?, ?)"
            .formatted(records);
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
    var was = text(before);
    var is = text(after);
    if (!was.equals(is)) {
      sql.run(delete, no, was);
      sql.run(insert, no, is);
    }
  }

  void remove(Sql sql, long no, Row row) {
    sql.run(delete, no, text(row));
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

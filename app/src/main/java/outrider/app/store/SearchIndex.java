package outrider.app.store;

import java.util.List;
import java.util.Optional;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The full-text index beside a record table: names, companies, phones, and the initials of Chinese
/// names.
final class SearchIndex {

  private static final List<String> SEARCHED =
      List.of(Fields.NAME, "company", "phone", "wechat", "email", "city", Fields.EXTERNAL_ID);

  private final RecordType type;
  private final boolean applies;

  SearchIndex(RecordType type) {
    this.type = type;
    applies =
        switch (type) {
          case LEAD, ACCOUNT, CONTACT, OPPORTUNITY -> true;
          default -> false;
        };
  }

  boolean applies() {
    return applies;
  }

  void update(Sql sql, Optional<Row> before, Row after) {
    var text = text(after);
    if (before.isEmpty()) {
      sql.run(
          "INSERT INTO "
              + type.wireName()
              + "_search(rowid, text) SELECT no, ? FROM "
              + type.wireName()
              + " WHERE id = ?",
          text,
          after.id());
    } else if (!text(before.get()).equals(text)) {
      sql.run(
          "UPDATE "
              + type.wireName()
              + "_search SET text = ? WHERE rowid = (SELECT no FROM "
              + type.wireName()
              + " WHERE id = ?)",
          text,
          after.id());
    }
  }

  void remove(Sql sql, String id) {
    sql.run(
        "DELETE FROM "
            + type.wireName()
            + "_search WHERE rowid = (SELECT no FROM "
            + type.wireName()
            + " WHERE id = ?)",
        id);
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

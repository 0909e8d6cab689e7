package outrider.app.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// HQ's copies of records that waiting commands changed.
final class ShadowStore {

  /// @param confirmed HQ's copy; empty where HQ has no such record
  record Shadow(Optional<Row> confirmed) {}

  private ShadowStore() {}

  /// Keeps HQ's copy, unless one is kept already: the first is the confirmed one.
  static void keep(Transaction transaction, RecordType type, String id, @Nullable Row confirmed) {
    transaction
        .sql()
        .run(
            "INSERT OR IGNORE INTO shadow(type, id, fields) VALUES (?, ?, ?)",
            type.wireName(),
            id,
            confirmed == null ? null : Json.write(confirmed.fields()));
  }

  static boolean isEmpty(Sql sql) {
    return sql.number("SELECT EXISTS (SELECT 1 FROM shadow)") == 0;
  }

  static boolean has(Sql sql, RecordType type, String id) {
    return sql.number(
            "SELECT EXISTS (SELECT 1 FROM shadow WHERE type = ? AND id = ?)", type.wireName(), id)
        != 0;
  }

  static Optional<Shadow> find(Sql sql, RecordType type, String id) {
    return sql.first(
        "SELECT fields FROM shadow WHERE type = ? AND id = ?",
        columns -> {
          var fields = columns.textOrNull(1);
          return new Shadow(
              fields == null ? Optional.empty() : Optional.of(new Row(type, id, Json.map(fields))));
        },
        type.wireName(),
        id);
  }

  static void drop(Transaction transaction, RecordType type, String id) {
    transaction.sql().run("DELETE FROM shadow WHERE type = ? AND id = ?", type.wireName(), id);
  }
}

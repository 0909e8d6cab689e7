package outrider.app.store;

import java.util.Optional;

/// Single values that belong to the database: device, incarnation, epoch, clock offset.
public final class MetaStore {

  private MetaStore() {}

  public static Optional<String> get(Sql sql, String key) {
    return sql.first("SELECT value FROM meta WHERE key = ?", columns -> columns.text(1), key);
  }

  public static void put(Transaction transaction, String key, String value) {
    transaction
        .sql()
        .run(
            "INSERT INTO meta(key, value) VALUES (?, ?)"
                + " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            key,
            value);
    transaction.touch(Table.META);
  }
}

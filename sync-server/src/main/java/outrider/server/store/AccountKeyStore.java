package outrider.server.store;

import java.util.List;

/// By which keys customers are recognised. A copy, which `outrider.server.integrate.AccountKeys`
/// keeps right.
public final class AccountKeyStore {
  private final Sql sql;
  private final String tenantId;

  AccountKeyStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// @param name as `JoinKey` writes it
  /// @param value in its one spelling
  public record Key(String name, String value) {}

  /// A customer or a person there.
  public record Entry(String type, String id) {}

  /// Up to which change the keys are right.
  public long position() {
    return sql.first(
            "SELECT seq FROM account_key_position WHERE tenant_id = ?",
            row -> row.getLong(1),
            tenantId)
        .orElse(0L);
  }

  public void advance(long seq) {
    sql.write(
        """
        INSERT INTO account_key_position (tenant_id, seq) VALUES (?, ?)
        ON CONFLICT (tenant_id) DO UPDATE SET seq = excluded.seq\
        """,
        tenantId,
        seq);
  }

  /// The customers and their people that were changed between two numbers, without the first.
  public List<Entry> changed(long afterSeq, long untilSeq) {
    return sql.list(
        """
        SELECT DISTINCT type, id FROM history
        WHERE tenant_id = ? AND seq > ? AND seq <= ? AND type IN ('account', 'contact')\
        """,
        row -> new Entry(row.getString(1), row.getString(2)),
        tenantId,
        afterSeq,
        untilSeq);
  }

  public void remove(Entry entry) {
    sql.write(
        "DELETE FROM account_key WHERE tenant_id = ? AND type = ? AND record_id = ?",
        tenantId,
        entry.type(),
        entry.id());
  }

  public void put(Entry entry, Key key, String account) {
    sql.write(
        """
        INSERT INTO account_key (tenant_id, type, record_id, join_key, join_value, account_id)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING\
        """,
        tenantId,
        entry.type(),
        entry.id(),
        key.name(),
        key.value(),
        account);
  }

  /// The customers of a key, at most a few: whoever finds two does not know which is meant.
  public List<String> accounts(Key key) {
    return sql.list(
        """
        SELECT DISTINCT account_id FROM account_key
        WHERE tenant_id = ? AND join_key = ? AND join_value = ?
        ORDER BY account_id LIMIT 5\
        """,
        row -> row.getString(1),
        tenantId,
        key.name(),
        key.value());
  }
}

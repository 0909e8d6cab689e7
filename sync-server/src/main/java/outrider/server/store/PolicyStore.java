package outrider.server.store;

import java.util.OptionalLong;

/// What a company has decided otherwise than by default.
public final class PolicyStore {
  private final Sql sql;
  private final String tenantId;

  PolicyStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// @return empty where the default holds
  public OptionalLong value(String name) {
    return sql
        .list(
            "SELECT value FROM policy WHERE tenant_id = ? AND name = ?",
            row -> row.getLong(1),
            tenantId,
            name)
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  public void put(String name, long value, long now) {
    sql.update(
        """
        INSERT INTO policy (tenant_id, name, value, changed_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (tenant_id, name) DO UPDATE SET
          value = excluded.value, changed_at = excluded.changed_at\
        """,
        tenantId,
        name,
        value,
        now);
  }
}

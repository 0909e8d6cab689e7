package outrider.server.store;

import outrider.core.protocol.ScopeState;

/// What the holders of a scope must add up to.
public final class ScopeStore {
  private final Sql sql;
  private final String tenantId;

  ScopeStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  public ScopeState state(String scope) {
    return sql.first(
            "SELECT rows, checksum FROM scope WHERE tenant_id = ? AND scope = ?",
            row -> new ScopeState(row.getLong(1), row.getLong(2)),
            tenantId,
            scope)
        .orElse(ScopeState.EMPTY);
  }

  void put(String scope, ScopeState state) {
    sql.write(
        """
        INSERT INTO scope (tenant_id, scope, checksum, rows) VALUES (?, ?, ?, ?)
        ON CONFLICT (tenant_id, scope) DO UPDATE SET
          checksum = excluded.checksum, rows = excluded.rows\
        """,
        tenantId,
        scope,
        state.checksum(),
        state.count());
  }
}

package outrider.server.store;

import java.util.Optional;

/// What the holders of a scope must add up to.
public final class ScopeStore {
  private final Sql sql;
  private final String tenantId;

  ScopeStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// @param checksum the sum over the scope's rows
  /// @param rows how many there are
  public record Sum(long checksum, long rows) {
    public static final Sum EMPTY = new Sum(0, 0);
  }

  public Sum sum(String scope) {
    return find(scope).orElse(Sum.EMPTY);
  }

  Optional<Sum> find(String scope) {
    return sql.first(
        "SELECT checksum, rows FROM scope WHERE tenant_id = ? AND scope = ?",
        row -> new Sum(row.getLong(1), row.getLong(2)),
        tenantId,
        scope);
  }

  void put(String scope, Sum sum) {
    sql.update(
        """
        INSERT INTO scope (tenant_id, scope, checksum, rows) VALUES (?, ?, ?, ?)
        ON CONFLICT (tenant_id, scope) DO UPDATE SET
          checksum = excluded.checksum, rows = excluded.rows""",
        tenantId, scope, sum.checksum(), sum.rows());
  }
}

package outrider.server.store;

import java.util.Optional;

/// Which version of the program a company's HQ runs.
public final class ProgramStore {
  private final Sql sql;
  private final String tenantId;

  ProgramStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// @return empty where none has run yet
  public Optional<String> version() {
    return sql.first(
        "SELECT version FROM program WHERE tenant_id = ?", row -> row.getString(1), tenantId);
  }

  public void put(String version, long now) {
    sql.update(
        """
        INSERT INTO program (tenant_id, version, since) VALUES (?, ?, ?)
        ON CONFLICT (tenant_id) DO UPDATE SET version = excluded.version, since = excluded.since\
        """,
        tenantId,
        version,
        now);
  }
}

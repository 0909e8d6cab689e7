package outrider.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The telephone systems of a company, and the calls that HQ knows of.
public final class PhoneCallStore {
  private static final String CALLS =
      """
      SELECT call_id, system_id, system_call, known, requested_at, next_at FROM phone_call
      WHERE tenant_id = ?\
      """;

  private static final String SYSTEMS =
      "SELECT system_id, name, settings, made_at FROM telephone_system WHERE tenant_id = ?";

  private final Sql sql;
  private final String tenantId;

  PhoneCallStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// @param settings JSON; holds secrets
  public record TelephoneSystem(String id, String name, String settings, long madeAt) {}

  /// @param systemCall what the telephone system calls it; null until it has said so
  /// @param known JSON: everything that nobody looks for
  /// @param nextAt when something is to be done about it; null for never
  public record Entry(
      String id,
      String system,
      @Nullable String systemCall,
      String known,
      long requestedAt,
      @Nullable Long nextAt) {}

  public void put(TelephoneSystem system) {
    sql.write(
        """
        INSERT INTO telephone_system (tenant_id, system_id, name, settings, made_at)
        VALUES (?, ?, ?, ?, ?)\
        """,
        tenantId,
        system.id(),
        system.name(),
        system.settings(),
        system.madeAt());
  }

  /// Oldest first.
  public List<TelephoneSystem> systems() {
    return sql.list(SYSTEMS + " ORDER BY made_at, system_id", PhoneCallStore::system, tenantId);
  }

  public Optional<TelephoneSystem> system(String id) {
    return sql.first(SYSTEMS + " AND system_id = ?", PhoneCallStore::system, tenantId, id);
  }

  /// @return whether there was one
  public boolean removeSystem(String id) {
    return sql.update(
            "DELETE FROM telephone_system WHERE tenant_id = ? AND system_id = ?", tenantId, id)
        > 0;
  }

  public Optional<Entry> call(String id) {
    return sql.first(CALLS + " AND call_id = ?", PhoneCallStore::call, tenantId, id);
  }

  public Optional<Entry> bySystemCall(String system, String systemCall) {
    return sql.first(
        CALLS + " AND system_id = ? AND system_call = ?",
        PhoneCallStore::call,
        tenantId,
        system,
        systemCall);
  }

  /// Those about which something is to be done now.
  public List<Entry> due(long now, int most) {
    return sql.list(
        CALLS + " AND next_at IS NOT NULL AND next_at <= ? ORDER BY next_at, call_id LIMIT ?",
        PhoneCallStore::call,
        tenantId,
        now,
        most);
  }

  public void put(Entry call) {
    sql.update(
        """
        INSERT INTO phone_call
          (tenant_id, call_id, system_id, system_call, known, requested_at, next_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (tenant_id, call_id) DO UPDATE SET system_call = excluded.system_call,
          known = excluded.known, next_at = excluded.next_at\
        """,
        tenantId,
        call.id(),
        call.system(),
        call.systemCall(),
        call.known(),
        call.requestedAt(),
        call.nextAt());
  }

  /// @return how many
  public int forgetRequestedBefore(long moment) {
    return sql.update(
        "DELETE FROM phone_call WHERE tenant_id = ? AND requested_at < ? AND next_at IS NULL",
        tenantId,
        moment);
  }

  private static TelephoneSystem system(ResultSet row) throws SQLException {
    return new TelephoneSystem(
        row.getString(1), row.getString(2), row.getString(3), row.getLong(4));
  }

  private static Entry call(ResultSet row) throws SQLException {
    return new Entry(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        row.getObject(6) == null ? null : row.getLong(6));
  }
}

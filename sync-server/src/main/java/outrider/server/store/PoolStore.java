package outrider.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.pool.Holdings;

/// Leads of pools, by whose they are and when HQ has to look at them next, and the claims that were
/// made. A copy, which `outrider.server.push.PoolLedger` keeps right.
public final class PoolStore {
  private final Sql sql;
  private final String tenantId;

  PoolStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// A lead that lies in a pool or goes back to it.
  ///
  /// @param lookAt when it may have to go back; null for never, as things stand
  public record Entry(
      String leadId, String pool, @Nullable String owner, boolean open, @Nullable Long lookAt) {}

  public void put(Entry entry) {
    sql.write(
        """
        INSERT INTO pool_lead (tenant_id, lead_id, pool, owner, is_open, look_at)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (tenant_id, lead_id) DO UPDATE SET pool = excluded.pool,
          owner = excluded.owner, is_open = excluded.is_open, look_at = excluded.look_at\
        """,
        tenantId,
        entry.leadId(),
        entry.pool(),
        entry.owner(),
        entry.open(),
        entry.lookAt());
  }

  public void remove(String leadId) {
    sql.write("DELETE FROM pool_lead WHERE tenant_id = ? AND lead_id = ?", tenantId, leadId);
  }

  public Optional<Entry> find(String leadId) {
    return sql.first(
        """
        SELECT lead_id, pool, owner, is_open, look_at FROM pool_lead
        WHERE tenant_id = ? AND lead_id = ?\
        """,
        PoolStore::read,
        tenantId,
        leadId);
  }

  /// Those for which the time has come, the longest waiting first.
  public List<Entry> due(long now, int most) {
    return sql.list(
        """
        SELECT lead_id, pool, owner, is_open, look_at FROM pool_lead
        WHERE tenant_id = ? AND look_at IS NOT NULL AND look_at <= ?
        ORDER BY look_at, lead_id LIMIT ?\
        """,
        PoolStore::read,
        tenantId,
        now,
        most);
  }

  public void lookAt(String leadId, @Nullable Long at) {
    sql.write(
        "UPDATE pool_lead SET look_at = ? WHERE tenant_id = ? AND lead_id = ?",
        at,
        tenantId,
        leadId);
  }

  /// The deal of a lead went another way: whether it goes back is to be asked again.
  public void lookAgain(String leadId) {
    sql.write(
        """
        UPDATE pool_lead SET look_at = 0
        WHERE tenant_id = ? AND lead_id = ? AND owner IS NOT NULL\
        """,
        tenantId,
        leadId);
  }

  /// The pool was set up otherwise: the same for all that is somebody's.
  public void lookAgainAtAll(String pool) {
    sql.write(
        "UPDATE pool_lead SET look_at = 0 WHERE tenant_id = ? AND pool = ? AND owner IS NOT NULL",
        tenantId,
        pool);
  }

  public long leadsOf(String pool) {
    return sql.first(
            "SELECT count(*) FROM pool_lead WHERE tenant_id = ? AND pool = ?",
            row -> row.getLong(1),
            tenantId,
            pool)
        .orElse(0L);
  }

  public Holdings holdings(String pool, String user, long since) {
    long held =
        sql.first(
                """
                SELECT count(*) FROM pool_lead
                WHERE tenant_id = ? AND pool = ? AND owner = ? AND is_open = 1\
                """,
                row -> row.getLong(1),
                tenantId,
                pool,
                user)
            .orElse(0L);
    return new Holdings(
        held,
        sql.list(
            """
            SELECT claimed_at FROM pool_claim
            WHERE tenant_id = ? AND user_id = ? AND pool = ? AND claimed_at >= ?\
            """,
            row -> row.getLong(1),
            tenantId,
            user,
            pool,
            since));
  }

  public void claimed(String user, String pool, String leadId, long at) {
    sql.write(
        """
        INSERT INTO pool_claim (tenant_id, user_id, pool, claimed_at, lead_id)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (tenant_id, user_id, pool, claimed_at, lead_id) DO NOTHING\
        """,
        tenantId,
        user,
        pool,
        at,
        leadId);
  }

  /// Claims that no limit asks about any more.
  public int forgetClaims(long before) {
    return sql.update(
        "DELETE FROM pool_claim WHERE tenant_id = ? AND claimed_at < ?", tenantId, before);
  }

  private static Entry read(ResultSet row) throws SQLException {
    long look = row.getLong(5);
    return new Entry(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4) != 0,
        row.wasNull() ? null : look);
  }
}

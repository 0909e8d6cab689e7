package outrider.server.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sign-ins, found by the hash of their token.
public final class SessionStore {
  private final Sql sql;
  private final String tenantId;

  SessionStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// @param incarnation which life of the device it belongs to
  /// @param successor the hash of the token that replaces this one once it has been used
  public record Session(
      String tokenHash,
      String userId,
      String deviceId,
      long incarnation,
      long createdAt,
      long expiresAt,
      @Nullable String successor) {}

  /// A session together with what its device says about it.
  ///
  /// @param lastSeen when the device was last in contact, as far as it was written down
  public record Admission(Session session, @Nullable Long deviceRevokedAt, long lastSeen) {
    public long incarnation() {
      return session.incarnation();
    }
  }

  public Optional<Admission> admission(String tokenHash) {
    return sql.first(
        """
        SELECT s.token_hash, s.user_id, s.device_id, s.created_at, s.expires_at, s.successor,
          d.revoked_at, coalesce(s.incarnation, d.incarnation), d.last_seen
        FROM session s
        JOIN device d ON d.tenant_id = s.tenant_id AND d.device_id = s.device_id
        WHERE s.tenant_id = ? AND s.token_hash = ?\
        """,
        row ->
            new Admission(
                new Session(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(8),
                    row.getLong(4),
                    row.getLong(5),
                    row.getString(6)),
                row.getObject(7) == null ? null : row.getLong(7),
                row.getLong(9)),
        tenantId,
        tokenHash);
  }

  public void add(Session session) {
    sql.update(
        """
        INSERT INTO session
          (tenant_id, token_hash, user_id, device_id, incarnation, created_at, expires_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)\
        """,
        tenantId,
        session.tokenHash(),
        session.userId(),
        session.deviceId(),
        session.incarnation(),
        session.createdAt(),
        session.expiresAt());
  }

  public void extend(String tokenHash, long expiresAt) {
    sql.update(
        "UPDATE session SET expires_at = ? WHERE tenant_id = ? AND token_hash = ?",
        expiresAt,
        tenantId,
        tokenHash);
  }

  /// Names the session that takes over. Should the answer get lost, the old token still works.
  public void succeed(String tokenHash, String successor) {
    sql.update(
        "UPDATE session SET successor = ? WHERE tenant_id = ? AND token_hash = ?",
        successor,
        tenantId,
        tokenHash);
  }

  /// Ends the sessions that this one has taken over.
  public int endPredecessors(String tokenHash) {
    return sql.update(
        "DELETE FROM session WHERE tenant_id = ? AND successor = ?", tenantId, tokenHash);
  }

  public void end(String tokenHash) {
    sql.update("DELETE FROM session WHERE tenant_id = ? AND token_hash = ?", tenantId, tokenHash);
  }

  /// Ends every session of a person, as a new password must.
  public void endAllOf(String userId) {
    sql.update("DELETE FROM session WHERE tenant_id = ? AND user_id = ?", tenantId, userId);
  }

  /// @return how many
  public int forgetExpired(long before) {
    return sql.update(
        "DELETE FROM session WHERE tenant_id = ? AND expires_at < ?", tenantId, before);
  }
}

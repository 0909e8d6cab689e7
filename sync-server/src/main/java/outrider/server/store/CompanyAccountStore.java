package outrider.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Which account of the company's issuer belongs to whom, and which tokens have been used.
public final class CompanyAccountStore {
  private static final String SELECT =
      "SELECT user_id, issuer, subject, linked_at FROM company_account WHERE tenant_id = ?";

  private final Sql sql;
  private final String tenantId;

  CompanyAccountStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// @param subject what the issuer never gives to anybody else
  public record Link(String userId, String issuer, String subject, long linkedAt) {}

  public Optional<Link> bySubject(String issuer, String subject) {
    return sql.first(
        SELECT + " AND issuer = ? AND subject = ?",
        CompanyAccountStore::read,
        tenantId,
        issuer,
        subject);
  }

  public Optional<Link> byUser(String userId) {
    return sql.first(SELECT + " AND user_id = ?", CompanyAccountStore::read, tenantId, userId);
  }

  public List<Link> all() {
    return sql.list(SELECT + " ORDER BY linked_at", CompanyAccountStore::read, tenantId);
  }

  public void link(Link link) {
    sql.update(
        """
        INSERT INTO company_account (tenant_id, user_id, issuer, subject, linked_at)
        VALUES (?, ?, ?, ?, ?)\
        """,
        tenantId,
        link.userId(),
        link.issuer(),
        link.subject(),
        link.linkedAt());
  }

  /// @return whether there was one
  public boolean unlink(String userId) {
    return sql.update(
            "DELETE FROM company_account WHERE tenant_id = ? AND user_id = ?", tenantId, userId)
        == 1;
  }

  /// Notes that a token was used, until it would be refused for its age. Forgets those that are.
  ///
  /// @return whether it had not been used before
  public boolean spend(String nonce, long until, long now) {
    sql.update("DELETE FROM spent_nonce WHERE tenant_id = ? AND until < ?", tenantId, now);
    return sql.update(
            """
            INSERT INTO spent_nonce (tenant_id, nonce, until) VALUES (?, ?, ?)
            ON CONFLICT (tenant_id, nonce) DO NOTHING\
            """,
            tenantId,
            nonce,
            until)
        == 1;
  }

  private static Link read(ResultSet row) throws SQLException {
    return new Link(row.getString(1), row.getString(2), row.getString(3), row.getLong(4));
  }
}

package outrider.server.store;

import java.util.Optional;

/// Who may sign in, and the hash of what they say to do so.
public final class CredentialStore {
  private final Sql sql;
  private final String tenantId;

  CredentialStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// @param login what is typed at sign-in, in lower case
  public record Credential(String userId, String login, String passwordHash) {}

  public Optional<Credential> byLogin(String login) {
    return sql.first(
        "SELECT user_id, login, password_hash FROM credential WHERE tenant_id = ? AND login = ?",
        row -> new Credential(row.getString(1), row.getString(2), row.getString(3)),
        tenantId,
        login);
  }

  public void put(Credential credential, long at) {
    sql.update(
        """
        INSERT INTO credential (tenant_id, user_id, login, password_hash, changed_at)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (tenant_id, user_id) DO UPDATE SET login = excluded.login,
          password_hash = excluded.password_hash, changed_at = excluded.changed_at\
        """,
        tenantId,
        credential.userId(),
        credential.login(),
        credential.passwordHash(),
        at);
  }
}

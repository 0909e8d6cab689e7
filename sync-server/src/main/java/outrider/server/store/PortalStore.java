package outrider.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The people of customers who may look at their company's page, their sessions there, and what
/// they asked for.
public final class PortalStore {
  private static final String GUEST =
      """
      SELECT contact_id, account_id, login, invite_hash, invite_until, invited_by, invited_at,
        password_hash, joined_at, revoked_at
      FROM portal_guest WHERE tenant_id = ? AND \
      """;

  private final Sql sql;
  private final String tenantId;

  PortalStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// @param login the e-mail address in small letters
  /// @param inviteHash null once it was used
  /// @param passwordHash null before they have set one
  public record Guest(
      String contactId,
      String accountId,
      String login,
      @Nullable String inviteHash,
      long inviteUntil,
      String invitedBy,
      long invitedAt,
      @Nullable String passwordHash,
      @Nullable Long joinedAt,
      @Nullable Long revokedAt) {}

  /// @param kind `invoice` or `satisfaction`
  /// @param taskId null where it made none
  public record Request(
      String id,
      String accountId,
      String contactId,
      String kind,
      String words,
      long askedAt,
      @Nullable String taskId) {}

  public Optional<Guest> guest(String contactId) {
    return sql.first(GUEST + "contact_id = ?", PortalStore::guest, tenantId, contactId);
  }

  public Optional<Guest> byLogin(String login) {
    return sql.first(GUEST + "login = ?", PortalStore::guest, tenantId, login);
  }

  public Optional<Guest> byInvite(String inviteHash) {
    return sql.first(GUEST + "invite_hash = ?", PortalStore::guest, tenantId, inviteHash);
  }

  /// In place of what stood there of the contact.
  public void put(Guest guest) {
    sql.write(
        """
        INSERT INTO portal_guest
          (tenant_id, contact_id, account_id, login, invite_hash, invite_until, invited_by,
            invited_at, password_hash, joined_at, revoked_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (tenant_id, contact_id) DO UPDATE SET account_id = excluded.account_id,
          login = excluded.login, invite_hash = excluded.invite_hash,
          invite_until = excluded.invite_until, invited_by = excluded.invited_by,
          invited_at = excluded.invited_at, password_hash = excluded.password_hash,
          joined_at = excluded.joined_at, revoked_at = excluded.revoked_at\
        """,
        tenantId,
        guest.contactId,
        guest.accountId,
        guest.login,
        guest.inviteHash,
        guest.inviteUntil,
        guest.invitedBy,
        guest.invitedAt,
        guest.passwordHash,
        guest.joinedAt,
        guest.revokedAt);
  }

  public void begin(String tokenHash, String contactId, long expiresAt) {
    sql.write(
        "INSERT INTO portal_session (tenant_id, token_hash, contact_id, expires_at)"
            + " VALUES (?, ?, ?, ?)",
        tenantId,
        tokenHash,
        contactId,
        expiresAt);
  }

  /// The guest of a session that has not ended.
  public Optional<Guest> bySession(String tokenHash, long now) {
    return sql.first(
            "SELECT contact_id FROM portal_session"
                + " WHERE tenant_id = ? AND token_hash = ? AND expires_at > ?",
            row -> row.getString(1),
            tenantId,
            tokenHash,
            now)
        .flatMap(this::guest);
  }

  public void end(String tokenHash) {
    sql.write(
        "DELETE FROM portal_session WHERE tenant_id = ? AND token_hash = ?", tenantId, tokenHash);
  }

  public void endAll(String contactId) {
    sql.write(
        "DELETE FROM portal_session WHERE tenant_id = ? AND contact_id = ?", tenantId, contactId);
  }

  public void forgetExpired(long now) {
    sql.write("DELETE FROM portal_session WHERE tenant_id = ? AND expires_at <= ?", tenantId, now);
  }

  public void add(Request request) {
    sql.write(
        """
        INSERT INTO portal_request
          (tenant_id, id, account_id, contact_id, kind, words, asked_at, task_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        tenantId,
        request.id,
        request.accountId,
        request.contactId,
        request.kind,
        request.words,
        request.askedAt,
        request.taskId);
  }

  /// What an account asked for, the newest first.
  public List<Request> requests(String accountId, int most) {
    return sql.list(
        """
        SELECT id, account_id, contact_id, kind, words, asked_at, task_id FROM portal_request
        WHERE tenant_id = ? AND account_id = ? ORDER BY asked_at DESC, id LIMIT ?\
        """,
        row ->
            new Request(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getString(7)),
        tenantId,
        accountId,
        most);
  }

  private static Guest guest(ResultSet row) throws SQLException {
    return new Guest(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        row.getString(6),
        row.getLong(7),
        row.getString(8),
        number(row, 9),
        number(row, 10));
  }

  private static @Nullable Long number(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }
}

package outrider.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The addresses by which other calendars read what people have to do, and the tasks that are told
/// there.
public final class CalendarStore {
  private static final String SELECT =
      "SELECT user_id, token_hash, without_names, language, made_at FROM calendar_subscription ";

  private final Sql sql;
  private final String tenantId;

  CalendarStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// @param withoutNames whether it says only that somebody is busy
  public record Subscription(
      String userId, String tokenHash, boolean withoutNames, String language, long madeAt) {}

  /// A record and when it was changed last, as far as the audit trail still knows.
  public record Changed(String id, String body, Optional<Long> at) {}

  public Optional<Subscription> of(String userId) {
    return sql.first(
        SELECT + "WHERE tenant_id = ? AND user_id = ?", CalendarStore::read, tenantId, userId);
  }

  public Optional<Subscription> byToken(String tokenHash) {
    return sql.first(
        SELECT + "WHERE tenant_id = ? AND token_hash = ?",
        CalendarStore::read,
        tenantId,
        tokenHash);
  }

  /// In place of the one that the person had.
  public void put(Subscription subscription) {
    sql.write(
        """
        INSERT INTO calendar_subscription
          (tenant_id, user_id, token_hash, without_names, language, made_at)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (tenant_id, user_id) DO UPDATE SET token_hash = excluded.token_hash,
          without_names = excluded.without_names, language = excluded.language,
          made_at = excluded.made_at\
        """,
        tenantId,
        subscription.userId(),
        subscription.tokenHash(),
        subscription.withoutNames() ? 1 : 0,
        subscription.language(),
        subscription.madeAt());
  }

  public void stop(String userId) {
    sql.write(
        "DELETE FROM calendar_subscription WHERE tenant_id = ? AND user_id = ?", tenantId, userId);
  }

  /// The tasks in a scope, the newest first.
  public List<Changed> tasks(String scope, int most) {
    return sql.list(
        """
        SELECT r.id, r.body, h.received_at FROM membership m
        JOIN record r ON r.tenant_id = m.tenant_id AND r.type = m.type AND r.id = m.id
        LEFT JOIN history h ON h.tenant_id = r.tenant_id AND h.seq = r.seq
        WHERE m.tenant_id = ? AND m.scope = ? AND m.type = 'task' AND m.exited = 0
          AND r.deleted = 0
        ORDER BY r.seq DESC LIMIT ?\
        """,
        row -> {
          long at = row.getLong(3);
          return new Changed(
              row.getString(1),
              row.getString(2),
              row.wasNull() ? Optional.empty() : Optional.of(at));
        },
        tenantId,
        scope,
        most);
  }

  private static Subscription read(ResultSet row) throws SQLException {
    return new Subscription(
        row.getString(1), row.getString(2), row.getInt(3) != 0, row.getString(4), row.getLong(5));
  }
}

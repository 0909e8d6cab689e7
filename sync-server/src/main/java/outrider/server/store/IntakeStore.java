package outrider.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who may hand in leads from outside, and what they were answered.
public final class IntakeStore {
  private static final String KEYS =
      "SELECT key_id, source, key_hash, made_at, withdrawn_at FROM intake_key WHERE tenant_id = ?";

  private final Sql sql;
  private final String tenantId;

  IntakeStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// @param hash of the secret half, which only its holder has
  public record Key(
      String id, String source, String hash, long madeAt, @Nullable Long withdrawnAt) {}

  public Optional<Key> key(String id) {
    return sql.first(KEYS + " AND key_id = ?", IntakeStore::read, tenantId, id);
  }

  public List<Key> keys() {
    return sql.list(KEYS + " ORDER BY made_at, key_id", IntakeStore::read, tenantId);
  }

  public void put(Key key) {
    sql.update(
        """
        INSERT INTO intake_key (tenant_id, key_id, source, key_hash, made_at)
        VALUES (?, ?, ?, ?, ?)\
        """,
        tenantId,
        key.id(),
        key.source(),
        key.hash(),
        key.madeAt());
  }

  /// @return whether there was one that was not withdrawn before
  public boolean withdraw(String id, long now) {
    return sql.update(
            """
            UPDATE intake_key SET withdrawn_at = ?
            WHERE tenant_id = ? AND key_id = ? AND withdrawn_at IS NULL\
            """,
            now,
            tenantId,
            id)
        == 1;
  }

  /// @param bodyHash of what was sent
  /// @param answer that it got
  public record Answer(String bodyHash, String answer) {}

  public Optional<Answer> answer(String sender, String idempotencyKey) {
    return sql.first(
        """
        SELECT body_hash, answer FROM intake_answer
        WHERE tenant_id = ? AND sender = ? AND idempotency_key = ?\
        """,
        row -> new Answer(row.getString(1), row.getString(2)),
        tenantId,
        sender,
        idempotencyKey);
  }

  public void remember(String sender, String idempotencyKey, Answer answer, long now) {
    sql.write(
        """
        INSERT INTO intake_answer
          (tenant_id, sender, idempotency_key, body_hash, answer, received_at)
        VALUES (?, ?, ?, ?, ?, ?)\
        """,
        tenantId,
        sender,
        idempotencyKey,
        answer.bodyHash(),
        answer.answer(),
        now);
  }

  /// @return how many
  public int forgetAnswers(long before) {
    return sql.update(
        "DELETE FROM intake_answer WHERE tenant_id = ? AND received_at < ?", tenantId, before);
  }

  private static Key read(ResultSet row) throws SQLException {
    long withdrawn = row.getLong(5);
    @Nullable Long withdrawnAt = row.wasNull() ? null : (Long) withdrawn;
    return new Key(
        row.getString(1), row.getString(2), row.getString(3), row.getLong(4), withdrawnAt);
  }
}

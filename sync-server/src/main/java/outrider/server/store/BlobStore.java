package outrider.server.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What is known of the bytes behind attachments: who names them and who has shown to have them.
/// The bytes lie elsewhere.
public final class BlobStore {
  private final Sql sql;
  private final String tenantId;

  BlobStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// An attachment whose maker has shown to have its bytes.
  ///
  /// @param deleted it is gone, and `owner` and `team` are its last ones
  /// @param body its fields, of which one may name the pool that it lies in
  public record Proven(
      String id,
      boolean deleted,
      @Nullable String owner,
      @Nullable String team,
      long sizeBytes,
      String body) {}

  /// Notes that an attachment names these bytes.
  public void refer(String sha256, String attachmentId, String createdBy) {
    sql.update(
        """
        INSERT INTO blob_reference (tenant_id, sha256, attachment_id, created_by)
        VALUES (?, ?, ?, ?) ON CONFLICT (tenant_id, sha256, attachment_id) DO NOTHING\
        """,
        tenantId,
        sha256,
        attachmentId,
        createdBy);
  }

  /// The attachments, deleted ones left out, in which a person named these bytes.
  public List<String> attachmentsOf(String sha256, String userId) {
    return sql.list(
        """
        SELECT r.id FROM blob_reference b
        JOIN record r ON r.tenant_id = b.tenant_id AND r.type = 'attachment'
          AND r.id = b.attachment_id AND r.deleted = 0
        WHERE b.tenant_id = ? AND b.sha256 = ? AND b.created_by = ?
        ORDER BY r.id\
        """,
        row -> row.getString(1),
        tenantId,
        sha256,
        userId);
  }

  /// The attachments, deleted ones included, whose makers have the bytes that they name.
  public List<Proven> proven(String sha256) {
    return sql.list(
        """
        SELECT r.id, r.deleted, r.owner, r.team, h.size_bytes, r.body FROM blob_reference b
        JOIN blob_holder h ON h.tenant_id = b.tenant_id AND h.sha256 = b.sha256
          AND h.user_id = b.created_by
        JOIN record r ON r.tenant_id = b.tenant_id AND r.type = 'attachment'
          AND r.id = b.attachment_id
        WHERE b.tenant_id = ? AND b.sha256 = ?\
        """,
        row ->
            new Proven(
                row.getString(1),
                row.getInt(2) != 0,
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6)),
        tenantId,
        sha256);
  }

  /// How large the bytes are that a person has shown to have; empty where it has not.
  public OptionalLong held(String sha256, String userId) {
    Optional<Long> size =
        sql.first(
            """
            SELECT size_bytes FROM blob_holder
            WHERE tenant_id = ? AND sha256 = ? AND user_id = ?\
            """,
            row -> row.getLong(1),
            tenantId,
            sha256,
            userId);
    return size.isPresent() ? OptionalLong.of(size.get()) : OptionalLong.empty();
  }

  public void hold(String sha256, String userId, long sizeBytes, long now) {
    sql.update(
        """
        INSERT INTO blob_holder (tenant_id, sha256, user_id, size_bytes, since)
        VALUES (?, ?, ?, ?, ?) ON CONFLICT (tenant_id, sha256, user_id) DO NOTHING\
        """,
        tenantId,
        sha256,
        userId,
        sizeBytes,
        now);
  }

  /// From now on nobody has shown to have these bytes, so nobody gets them.
  ///
  /// @return how many people had
  public int release(String sha256) {
    return sql.update(
        "DELETE FROM blob_holder WHERE tenant_id = ? AND sha256 = ?", tenantId, sha256);
  }

  /// What a person's files weigh.
  public long bytesOf(String userId) {
    return sql.first(
            """
            SELECT coalesce(sum(size_bytes), 0) FROM blob_holder
            WHERE tenant_id = ? AND user_id = ?\
            """,
            row -> row.getLong(1),
            tenantId,
            userId)
        .orElse(0L);
  }
}

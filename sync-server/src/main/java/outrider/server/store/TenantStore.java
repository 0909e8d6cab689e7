package outrider.server.store;

import java.time.Instant;
import java.util.UUID;

/// The one row of a company: where its feed, its audit chain and its epoch stand.
public final class TenantStore {
  /// The link before the first link of every audit chain.
  public static final String FIRST_HASH = "0".repeat(64);

  private final Sql sql;
  private final String tenantId;

  TenantStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// @param seq the number of the newest change
  /// @param epoch differs from what a device remembers when the company was restored from a backup
  /// @param historyHash the newest link of the audit chain
  public record Position(long seq, String epoch, String historyHash) {}

  public Position position() {
    return position("");
  }

  /// As `position`, and nobody else moves on from there before this transaction has ended: numbers
  /// become visible in their own order, whoever gives them out.
  Position lock() {
    return position(sql.forUpdate());
  }

  private Position position(String locking) {
    return sql.first(
            "SELECT seq, epoch, history_hash FROM tenant WHERE tenant_id = ?" + locking,
            row -> new Position(row.getLong(1), row.getString(2), row.getString(3)),
            tenantId)
        .orElseThrow(() -> new StoreException("no such tenant: " + tenantId));
  }

  void createIfMissing(Instant now) {
    sql.update(
        """
        INSERT INTO tenant (tenant_id, seq, epoch, history_hash, created_at) VALUES (?, 0, ?, ?, ?)
        ON CONFLICT (tenant_id) DO NOTHING\
        """,
        tenantId,
        UUID.randomUUID().toString(),
        FIRST_HASH,
        now.toEpochMilli());
  }

  void advance(long seq, String historyHash) {
    sql.write(
        "UPDATE tenant SET seq = ?, history_hash = ? WHERE tenant_id = ?",
        seq,
        historyHash,
        tenantId);
  }

  /// Told to every device: what you remember of me may be newer than what I know.
  public void beginEpoch() {
    sql.update(
        "UPDATE tenant SET epoch = ? WHERE tenant_id = ?", UUID.randomUUID().toString(), tenantId);
  }
}

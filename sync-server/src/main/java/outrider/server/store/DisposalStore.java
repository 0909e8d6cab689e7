package outrider.server.store;

import java.util.List;

/// Which files are being thrown away, and how often each was. Bytes go outside of any transaction,
/// because where they lie may be slow; whoever has just sent the same bytes finds out here whether
/// what they saw there is still true.
///
/// At most one disposal of a file is under way.
public final class DisposalStore {
  private final Sql sql;
  private final String tenantId;

  DisposalStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// From the commit on nobody receives these bytes until `end`.
  ///
  /// @return whether it is ours to throw them away; somebody else may be at it
  public boolean begin(String sha256, long now) {
    return sql.update(
            """
            INSERT INTO file_disposal (tenant_id, sha256, times, since, under_way)
            VALUES (?, ?, 1, ?, 1) ON CONFLICT (tenant_id, sha256) DO UPDATE SET
              times = file_disposal.times + 1, since = excluded.since, under_way = 1
            WHERE file_disposal.under_way = 0\
            """,
            tenantId,
            sha256,
            now)
        > 0;
  }

  /// The bytes are gone.
  ///
  /// @param since when this disposal began
  public void end(String sha256, long since) {
    sql.update(
        """
        UPDATE file_disposal SET under_way = 0
        WHERE tenant_id = ? AND sha256 = ? AND since = ?\
        """,
        tenantId,
        sha256,
        since);
  }

  public boolean isUnderWay(String sha256) {
    return sql.first(
            "SELECT under_way FROM file_disposal WHERE tenant_id = ? AND sha256 = ?",
            row -> row.getInt(1) != 0,
            tenantId,
            sha256)
        .orElse(false);
  }

  /// How often the bytes have been thrown away, one that is under way included.
  public long times(String sha256) {
    return sql.first(
            "SELECT times FROM file_disposal WHERE tenant_id = ? AND sha256 = ?",
            row -> row.getLong(1),
            tenantId,
            sha256)
        .orElse(0L);
  }

  /// Files whose disposal began before a time and never ended: whoever was at it was stopped.
  public List<String> leftBefore(long time, int max) {
    return sql.list(
        """
        SELECT sha256 FROM file_disposal
        WHERE tenant_id = ? AND under_way = 1 AND since < ? ORDER BY sha256 LIMIT ?\
        """,
        row -> row.getString(1),
        tenantId,
        time,
        max);
  }

  /// @return whether it is ours to go on with a disposal that was left
  public boolean takeOver(String sha256, long leftBefore, long now) {
    return sql.update(
            """
            UPDATE file_disposal SET since = ?
            WHERE tenant_id = ? AND sha256 = ? AND under_way = 1 AND since < ?\
            """,
            now,
            tenantId,
            sha256,
            leftBefore)
        > 0;
  }

  /// Forgets disposals that ended so long ago that nobody can still be looking at what was before.
  public void forgetBefore(long time) {
    sql.update(
        "DELETE FROM file_disposal WHERE tenant_id = ? AND under_way = 0 AND since < ?",
        tenantId,
        time);
  }
}

package outrider.server.store;

import java.util.List;

/// What may be forgotten, found and forgotten a few rows at a time. Says nothing about when.
public final class RetentionStore {
  private final Sql sql;
  private final String tenantId;

  RetentionStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// An envelope that was decided once.
  public record Known(String id, LaneStore.Place place, long receivedAt) {}

  /// Envelopes in the order of their ids.
  public List<Known> envelopesAfter(String id, int max) {
    return sql.list(
        """
        SELECT id, device_id, incarnation, lane, n, received_at FROM envelope
        WHERE tenant_id = ? AND id > ? ORDER BY id LIMIT ?\
        """,
        row ->
            new Known(
                row.getString(1),
                new LaneStore.Place(
                    row.getString(2), row.getLong(3), row.getString(4), row.getLong(5)),
                row.getLong(6)),
        tenantId,
        id,
        max);
  }

  /// Forgets an envelope with its answer: from now on nobody knows that it was ever here.
  public void forget(Known envelope) {
    LaneStore.Place place = envelope.place();
    sql.write(
        """
        DELETE FROM result WHERE tenant_id = ? AND device_id = ? AND incarnation = ? AND lane = ?
          AND n = ?\
        """,
        tenantId,
        place.deviceId(),
        place.incarnation(),
        place.lane(),
        place.n());
    sql.write("DELETE FROM envelope WHERE tenant_id = ? AND id = ?", tenantId, envelope.id());
  }

  /// Notes that envelopes of a device are forgotten that came up to a time.
  public void forgotten(String deviceId, long receivedAt) {
    sql.write(
        """
        UPDATE device SET forgotten_until = ?
        WHERE tenant_id = ? AND device_id = ? AND coalesce(forgotten_until, 0) < ?\
        """,
        receivedAt,
        tenantId,
        deviceId,
        receivedAt);
  }

  /// The number of the newest change that came before a time; 0 for none.
  public long seqBefore(long time, long newestSeq) {
    long known = 0;
    long open = newestSeq + 1;
    while (known + 1 < open) {
      long middle = (known + open) >>> 1;
      boolean before =
          sql.first(
                  """
                  SELECT received_at FROM history WHERE tenant_id = ? AND seq <= ?
                  ORDER BY seq DESC LIMIT 1\
                  """,
                  row -> row.getLong(1) < time,
                  tenantId,
                  middle)
              .orElse(true);
      if (before) {
        known = middle;
      } else {
        open = middle;
      }
    }
    return known;
  }

  private record Exit(String scope, String type, String id, long seq) {}

  /// Forgets that records left scopes, the oldest first, and notes up to which number: a device
  /// that was here last before it can no longer be told what it has to forget.
  ///
  /// @return how many
  public int forgetExits(long untilSeq, int max) {
    List<Exit> exits =
        sql.list(
            """
            SELECT scope, type, id, seq FROM membership
            WHERE tenant_id = ? AND exited = 1 AND seq <= ? ORDER BY seq LIMIT ?\
            """,
            row -> new Exit(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)),
            tenantId,
            untilSeq,
            max);
    for (Exit exit : exits) {
      sql.write(
          "DELETE FROM membership WHERE tenant_id = ? AND scope = ? AND type = ? AND id = ?",
          tenantId,
          exit.scope(),
          exit.type(),
          exit.id());
    }
    if (!exits.isEmpty()) {
      sql.update(
          "UPDATE tenant SET exits_forgotten = ? WHERE tenant_id = ? AND exits_forgotten < ?",
          exits.getLast().seq(),
          tenantId,
          exits.getLast().seq());
    }
    return exits.size();
  }

  /// Exits up to this number may be gone.
  public long exitsForgotten() {
    return sql.first(
            "SELECT exits_forgotten FROM tenant WHERE tenant_id = ?",
            row -> row.getLong(1),
            tenantId)
        .orElse(0L);
  }

  private record Tombstone(String type, String id) {}

  /// Forgets records that were deleted. Only when the exits up to the same number are gone: an exit
  /// is told with the help of its record.
  ///
  /// @return how many
  public int forgetDeleted(long untilSeq, int max) {
    List<Tombstone> tombstones =
        sql.list(
            """
            SELECT type, id FROM record
            WHERE tenant_id = ? AND deleted = 1 AND seq <= ? ORDER BY seq LIMIT ?\
            """,
            row -> new Tombstone(row.getString(1), row.getString(2)),
            tenantId,
            untilSeq,
            max);
    for (Tombstone tombstone : tombstones) {
      sql.write(
          "DELETE FROM record WHERE tenant_id = ? AND type = ? AND id = ?",
          tenantId,
          tombstone.type(),
          tombstone.id());
    }
    return tombstones.size();
  }

  /// Hashes that somebody names or has, in their order.
  public List<String> filesAfter(String sha256, int max) {
    return sql.list(
        """
        SELECT sha256 FROM (SELECT DISTINCT sha256 FROM blob_reference
          WHERE tenant_id = ? AND sha256 > ? ORDER BY sha256 LIMIT ?) AS named
        UNION
        SELECT sha256 FROM (SELECT DISTINCT sha256 FROM blob_holder
          WHERE tenant_id = ? AND sha256 > ? ORDER BY sha256 LIMIT ?) AS held
        ORDER BY sha256 LIMIT ?\
        """,
        row -> row.getString(1),
        tenantId,
        sha256,
        max,
        tenantId,
        sha256,
        max,
        max);
  }

  /// Whether the bytes are still wanted: an attachment names them that lives or was deleted not so
  /// long ago, or somebody has just sent them.
  public boolean isWanted(String sha256, long deletedUntilSeq, long sentBefore) {
    return sql.first(
            """
            SELECT 1 FROM blob_reference b
            JOIN record r ON r.tenant_id = b.tenant_id AND r.type = 'attachment'
              AND r.id = b.attachment_id
            WHERE b.tenant_id = ? AND b.sha256 = ? AND (r.deleted = 0 OR r.seq > ?)
            UNION ALL
            SELECT 1 FROM blob_holder WHERE tenant_id = ? AND sha256 = ? AND since >= ?
            LIMIT 1\
            """,
            row -> true,
            tenantId,
            sha256,
            deletedUntilSeq,
            tenantId,
            sha256,
            sentBefore)
        .orElse(false);
  }

  /// Forgets who named the bytes and who had them.
  public void forgetFile(String sha256) {
    sql.update("DELETE FROM blob_reference WHERE tenant_id = ? AND sha256 = ?", tenantId, sha256);
    sql.update("DELETE FROM blob_holder WHERE tenant_id = ? AND sha256 = ?", tenantId, sha256);
  }
}

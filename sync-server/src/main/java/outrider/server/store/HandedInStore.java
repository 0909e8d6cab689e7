package outrider.server.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Commands that revoked devices handed in before they wiped themselves, kept until somebody has
/// decided about them, and after that for the record.
public final class HandedInStore {
  private final Sql sql;
  private final String tenantId;

  HandedInStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// @param envelope as JSON
  public record Item(String envelopeId, String envelope) {}

  /// Keeps what is not yet there: a device whose answer was lost hands in again.
  public void keep(String deviceId, List<Item> items, long at) {
    long place = count(deviceId);
    for (Item item : items) {
      place +=
          sql.update(
              """
              INSERT INTO handed_in
                (tenant_id, device_id, envelope_id, place, envelope, received_at)
              VALUES (?, ?, ?, ?, ?, ?)
              ON CONFLICT (tenant_id, device_id, envelope_id) DO NOTHING\
              """,
              tenantId,
              deviceId,
              item.envelopeId(),
              place,
              item.envelope(),
              at);
    }
  }

  /// All that the device ever handed in.
  public long count(String deviceId) {
    return sql.first(
            "SELECT count(*) FROM handed_in WHERE tenant_id = ? AND device_id = ?",
            row -> row.getLong(1),
            tenantId,
            deviceId)
        .orElse(0L);
  }

  /// What nobody has decided about, in the order in which it was done.
  public List<Item> open(String deviceId) {
    return sql.list(
        """
        SELECT envelope_id, envelope FROM handed_in
        WHERE tenant_id = ? AND device_id = ? AND settled_at IS NULL ORDER BY place\
        """,
        row -> new Item(row.getString(1), row.getString(2)),
        tenantId,
        deviceId);
  }

  /// How many are open, by device.
  public Map<String, Long> openCounts() {
    record Count(String device, long items) {}
    Map<String, Long> counts = new HashMap<>();
    sql.list(
            """
            SELECT device_id, count(*) FROM handed_in
            WHERE tenant_id = ? AND settled_at IS NULL GROUP BY device_id\
            """,
            row -> new Count(row.getString(1), row.getLong(2)),
            tenantId)
        .forEach(count -> counts.put(count.device(), count.items()));
    return counts;
  }

  /// @param outcome `applied`, `refused`, `put-away`, or `arrived` where it was done before
  public void settle(String deviceId, String envelopeId, String outcome, String by, long at) {
    sql.update(
        """
        UPDATE handed_in SET settled_at = ?, settled_by = ?, outcome = ?
        WHERE tenant_id = ? AND device_id = ? AND envelope_id = ?\
        """,
        at,
        by,
        outcome,
        tenantId,
        deviceId,
        envelopeId);
  }

  /// @return how many
  public int forgetSettled(long before) {
    return sql.update(
        "DELETE FROM handed_in WHERE tenant_id = ? AND settled_at < ?", tenantId, before);
  }
}

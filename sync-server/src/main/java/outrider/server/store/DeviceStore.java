package outrider.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Installations of the workstation, and how far behind each says it is.
public final class DeviceStore {
  private static final String SELECT =
      """
      SELECT device_id, user_id, name, platform, version, incarnation, registered_at, last_seen,
        signed_in_at, unsent, oldest_unsent_at, revoked_at, hand_in, wiped_at, heard_at
      FROM device\
      """;

  private final Sql sql;
  private final String tenantId;

  DeviceStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// @param incarnation which life of this installation is the current one
  /// @param signedInAt the last time that its person had to sign in on it
  /// @param handIn whether a revoked device is to hand in what it has not sent
  /// @param wipedAt when a revoked device said that it wipes itself
  /// @param heardAt when it last said how much it had not sent; null for never
  /// @param unsent how many commands it had not pushed yet when it last spoke
  public record Device(
      String id,
      String userId,
      String name,
      String platform,
      String version,
      long incarnation,
      long registeredAt,
      long lastSeen,
      long signedInAt,
      long unsent,
      @Nullable Long oldestUnsentAt,
      @Nullable Long revokedAt,
      boolean handIn,
      @Nullable Long wipedAt,
      @Nullable Long heardAt) {}

  public Optional<Device> find(String deviceId) {
    return sql.first(
        SELECT + " WHERE tenant_id = ? AND device_id = ?", DeviceStore::read, tenantId, deviceId);
  }

  public List<Device> all() {
    return sql.list(
        SELECT + " WHERE tenant_id = ? ORDER BY user_id, device_id", DeviceStore::read, tenantId);
  }

  /// The devices of a person that have not been withdrawn.
  public List<String> activeOf(String userId) {
    return sql.list(
        """
        SELECT device_id FROM device
        WHERE tenant_id = ? AND user_id = ? AND revoked_at IS NULL ORDER BY device_id\
        """,
        row -> row.getString(1),
        tenantId,
        userId);
  }

  public void put(Device device) {
    sql.update(
        """
        INSERT INTO device (tenant_id, device_id, user_id, name, platform, version, incarnation,
          registered_at, last_seen, signed_in_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (tenant_id, device_id) DO UPDATE SET
          name = excluded.name, platform = excluded.platform, version = excluded.version,
          incarnation = excluded.incarnation, last_seen = excluded.last_seen,
          signed_in_at = excluded.signed_in_at\
        """,
        tenantId,
        device.id(),
        device.userId(),
        device.name(),
        device.platform(),
        device.version(),
        device.incarnation(),
        device.registeredAt(),
        device.lastSeen(),
        device.signedInAt());
  }

  /// Notes what a device says of itself: this is the lag that HQ sees.
  public void heard(String deviceId, long at, long unsent, @Nullable Long oldestUnsentAt) {
    sql.update(
        """
        UPDATE device SET last_seen = ?, heard_at = ?, unsent = ?, oldest_unsent_at = ?
        WHERE tenant_id = ? AND device_id = ?\
        """,
        at,
        at,
        unsent,
        oldestUnsentAt,
        tenantId,
        deviceId);
  }

  /// Notes that a device was in contact by other ways than the live channel.
  public void seen(String deviceId, long at) {
    sql.update(
        """
        UPDATE device SET last_seen = ?
        WHERE tenant_id = ? AND device_id = ? AND last_seen < ?\
        """,
        at,
        tenantId,
        deviceId,
        at);
  }

  /// @param by the user who withdrew it
  /// @param handIn whether it is to hand in what it has not sent The life is over: whoever signs in
  ///   with it gets another.
  public void endLife(String deviceId, long incarnation) {
    sql.update(
        """
        UPDATE device SET incarnation = incarnation + 1
        WHERE tenant_id = ? AND device_id = ? AND incarnation = ?\
        """,
        tenantId,
        deviceId,
        incarnation);
  }

  /// Its disk was copied or set back: what was made before the newest envelope of this device that
  /// has been forgotten may have been done by the other.
  public void doubt(String deviceId) {
    sql.update(
        "UPDATE device SET doubtful_until = forgotten_until WHERE tenant_id = ? AND device_id = ?",
        tenantId,
        deviceId);
  }

  /// Up to when what a device made may have been done already, though nobody knows of it any more;
  /// empty where there is no such doubt.
  public Optional<Long> doubtfulUntil(String deviceId) {
    return sql.first(
        """
        SELECT doubtful_until FROM device
        WHERE tenant_id = ? AND device_id = ? AND doubtful_until IS NOT NULL\
        """,
        row -> row.getLong(1),
        tenantId,
        deviceId);
  }

  /// @return whether there is such a device
  public boolean revoke(String deviceId, String by, boolean handIn, long at) {
    return sql.update(
            """
            UPDATE device SET revoked_at = coalesce(revoked_at, ?),
              revoked_by = coalesce(revoked_by, ?), hand_in = ?, secret = NULL
            WHERE tenant_id = ? AND device_id = ?\
            """,
            at,
            by,
            handIn,
            tenantId,
            deviceId)
        == 1;
  }

  /// A revoked device has said that it wipes itself: nothing waits on it any more.
  public void wiped(String deviceId, long at) {
    sql.update(
        """
        UPDATE device SET wiped_at = ?, last_seen = ?, unsent = 0, oldest_unsent_at = NULL
        WHERE tenant_id = ? AND device_id = ?\
        """,
        at,
        at,
        tenantId,
        deviceId);
  }

  /// What opens the book on this device, made when it is asked for the first time.
  public String secret(String deviceId, Supplier<String> fresh) {
    sql.update(
        """
        UPDATE device SET secret = coalesce(secret, ?)
        WHERE tenant_id = ? AND device_id = ?\
        """,
        fresh.get(),
        tenantId,
        deviceId);
    return sql.first(
            "SELECT secret FROM device WHERE tenant_id = ? AND device_id = ?",
            row -> row.getString(1),
            tenantId,
            deviceId)
        .orElseThrow();
  }

  private static Device read(ResultSet row) throws SQLException {
    return new Device(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getObject(11) == null ? null : row.getLong(11),
        row.getObject(12) == null ? null : row.getLong(12),
        row.getInt(13) != 0,
        row.getObject(14) == null ? null : row.getLong(14),
        row.getObject(15) == null ? null : row.getLong(15));
  }
}

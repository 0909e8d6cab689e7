package outrider.server.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import outrider.core.protocol.Outcome;

/// What each device has been answered. An envelope at or before its lane's `lastN` has been
/// processed: it was applied, unless a result is kept that says otherwise.
public final class LaneStore {
  private static final String REFUSED = Outcome.Status.REJECTED.name();
  private static final String REMEMBER =
      """
      INSERT INTO envelope (tenant_id, id, device_id, incarnation, lane, n, received_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (tenant_id, id) DO NOTHING\
      """;

  private final Sql sql;
  private final String tenantId;

  LaneStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// @param reasons a JSON document, as it was first answered
  public record Result(long n, String outcome, String reasons) {}

  /// Where an envelope was decided first.
  public record Place(String deviceId, long incarnation, String lane, long n) {}

  public Optional<Place> place(String envelopeId) {
    return sql.first(
        """
        SELECT device_id, incarnation, lane, n FROM envelope WHERE tenant_id = ? AND id = ?\
        """,
        row -> new Place(row.getString(1), row.getLong(2), row.getString(3), row.getLong(4)),
        tenantId,
        envelopeId);
  }

  /// Whether it pays to ask for many places at once before each is needed.
  public boolean isRemote() {
    return sql.isRemote();
  }

  /// The places of those that were decided, by their ids; to be added to. Only where `isRemote`.
  /// Each is looked up by its key: with `id = ANY(?)` PostgreSQL came to compare every envelope of
  /// the tenant with every id, as soon as it no longer planned for the ids at hand.
  public Map<String, Place> places(Collection<String> envelopeIds) {
    Map<String, Place> places = HashMap.newHashMap(envelopeIds.size());
    sql.list(
        """
        SELECT place.id, place.device_id, place.incarnation, place.lane, place.n
        FROM unnest(?) AS wanted (id)
        CROSS JOIN LATERAL (
          SELECT * FROM envelope WHERE tenant_id = ? AND id = wanted.id LIMIT 1) AS place\
        """,
        row ->
            places.put(
                row.getString(1),
                new Place(row.getString(2), row.getLong(3), row.getString(4), row.getLong(5))),
        envelopeIds.toArray(String[]::new),
        tenantId);
    return places;
  }

  /// Notes that an envelope is being decided that has no place yet.
  public void add(String envelopeId, Place place, long receivedAt) {
    sql.write(REMEMBER, remembered(envelopeId, place, receivedAt));
  }

  private Object[] remembered(String envelopeId, Place place, long receivedAt) {
    return new Object[] {
      tenantId,
      envelopeId,
      place.deviceId(),
      place.incarnation(),
      place.lane(),
      place.n(),
      receivedAt
    };
  }

  /// Notes that an envelope is being decided.
  ///
  /// @return whether that is the first time
  public boolean remember(String envelopeId, Place place, long receivedAt) {
    return sql.update(REMEMBER, remembered(envelopeId, place, receivedAt)) == 1;
  }

  /// Whether an envelope was decided and not refused.
  public boolean isDone(String envelopeId) {
    return place(envelopeId)
        .map(place ->
            results(place.deviceId(), place.incarnation(), place.lane(), place.n(), place.n()))
        .filter(kept -> kept.stream().map(Result::outcome).noneMatch(REFUSED::equals))
        .isPresent();
  }

  public long lastN(String deviceId, long incarnation, String lane) {
    return sql.first(
            """
            SELECT last_n FROM lane
            WHERE tenant_id = ? AND device_id = ? AND incarnation = ? AND lane = ?\
            """,
            row -> row.getLong(1),
            tenantId,
            deviceId,
            incarnation,
            lane)
        .orElse(0L);
  }

  public Map<String, Long> lastNs(String deviceId, long incarnation) {
    Map<String, Long> lanes = new TreeMap<>();
    sql.list(
        "SELECT lane, last_n FROM lane WHERE tenant_id = ? AND device_id = ? AND incarnation = ?",
        row -> lanes.put(row.getString(1), row.getLong(2)),
        tenantId,
        deviceId,
        incarnation);
    return lanes;
  }

  public void advance(String deviceId, long incarnation, String lane, long lastN) {
    sql.write(
        """
        INSERT INTO lane (tenant_id, device_id, incarnation, lane, last_n) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (tenant_id, device_id, incarnation, lane) DO UPDATE SET last_n = excluded.last_n
        """,
        tenantId,
        deviceId,
        incarnation,
        lane,
        lastN);
  }

  /// Results other than "applied" between two numbers, both included.
  public List<Result> results(
      String deviceId, long incarnation, String lane, long first, long last) {
    return sql.list(
        """
        SELECT n, outcome, reasons FROM result
        WHERE tenant_id = ? AND device_id = ? AND incarnation = ? AND lane = ?
          AND n BETWEEN ? AND ?
        ORDER BY n\
        """,
        row -> new Result(row.getLong(1), row.getString(2), row.getString(3)),
        tenantId,
        deviceId,
        incarnation,
        lane,
        first,
        last);
  }

  public void keep(String deviceId, long incarnation, String lane, Result result) {
    sql.write(
        """
        INSERT INTO result (tenant_id, device_id, incarnation, lane, n, outcome, reasons)
        VALUES (?, ?, ?, ?, ?, ?, ?)\
        """,
        tenantId,
        deviceId,
        incarnation,
        lane,
        result.n(),
        result.outcome(),
        result.reasons());
  }
}

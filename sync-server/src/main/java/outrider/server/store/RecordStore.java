package outrider.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Records at their newest version. Says nothing about who may see them.
public final class RecordStore {
  private static final String SELECT =
      "SELECT type, id, seq, deleted, owner, team, parent, body, field_clock FROM record ";

  private final Sql sql;
  private final String tenantId;

  RecordStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// The record, deleted ones included.
  public Optional<StoredRecord> find(String type, String id) {
    return sql.first(
        SELECT + "WHERE tenant_id = ? AND type = ? AND id = ?",
        RecordStore::read,
        tenantId,
        type,
        id);
  }

  /// Whether it pays to ask for many records at once before each is needed.
  public boolean isRemote() {
    return sql.isRemote();
  }

  /// Those of the records that there are, each looked up by its key whatever PostgreSQL thinks of
  /// the table. Only where `isRemote`.
  public List<StoredRecord> findAll(String type, Collection<String> ids) {
    return sql.list(
        "SELECT found.* FROM unnest(?) AS wanted (id) CROSS JOIN LATERAL ("
            + SELECT
            + "WHERE tenant_id = ? AND type = ? AND id = wanted.id LIMIT 1) AS found",
        RecordStore::read,
        ids.toArray(String[]::new),
        tenantId,
        type);
  }

  public List<StoredRecord> ofType(String type) {
    return sql.list(
        SELECT + "WHERE tenant_id = ? AND type = ? AND deleted = 0",
        RecordStore::read,
        tenantId,
        type);
  }

  /// Those of a type in whose body a text stands. Looks at all of the type.
  public List<StoredRecord> containing(String type, String text) {
    return sql.list(
        SELECT + "WHERE tenant_id = ? AND type = ? AND deleted = 0 AND body LIKE ? ESCAPE '!'",
        RecordStore::read,
        tenantId,
        type,
        '%' + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + '%');
  }

  /// The next of a type in the order of their ids.
  public List<StoredRecord> after(String type, String id, int most) {
    return sql.list(
        SELECT + "WHERE tenant_id = ? AND type = ? AND id > ? AND deleted = 0 ORDER BY id LIMIT ?",
        RecordStore::read,
        tenantId,
        type,
        id,
        most);
  }

  public List<StoredRecord> childrenOf(String type, String parent) {
    return sql.list(
        SELECT + "WHERE tenant_id = ? AND parent = ? AND type = ? AND deleted = 0",
        RecordStore::read,
        tenantId,
        parent,
        type);
  }

  /// The records in the scope of their owner, of one type, in the order of their ids.
  public List<StoredRecord> inScope(String scope, String type) {
    return sql.list(
        """
        SELECT r.type, r.id, r.seq, r.deleted, r.owner, r.team, r.parent, r.body, r.field_clock
        FROM membership m
        JOIN record r ON r.tenant_id = m.tenant_id AND r.type = m.type AND r.id = m.id
        WHERE m.tenant_id = ? AND m.scope = ? AND m.type = ? AND m.exited = 0 AND r.deleted = 0
        ORDER BY r.id\
        """,
        RecordStore::read,
        tenantId,
        scope,
        type);
  }

  /// What hangs on any of the records, whatever its type. Only where `isRemote`.
  public List<StoredRecord> childrenOfAll(Collection<String> parents) {
    return sql.list(
        "SELECT found.* FROM unnest(?) AS wanted (id) CROSS JOIN LATERAL ("
            + SELECT
            + "WHERE tenant_id = ? AND parent = wanted.id AND deleted = 0) AS found",
        RecordStore::read,
        parents.toArray(String[]::new),
        tenantId);
  }

  /// The number of the newest change that any record carries; 0 for none.
  public long newestSeq() {
    return sql.first(
            "SELECT coalesce(max(seq), 0) FROM record WHERE tenant_id = ?",
            row -> row.getLong(1),
            tenantId)
        .orElse(0L);
  }

  void put(StoredRecord record) {
    sql.write(
        """
        INSERT INTO record
          (tenant_id, type, id, seq, deleted, owner, team, parent, body, field_clock)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (tenant_id, type, id) DO UPDATE SET
          seq = excluded.seq, deleted = excluded.deleted, owner = excluded.owner,
          team = excluded.team, parent = excluded.parent, body = excluded.body,
          field_clock = excluded.field_clock\
        """,
        tenantId,
        record.type(),
        record.id(),
        record.seq(),
        record.deleted(),
        record.owner(),
        record.team(),
        record.parent(),
        record.body(),
        record.fieldClock());
  }

  private static StoredRecord read(ResultSet row) throws SQLException {
    return new StoredRecord(
        row.getString(1),
        row.getString(2),
        row.getLong(3),
        row.getInt(4) != 0,
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9));
  }
}

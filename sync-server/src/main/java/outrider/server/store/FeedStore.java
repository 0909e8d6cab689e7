package outrider.server.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The feed of each scope: its memberships in the order of their newest change.
public final class FeedStore {
  private final Sql sql;
  private final String tenantId;

  FeedStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// One line of a scope's feed, with the record as it is now.
  ///
  /// @param exited the record is no longer in this scope
  /// @param body the record's fields as UTF-8 JSON; not to be shown when `exited`, unless another
  ///   scope of the reader has it
  public record Entry(
      long seq,
      boolean exited,
      String type,
      String id,
      boolean deleted,
      @Nullable String owner,
      @Nullable String team,
      byte[] body) {}

  /// As much of an entry as its readers are told. A first download is a hundred thousand of these,
  /// and each column of each is a call into the engine.
  public record Told(long seq, boolean exited, String type, String id, byte[] body) {}

  /// The next entries of a scope after a cursor, for its readers.
  ///
  /// @see #after
  public List<Told> toldAfter(String scope, long cursor, int max, boolean withExits) {
    return sql.list(
        """
        SELECT m.seq, m.exited, m.type, m.id, r.body
        FROM membership m
        JOIN record r ON r.tenant_id = m.tenant_id AND r.type = m.type AND r.id = m.id
        WHERE m.tenant_id = ? AND m.scope = ? AND m.seq > ? AND m.exited <= ?
        ORDER BY m.seq LIMIT ?\
        """,
        row ->
            new Told(
                row.getLong(1),
                row.getInt(2) != 0,
                row.getString(3),
                row.getString(4),
                Sql.utf8(row, 5)),
        tenantId,
        scope,
        cursor,
        withExits,
        max);
  }

  /// The next entries of a scope after a cursor. Entries that left the scope are of no use to a
  /// reader who starts at nothing, and are left out there.
  public List<Entry> after(String scope, long cursor, int max, boolean withExits) {
    return sql.list(
        """
        SELECT m.seq, m.exited, m.type, m.id, r.deleted, r.owner, r.team, r.body
        FROM membership m
        JOIN record r ON r.tenant_id = m.tenant_id AND r.type = m.type AND r.id = m.id
        WHERE m.tenant_id = ? AND m.scope = ? AND m.seq > ? AND m.exited <= ?
        ORDER BY m.seq LIMIT ?\
        """,
        row ->
            new Entry(
                row.getLong(1),
                row.getInt(2) != 0,
                row.getString(3),
                row.getString(4),
                row.getInt(5) != 0,
                row.getString(6),
                row.getString(7),
                Sql.utf8(row, 8)),
        tenantId,
        scope,
        cursor,
        withExits,
        max);
  }

  /// How many entries a scope has after a cursor.
  public long countAfter(String scope, long cursor, boolean withExits) {
    return sql.first(
            """
            SELECT count(*) FROM membership
            WHERE tenant_id = ? AND scope = ? AND seq > ? AND exited <= ?\
            """,
            row -> row.getLong(1),
            tenantId,
            scope,
            cursor,
            withExits)
        .orElse(0L);
  }

  /// The number of a scope's newest entry; 0 where it has none.
  public long newest(String scope) {
    return sql.first(
            "SELECT max(seq) FROM membership WHERE tenant_id = ? AND scope = ?",
            row -> row.getLong(1),
            tenantId,
            scope)
        .orElse(0L);
  }

  /// Whether a record was in a scope and has left it, as far back as exits are known.
  public boolean hasLeft(String scope, String type, String id) {
    return sql.first(
            """
            SELECT exited FROM membership
            WHERE tenant_id = ? AND scope = ? AND type = ? AND id = ?\
            """,
            row -> row.getInt(1) != 0,
            tenantId,
            scope,
            type,
            id)
        .orElse(false);
  }

  void put(String scope, String type, String id, long seq, boolean exited) {
    sql.write(
        """
        INSERT INTO membership (tenant_id, scope, type, id, seq, exited) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (tenant_id, scope, type, id) DO UPDATE SET
          seq = excluded.seq, exited = excluded.exited\
        """,
        tenantId,
        scope,
        type,
        id,
        seq,
        exited);
  }
}

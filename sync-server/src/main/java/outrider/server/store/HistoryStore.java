package outrider.server.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/// The audit trail. Rows are only ever added, and each carries the hash of itself and of the one
/// before it, so that a row altered or taken out later breaks the chain from there on.
public final class HistoryStore {
  private static final String SELECT =
      """
      SELECT seq, type, id, command, changes, user_id, device_id, occurred_at, received_at,
        prev_hash, hash
      FROM history
      """;

  private final Sql sql;
  private final String tenantId;
  private final MessageDigest digest = sha256();

  HistoryStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// What one envelope did to one record.
  ///
  /// @param changes a JSON list of fields with their values before and after
  public record Entry(
      String type,
      String id,
      String command,
      String changes,
      String userId,
      String deviceId,
      long occurredAt,
      long receivedAt) {}

  /// An entry in its place in the chain.
  public record Link(long seq, Entry entry, String previousHash, String hash) {
    /// Whether the link says of itself what was written.
    public boolean isIntact() {
      return isIntactAs(seq);
    }

    /// Whether this is what was written under that number, wherever it stands now.
    public boolean isIntactAs(long number) {
      return hash.equals(HistoryStore.hash(sha256(), number, entry, previousHash));
    }
  }

  /// What somebody looks for; empty texts narrow nothing.
  ///
  /// @param from no earlier did it happen
  /// @param until and before this
  /// @param words in the change or in the record as it is now, as they stand in JSON
  public record Wanted(
      String userId,
      String deviceId,
      String type,
      String id,
      String command,
      long from,
      long until,
      String words) {}

  String append(long seq, Entry entry, String previousHash) {
    String hash = hash(digest, seq, entry, previousHash);
    sql.write(
        """
        INSERT INTO history (tenant_id, seq, type, id, command, changes, user_id, device_id,
          occurred_at, received_at, prev_hash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        tenantId,
        seq,
        entry.type(),
        entry.id(),
        entry.command(),
        entry.changes(),
        entry.userId(),
        entry.deviceId(),
        entry.occurredAt(),
        entry.receivedAt(),
        previousHash,
        hash);
    return hash;
  }

  /// The links after a number, in order.
  public List<Link> after(long seq, int max) {
    return sql.list(
        SELECT + "WHERE tenant_id = ? AND seq > ? ORDER BY seq LIMIT ?",
        HistoryStore::read,
        tenantId,
        seq,
        max);
  }

  /// Those of a stretch of the trail that somebody looks for, the newest first. Every line of the
  /// stretch is looked at: the trail has no index that each push would pay for.
  ///
  /// @param first the lowest number of the stretch
  /// @param end the number behind its highest
  public List<Link> search(Wanted wanted, long first, long end, int max) {
    String like = '%' + escaped(wanted.words()) + '%';
    return sql.list(
        SELECT
            + """
            WHERE tenant_id = ? AND seq >= ? AND seq < ?
              AND (? = '' OR user_id = ?)
              AND (? = '' OR device_id = ?)
              AND (? = '' OR type = ?)
              AND (? = '' OR id = ?)
              AND (? = '' OR command = ?)
              AND occurred_at >= ? AND occurred_at < ?
              AND (? = '' OR lower(changes) LIKE lower(?) ESCAPE '!'
                OR EXISTS (SELECT 1 FROM record
                  WHERE record.tenant_id = history.tenant_id AND record.type = history.type
                    AND record.id = history.id AND lower(record.body) LIKE lower(?) ESCAPE '!'))
            ORDER BY seq DESC LIMIT ?\
            """,
        HistoryStore::read,
        tenantId,
        first,
        end,
        wanted.userId(),
        wanted.userId(),
        wanted.deviceId(),
        wanted.deviceId(),
        wanted.type(),
        wanted.type(),
        wanted.id(),
        wanted.id(),
        wanted.command(),
        wanted.command(),
        wanted.from(),
        wanted.until(),
        wanted.words(),
        like,
        like,
        max);
  }

  private static String escaped(String words) {
    return words.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  /// When HQ heard of a line; empty where there is none of that number.
  public OptionalLong receivedAt(long seq) {
    return sql
        .list(
            "SELECT received_at FROM history WHERE tenant_id = ? AND seq = ?",
            row -> row.getLong(1),
            tenantId,
            seq)
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  private static Link read(ResultSet row) throws SQLException {
    return new Link(
        row.getLong(1),
        new Entry(
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(7),
            row.getLong(8),
            row.getLong(9)),
        row.getString(10),
        row.getString(11));
  }

  /// Lengths go before texts, so that no two different entries are the same bytes.
  private static String hash(MessageDigest digest, long seq, Entry entry, String previousHash) {
    for (String part :
        List.of(
            previousHash,
            Long.toString(seq),
            entry.type(),
            entry.id(),
            entry.command(),
            entry.changes(),
            entry.userId(),
            entry.deviceId(),
            Long.toString(entry.occurredAt()),
            Long.toString(entry.receivedAt()))) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}

package outrider.server.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The audit trail. Rows are only ever added, and each carries the hash of itself and of the one
/// before it, so that a row altered or taken out later breaks the chain from there on.
public final class HistoryStore {
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
      return hash.equals(HistoryStore.hash(sha256(), seq, entry, previousHash));
    }
  }

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
        """
        SELECT seq, type, id, command, changes, user_id, device_id, occurred_at, received_at,
          prev_hash, hash
        FROM history WHERE tenant_id = ? AND seq > ? ORDER BY seq LIMIT ?\
        """,
        row ->
            new Link(
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
                row.getString(11)),
        tenantId,
        seq,
        max);
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

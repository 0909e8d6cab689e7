package outrider.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Other systems that deliver, what became of their deliveries, and the rows of theirs that wait
/// for their customer.
public final class SourceStore {
  private static final String SOURCES =
      """
      SELECT source_id, settings, key_hash, mark, columns, next_at, made_at, removed_at,
        paused_at
      FROM data_source WHERE tenant_id = ?\
      """;

  private static final String WAITING =
      """
      SELECT source_id, record_id, delivered, reason, received_at FROM data_waiting
      WHERE tenant_id = ?\
      """;

  private final Sql sql;
  private final String tenantId;

  SourceStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// @param settings JSON; holds secrets
  /// @param keyHash of the key by which it is pushed; null where it is not
  /// @param mark how far it has been read; null for not at all
  /// @param columns JSON: those of the last delivery
  /// @param nextAt when it is to be asked again
  /// @param pausedAt since when it is left alone; null while it is not
  public record Source(
      String id,
      String settings,
      @Nullable String keyHash,
      @Nullable String mark,
      @Nullable String columns,
      long nextAt,
      long madeAt,
      @Nullable Long removedAt,
      @Nullable Long pausedAt) {

    /// Whether it may be asked, and push.
    public boolean isOpen() {
      return removedAt == null && pausedAt == null;
    }
  }

  /// @param told JSON: what became of it
  public record Run(String id, long endedAt, String told) {}

  /// @param row JSON: what was delivered
  /// @param reason why its customer is not known
  public record Waiting(String source, String record, String row, String reason, long receivedAt) {}

  public void put(Source source) {
    sql.update(
        """
        INSERT INTO data_source
          (tenant_id, source_id, settings, key_hash, mark, columns, next_at, made_at, removed_at,
            paused_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (tenant_id, source_id) DO UPDATE SET settings = excluded.settings,
          key_hash = excluded.key_hash, mark = excluded.mark, columns = excluded.columns,
          next_at = excluded.next_at, removed_at = excluded.removed_at,
          paused_at = excluded.paused_at\
        """,
        tenantId,
        source.id(),
        source.settings(),
        source.keyHash(),
        source.mark(),
        source.columns(),
        source.nextAt(),
        source.madeAt(),
        source.removedAt(),
        source.pausedAt());
  }

  /// Oldest first, removed ones too.
  public List<Source> sources() {
    return sql.list(SOURCES + " ORDER BY made_at, source_id", SourceStore::source, tenantId);
  }

  public Optional<Source> source(String id) {
    return sql.first(SOURCES + " AND source_id = ?", SourceStore::source, tenantId, id);
  }

  /// Takes the turn at which a source is asked, where no other server has taken it.
  ///
  /// @return whether it is ours
  public boolean claim(Source source, long nextAt) {
    return sql.update(
            """
            UPDATE data_source SET next_at = ?
            WHERE tenant_id = ? AND source_id = ? AND next_at = ? AND removed_at IS NULL
              AND paused_at IS NULL\
            """,
            nextAt,
            tenantId,
            source.id(),
            source.nextAt())
        == 1;
  }

  /// Notes how far a source has been read, and what its rows had.
  public void advance(String id, @Nullable String mark, String columns) {
    sql.update(
        "UPDATE data_source SET mark = ?, columns = ? WHERE tenant_id = ? AND source_id = ?",
        mark,
        columns,
        tenantId,
        id);
  }

  public void put(String source, Run run) {
    sql.write(
        """
        INSERT INTO data_run (tenant_id, source_id, run_id, ended_at, told)
        VALUES (?, ?, ?, ?, ?)\
        """,
        tenantId,
        source,
        run.id(),
        run.endedAt(),
        run.told());
  }

  /// The newest first.
  public List<Run> runs(String source, int most) {
    return sql.list(
        """
        SELECT run_id, ended_at, told FROM data_run WHERE tenant_id = ? AND source_id = ?
        ORDER BY ended_at DESC, run_id DESC LIMIT ?\
        """,
        row -> new Run(row.getString(1), row.getLong(2), row.getString(3)),
        tenantId,
        source,
        most);
  }

  /// @return how many
  public int forgetRunsBefore(long moment) {
    return sql.update(
        "DELETE FROM data_run WHERE tenant_id = ? AND ended_at < ?", tenantId, moment);
  }

  public boolean wasTaken(String source, String sha256) {
    return sql.first(
            "SELECT 1 FROM data_file WHERE tenant_id = ? AND source_id = ? AND sha256 = ?",
            row -> row.getInt(1),
            tenantId,
            source,
            sha256)
        .isPresent();
  }

  public void took(String source, String sha256, long now) {
    sql.write(
        """
        INSERT INTO data_file (tenant_id, source_id, sha256, taken_at) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING\
        """,
        tenantId,
        source,
        sha256,
        now);
  }

  /// From now on its files are taken again.
  public void forgetFiles(String source) {
    sql.update("DELETE FROM data_file WHERE tenant_id = ? AND source_id = ?", tenantId, source);
  }

  /// One that did not wait before, or was forgotten.
  public void put(Waiting waiting) {
    sql.write(
        """
        INSERT INTO data_waiting (tenant_id, source_id, record_id, delivered, reason, received_at)
        VALUES (?, ?, ?, ?, ?, ?)\
        """,
        tenantId,
        waiting.source(),
        waiting.record(),
        waiting.row(),
        waiting.reason(),
        waiting.receivedAt());
  }

  /// A key by which the customer of a waiting row may be found.
  public void putKey(String source, String record, AccountKeyStore.Key key) {
    sql.write(
        """
        INSERT INTO data_waiting_key (tenant_id, source_id, record_id, join_key, join_value)
        VALUES (?, ?, ?, ?, ?)\
        """,
        tenantId,
        source,
        record,
        key.name(),
        key.value());
  }

  /// It waits no more.
  public void forget(String source, String record) {
    sql.write(
        "DELETE FROM data_waiting WHERE tenant_id = ? AND source_id = ? AND record_id = ?",
        tenantId,
        source,
        record);
    sql.write(
        "DELETE FROM data_waiting_key WHERE tenant_id = ? AND source_id = ? AND record_id = ?",
        tenantId,
        source,
        record);
  }

  /// Whether any row of any source waits.
  public boolean hasWaiting() {
    return sql.first(
            "SELECT 1 FROM data_waiting WHERE tenant_id = ? LIMIT 1",
            row -> row.getInt(1),
            tenantId)
        .isPresent();
  }

  /// The rows that wait for somebody of this key.
  public List<Waiting> waitingFor(AccountKeyStore.Key key) {
    return sql.list(
        """
        SELECT w.source_id, w.record_id, w.delivered, w.reason, w.received_at
        FROM data_waiting_key k
        JOIN data_waiting w ON w.tenant_id = k.tenant_id AND w.source_id = k.source_id
          AND w.record_id = k.record_id
        WHERE k.tenant_id = ? AND k.join_key = ? AND k.join_value = ?
        ORDER BY w.source_id, w.record_id\
        """,
        SourceStore::waiting,
        tenantId,
        key.name(),
        key.value());
  }

  /// Of one source, the newest first.
  public List<Waiting> waiting(String source, int most) {
    return sql.list(
        WAITING + " AND source_id = ? ORDER BY received_at DESC, record_id LIMIT ?",
        SourceStore::waiting,
        tenantId,
        source,
        most);
  }

  /// One row that waits; empty where it waits no more.
  public Optional<Waiting> waiting(String source, String record) {
    return sql.first(
        WAITING + " AND source_id = ? AND record_id = ?",
        SourceStore::waiting,
        tenantId,
        source,
        record);
  }

  public long countWaiting(String source) {
    return sql.first(
            "SELECT count(*) FROM data_waiting WHERE tenant_id = ? AND source_id = ?",
            row -> row.getLong(1),
            tenantId,
            source)
        .orElse(0L);
  }

  /// A row that somebody brought to a customer.
  ///
  /// @param row JSON: what was delivered, as of a row that waits
  public record Hand(
      String source, String record, String account, String row, String by, long at) {}

  public void put(Hand hand) {
    sql.write(
        """
        INSERT INTO data_hand
          (tenant_id, source_id, record_id, account_id, delivered, joined_by, joined_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (tenant_id, source_id, record_id) DO UPDATE SET
          account_id = excluded.account_id, delivered = excluded.delivered\
        """,
        tenantId,
        hand.source(),
        hand.record(),
        hand.account(),
        hand.row(),
        hand.by(),
        hand.at());
  }

  public void forgetHand(String source, String record) {
    sql.write(
        "DELETE FROM data_hand WHERE tenant_id = ? AND source_id = ? AND record_id = ?",
        tenantId,
        source,
        record);
  }

  /// Of one source, the newest first.
  public List<Hand> hands(String source, int most) {
    return sql.list(
        """
        SELECT source_id, record_id, account_id, delivered, joined_by, joined_at FROM data_hand
        WHERE tenant_id = ? AND source_id = ? ORDER BY joined_at DESC, record_id LIMIT ?\
        """,
        row ->
            new Hand(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6)),
        tenantId,
        source,
        most);
  }

  /// A tender that a feed told of.
  ///
  /// @param outcome `accepted`, `rejected` or `duplicate`
  /// @param reasons as `ReasonText` writes them
  /// @param lead what became of an accepted one
  public record Tender(
      String id,
      String source,
      String body,
      String outcome,
      String reasons,
      @Nullable String lead,
      long receivedAt) {}

  public void put(Tender tender) {
    sql.write(
        """
        INSERT INTO tender_notice
          (tenant_id, notice_id, source_id, body, outcome, reasons, lead_id, received_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (tenant_id, notice_id) DO UPDATE SET body = excluded.body,
          outcome = excluded.outcome, reasons = excluded.reasons, lead_id = excluded.lead_id,
          received_at = excluded.received_at\
        """,
        tenantId,
        tender.id(),
        tender.source(),
        tender.body(),
        tender.outcome(),
        tender.reasons(),
        tender.lead(),
        tender.receivedAt());
  }

  /// The newest first, of whatever source.
  public List<Tender> tenders(int most) {
    return sql.list(
        """
        SELECT notice_id, source_id, body, outcome, reasons, lead_id, received_at
        FROM tender_notice WHERE tenant_id = ? ORDER BY received_at DESC, notice_id LIMIT ?\
        """,
        row ->
            new Tender(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7)),
        tenantId,
        most);
  }

  /// @return how many
  public int forgetTendersBefore(long moment) {
    return sql.update(
        "DELETE FROM tender_notice WHERE tenant_id = ? AND received_at < ?", tenantId, moment);
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(
        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5));
  }

  private static Source source(ResultSet row) throws SQLException {
    return new Source(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getLong(6),
        row.getLong(7),
        row.getObject(8) == null ? null : row.getLong(8),
        row.getObject(9) == null ? null : row.getLong(9));
  }
}

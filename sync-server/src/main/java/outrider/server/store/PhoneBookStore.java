package outrider.server.store;

import java.util.List;

/// By which numbers people at customers are recognised, and in which open deals they are named. A
/// copy, which `outrider.server.telephony.PhoneBook` keeps right.
public final class PhoneBookStore {
  private final Sql sql;
  private final String tenantId;

  PhoneBookStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// A record by its type and id.
  public record Entry(String type, String id) {}

  /// Up to which change the book is right.
  public long position() {
    return sql.first(
            "SELECT seq FROM phone_book_position WHERE tenant_id = ?",
            row -> row.getLong(1),
            tenantId)
        .orElse(0L);
  }

  public void advance(long seq) {
    sql.write(
        """
        INSERT INTO phone_book_position (tenant_id, seq) VALUES (?, ?)
        ON CONFLICT (tenant_id) DO UPDATE SET seq = excluded.seq\
        """,
        tenantId,
        seq);
  }

  /// The customers, their people and deals that were changed between two numbers, without the
  /// first.
  public List<Entry> changed(long afterSeq, long untilSeq) {
    return sql.list(
        """
        SELECT DISTINCT type, id FROM history
        WHERE tenant_id = ? AND seq > ? AND seq <= ?
          AND type IN ('account', 'contact', 'opportunity')\
        """,
        row -> new Entry(row.getString(1), row.getString(2)),
        tenantId,
        afterSeq,
        untilSeq);
  }

  /// Forgets what is known of a record.
  public void remove(Entry entry) {
    sql.write(
        "DELETE FROM phone_book WHERE tenant_id = ? AND type = ? AND record_id = ?",
        tenantId,
        entry.type(),
        entry.id());
    sql.write(
        "DELETE FROM phone_book_deal WHERE tenant_id = ? AND deal_id = ?", tenantId, entry.id());
  }

  public void put(Entry entry, String phone) {
    sql.write(
        """
        INSERT INTO phone_book (tenant_id, type, record_id, phone) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING\
        """,
        tenantId,
        entry.type(),
        entry.id(),
        phone);
  }

  /// An open deal in which a person is named.
  public void putDeal(String dealId, String contact) {
    sql.write(
        "INSERT INTO phone_book_deal (tenant_id, deal_id, contact) VALUES (?, ?, ?)",
        tenantId,
        dealId,
        contact);
  }

  /// People before their companies, the newest first.
  public List<Entry> ofPhone(String phone) {
    return sql.list(
        """
        SELECT type, record_id FROM phone_book WHERE tenant_id = ? AND phone = ?
        ORDER BY type DESC, record_id DESC LIMIT 20\
        """,
        row -> new Entry(row.getString(1), row.getString(2)),
        tenantId,
        phone);
  }

  /// The open deals in which a person is named, the newest first.
  public List<String> dealsOf(String contact) {
    return sql.list(
        """
        SELECT deal_id FROM phone_book_deal WHERE tenant_id = ? AND contact = ?
        ORDER BY deal_id DESC LIMIT 20\
        """,
        row -> row.getString(1),
        tenantId,
        contact);
  }
}

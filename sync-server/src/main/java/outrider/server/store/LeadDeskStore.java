package outrider.server.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What has to be found of open leads at once when another comes: whose they are, which wait
/// untouched, and by what they are recognised. A copy, which `outrider.server.intake.LeadDesk`
/// keeps right.
public final class LeadDeskStore {
  private final Sql sql;
  private final String tenantId;

  LeadDeskStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// An open lead.
  ///
  /// @param who company and name in one spelling; null without a company
  public record Entry(
      String leadId,
      @Nullable String owner,
      boolean untouched,
      @Nullable String phone,
      @Nullable String email,
      @Nullable String who) {}

  /// Up to which change the desk is right.
  public long position() {
    return sql.first(
            "SELECT seq FROM lead_desk_position WHERE tenant_id = ?",
            row -> row.getLong(1),
            tenantId)
        .orElse(0L);
  }

  public void advance(long seq) {
    sql.write(
        """
        INSERT INTO lead_desk_position (tenant_id, seq) VALUES (?, ?)
        ON CONFLICT (tenant_id) DO UPDATE SET seq = excluded.seq\
        """,
        tenantId,
        seq);
  }

  /// The leads that were changed between two numbers, without the first.
  public List<String> changed(long afterSeq, long untilSeq) {
    return sql.list(
        """
        SELECT DISTINCT id FROM history
        WHERE tenant_id = ? AND seq > ? AND seq <= ? AND type = 'lead'\
        """,
        row -> row.getString(1),
        tenantId,
        afterSeq,
        untilSeq);
  }

  public void put(Entry entry) {
    sql.write(
        """
        INSERT INTO lead_desk (tenant_id, lead_id, owner, untouched, phone, email, who)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (tenant_id, lead_id) DO UPDATE SET owner = excluded.owner,
          untouched = excluded.untouched, phone = excluded.phone, email = excluded.email,
          who = excluded.who\
        """,
        tenantId,
        entry.leadId(),
        entry.owner(),
        entry.untouched(),
        entry.phone(),
        entry.email(),
        entry.who());
  }

  public void remove(String leadId) {
    sql.write("DELETE FROM lead_desk WHERE tenant_id = ? AND lead_id = ?", tenantId, leadId);
  }

  /// Newest first, as in the others.
  public List<String> byPhone(String phone) {
    return find("phone = ?", phone);
  }

  public List<String> byEmail(String email) {
    return find("email = ?", email);
  }

  public List<String> byWho(String who) {
    return find("who = ?", who);
  }

  private List<String> find(String condition, String value) {
    return sql.list(
        "SELECT lead_id FROM lead_desk WHERE tenant_id = ? AND "
            + condition
            + " ORDER BY lead_id DESC LIMIT 10",
        row -> row.getString(1),
        tenantId,
        value);
  }

  /// How many leads wait untouched with each person who has any.
  public Map<String, Long> untouched() {
    Map<String, Long> counts = new HashMap<>();
    sql.list(
            """
            SELECT owner, count(*) FROM lead_desk
            WHERE tenant_id = ? AND untouched = 1 AND owner IS NOT NULL GROUP BY owner\
            """,
            row -> Map.entry(row.getString(1), row.getLong(2)),
            tenantId)
        .forEach(each -> counts.put(each.getKey(), each.getValue()));
    return counts;
  }

  /// Under which change each person was last given a lead.
  public Map<String, Long> turns() {
    Map<String, Long> turns = new HashMap<>();
    sql.list(
            "SELECT user_id, seq FROM assignment_turn WHERE tenant_id = ?",
            row -> Map.entry(row.getString(1), row.getLong(2)),
            tenantId)
        .forEach(each -> turns.put(each.getKey(), each.getValue()));
    return turns;
  }

  public void turn(String userId, long seq) {
    sql.write(
        """
        INSERT INTO assignment_turn (tenant_id, user_id, seq) VALUES (?, ?, ?)
        ON CONFLICT (tenant_id, user_id) DO UPDATE SET seq = excluded.seq\
        """,
        tenantId,
        userId,
        seq);
  }
}

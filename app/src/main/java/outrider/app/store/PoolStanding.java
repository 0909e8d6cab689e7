package outrider.app.store;

import outrider.core.pool.Holdings;

/// What somebody has taken out of a pool, as this laptop knows it.
public final class PoolStanding {
  private static final String OPEN = "ifnull(status, 'new') NOT IN ('converted', 'disqualified')";

  private PoolStanding() {}

  /// Claims are those of leads that are still somebody's own, or have just gone back.
  ///
  /// @param since claims from then on
  public static Holdings holdings(Sql sql, String pool, String user, long since) {
    return new Holdings(
        sql.number(
            "SELECT count(*) FROM lead WHERE owner = ? AND pool = ? AND " + OPEN, user, pool),
        sql.list(
            """
            SELECT claimed_at FROM lead WHERE pool = ? AND claimed_at >= ?
              AND (owner = ? OR owner IS NULL AND previous_owner = ?)\
            """,
            columns -> columns.number(1),
            pool,
            since,
            user,
            user));
  }

  /// Whether a claim of a lead waits for HQ, whose order decides.
  public static boolean isReserved(Sql sql, String lead) {
    return sql.number(
            """
            SELECT count(*) FROM outbox_touch t JOIN outbox o ON o.no = t.outbox_no
            WHERE t.type = 'lead' AND t.id = ? AND o.kind = 'ClaimLead'\
            """,
            lead)
        > 0;
  }
}

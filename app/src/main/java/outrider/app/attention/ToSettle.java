package outrider.app.attention;

import outrider.app.store.AttentionStore;
import outrider.app.store.Query;
import outrider.app.store.Table;

/// How much waits for this person's decision: the number at the way to this screen, and in the sync
/// chip.
public final class ToSettle {

  private ToSettle() {}

  /// @param user whose decisions they are
  public static Query<Integer> count(String user) {
    return Query.of(
        "to settle",
        sql ->
            Math.toIntExact(
                AttentionStore.countOpen(sql)
                    + sql.number("SELECT count(*) FROM conflict WHERE state = 'open'")
                    + sql.number("SELECT count(*) FROM proposal WHERE state = 'open'")
                    + sql.number(
                        "SELECT count(DISTINCT task) FROM escalation WHERE state = 'open' AND "
                            + Overdue.FOR_PERSON,
                        user)
                    + TakenOver.open(sql, user)
                    + Mentions.open(sql, user)),
        Table.ATTENTION,
        Table.CONFLICT,
        Table.PROPOSAL,
        Table.ESCALATION,
        Table.TAKEOVER,
        Table.ACTIVITY,
        Table.LEAD,
        Table.OPPORTUNITY);
  }
}

package outrider.app.pool;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.util.Subscription;
import outrider.app.fx.FxThread;
import outrider.app.shell.Notifications;
import outrider.app.shell.Workspace;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.Table;
import outrider.core.lead.Lead;
import outrider.core.pool.Protection.Why;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Tells somebody of a lead that HQ has taken back from them, with why: in the window, or, while
/// that is out of sight, as a message of the system. FX thread only, but for the query.
public final class WentBack {
  private static final int TOLD_AT_ONCE = 3;

  private final Workspace space;
  private final Notifications notifications;
  private final BooleanSupplier inSight;
  private final Set<String> known = new HashSet<>();
  private boolean begun;

  public WentBack(Workspace space, Notifications notifications, BooleanSupplier inSight) {
    this.space = space;
    this.notifications = notifications;
    this.inSight = inSight;
  }

  public Subscription listen() {
    var live =
        space.database().live(query(space.user().userId()), FxThread.executor(), this::found);
    return live::close;
  }

  /// Those that still lie in a pool; newest first.
  static Query<List<Row>> query(String user) {
    return Query.of(
        "went back",
        sql ->
            RecordTable.of(RecordType.LEAD)
                .where(
                    sql,
                    "owner IS NULL AND pool IS NOT NULL AND previous_owner = ?"
                        + " ORDER BY pooled_at DESC LIMIT 50",
                    user),
        Table.LEAD);
  }

  /// What is there at the start is no news, nor is what somebody gave back themselves.
  private void found(List<Row> leads) {
    leads.stream()
        .filter(lead -> known.add(lead.id() + '@' + lead.number(Lead.POOLED_AT, 0)))
        .filter(lead -> begun && Why.isRecycling(lead.text(Lead.POOLED_WHY)))
        .limit(TOLD_AT_ONCE)
        .forEach(this::tell);
    begun = true;
  }

  private void tell(Row lead) {
    var text =
        space.words().get("pool.wentBack", lead.text(Fields.NAME), new PoolWords(space).why(lead));
    if (inSight.getAsBoolean()) {
      space.toasts().show(text);
    } else {
      notifications.show(space.words().get("notify.wentBack"), text);
    }
  }
}

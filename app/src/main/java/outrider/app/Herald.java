package outrider.app;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.util.Subscription;
import outrider.app.attention.Overdue;
import outrider.app.attention.TakenOver;
import outrider.app.fx.FxThread;
import outrider.app.pool.WentBack;
import outrider.app.shell.HushedNotifications;
import outrider.app.shell.Tray;
import outrider.app.shell.Workspace;
import outrider.app.store.Query;
import outrider.app.store.Table;
import outrider.app.task.DueAlarm;
import outrider.app.task.TrayCountdown;

/// Tells the user, while the window is out of sight, of leads that were given to them and of
/// follow-ups that fall due; and of what HQ has found overdue or taken back to its pool and of
/// books handed over to them, in sight or not. What is due next counts down in the tray.
final class Herald {
  private static final int TOLD_AT_ONCE = 3;

  private record Arrival(String id, String name, String company) {}

  private final Workspace space;
  private final HushedNotifications notifications;
  private final Tray tray;
  private final BooleanSupplier inSight;
  private final Set<String> known = new HashSet<>();
  private boolean knowsLeads;

  Herald(Workspace space, HushedNotifications notifications, Tray tray, BooleanSupplier inSight) {
    this.space = space;
    this.notifications = notifications;
    this.tray = tray;
    this.inSight = inSight;
  }

  Subscription listen() {
    var leads =
        space
            .database()
            .live(untouched(space.user().userId()), FxThread.executor(), this::leadsAre);
    Subscription listening = leads::close;
    return listening
        .and(notifications.listen())
        .and(new TrayCountdown(space, tray).listen())
        .and(new DueAlarm(space, notifications, inSight).listen())
        .and(new Overdue(space, notifications, inSight).listen())
        .and(new TakenOver(space, notifications, inSight).listen())
        .and(new WentBack(space, notifications, inSight).listen());
  }

  private void leadsAre(List<Arrival> leads) {
    var fresh = leads.stream().filter(lead -> known.add(lead.id())).toList();
    if (knowsLeads && !inSight.getAsBoolean()) {
      fresh.stream()
          .limit(TOLD_AT_ONCE)
          .forEach(lead ->
              notifications.show(
                  space.words().get("notify.lead"), lead.name() + " · " + lead.company()));
    }
    // What is there at the start is no news.
    knowsLeads = true;
  }

  private static Query<List<Arrival>> untouched(String user) {
    return Query.of(
        "untouched leads",
        sql ->
            sql.list(
                "SELECT id, name, coalesce(company, '') FROM lead WHERE owner = ? AND touches IS NULL"
                    + " OR owner = ? AND touches = 0 ORDER BY created_at DESC LIMIT 50",
                row -> new Arrival(row.text(1), row.text(2), row.text(3)),
                user,
                user),
        Table.LEAD);
  }
}

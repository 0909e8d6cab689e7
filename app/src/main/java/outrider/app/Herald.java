package outrider.app;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.util.Subscription;
import outrider.app.attention.Mentions;
import outrider.app.attention.Overdue;
import outrider.app.attention.TakenOver;
import outrider.app.pool.WentBack;
import outrider.app.shell.HushedNotifications;
import outrider.app.shell.News;
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
  private record Arrival(String id, String name, String company) {}

  private final Workspace space;
  private final HushedNotifications notifications;
  private final Tray tray;
  private final BooleanSupplier inSight;

  Herald(Workspace space, HushedNotifications notifications, Tray tray, BooleanSupplier inSight) {
    this.space = space;
    this.notifications = notifications;
    this.tray = tray;
    this.inSight = inSight;
  }

  Subscription listen() {
    var news = new News(space, notifications, inSight);
    return news.listen(untouched(space.user().userId()), Arrival::id, _ -> true, this::told)
        .and(notifications.listen())
        .and(new TrayCountdown(space, tray).listen())
        .and(new DueAlarm(space, notifications, inSight).listen())
        .and(new Overdue(space, news).listen())
        .and(new TakenOver(space, news).listen())
        .and(new Mentions(space, news).listen())
        .and(new WentBack(space, news).listen());
  }

  private News.Told told(Arrival lead) {
    return new News.Told(
        "", space.words().get("notify.lead"), lead.name() + " · " + lead.company());
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

package outrider.app.attention;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.util.Subscription;
import outrider.app.fx.FxThread;
import outrider.app.shell.Notifications;
import outrider.app.shell.Workspace;
import outrider.app.store.Query;
import outrider.app.store.Table;

/// Tells a person at once of what HQ has found overdue: in the window where that is in sight, else
/// by the system. FX thread only.
public final class Overdue {

  /// Whom HQ told; with the person's id as its argument.
  static final String FOR_PERSON = "EXISTS (SELECT 1 FROM json_each(recipients) WHERE value = ?)";

  private static final int TOLD_AT_ONCE = 3;

  private record Found(String id, String name, String owner) {}

  private final Workspace space;
  private final Notifications notifications;
  private final BooleanSupplier inSight;
  private final Set<String> known = new HashSet<>();
  private boolean begun;

  public Overdue(Workspace space, Notifications notifications, BooleanSupplier inSight) {
    this.space = space;
    this.notifications = notifications;
    this.inSight = inSight;
  }

  public Subscription listen() {
    var live = space.database().live(open(space.user().userId()), FxThread.executor(), this::found);
    return live::close;
  }

  /// What is there at the start waits under its number; it is no news.
  private void found(List<Found> open) {
    var fresh = new ArrayList<Found>();
    for (var one : open) {
      if (known.add(one.id()) && begun) {
        fresh.add(one);
      }
    }
    begun = true;
    var words = space.words();
    for (var one : fresh.stream().limit(TOLD_AT_ONCE).toList()) {
      var owner = space.reasons().names().user(one.owner());
      if (inSight.getAsBoolean()) {
        space.toasts().show(words.get("notify.overdueIn", one.name(), owner));
      } else {
        notifications.show(words.get("notify.overdue"), one.name() + " · " + owner);
      }
    }
  }

  private static Query<List<Found>> open(String user) {
    return Query.of(
        "found overdue",
        sql ->
            sql.list(
                "SELECT task || '@' || due_at, coalesce(l.name, o.name, ''), e.owner"
                    + " FROM escalation e LEFT JOIN lead l ON l.id = e.parent"
                    + " LEFT JOIN opportunity o ON o.id = e.parent WHERE e.state = 'open' AND "
                    + FOR_PERSON
                    + " GROUP BY task, due_at ORDER BY e.created_at DESC LIMIT 200",
                row -> new Found(row.text(1), row.text(2), row.text(3)),
                user),
        Table.ESCALATION);
  }
}

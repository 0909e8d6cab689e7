package outrider.app.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.TaskTitle;
import outrider.app.fx.FxThread;
import outrider.app.shell.Notifications;
import outrider.app.shell.Workspace;
import outrider.app.store.LiveQuery;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;

/// Rings when a task falls due, while the window is out of sight.
///
/// It sets no timer of its own: at each beat of the shared ticker it asks the clock anew, so it
/// rings within a second of the due time, right after sleep, and at the right moment after the
/// clock was changed. What fell due while the laptop slept is told at once, together. FX thread
/// only.
public final class DueAlarm {
  private static final int LOOKED_AT = 500;
  private static final Duration LOOK_AHEAD = Duration.ofHours(1);

  /// A task at a time: put off, it rings again.
  record Due(String id, String title, String about, long dueAt) {
    String key() {
      return id + "@" + dueAt;
    }
  }

  private final Workspace space;
  private final Notifications notifications;
  private final BooleanSupplier inSight;
  private final Set<String> rung = new HashSet<>();
  private final long startedAt;
  private List<Due> ahead = List.of();
  private long lookedAt;

  /// The moment of the last look; written by the reader, whose looks follow each other.
  private volatile long seenUpTo;

  private @Nullable LiveQuery<List<Due>> live;

  public DueAlarm(Workspace space, Notifications notifications, BooleanSupplier inSight) {
    this.space = space;
    this.notifications = notifications;
    this.inSight = inSight;
    this.startedAt = space.clock().millis();
    this.lookedAt = startedAt;
    this.seenUpTo = startedAt;
  }

  public Subscription listen() {
    var opened =
        space
            .database()
            .live(
                Query.of("due soon", sql -> ahead(sql), Table.TASK, Table.LEAD),
                FxThread.executor(),
                found -> {
                  ahead = found;
                  ring(space.clock().millis());
                });
    live = opened;
    Subscription listening = opened::close;
    return listening.and(space.ticker().everySecond(now -> beat(now.toEpochMilli())));
  }

  private void beat(long now) {
    ring(now);
    if (live != null && Math.abs(now - lookedAt) > LOOK_AHEAD.toMillis() / 2) {
      lookedAt = now;
      live.refresh();
    }
  }

  private void ring(long now) {
    var fresh = new ArrayList<Due>();
    for (var due : ahead) {
      if (due.dueAt() <= now && rung.add(due.key())) {
        fresh.add(due);
      }
    }
    if (fresh.isEmpty() || inSight.getAsBoolean()) {
      return;
    }
    var first = fresh.getFirst();
    var words = space.words();
    var title = TaskTitle.of(words, first.title());
    notifications.show(
        words.get("notify.due", fresh.size()),
        first.about().isEmpty() ? title : first.about() + " · " + title);
  }

  /// Those that fall due from the last look on, as far as an hour ahead. What was late when the
  /// program started is on Today, not news.
  private List<Due> ahead(Sql sql) {
    var now = space.clock().millis();
    var from = Math.max(startedAt, Math.min(seenUpTo, now) - LOOK_AHEAD.toMillis());
    seenUpTo = now;
    return sql.list(
        "SELECT t.id, t.title, l.name, t.due_at FROM task t"
            + " LEFT JOIN lead l ON t.parent_type = 'lead' AND l.id = t.parent"
            + " WHERE t.done_at IS NULL AND t.due_at > ? AND t.due_at <= ?"
            + " AND ifnull(t.assignee, t.owner) = ? ORDER BY t.due_at LIMIT "
            + LOOKED_AT,
        columns -> new Due(columns.text(1), columns.text(2), columns.text(3), columns.number(4)),
        from,
        now + LOOK_AHEAD.toMillis(),
        space.commands().actor().user());
  }
}

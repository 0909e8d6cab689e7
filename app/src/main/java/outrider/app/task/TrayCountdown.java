package outrider.app.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javafx.util.Subscription;
import outrider.app.activity.TaskTitle;
import outrider.app.fx.FxThread;
import outrider.app.i18n.Countdown;
import outrider.app.shell.Tray;
import outrider.app.shell.Workspace;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;

/// Lets the countdown to what is due next run in the tray, where the window is put away. FX thread
/// only.
public final class TrayCountdown {
  /// More than are due in a day, for whoever has put the window away that long.
  private static final int LOOKED_AT = 200;

  private static final Duration AHEAD = Duration.ofHours(24);

  private record Due(String title, String about, long dueAt) {}

  private final Workspace space;
  private final Tray tray;
  private List<Due> open = List.of();
  private Instant lookedAt;

  public TrayCountdown(Workspace space, Tray tray) {
    this.space = space;
    this.tray = tray;
    this.lookedAt = space.clock().instant();
  }

  /// Shows it until the subscription ends, which closes the tray.
  public Subscription listen() {
    if (tray == Tray.NONE) {
      return Subscription.EMPTY;
    }
    var live =
        space
            .database()
            .live(
                Query.of("due in the tray", this::open, Table.TASK, Table.LEAD),
                FxThread.executor(),
                found -> {
                  open = found;
                  show(space.clock().instant());
                });
    Subscription listening = live::close;
    return listening
        .and(
            space
                .ticker()
                .everySecond(now -> {
                  if (Duration.between(lookedAt, now).abs().compareTo(AHEAD) > 0) {
                    lookedAt = now;
                    live.refresh();
                  }
                  show(now);
                }))
        .and(space.words().languageProperty().subscribe(() -> show(space.clock().instant())))
        .and(tray::close);
  }

  private void show(Instant now) {
    var words = space.words();
    var late = open.stream().filter(due -> due.dueAt() <= now.toEpochMilli()).count();
    var next =
        open.stream()
            .filter(due -> due.dueAt() > now.toEpochMilli())
            .filter(due -> due.dueAt() <= now.plus(AHEAD).toEpochMilli())
            .findFirst();
    var lines = new StringBuilder(words.get("app.name"));
    if (late > 0) {
      lines.append('\n').append(words.get("tray.late", late));
    }
    next.ifPresentOrElse(
        due -> lines.append('\n').append(words(due, now)),
        () -> lines.append('\n').append(words.get("tray.nothing")));
    tray.show(lines.toString());
  }

  private String words(Due due, Instant now) {
    var left =
        space.words().moments().read(new Countdown.Due(due.dueAt()), now, space.zone()).text();
    var title = TaskTitle.of(space.words(), due.title());
    return left + " · " + (due.about().isEmpty() ? title : due.about() + " · " + title);
  }

  /// Those that are due now or will be before it is asked again.
  private List<Due> open(Sql sql) {
    return sql.list(
        "SELECT t.title, ifnull(l.name, ''), t.due_at FROM task t"
            + " LEFT JOIN lead l ON t.parent_type = 'lead' AND l.id = t.parent"
            + " WHERE t.done_at IS NULL AND t.due_at <= ?"
            + " AND ifnull(t.assignee, t.owner) = ? ORDER BY t.due_at LIMIT "
            + LOOKED_AT,
        columns ->
            new Due(columns.text(1), Objects.requireNonNull(columns.text(2)), columns.number(3)),
        space.clock().instant().plus(AHEAD.multipliedBy(2)).toEpochMilli(),
        space.commands().actor().user());
  }
}

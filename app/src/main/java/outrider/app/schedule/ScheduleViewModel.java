package outrider.app.schedule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.fx.FxThread;
import outrider.app.shell.Workspace;
import outrider.app.store.LiveQuery;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.command.Command;
import outrider.core.user.Role;
import outrider.core.user.User;

/// The chart of one deal, or of all that somebody answers for. FX thread, but for the query.
final class ScheduleViewModel {
  /// Whose deals a portfolio is of.
  enum Whose {
    MINE,
    TEAM
  }

  private final Workspace space;
  private final Optional<String> deal;
  private final ObjectProperty<Whose> whose = new SimpleObjectProperty<>(Whose.MINE);
  private final ObjectProperty<Zoom> zoom = new SimpleObjectProperty<>(Zoom.WEEK);
  private final ReadOnlyObjectWrapper<Optional<List<ScheduleLine>>> lines =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private volatile String owners;
  private @Nullable LiveQuery<List<ScheduleLine>> live;

  /// @param deal the one that it is about; empty for a portfolio
  ScheduleViewModel(Workspace space, Optional<String> deal) {
    this.space = space;
    this.deal = deal;
    if (leads() && deal.isEmpty()) {
      whose.set(Whose.TEAM);
    }
    owners = owners();
    whose.subscribe((before, now) -> {
      owners = owners();
      if (live != null) {
        live.refresh();
      }
    });
  }

  ObjectProperty<Whose> whoseProperty() {
    return whose;
  }

  ObjectProperty<Zoom> zoomProperty() {
    return zoom;
  }

  /// Empty until the book has answered.
  ReadOnlyObjectProperty<Optional<List<ScheduleLine>>> linesProperty() {
    return lines.getReadOnlyProperty();
  }

  boolean isPortfolio() {
    return deal.isEmpty();
  }

  boolean leads() {
    return space.commands().actor().leads();
  }

  /// A portfolio is a list of customers; whoever may take such a list out may take this one.
  boolean mayExport() {
    return !isPortfolio() || space.commands().actor().mayExport();
  }

  Subscription start() {
    var query =
        space
            .database()
            .live(
                Query.of(
                    "schedule", this::read, Table.TASK, Table.OPPORTUNITY, Table.CONFIGURATION),
                FxThread.executor(),
                found -> lines.set(Optional.of(found)));
    live = query;
    return () -> {
      query.close();
      live = null;
    };
  }

  /// Moves a bar by whole days of the calendar; the hour stays.
  CompletableFuture<Receipt> move(ScheduleLine line, long days) {
    return place(
        line,
        line.startSaid().isPresent() ? (Long) later(line.startAt(), days) : null,
        later(line.dueAt(), days));
  }

  /// Has a bar end later, or earlier where negative; never before it begins.
  CompletableFuture<Receipt> stretch(ScheduleLine line, long days) {
    var due = later(line.dueAt(), days);
    return place(line, line.startAt(), Math.max(due, line.startAt()));
  }

  /// Has a bar begin later, or earlier where negative; never after it ends.
  CompletableFuture<Receipt> begin(ScheduleLine line, long days) {
    return place(line, Math.min(later(line.startAt(), days), line.dueAt()), line.dueAt());
  }

  private CompletableFuture<Receipt> place(ScheduleLine line, @Nullable Long start, long due) {
    return space
        .undo()
        .submit(
            "undo.scheduled",
            new Command.PlaceTask(
                line.id(),
                line.startSaid().isPresent() ? (Long) line.startSaid().getAsLong() : null,
                line.dueAt(),
                start,
                due));
  }

  /// Says that a task comes after another, or takes that back where it did.
  CompletableFuture<Receipt> link(ScheduleLine line, String before) {
    var after = new ArrayList<>(line.after());
    if (!after.remove(before)) {
      after.add(before);
    }
    return space.undo().submit("undo.linked", new Command.LinkTask(line.id(), line.after(), after));
  }

  /// The open tasks of the same deal that a task can come after.
  List<ScheduleLine> beside(ScheduleLine line) {
    return lines.get().stream()
        .flatMap(List::stream)
        .filter(ScheduleLine::isTask)
        .filter(each -> each.deal().equals(line.deal()) && !each.id().equals(line.id()))
        .toList();
  }

  private List<ScheduleLine> read(Sql sql) {
    return deal.isPresent()
        ? ScheduleQueries.ofDeal(sql, deal.get())
        : ScheduleQueries.ofPeople(sql, owners);
  }

  private long later(long at, long days) {
    return Instant.ofEpochMilli(at).atZone(space.zone()).plusDays(days).toInstant().toEpochMilli();
  }

  private String owners() {
    var array = JsonNodeFactory.instance.arrayNode();
    var actor = space.commands().actor();
    var tree = space.database().configuration().tree();
    if (whose.get() == Whose.MINE) {
      array.add(actor.user());
    } else if (actor.role() == Role.ADMIN) {
      tree.users().stream().map(User::id).forEach(array::add);
    } else {
      tree.members(tree.downward(actor.team())).stream().map(User::id).forEach(array::add);
    }
    return array.toString();
  }
}

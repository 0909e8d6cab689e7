package outrider.app.today;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import outrider.app.command.Receipt;
import outrider.app.command.Undo;
import outrider.app.fx.LiveList;
import outrider.app.fx.RowSelection;
import outrider.core.command.Command;

/// The queue as it stands on the screen: what is selected, filtered and folded, and what waits so
/// that nothing moves under the pointer. FX thread only.
///
/// New rows that would push the selected one down wait until the next key, or until nobody touched
/// anything for five seconds.
final class TodayViewModel {
  static final Duration IDLE = Duration.ofSeconds(5);

  private final ZoneId zone;
  private final Undo undo;
  private final LiveList<QueueLine> lines = new LiveList<>(QueueLine::key);
  private final ReadOnlyObjectWrapper<TodayQueue> queue =
      new ReadOnlyObjectWrapper<>(this, "queue");
  private final ReadOnlyObjectWrapper<TodayFacts> facts =
      new ReadOnlyObjectWrapper<>(this, "facts", TodayFacts.EMPTY);
  private final RowSelection<QueueRow> selection =
      new RowSelection<>(this::shownRows, QueueRow::key);
  private final ObjectProperty<Optional<Group>> filter =
      new SimpleObjectProperty<>(this, "filter", Optional.empty());
  private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper(this, "waiting", 0);
  private final ReadOnlyIntegerWrapper arranged = new ReadOnlyIntegerWrapper(this, "arranged", 0);
  private final Set<Group> folded = EnumSet.noneOf(Group.class);
  private Instant now;
  private Instant quietFrom;
  private boolean held;

  TodayViewModel(Undo undo, ZoneId zone, Instant now) {
    this.undo = undo;
    this.zone = zone;
    this.now = now;
    quietFrom = now;
    queue.set(TodayQueue.of(List.of(), now, zone));
    filter.subscribe(chosen -> arrange(true));
  }

  ObservableList<QueueLine> lines() {
    return lines.items();
  }

  ReadOnlyObjectProperty<TodayQueue> queue() {
    return queue.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<TodayFacts> facts() {
    return facts.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<QueueRow>> selected() {
    return selection.property();
  }

  ObjectProperty<Optional<Group>> filter() {
    return filter;
  }

  /// How many more urgent rows wait to be shown.
  ReadOnlyIntegerProperty waiting() {
    return waiting.getReadOnlyProperty();
  }

  /// Changes each time the lines were set in order: the list may have lost its selection then.
  ReadOnlyIntegerProperty arranged() {
    return arranged.getReadOnlyProperty();
  }

  /// How many rows a group has, those that are not loaded among them.
  int count(Group group) {
    return queue.get().count(group, facts.get().withoutNextStep());
  }

  int countAll() {
    return queue.get().countAll(facts.get().withoutNextStep());
  }

  /// A new answer of the book.
  void show(TodayFacts fresh, Instant at) {
    now = at;
    facts.set(fresh);
    arrange(false);
  }

  /// Time went on.
  void tick(Instant at) {
    now = at;
    var changes = queue.get().changesAt();
    if (changes.isPresent() && at.toEpochMilli() >= changes.getAsLong()) {
      arrange(false);
    }
    if (held && !now.isBefore(quietFrom.plus(IDLE))) {
      arrange(true);
    }
  }

  /// The pointer moved: what waits goes on waiting.
  void touched() {
    quietFrom = now;
  }

  /// A key was pressed: what waits may come.
  void keyPressed() {
    if (held) {
      arrange(true);
    }
  }

  void move(int step) {
    keyPressed();
    selection.move(step);
  }

  void select(QueueRow row) {
    selection.select(row);
  }

  /// Shows one group only; the same once more shows all.
  void choose(Optional<Group> group) {
    filter.set(group.equals(filter.get()) ? Optional.empty() : group);
  }

  void fold(Group group, boolean fold) {
    if (fold ? folded.add(group) : folded.remove(group)) {
      arrange(true);
    }
  }

  boolean isFolded(Group group) {
    return folded.contains(group);
  }

  /// Marks the task of the selected row done and goes on to the next row; empty where the row has
  /// none.
  Optional<CompletableFuture<Receipt>> complete() {
    return actOnTask(
        task -> undo.submit("undo.completed", new Command.CompleteTask(task.id(), null)));
  }

  /// Puts the task of the selected row off and goes on to the next row; empty where it has none.
  Optional<CompletableFuture<Receipt>> snooze(Instant until) {
    return actOnTask(task ->
        undo.submit(
            "undo.snoozed", new Command.SnoozeTask(task.id(), task.dueAt(), until.toEpochMilli())));
  }

  private Optional<CompletableFuture<Receipt>> actOnTask(
      Function<DueItem.DueTask, CompletableFuture<Receipt>> act) {
    var task = selection.get().flatMap(row -> row.item().task());
    task.ifPresent(found -> selection.next());
    return task.map(act);
  }

  private List<QueueRow> shownRows() {
    return lines.items().stream()
        .filter(QueueLine.Entry.class::isInstance)
        .map(line -> ((QueueLine.Entry) line).row())
        .toList();
  }

  private void arrange(boolean mayMove) {
    var fresh = TodayQueue.of(facts.get().items(), now, zone);
    queue.set(fresh);
    var wanted =
        fresh.rows().stream()
            .filter(row -> filter.get().map(group -> group == row.group()).orElse(true))
            .toList();
    var before = shownRows();
    var arrangement =
        mayMove
            ? new Arrangement(wanted, 0, false)
            : Arrangement.still(before, wanted, selection.placeIn(before));
    if (arrangement.held() && !held) {
      quietFrom = now;
    }
    held = arrangement.held();
    waiting.set(arrangement.waiting());
    lines.show(withHeads(arrangement.rows()));
    selection.follow(before);
    arranged.set(arranged.get() + 1);
  }

  private List<QueueLine> withHeads(List<QueueRow> rows) {
    Map<Group, List<QueueRow>> groups =
        rows.stream().collect(Collectors.groupingBy(QueueRow::group));
    var all = new ArrayList<QueueLine>();
    for (var group : Group.values()) {
      var inGroup = groups.getOrDefault(group, List.of());
      if (!inGroup.isEmpty()) {
        var fold = folded.contains(group);
        all.add(
            new QueueLine.Head(
                group, Math.max(count(group), inGroup.size()), inGroup.size(), fold));
        if (!fold) {
          inGroup.forEach(row -> all.add(new QueueLine.Entry(row)));
        }
      }
    }
    return all;
  }
}

package outrider.app.today;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import outrider.app.fx.FxThread;
import outrider.app.record.TakeoverFacts;
import outrider.app.shell.Workspace;
import outrider.core.record.RecordType;

/// What is known of the selected row and of its neighbours, read ahead, so that the next step finds
/// its card there. FX thread only.
final class ReadyCards {
  private static final int KEPT_MAX = 200;
  private static final Duration RESTS = Duration.millis(60);

  private final Workspace space;
  private final TodayViewModel model;
  private final BiConsumer<QueueRow, TakeoverFacts> arrived;
  private final Map<String, TakeoverFacts> cards = new HashMap<>();
  private final PauseTransition resting = new PauseTransition(RESTS);

  /// @param arrived told of what was read for a row
  ReadyCards(Workspace space, TodayViewModel model, BiConsumer<QueueRow, TakeoverFacts> arrived) {
    this.space = space;
    this.model = model;
    this.arrived = arrived;
    resting.setOnFinished(done -> model.selected().get().ifPresent(this::read));
  }

  /// What is known of a row; what is not yet is read. Its neighbours follow once the selection
  /// rests.
  Optional<TakeoverFacts> of(QueueRow row) {
    var known = Optional.ofNullable(cards.get(row.key()));
    if (known.isEmpty()) {
      read(row);
    }
    resting.playFromStart();
    return known;
  }

  /// The book changed: nothing that was read counts any more.
  void readAnew() {
    cards.clear();
    model.selected().get().ifPresent(this::read);
  }

  private void read(QueueRow row) {
    for (var each : withNeighbours(row)) {
      var item = each.item();
      if (cards.containsKey(each.key()) || item.type() == RecordType.TASK) {
        continue;
      }
      space
          .database()
          .read(
              TakeoverFacts.of(
                  item.type(),
                  item.id(),
                  space.database().configuration(),
                  space.clock().millis(),
                  space.today().toEpochDay()))
          .thenAccept(found -> FxThread.run(() -> found.ifPresent(known -> keep(each, known))));
    }
  }

  private List<QueueRow> withNeighbours(QueueRow row) {
    var index = QueueList.indexOf(model, row.key());
    var wanted = new ArrayList<QueueRow>();
    wanted.add(row);
    for (var near : new int[] {index + 1, index - 1, index + 2}) {
      if (near >= 0
          && near < model.lines().size()
          && model.lines().get(near) instanceof QueueLine.Entry entry) {
        wanted.add(entry.row());
      }
    }
    return wanted;
  }

  private void keep(QueueRow row, TakeoverFacts known) {
    if (cards.size() >= KEPT_MAX) {
      cards.clear();
    }
    cards.put(row.key(), known);
    arrived.accept(row, known);
  }
}

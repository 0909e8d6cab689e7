package outrider.app.calendar;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import outrider.app.task.TaskRow;

/// Tasks of a day side by side where they would cover each other: each takes the first lane that is
/// free, and those that hang together share the width.
final class Lanes {

  /// @param lane which, from 0
  /// @param of how many there are side by side
  record Placed(TaskRow row, LocalDateTime at, int lane, int of) {}

  private Lanes() {}

  /// @param tasks in the order of their time
  /// @param minutes how long each is drawn
  static List<Placed> of(List<Placed> tasks, int minutes) {
    var placed = new ArrayList<Placed>();
    var together = new ArrayList<Placed>();
    var ends = new ArrayList<LocalDateTime>();
    for (var task : tasks) {
      if (ends.stream().noneMatch(end -> end.isAfter(task.at()))) {
        close(together, ends.size(), placed);
        ends.clear();
      }
      var lane = 0;
      while (lane < ends.size() && ends.get(lane).isAfter(task.at())) {
        lane++;
      }
      var end = task.at().plusMinutes(minutes);
      if (lane == ends.size()) {
        ends.add(end);
      } else {
        ends.set(lane, end);
      }
      together.add(new Placed(task.row(), task.at(), lane, 1));
    }
    close(together, ends.size(), placed);
    return List.copyOf(placed);
  }

  private static void close(List<Placed> together, int lanes, List<Placed> placed) {
    together.forEach(one -> placed.add(new Placed(one.row(), one.at(), one.lane(), lanes)));
    together.clear();
  }
}

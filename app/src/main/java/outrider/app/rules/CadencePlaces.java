package outrider.app.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import outrider.core.cadence.Cadence;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.Values;

/// The order in which cadences that say equally much about a lead are asked.
final class CadencePlaces {
  private CadencePlaces() {}

  /// Lets a cadence change places with the one above it or below it; nothing where order would not
  /// matter.
  static List<Command> change(List<Cadence> ordered, String id, int by) {
    var at = ordered.stream().map(Cadence::id).toList().indexOf(id);
    var other = at + by;
    if (at < 0
        || other < 0
        || other >= ordered.size()
        || ordered.get(at).conditions() != ordered.get(other).conditions()) {
      return List.of();
    }
    var changed = new ArrayList<>(ordered);
    Collections.swap(changed, at, other);
    var commands = new ArrayList<Command>();
    for (var place = 0; place < changed.size(); place++) {
      var row = changed.get(place).row();
      var before = row.value(Cadence.POSITION);
      if (!Values.same(before, place + 1L)) {
        commands.add(
            new Command.EditFields(
                row.type(),
                row.id(),
                List.of(new FieldEdit(Cadence.POSITION, before, place + 1L))));
      }
    }
    return commands;
  }

  static long next(List<Cadence> ordered) {
    return ordered.stream().mapToLong(Cadence::position).max().orElse(0) + 1;
  }
}

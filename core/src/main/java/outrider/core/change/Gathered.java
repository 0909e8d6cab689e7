package outrider.core.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;
import outrider.core.record.Values;

/// Deeds that wait together, each record once: what is done to something that is itself only to be
/// made, or edited, becomes part of that, so that whoever signs reads what will stand there.
public final class Gathered {

  private Gathered() {}

  public static List<Command> with(List<Command> waiting, List<? extends Command> more) {
    var all = new ArrayList<>(waiting);
    for (var command : more) {
      add(all, command);
    }
    return List.copyOf(all);
  }

  private static void add(List<Command> all, Command command) {
    switch (command) {
      case Command.EditFields edit -> addEdit(all, edit);
      case Command.DeleteRecord delete -> addDeletion(all, delete);
      case Command.PublishPipeline publish -> {
        all.removeIf(
            it -> it instanceof Command.PublishPipeline other && other.id().equals(publish.id()));
        all.add(publish);
      }
      default -> {
        if (!all.contains(command)) {
          all.add(command);
        }
      }
    }
  }

  private static void addEdit(List<Command> all, Command.EditFields edit) {
    for (var index = 0; index < all.size(); index++) {
      switch (all.get(index)) {
        case Command.CreateRecord made when isSame(made.type(), made.id(), edit) -> {
          all.set(index, made(made, edit));
          return;
        }
        case Command.EditFields earlier when isSame(earlier.type(), earlier.id(), edit) -> {
          var both = both(earlier, edit);
          if (both.isEmpty()) {
            all.remove(index);
          } else {
            all.set(index, new Command.EditFields(edit.type(), edit.id(), both));
          }
          return;
        }
        default -> {}
      }
    }
    all.add(edit);
  }

  private static boolean isSame(RecordType type, String id, Command.EditFields edit) {
    return type == edit.type() && id.equals(edit.id());
  }

  private static Command made(Command.CreateRecord made, Command.EditFields edit) {
    var fields = new LinkedHashMap<>(made.fields());
    for (var each : edit.edits()) {
      var after = Values.normalise(each.after());
      if (after == null) {
        fields.remove(each.field());
      } else {
        fields.put(each.field(), after);
      }
    }
    return new Command.CreateRecord(made.type(), made.id(), fields);
  }

  /// From what stands there to what is wanted last; what is wanted as it stands is no edit.
  private static List<FieldEdit> both(Command.EditFields earlier, Command.EditFields later) {
    var edits = new LinkedHashMap<String, FieldEdit>();
    earlier.edits().forEach(edit -> edits.put(edit.field(), edit));
    for (var edit : later.edits()) {
      var first = edits.get(edit.field());
      @Nullable Object before = first == null ? edit.before() : first.before();
      edits.put(edit.field(), new FieldEdit(edit.field(), before, edit.after()));
    }
    return edits.values().stream()
        .filter(edit -> !Values.same(edit.before(), edit.after()))
        .toList();
  }

  private static void addDeletion(List<Command> all, Command.DeleteRecord delete) {
    var isOnlyProposed =
        all.removeIf(it ->
            it instanceof Command.CreateRecord made
                && made.type() == delete.type()
                && made.id().equals(delete.id()));
    all.removeIf(
        it -> it instanceof Command.EditFields edit && isSame(delete.type(), delete.id(), edit));
    if (!isOnlyProposed && !all.contains(delete)) {
      all.add(delete);
    }
  }
}

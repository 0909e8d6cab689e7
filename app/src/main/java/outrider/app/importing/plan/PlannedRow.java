package outrider.app.importing.plan;

import java.util.List;
import outrider.app.duplicate.DuplicateIndex.By;
import outrider.app.importing.file.TableLine;
import outrider.core.command.Command;
import outrider.core.rule.Reason;

/// What an import is going to do with one record of the file. `line` says where it stands and what
/// was in it, so that nothing is ever answered without saying about what.
public sealed interface PlannedRow {
  TableLine line();

  /// A record that is not there yet.
  ///
  /// @param commands what makes it, and the account it names where that is new too
  /// @param flags what a person may want to look at; the record is kept
  record New(TableLine line, List<Command> commands, List<Reason> flags) implements PlannedRow {
    public New {
      commands = List.copyOf(commands);
      flags = List.copyOf(flags);
    }
  }

  /// A record that is there for certain and gets what it lacks.
  record Update(TableLine line, String id, By by, List<Command> commands, List<Reason> flags)
      implements PlannedRow {
    public Update {
      commands = List.copyOf(commands);
      flags = List.copyOf(flags);
    }
  }

  /// A record that is there and has nothing to learn from this one.
  record Unchanged(TableLine line, String id, By by) implements PlannedRow {}

  /// Perhaps there already; a person looks, and until then it is not imported.
  record Suspected(TableLine line, String id, By by, List<Command> commands) implements PlannedRow {
    public Suspected {
      commands = List.copyOf(commands);
    }
  }

  /// Not imported, and why.
  record Refused(TableLine line, List<Reason> reasons) implements PlannedRow {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}

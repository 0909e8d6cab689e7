package outrider.core.command;

import outrider.core.record.RecordType;

/// What goes first when the signal lasts ten seconds: stage and amount before notes. Envelopes are
/// numbered per lane.
///
/// That a file is there travels with the data, because the move through the gate that asks for it
/// may be the very next command; its bytes follow later, outside of any lane.
public enum Lane {
  DATA,
  NOTES,
  /// Files of earlier versions of the program.
  FILES;

  public static Lane of(Command command) {
    return switch (command) {
      case Command.LogActivity log when !changesWork(log) -> NOTES;
      case Command.ViewCase _ -> NOTES;
      // How late work was never goes before work.
      case Command.KeepLag _ -> NOTES;
      default -> DATA;
    };
  }

  /// Whether more follows from it than a line on the timeline: what is to be done next, or a tag
  /// that a lead gets for what was done and said, which the commands after it build on and must not
  /// overtake.
  private static boolean changesWork(Command.LogActivity log) {
    return log.completesTask() != null || log.next() != null || log.parentType() == RecordType.LEAD;
  }
}

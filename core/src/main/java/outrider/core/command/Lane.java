package outrider.core.command;

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
      case Command.LogActivity _ -> NOTES;
      default -> DATA;
    };
  }
}

package outrider.core.command;

/// What goes first when the signal lasts ten seconds: stage and amount before notes, notes before
/// photos. Envelopes are numbered per lane.
public enum Lane {
  DATA,
  NOTES,
  FILES;

  public static Lane of(Command command) {
    return switch (command) {
      case Command.LogActivity _ -> NOTES;
      case Command.AttachFile _ -> FILES;
      default -> DATA;
    };
  }
}

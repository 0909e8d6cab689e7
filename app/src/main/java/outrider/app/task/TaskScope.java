package outrider.app.task;

/// Whose tasks are listed, and which.
public enum TaskScope {
  MINE,
  TEAM,
  DONE
}

package outrider.app.activity;

import java.util.Optional;
import outrider.core.record.RecordType;

/// What an activity is about: a record with the name people know it by, and the task that it was,
/// if it was one.
///
/// @param type LEAD, OPPORTUNITY, ACCOUNT or CONTACT
/// @param kind the kind that the log begins with
public record LogSubject(
    RecordType type, String id, String name, Optional<OpenTask> task, ActivityKind kind) {

  public static LogSubject of(RecordType type, String id, String name) {
    return new LogSubject(type, id, name, Optional.empty(), ActivityKind.CALL);
  }

  /// The same, finishing a task.
  public LogSubject completing(OpenTask open) {
    return new LogSubject(type, id, name, Optional.of(open), ActivityKind.ofTask(open.kind()));
  }

  public LogSubject withKind(ActivityKind begun) {
    return new LogSubject(type, id, name, task, begun);
  }
}

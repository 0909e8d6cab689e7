package outrider.app.call;

import java.util.Optional;
import outrider.core.record.RecordType;

/// Whom a call is to, about what.
///
/// @param type LEAD, OPPORTUNITY, ACCOUNT or CONTACT
/// @param id of the record, on whose timeline the call stands afterwards
/// @param name that people know it by
/// @param number as it stands in the record
/// @param task that is done if somebody is reached
public record CallSubject(
    RecordType type, String id, String name, String number, Optional<String> task) {

  public static CallSubject of(RecordType type, String id, String name, String number) {
    return new CallSubject(type, id, name, number, Optional.empty());
  }

  /// The same, finishing a task.
  public CallSubject doing(String open) {
    return new CallSubject(type, id, name, number, Optional.of(open));
  }
}

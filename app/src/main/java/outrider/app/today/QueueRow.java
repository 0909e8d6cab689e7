package outrider.app.today;

import java.util.OptionalLong;

/// An item with its place: the group, the moment that counts, and why.
public record QueueRow(DueItem item, Group group, OptionalLong dueAt, Basis basis) {

  /// What put the row where it is.
  public enum Basis {
    /// The first answer that a new lead is owed.
    FIRST_RESPONSE,
    /// The second touch within 48 hours of the first contact.
    SECOND_TOUCH,
    /// A planned task.
    TASK,
    /// Contacted before, and nothing planned since.
    NOTHING_PLANNED,
    /// Never contacted, and nothing planned.
    NEVER_CONTACTED,
    /// It goes back to its pool soon.
    GOES_BACK
  }

  public String key() {
    return item.key();
  }

  /// The same row kept under another heading, so that nothing moves under the pointer.
  QueueRow in(Group other) {
    return new QueueRow(item, other, dueAt, basis);
  }
}

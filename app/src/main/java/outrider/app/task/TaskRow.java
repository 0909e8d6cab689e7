package outrider.app.task;

import java.util.Optional;
import java.util.OptionalLong;
import outrider.app.activity.Allowed;

/// A task with what it is about.
///
/// @param parentType wire name of the record's type; empty for a task that is about none
/// @param about the person or deal, and the company
/// @param who does it: its assignee, else its owner
/// @param allowed the service level that gave the time, for a first response
record TaskRow(
    String id,
    String title,
    String kind,
    OptionalLong dueAt,
    OptionalLong doneAt,
    long snoozes,
    String parentType,
    String parent,
    String about,
    String company,
    String who,
    Optional<Allowed> allowed) {

  boolean isDone() {
    return doneAt.isPresent();
  }
}

package outrider.app.task;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import outrider.app.activity.Allowed;
import outrider.app.cadence.CadenceMark;
import outrider.app.fx.Icon;
import outrider.app.repeat.RepeatMark;

/// A task with what it is about.
///
/// @param parentType wire name of the record's type; empty for a task that is about none
/// @param about the person or deal, and the company
/// @param who does it: its assignee, else its owner
/// @param allowed the service level that gave the time, for a first response
/// @param cadence which step of which cadence it is
/// @param repeats how it repeats
/// @param coming an occurrence that is no task yet: it is seen, and nothing can be done with it
public record TaskRow(
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
    Optional<Allowed> allowed,
    Optional<CadenceMark> cadence,
    Optional<RepeatMark> repeats,
    boolean coming) {

  /// A later occurrence of the same.
  public TaskRow comingAt(Instant later) {
    return new TaskRow(
        id + "@" + later,
        title,
        kind,
        OptionalLong.of(later.toEpochMilli()),
        OptionalLong.empty(),
        0,
        parentType,
        parent,
        about,
        company,
        who,
        Optional.empty(),
        Optional.empty(),
        repeats,
        true);
  }

  public boolean isSkipped() {
    return repeats.filter(RepeatMark::skipped).isPresent();
  }

  public boolean isDone() {
    return doneAt.isPresent();
  }

  /// When it was done, else when it is due; 0 for one without a time.
  public long at() {
    return doneAt.orElse(dueAt.orElse(0));
  }

  /// The picture of its kind.
  public Icon icon() {
    return switch (kind) {
      case "call", "respond" -> Icon.CALL;
      case "wechat" -> Icon.WECHAT;
      case "visit" -> Icon.VISIT;
      case "meeting" -> Icon.MEETING;
      case "demo" -> Icon.CALENDAR;
      case "quote" -> Icon.DOCUMENT;
      case "email" -> Icon.MAIL;
      default -> Icon.TASK;
    };
  }
}

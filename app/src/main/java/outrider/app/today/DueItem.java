package outrider.app.today;

import java.util.Optional;
import java.util.OptionalLong;
import outrider.app.activity.Allowed;
import outrider.app.cadence.CadenceMark;
import outrider.app.repeat.RepeatMark;
import outrider.core.lead.Intent;
import outrider.core.pool.Pool;
import outrider.core.pool.Protection;
import outrider.core.record.RecordType;

/// What is known of one thing that may want doing today: a record, or a task that is about none.
///
/// @param type of the record; TASK for a task that is about none
/// @param id of the record; of the task where it is about none
/// @param name the person or the deal
/// @param about the company, and the person's title or the deal's contact
/// @param task the earliest open task
/// @param secondTouchAt when the 48-hour window closes, where it applies
/// @param plannedAt when the next step is due, whether or not it is today
/// @param source where a lead came from, as it is stored
/// @param arrivedAt when the record was made
/// @param stageDaysOver how many days a deal is over the limit of its stage
/// @param stay for a lead of a pool: until when it stays
public record DueItem(
    RecordType type,
    String id,
    String name,
    String about,
    Optional<Intent> intent,
    long amountMinor,
    String currency,
    long touches,
    Optional<DueTask> task,
    OptionalLong secondTouchAt,
    OptionalLong plannedAt,
    OptionalLong lastContactAt,
    String source,
    long arrivedAt,
    String phone,
    boolean onWechat,
    long stageDaysOver,
    Optional<Stay> stay) {

  /// A lead of a pool that goes back soon.
  ///
  /// @param remindedAt from when on its owner is reminded
  /// @param protection until when it stays, and what ends that
  public record Stay(long until, long remindedAt, Protection protection, Pool pool) {}

  /// What there is to do.
  ///
  /// @param allowed the service level that gave the time, for a first response
  /// @param cadence which step of which cadence it is
  /// @param repeats how it repeats
  public record DueTask(
      String id,
      String title,
      String kind,
      long dueAt,
      long snoozes,
      Optional<Allowed> allowed,
      Optional<CadenceMark> cadence,
      Optional<RepeatMark> repeats) {
    static final String FIRST_RESPONSE = "first-response";

    boolean isFirstResponse() {
      return title.equals(FIRST_RESPONSE);
    }
  }

  /// One row a record: a second cause for the same one is the same row.
  public String key() {
    return type.wireName() + "/" + id;
  }

  DueItem staying(Stay until) {
    return new DueItem(
        type,
        id,
        name,
        about,
        intent,
        amountMinor,
        currency,
        touches,
        task,
        secondTouchAt,
        plannedAt,
        lastContactAt,
        source,
        arrivedAt,
        phone,
        onWechat,
        stageDaysOver,
        Optional.of(until));
  }

  boolean lacksNextStep() {
    return wantsNextStep() && plannedAt.isEmpty() && task.isEmpty();
  }

  /// Whether it is a record that should always have a next step.
  boolean wantsNextStep() {
    return type == RecordType.LEAD || type == RecordType.OPPORTUNITY;
  }
}

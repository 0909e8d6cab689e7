package outrider.core.cadence;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.ENROLLMENT;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A lead that runs a cadence: which step is next, and the cadence as it was when the lead began.
/// Written by the rules only.
public record Enrollment(Row row) {

  public static final String CADENCE = "cadence";
  public static final String NAME_EN = "nameEn";

  /// When the steps count from. It moves on by the time of a pause, and by how late a step was done
  /// where the next would be late before it is planned.
  public static final String STARTED_AT = "startedAt";

  /// The number of the step that is to be done, from 1.
  public static final String STEP = "step";

  public static final String STATE = "state";
  public static final String RUNNING = "running";
  public static final String PAUSED = "paused";
  public static final String ENDED = "ended";

  /// Why it was paused or has ended.
  public static final String WHY = "why";

  public static final String BY_HAND = "hand";
  public static final String REPLY = "reply";
  public static final String TASK_DELETED = "task-deleted";
  public static final String DONE = "done";
  public static final String UNANSWERED = "unanswered";
  public static final String CLOSED = "closed";
  public static final String CONVERTED = "converted";
  public static final String TAGGED = "tagged";
  public static final String SWITCHED = "switched";

  /// Somebody else took the lead out of a pool.
  public static final String CLAIMED = "claimed";

  /// Since when it has not been running.
  public static final String STOPPED_AT = "stoppedAt";

  /// The task of the present step.
  public static final String TASK = "task";

  /// Tries in a row that nobody answered.
  public static final String TRIES = "tries";

  /// The cadences that the lead ran one after the other until here: none of them is begun again by
  /// itself, whatever a merge makes of their order.
  public static final String PATH = "path";

  /// What the lead runs since this one has ended.
  public static final String FOLLOWER = "follower";

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(ENROLLMENT, Fields.PARENT_TYPE, FieldKind.TEXT).asManaged(),
          field(ENROLLMENT, Fields.PARENT, FieldKind.TEXT).asManaged(),
          reference(ENROLLMENT, CADENCE, RecordType.CADENCE).asManaged(),
          field(ENROLLMENT, Fields.NAME, FieldKind.TEXT).asManaged(),
          field(ENROLLMENT, NAME_EN, FieldKind.TEXT).asManaged(),
          field(ENROLLMENT, Cadence.STEPS, FieldKind.LONG_TEXT).asManaged(),
          reference(ENROLLMENT, Cadence.CALENDAR, RecordType.CALENDAR).asManaged(),
          field(ENROLLMENT, Cadence.IGNORES_REPLIES, FieldKind.FLAG).asManaged(),
          field(ENROLLMENT, Cadence.UNANSWERED_MAX, FieldKind.NUMBER).asManaged(),
          field(ENROLLMENT, Cadence.EXIT_TAGS, FieldKind.TEXT_SET).asManaged(),
          reference(ENROLLMENT, Cadence.THEN, RecordType.CADENCE).asManaged(),
          field(ENROLLMENT, STARTED_AT, FieldKind.INSTANT).asManaged(),
          field(ENROLLMENT, STEP, FieldKind.NUMBER).asManaged(),
          choice(ENROLLMENT, STATE, RUNNING, PAUSED, ENDED).asManaged(),
          choice(
                  ENROLLMENT,
                  WHY,
                  BY_HAND,
                  REPLY,
                  TASK_DELETED,
                  DONE,
                  UNANSWERED,
                  CLOSED,
                  CONVERTED,
                  TAGGED,
                  SWITCHED,
                  CLAIMED)
              .asManaged(),
          field(ENROLLMENT, STOPPED_AT, FieldKind.INSTANT).asManaged(),
          reference(ENROLLMENT, TASK, RecordType.TASK).asManaged(),
          field(ENROLLMENT, TRIES, FieldKind.NUMBER).asManaged(),
          field(ENROLLMENT, PATH, FieldKind.TEXT_SET).asManaged(),
          reference(ENROLLMENT, FOLLOWER, ENROLLMENT).asManaged(),
          reference(ENROLLMENT, Fields.OWNER, RecordType.USER).asManaged(),
          reference(ENROLLMENT, Fields.TEAM, RecordType.TEAM).asManaged(),
          field(ENROLLMENT, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
          reference(ENROLLMENT, Fields.CREATED_BY, RecordType.USER).asManaged());

  public static Enrollment of(Row row) {
    return new Enrollment(row);
  }

  /// What a lead keeps of a cadence while it runs it.
  public static Map<String, @Nullable Object> copyOf(Cadence cadence) {
    var copy = new LinkedHashMap<String, @Nullable Object>();
    copy.put(CADENCE, cadence.id());
    for (var field :
        List.of(
            Fields.NAME,
            NAME_EN,
            Cadence.CALENDAR,
            Cadence.IGNORES_REPLIES,
            Cadence.UNANSWERED_MAX,
            Cadence.EXIT_TAGS,
            Cadence.THEN)) {
      copy.put(field, cadence.row().value(field));
    }
    copy.put(Cadence.STEPS, CadenceStep.write(cadence.steps()));
    return copy;
  }

  public String id() {
    return row.id();
  }

  public String cadence() {
    return row.text(CADENCE);
  }

  public String lead() {
    return row.text(Fields.PARENT);
  }

  public List<CadenceStep> steps() {
    return CadenceStep.read(row.text(Cadence.STEPS)).steps();
  }

  /// The number of the present step, from 1; that of the last one where all are done.
  public int step() {
    return Math.clamp(row.number(STEP, 1), 1, Math.max(1, steps().size()));
  }

  public Optional<CadenceStep> present() {
    return at(step());
  }

  /// The step of this number, from 1.
  public Optional<CadenceStep> at(int number) {
    var steps = steps();
    return number >= 1 && number <= steps.size()
        ? Optional.of(steps.get(number - 1))
        : Optional.empty();
  }

  public Instant start() {
    return Instant.ofEpochMilli(row.number(STARTED_AT, 0));
  }

  public boolean isRunning() {
    return row.text(STATE).equals(RUNNING);
  }

  public boolean isPaused() {
    return row.text(STATE).equals(PAUSED);
  }

  /// It has not ended.
  public boolean isLive() {
    return isRunning() || isPaused();
  }

  public String why() {
    return row.text(WHY);
  }

  public Optional<String> task() {
    return Optional.ofNullable(row.textOrNull(TASK));
  }

  /// The id of the task of a step: both ends give it the same, whoever finished the step before.
  public String taskOf(int step) {
    return Ids.derive(id(), "step/" + step);
  }
}

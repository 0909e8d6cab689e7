package outrider.core.task;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.TASK;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Something to be done by a time.
public record Task(Row row) {

  public static final String DUE_AT = "dueAt";
  public static final String DONE_AT = "doneAt";

  /// When work on it is to begin. Absent where nobody has said.
  public static final String START_AT = "startAt";

  /// Ids of the tasks of the same record that are to be finished first.
  public static final String AFTER = "after";

  /// Which definition gave the time of a first response, and what it allowed then: changing or
  /// deleting it later changes neither the time nor why it is what it is.
  public static final String SERVICE_LEVEL = "serviceLevel";

  public static final String SERVICE_LEVEL_NAME = "serviceLevelName";
  public static final String ALLOWED_MINUTES = "allowedMinutes";
  public static final String BUSINESS_TIME = "businessTime";

  /// When HQ last did something about its being overdue.
  public static final String ESCALATED_AT = "escalatedAt";

  /// The run of a cadence whose step this is, with what it was called and which step of how many,
  /// so that a row says it without looking further.
  public static final String ENROLLMENT = "enrollment";

  public static final String CADENCE_NAME = "cadenceName";
  public static final String CADENCE_NAME_EN = "cadenceNameEn";
  public static final String STEP = "step";
  public static final String STEPS = "steps";

  /// What it repeats by: the series it belongs to, the rule (RFC 5545), the first occurrence by the
  /// clock of a zone, and the calendar whose opening hours it keeps.
  public static final String SERIES = "series";

  public static final String REPEATS = "repeats";
  public static final String REPEATS_FROM = "repeatsFrom";
  public static final String REPEATS_ZONE = "repeatsZone";
  public static final String REPEATS_CALENDAR = "repeatsCalendar";

  /// Which occurrence of the series it is, by the clock on the wall. It stays when the task is put
  /// off: the series does not move with it.
  public static final String OCCURS_AT = "occursAt";

  /// What the series has where this occurrence has something of its own: `title=Call back`.
  public static final String PATTERN = "pattern";

  /// An occurrence that somebody left out: it counts as done, and nothing was done.
  public static final String SKIPPED = "skipped";

  /// Who does it where that is not whoever has what it is about; and when that was passed on to
  /// them, and by whom.
  public static final String ASSIGNEE = "assignee";

  public static final String ASSIGNED_AT = "assignedAt";
  public static final String ASSIGNED_BY = "assignedBy";

  public static final List<String> KINDS =
      List.of("call", "visit", "email", "wechat", "meeting", "demo", "quote", "respond", "other");

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(TASK, Fields.PARENT_TYPE, FieldKind.TEXT).asManaged(),
          field(TASK, Fields.PARENT, FieldKind.TEXT).asManaged(),
          field(TASK, "title", FieldKind.TEXT).asRequired(),
          choice(TASK, "kind", KINDS.toArray(String[]::new)),
          field(TASK, DUE_AT, FieldKind.INSTANT).asManaged(),
          field(TASK, START_AT, FieldKind.INSTANT).asManaged(),
          field(TASK, AFTER, FieldKind.TEXT_SET).asManaged(),
          field(TASK, DONE_AT, FieldKind.INSTANT).asManaged(),
          field(TASK, "outcome", FieldKind.TEXT).asManaged(),
          field(TASK, "note", FieldKind.LONG_TEXT),
          field(TASK, "snoozes", FieldKind.NUMBER).asManaged(),
          reference(TASK, SERVICE_LEVEL, RecordType.SERVICE_LEVEL).asManaged(),
          field(TASK, SERVICE_LEVEL_NAME, FieldKind.TEXT).asManaged(),
          field(TASK, ALLOWED_MINUTES, FieldKind.NUMBER).asManaged(),
          field(TASK, BUSINESS_TIME, FieldKind.FLAG).asManaged(),
          field(TASK, ESCALATED_AT, FieldKind.INSTANT).asManaged(),
          reference(TASK, ENROLLMENT, RecordType.ENROLLMENT).asManaged(),
          field(TASK, CADENCE_NAME, FieldKind.TEXT).asManaged(),
          field(TASK, CADENCE_NAME_EN, FieldKind.TEXT).asManaged(),
          field(TASK, STEP, FieldKind.NUMBER).asManaged(),
          field(TASK, STEPS, FieldKind.NUMBER).asManaged(),
          field(TASK, SERIES, FieldKind.TEXT).asManaged(),
          field(TASK, REPEATS, FieldKind.TEXT).asManaged(),
          field(TASK, REPEATS_FROM, FieldKind.TEXT).asManaged(),
          field(TASK, REPEATS_ZONE, FieldKind.TEXT).asManaged(),
          reference(TASK, REPEATS_CALENDAR, RecordType.CALENDAR).asManaged(),
          field(TASK, OCCURS_AT, FieldKind.TEXT).asManaged(),
          field(TASK, PATTERN, FieldKind.TEXT_SET).asManaged(),
          field(TASK, SKIPPED, FieldKind.FLAG).asManaged(),
          reference(TASK, ASSIGNEE, RecordType.USER),
          field(TASK, ASSIGNED_AT, FieldKind.INSTANT).asManaged(),
          reference(TASK, ASSIGNED_BY, RecordType.USER).asManaged(),
          reference(TASK, Fields.OWNER, RecordType.USER).asManaged(),
          reference(TASK, Fields.TEAM, RecordType.TEAM).asManaged(),
          field(TASK, Fields.MEMBERS, FieldKind.TEXT_SET).asManaged(),
          field(TASK, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
          reference(TASK, Fields.CREATED_BY, RecordType.USER).asManaged());

  public static Task of(Row row) {
    return new Task(row);
  }

  public String id() {
    return row.id();
  }

  public String title() {
    return row.text("title");
  }

  public boolean isOpen() {
    return !row.has(DONE_AT);
  }

  public boolean repeats() {
    return row.has(REPEATS);
  }

  /// Whether it is the answer that a new lead, or one that came again, is owed.
  public boolean isResponse() {
    return row.text("kind").equals("respond");
  }

  /// Whose it is to do.
  public @Nullable String doer() {
    return row.has(ASSIGNEE) ? row.textOrNull(ASSIGNEE) : row.textOrNull(Fields.OWNER);
  }

  public OptionalLong dueAt() {
    var due = row.numberOrNull(DUE_AT);
    return due == null ? OptionalLong.empty() : OptionalLong.of(due);
  }
}

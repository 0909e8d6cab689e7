package outrider.core.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outrider.core.activity.Activity;
import outrider.core.attachment.Attachment;
import outrider.core.attachment.FileLimits;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Recording what happened, and the files that belong to it.
final class ActivityRules {

  /// Lines of the timeline that nobody writes by hand: they would claim what never happened.
  private static final Set<String> WRITTEN_BY_RULES =
      Set.of("stage", "signoff", "pool", Activity.REVISION, Activity.MEMBER);

  private ActivityRules() {}

  static Decision log(Command.LogActivity command, Draft draft) {
    var seen = draft.visible(command.parentType(), command.parent());
    var parent = seen.or(() -> stoodBefore(command.parentType(), command.parent(), draft));
    if (parent.isEmpty() || isNoParent(command.parentType())) {
      return RecordRules.notFound(command.parentType(), command.parent());
    }
    var unusable = RecordRules.unusable(RecordType.ACTIVITY, command.id(), draft);
    if (unusable.isPresent()) {
      return Decision.rejected(unusable.get());
    }
    if (WRITTEN_BY_RULES.contains(command.kind())) {
      return Decision.rejected(FieldRules.reason("field.managed", RecordType.ACTIVITY, "kind"));
    }
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("kind", command.kind());
    values.put("direction", command.direction());
    // A laptop that is set to next year has not been to the customer next year.
    values.put("occurredAt", Math.min(command.occurredAt(), draft.at()));
    values.put("durationSeconds", command.durationSeconds());
    values.put("outcome", command.outcome());
    values.put("text", command.text());
    values.put("chat", command.chat());
    values.put("attachments", command.attachments());
    values.put(Activity.MENTIONS, MentionRules.heard(command.mentions(), parent.get(), draft));
    var reasons = FieldRules.check(RecordType.ACTIVITY, values, draft.configuration());
    if (!reasons.isEmpty()) {
      return new Decision.Rejected(reasons);
    }
    var activity =
        ParentRules.childOf(parent.get(), RecordType.ACTIVITY, command.id(), draft).with(values);
    stands(Activity.of(activity), parent.get(), draft);
    if (seen.isEmpty()) {
      // What is to be done next is for whoever has the lead now.
      return draft.accepted();
    }
    follows(Activity.of(activity), parent.get(), command.completesTask(), draft);
    var next = command.next();
    if (next != null) {
      var wrong = TaskRules.planNext(next, command.parentType(), command.parent(), draft);
      if (wrong.isPresent()) {
        return Decision.rejected(wrong.get());
      }
    }
    return draft.accepted();
  }

  /// Something new stands on the timeline of a record.
  static void stands(Activity activity, Row parent, Draft draft) {
    draft.put(activity.row());
    ParentRules.countActivity(parent, activity, draft);
    EscalationRules.contacted(activity, parent.type(), parent.id(), draft);
    LatePoolRules.followedUp(parent, activity, draft);
  }

  /// What follows from it for whoever has the record.
  ///
  /// @param finished the task that this was; null where it was none
  static void follows(Activity activity, Row parent, @Nullable String finished, Draft draft) {
    if (finished != null) {
      TaskRules.finish(finished, activity.row().textOrNull(Activity.OUTCOME), draft);
    }
    CadenceRules.heard(activity, parent, draft);
    TaggingRules.happened(parent, null, activity.row(), draft);
  }

  static Decision attach(Command.AttachFile command, Draft draft) {
    var parent =
        draft
            .visible(command.parentType(), command.parent())
            .or(() -> stoodBefore(command.parentType(), command.parent(), draft));
    var takesFiles =
        command.parentType() == RecordType.CASE_STUDY || !isNoParent(command.parentType());
    if (parent.isEmpty() || !takesFiles) {
      return RecordRules.notFound(command.parentType(), command.parent());
    }
    var kept = LibraryRules.kept(parent.get(), draft);
    if (kept.isPresent()) {
      return Decision.rejected(kept.get());
    }
    var unusable = RecordRules.unusable(RecordType.ATTACHMENT, command.id(), draft);
    if (unusable.isPresent()) {
      return Decision.rejected(unusable.get());
    }
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("name", command.name());
    values.put("kind", command.kind());
    values.put("contentType", command.contentType());
    values.put("sizeBytes", command.sizeBytes());
    values.put("sha256", command.sha256());
    var reasons =
        new ArrayList<>(FieldRules.check(RecordType.ATTACHMENT, values, draft.configuration()));
    if (!FileLimits.isSha256(command.sha256()) || command.sizeBytes() < 0) {
      reasons.add(FieldRules.reason("field.malformed", RecordType.ATTACHMENT, Attachment.SHA256));
    }
    FileLimits.refusal(command.name(), command.sizeBytes())
        .map(why -> refusal(why).with("file", command.name()))
        .ifPresent(reasons::add);
    if (!reasons.isEmpty()) {
      return new Decision.Rejected(reasons);
    }
    draft.put(
        ParentRules.childOf(parent.get(), RecordType.ATTACHMENT, command.id(), draft).with(values));
    LibraryRules.attached(parent.get(), draft);
    return draft.accepted();
  }

  private static Optional<Row> stoodBefore(RecordType type, String id, Draft draft) {
    return LatePoolRules.stoodBefore(type, id, draft);
  }

  private static Reason refusal(FileLimits.Refusal why) {
    return switch (why) {
      case EMPTY -> Reason.of("attachment.empty");
      case TOO_LARGE ->
          Reason.of("attachment.too-large").with("megabytes", FileLimits.BYTES_MAX >> 20);
      case PROGRAM -> Reason.of("attachment.program");
    };
  }

  /// What nothing hangs on but the files of a case, and nobody hands to another.
  static boolean isOnItsOwn(RecordType type) {
    return switch (type) {
      case SEGMENT,
          QUOTA,
          FORECAST,
          DEVICE_LAG,
          WEEKLY_REVIEW,
          DIAGNOSIS,
          RATIO_FLAG,
          CASE_STUDY,
          CASE_VIEW ->
          true;
      default -> false;
    };
  }

  static boolean isNoParent(RecordType type) {
    return type.isChild() || type.isConfiguration() || isOnItsOwn(type);
  }
}

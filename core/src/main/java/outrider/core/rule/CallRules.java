package outrider.core.rule;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outrider.core.activity.Activity;
import outrider.core.call.CallReport;
import outrider.core.call.Summary;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;

/// What HQ hears of calls, and what people make of the drafts of their summaries.
final class CallRules {

  private static final List<String> STATES =
      List.of(Summary.OPEN, Summary.ACCEPTED, Summary.DISCARDED);

  private CallRules() {}

  /// The first report makes the activity, with all that follows from one that a person logs; later
  /// ones fill in what was not known. What a person wrote or decided stays as it is.
  static Decision report(CallReport call, Draft draft) {
    var parent = draft.row(call.parentType(), call.parent());
    if (parent.isEmpty() || ActivityRules.isNoParent(call.parentType())) {
      return RecordRules.notFound(call.parentType(), call.parent());
    }
    var known = draft.row(RecordType.ACTIVITY, call.activity());
    var activity =
        Activity.of(
            known
                .orElseGet(() -> begun(call, parent.get(), draft))
                .with(told(call, known.orElse(null))));
    var wrong =
        FieldRules.check(RecordType.ACTIVITY, activity.row().fields(), draft.configuration());
    if (!wrong.isEmpty()) {
      return new Decision.Rejected(wrong);
    }
    if (known.isEmpty()) {
      var task = call.outcome().equals(Activity.REACHED) ? call.task() : null;
      ActivityRules.stands(activity, parent.get(), draft);
      ActivityRules.follows(activity, parent.get(), task, draft);
      return draft.accepted();
    }
    draft.put(activity.row());
    if (!known.get().text(Activity.OUTCOME).equals(call.outcome())) {
      CadenceRules.heard(activity, parent.get(), draft);
    }
    TaggingRules.happened(parent.get(), known.get(), activity.row(), draft);
    return draft.accepted();
  }

  private static Row begun(CallReport call, Row parent, Draft draft) {
    return ParentRules.childOf(parent, RecordType.ACTIVITY, call.activity(), draft)
        .with("kind", "call")
        .with("direction", call.direction())
        .with("occurredAt", Math.min(call.startedAt(), draft.at()));
  }

  private static LinkedHashMap<String, @Nullable Object> told(
      CallReport call, @Nullable Row before) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put(Activity.OUTCOME, call.outcome());
    put(values, "durationSeconds", call.durationSeconds());
    put(values, Activity.RECORDING, call.recording());
    if (before == null || !before.has("chat")) {
      put(values, "chat", call.transcript());
    }
    if (call.summary() != null && (before == null || !before.has(Summary.STATE))) {
      values.put(Summary.DRAFT, call.summary());
      values.put(Summary.BY, call.summaryBy());
      values.put(Summary.STATE, Summary.OPEN);
    }
    return values;
  }

  private static void put(
      LinkedHashMap<String, @Nullable Object> values, String name, @Nullable Object value) {
    if (value != null) {
      values.put(name, value);
    }
  }

  static Decision settle(Command.SettleSummary command, Draft draft) {
    var found = draft.visible(RecordType.ACTIVITY, command.activity());
    if (found.isEmpty() || !found.get().has(Summary.STATE)) {
      return RecordRules.notFound(RecordType.ACTIVITY, command.activity());
    }
    if (!STATES.contains(command.state())) {
      return Decision.rejected(
          FieldRules.reason("field.malformed", RecordType.ACTIVITY, Summary.STATE));
    }
    var opens = command.state().equals(Summary.OPEN);
    if (!opens && !Summary.of(found.get()).isOpen()) {
      // Owner and manager see it both; the second answer must not undo the first unseen.
      return Decision.rejected(
          Reason.of("summary.settled", "state", found.get().text(Summary.STATE)));
    }
    var note = Values.normalise(command.note());
    if (command.state().equals(Summary.ACCEPTED) && note == null) {
      return Decision.rejected(FieldRules.reason("field.required", RecordType.ACTIVITY, "text"));
    }
    var wrong = FieldRules.check(RecordType.ACTIVITY, "text", note, draft.configuration());
    if (wrong.isPresent()) {
      return Decision.rejected(wrong.get());
    }
    var settled = found.get().with(Summary.STATE, command.state());
    var decided = command.state().equals(Summary.DISCARDED) ? settled : settled.with("text", note);
    draft.put(decided);
    ParentRules.parent(decided, draft)
        .ifPresent(parent -> TaggingRules.happened(parent, found.get(), decided, draft));
    return draft.accepted();
  }
}

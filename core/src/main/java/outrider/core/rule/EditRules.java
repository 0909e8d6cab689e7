package outrider.core.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Fields;
import outrider.core.record.MergePolicy;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;
import outrider.core.user.Role;

/// Changing the fields of a record, and merging with what others changed meanwhile.
final class EditRules {

  private EditRules() {}

  static Decision edit(Command.EditFields command, Draft draft) {
    var found = draft.visible(command.type(), command.id());
    if (found.isEmpty()) {
      return RecordRules.notFound(command.type(), command.id());
    }
    if (command.type().isConfiguration() && draft.actor().role() != Role.ADMIN) {
      return Decision.rejected(Reason.of("permission.configuration"));
    }
    if (command.type() == RecordType.SEGMENT
        && !SegmentRules.mayChange(found.get(), draft.actor())) {
      return Decision.rejected(Reason.of("permission.segment"));
    }
    if (command.type() == RecordType.DIAGNOSIS && !DiagnosisRules.mayChange(found.get(), draft)) {
      return Decision.rejected(Reason.of("permission.diagnosis"));
    }
    var settled = ChangeRules.settled(found.get());
    if (settled.isPresent()) {
      return Decision.rejected(settled.get());
    }
    var kept =
        LibraryRules.kept(found.get(), draft).or(() -> ExperimentRules.kept(found.get(), draft));
    if (kept.isPresent()) {
      return Decision.rejected(kept.get());
    }
    var reasons = new ArrayList<Reason>();
    for (var edit : command.edits()) {
      check(command, edit, found.get(), draft, reasons);
    }
    if (!reasons.isEmpty()) {
      return new Decision.Rejected(reasons);
    }
    var changed = new LinkedHashMap<String, @Nullable Object>();
    for (var edit : command.edits()) {
      changed.put(edit.field(), merged(found.get(), edit, draft));
    }
    var edited =
        ChangeRules.edited(
            found.get(),
            LibraryRules.rewritten(found.get(), found.get().with(changed), changed.keySet(), draft),
            draft);
    if (LeadRules.pretendsToBeConverted(found.get(), edited)) {
      return Decision.rejected(Reason.of("lead.convert-only"));
    }
    if (edited.fields().size() > FieldRules.FIELDS_MAX) {
      return Decision.rejected(Reason.of("record.too-many-fields"));
    }
    var unsound = ConfigurationRules.check(edited, draft);
    if (!unsound.isEmpty()) {
      return new Decision.Rejected(unsound);
    }
    if (edited.type() == RecordType.TASK) {
      edited = SeriesRules.withPattern(found.get(), edited, changed.keySet());
      var given = AssigneeRules.given(found.get(), edited, draft);
      if (given.wrong().isPresent()) {
        return Decision.rejected(given.wrong().get());
      }
      edited = given.task();
    }
    put(found.get(), edited, draft);
    RuleChanges.write(found.get(), edited, draft);
    if (edited.type() == RecordType.TASK) {
      ParentRules.refreshNextStep(edited, draft);
    }
    if (edited.type() == RecordType.ACTIVITY) {
      TaggingRules.rewritten(found.get(), edited, draft);
    }
    CadenceRules.edited(found.get(), edited, draft);
    EscalationRules.edited(found.get(), edited, draft);
    RevisionRules.edited(found.get(), edited, draft);
    MemberRules.edited(found.get(), edited, draft);
    return draft.accepted();
  }

  private static void put(Row before, Row edited, Draft draft) {
    var isTagged = !Values.same(before.value(Fields.TAGS), edited.value(Fields.TAGS));
    draft.put(
        isTagged
            ? TaggingRules.byHand(before, edited, draft)
            : TagRuleSetup.stamped(Optional.of(before), edited, draft));
  }

  static Decision addTags(Command.AddTags command, Draft draft) {
    return changeTags(command.type(), command.id(), draft, tags -> tags.addAll(command.tags()));
  }

  static Decision removeTags(Command.RemoveTags command, Draft draft) {
    return changeTags(command.type(), command.id(), draft, tags -> tags.removeAll(command.tags()));
  }

  private static Decision changeTags(
      RecordType type, String id, Draft draft, Consumer<TreeSet<String>> change) {
    var found = draft.visible(type, id);
    if (found.isEmpty()) {
      return RecordRules.notFound(type, id);
    }
    if (draft.configuration().fields().field(type, Fields.TAGS).isEmpty()) {
      return Decision.rejected(FieldRules.reason("field.unknown", type, Fields.TAGS));
    }
    var tags = new TreeSet<>(found.get().set(Fields.TAGS));
    change.accept(tags);
    var wrong = FieldRules.check(type, Fields.TAGS, tags, draft.configuration());
    if (wrong.isPresent()) {
      return Decision.rejected(wrong.get());
    }
    var tagged =
        TaggingRules.byHand(
            found.get(), found.get().with(Fields.TAGS, tags.stream().toList()), draft);
    draft.put(tagged);
    CadenceRules.edited(found.get(), tagged, draft);
    return draft.accepted();
  }

  private static void check(
      Command.EditFields command,
      FieldEdit edit,
      Row found,
      Draft draft,
      ArrayList<Reason> reasons) {
    var definition = draft.configuration().fields().field(command.type(), edit.field());
    if (definition.filter(FieldDefinition::managed).isPresent()) {
      reasons.add(FieldRules.reason("field.managed", command.type(), edit.field()));
      return;
    }
    var wrong =
        definition
            .flatMap(known -> FieldRules.withheld(known, draft.actor()))
            .or(() ->
                FieldRules.check(
                    command.type(), edit.field(), edit.after(), draft.configuration()));
    if (wrong.isPresent()) {
      reasons.add(wrong.get());
    } else if (definition
            .filter(known -> FieldRules.isAsked(known, found, draft.actor()))
            .isPresent()
        && Values.normalise(edit.after()) == null) {
      reasons.add(FieldRules.reason("field.required", command.type(), edit.field()));
    }
  }

  /// The value that stands after the edit. Where nobody else changed the field it is the edit's;
  /// else the field's policy decides, and what was overruled is written down.
  private static @Nullable Object merged(Row row, FieldEdit edit, Draft draft) {
    var theirs = row.value(edit.field());
    var mine = Values.normalise(edit.after());
    var base = shapedBefore(edit);
    if (Values.same(theirs, base) || Values.same(theirs, mine)) {
      return mine;
    }
    var policy =
        draft
            .configuration()
            .fields()
            .field(row.type(), edit.field())
            .map(FieldDefinition::merge)
            .orElse(MergePolicy.LATEST);
    var clock = draft.facts().clock(row.type(), row.id(), edit.field());
    var theirsAt = clock.map(FieldClock::at).orElse(0L);
    var asks = policy == MergePolicy.ASK;
    var kept =
        switch (policy) {
          case ASK -> theirs;
          case LATEST -> draft.at() >= theirsAt ? mine : theirs;
          case ADD -> add(base, mine, theirs);
          case UNITE -> TextMerge.unite(base, mine, theirs);
          case MERGE_TEXT -> TextMerge.lines(base, mine, theirs);
        };
    draft.overrule(
        new Overruled(
            row.type(),
            row.id(),
            edit.field(),
            base,
            mine,
            theirs,
            kept,
            asks,
            clock.map(FieldClock::user).orElse(null),
            theirsAt));
    return kept;
  }

  /// A malformed `before` is nobody's value: it differs from whatever stands there.
  private static @Nullable Object shapedBefore(FieldEdit edit) {
    try {
      return Values.normalise(edit.before());
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static @Nullable Object add(
      @Nullable Object base, @Nullable Object mine, @Nullable Object theirs) {
    return number(theirs) + number(mine) - number(base);
  }

  private static long number(@Nullable Object value) {
    return value instanceof Long number ? number : 0;
  }
}

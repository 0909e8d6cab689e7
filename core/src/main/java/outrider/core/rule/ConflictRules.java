package outrider.core.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.conflict.Conflict;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.ValueText;

/// Conflicts that a person settles.
public final class ConflictRules {

  private ConflictRules() {}

  /// The conflict rows that HQ writes beside a merge that asks: one for the person whose value was
  /// not taken, one for the person whose value stands, if that is somebody else.
  public static List<Row> raise(Overruled merge, Occasion occasion) {
    var rows = new ArrayList<Row>();
    var mine = occasion.actor().user();
    rows.add(row(merge, occasion, mine));
    var theirs = merge.theirsBy();
    if (theirs != null && !theirs.equals(mine)) {
      rows.add(row(merge, occasion, theirs));
    }
    return rows;
  }

  static Decision settle(Command.SettleConflict command, Draft draft) {
    var found = draft.visible(RecordType.CONFLICT, command.conflict());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.CONFLICT, command.conflict());
    }
    var conflict = found.get();
    if (!Conflict.of(conflict).isOpen()) {
      // Both were asked; the second answer must not undo the first unseen.
      return Decision.rejected(
          Reason.of("conflict.settled", "by", conflict.text("settledBy"))
              .with("at", conflict.text("settledAt")));
    }
    var subject = ParentRules.parent(conflict, draft);
    if (subject.isEmpty()) {
      // The record was deleted or given away: nothing is left to choose, only the question to
      // close.
      draft.put(settled(conflict, command.chosen(), draft));
      return draft.accepted();
    }
    var field = conflict.text(Conflict.FIELD_NAME);
    var value = value(subject.get(), field, command.chosen(), draft);
    if (value.isEmpty()) {
      return Decision.rejected(FieldRules.reason("field.malformed", subject.get().type(), field));
    }
    var chosen = subject.get().with(field, value.get().value());
    draft.put(chosen);
    RevisionRules.edited(subject.get(), chosen, draft);
    for (var twin : draft.children(RecordType.CONFLICT, subject.get().id())) {
      if (Conflict.of(twin).isOpen() && twin.text(Conflict.FIELD_NAME).equals(field)) {
        draft.put(settled(twin, command.chosen(), draft));
      }
    }
    draft.put(settled(conflict, command.chosen(), draft));
    return draft.accepted();
  }

  private record Chosen(@Nullable Object value) {}

  private static Optional<Chosen> value(
      Row subject, String field, @Nullable String chosen, Draft draft) {
    var definition = draft.configuration().fields().field(subject.type(), field);
    if (definition.isEmpty() || definition.get().managed()) {
      return Optional.empty();
    }
    try {
      var value = ValueText.read(definition.get().kind(), chosen);
      var fits =
          FieldRules.check(subject.type(), field, value, draft.configuration()).isEmpty()
              && (value != null || !definition.get().required());
      return fits ? Optional.of(new Chosen(value)) : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Row settled(Row conflict, @Nullable String chosen, Draft draft) {
    return conflict
        .with(Conflict.STATE, "settled")
        .with("chosen", chosen)
        .with("settledBy", draft.actor().user())
        .with("settledAt", draft.at());
  }

  private static Row row(Overruled merge, Occasion occasion, String owner) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put(Fields.PARENT_TYPE, merge.type().wireName());
    values.put(Fields.PARENT, merge.id());
    values.put(Conflict.FIELD_NAME, merge.field());
    values.put("base", ValueText.write(merge.base()));
    values.put("mine", ValueText.write(merge.mine()));
    values.put("theirs", ValueText.write(merge.theirs()));
    values.put("mineBy", occasion.actor().user());
    values.put("theirsBy", merge.theirsBy());
    values.put("mineAt", occasion.at());
    values.put("theirsAt", merge.theirsAt());
    values.put(Conflict.STATE, "open");
    values.put(Fields.OWNER, owner);
    values.put(Fields.CREATED_AT, occasion.at());
    return Row.of(
            RecordType.CONFLICT,
            Ids.derive(occasion.envelope(), "conflict/" + merge.field() + "/" + owner))
        .with(values);
  }
}

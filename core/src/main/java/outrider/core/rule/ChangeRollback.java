package outrider.core.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import outrider.core.change.ChangeDuty;
import outrider.core.change.ChangeRequest;
import outrider.core.change.Signature;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;
import outrider.core.user.Role;

/// Takes a published change back, the last deed first: each field that still has what the change
/// gave it, each rule that it made and nobody has touched. What somebody has changed since stays as
/// it is, and the change says so.
final class ChangeRollback {

  /// More than that and nobody reads the list.
  private static final int KEPT_MAX = 100;

  private final ChangeRequest change;
  private final Draft draft;
  private final LaidOver over;
  private final Occasion occasion;
  private final List<String> kept = new ArrayList<>();
  private int step;

  private ChangeRollback(ChangeRequest change, Draft draft) {
    this.change = change;
    this.draft = draft;
    over = new LaidOver(draft.facts());
    occasion = ChangeTrial.elevated(new Occasion(draft.actor(), draft.at(), draft.envelope()));
  }

  static Decision of(Command.RollBackChange command, Draft draft) {
    var found = draft.row(RecordType.CHANGE_REQUEST, command.change()).map(ChangeRequest::of);
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.CHANGE_REQUEST, command.change());
    }
    var change = found.get();
    if (!change.isPublished()) {
      return Decision.rejected(Reason.of("change.not-published", "state", change.state()));
    }
    if (change.isOfServer()) {
      return Decision.rejected(Reason.of("change.of-server"));
    }
    if (draft.actor().role() != Role.ADMIN && !hasSigned(change, draft.actor().user())) {
      return Decision.rejected(Reason.of("change.not-yours"));
    }
    return new ChangeRollback(change, draft).run();
  }

  /// Whoever answered for it may stop it.
  private static boolean hasSigned(ChangeRequest change, String user) {
    return Arrays.stream(ChangeDuty.values())
        .flatMap(duty -> change.signature(duty).stream())
        .filter(Signature::agreed)
        .anyMatch(signature -> signature.by().equals(user));
  }

  private Decision run() {
    for (var command : change.commands().reversed()) {
      switch (command) {
        case Command.EditFields edit -> edit(edit);
        case Command.CreateRecord made -> unmake(made);
        case Command.DeleteRecord deleted -> restore(deleted);
        case Command.PublishPipeline publish ->
            journey(publish.id(), inner -> JourneyRules.takeBack(publish, publishedAt(), inner));
        case Command.MigrateDeals migrate ->
            journey(migrate.to(), inner -> JourneyRules.takeBack(migrate, publishedAt(), inner));
        default -> {}
      }
    }
    ChangeRules.apply(over.changes(), draft);
    draft.put(
        ChangeRules.ended(change.row(), ChangeRequest.ROLLED_BACK, draft)
            .with(ChangeRequest.KEPT, kept.stream().limit(KEPT_MAX).toList()));
    return draft.accepted();
  }

  private long publishedAt() {
    return change.publishedAt().orElse(0L);
  }

  private void edit(Command.EditFields edit) {
    var row = over.row(edit.type(), edit.id());
    if (row.isEmpty()) {
      keep(edit.type(), edit.id(), "");
      return;
    }
    var back = new ArrayList<FieldEdit>();
    for (var field : edit.edits()) {
      if (Values.same(row.get().value(field.field()), field.after())) {
        back.add(new FieldEdit(field.field(), field.after(), field.before()));
      } else {
        keep(edit.type(), edit.id(), field.field());
      }
    }
    if (!back.isEmpty() && !does(new Command.EditFields(edit.type(), edit.id(), back))) {
      back.forEach(field -> keep(edit.type(), edit.id(), field.field()));
    }
  }

  private void unmake(Command.CreateRecord made) {
    var row = over.row(made.type(), made.id());
    if (row.isEmpty()) {
      return;
    }
    var isTouched =
        over.configuration().fields().fields(made.type()).stream()
            .filter(field -> !field.managed())
            .map(FieldDefinition::name)
            .anyMatch(name -> !Values.same(row.get().value(name), made.fields().get(name)));
    if (isTouched || !does(new Command.DeleteRecord(made.type(), made.id()))) {
      keep(made.type(), made.id(), "");
    }
  }

  /// With what went because it did.
  private void restore(Command.DeleteRecord deleted) {
    for (var gone : change.gone()) {
      if (over.row(gone.type(), gone.id()).isEmpty()
          && (gone.type() == deleted.type() && gone.id().equals(deleted.id())
              || gone.fields().containsValue(deleted.id()))
          && !does(new Command.CreateRecord(gone.type(), gone.id(), givable(gone)))) {
        keep(gone.type(), gone.id(), "");
      }
    }
  }

  private Map<String, Object> givable(Row row) {
    var fields = new LinkedHashMap<>(row.fields());
    over.configuration().fields().fields(row.type()).stream()
        .filter(field -> field.managed() && !isDraftsOwn(row, field.name()))
        .forEach(field -> fields.remove(field.name()));
    return fields;
  }

  private static boolean isDraftsOwn(Row row, String field) {
    return JourneyParts.givenToDraft(
        field, new Command.CreateRecord(row.type(), row.id(), row.fields()));
  }

  private void journey(String pipeline, Function<Draft, Decision> deed) {
    switch (deed.apply(new Draft(over, occasion))) {
      case Decision.Accepted yes -> over.lay(yes.changes());
      case Decision.Rejected _ -> keep(RecordType.PIPELINE, pipeline, "");
    }
  }

  private boolean does(Command command) {
    return ChangeTrial.lay(command, step++, over, occasion).isEmpty();
  }

  private void keep(RecordType type, String id, String field) {
    kept.add((type.wireName() + ' ' + id + ' ' + field).strip());
  }
}

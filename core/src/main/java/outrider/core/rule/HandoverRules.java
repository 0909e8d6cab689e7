package outrider.core.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.conflict.Conflict;
import outrider.core.escalation.Supervisors;
import outrider.core.handover.Book;
import outrider.core.handover.Handover;
import outrider.core.handover.Held;
import outrider.core.handover.Takeover;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.User;

/// Giving somebody's whole book to others, and taking that back.
///
/// What was previewed happens, or nothing does: a record that is somebody else's by now refuses the
/// whole deed. What the preview could not know of is nobody's loss: it goes with what it hangs on,
/// else to whoever was named for that.
final class HandoverRules {

  /// So many changed records are named; of the others the number is told.
  private static final int CHANGED_NAMED = 5;

  private HandoverRules() {}

  static Decision handOver(Command.HandOver command, Draft draft) {
    var refusal = refusal(command, draft);
    if (refusal.isPresent()) {
      return Decision.rejected(refusal.get());
    }
    var planned = planned(command);
    if (planned.isEmpty()) {
      return Decision.rejected(Reason.of("handover.malformed"));
    }
    var changed = changed(command.from(), planned.get(), draft);
    if (!changed.isEmpty()) {
      return new Decision.Rejected(changed);
    }
    var giver = giver(command.from(), draft).orElseThrow();
    var given = give(command, planned.get(), draft);
    if (given.isEmpty() && !leaves(command) && command.toTeam() == null) {
      return Decision.rejected(Reason.of("handover.empty"));
    }
    keep(command, giver, given, draft);
    release(command, giver, draft);
    return draft.accepted();
  }

  private static boolean leaves(Command.HandOver command) {
    return command.kind().equals(Handover.LEAVING);
  }

  private static Optional<User> giver(String id, Draft draft) {
    return draft.row(RecordType.USER, id).map(User::of);
  }

  /// Why this person may not do this, whatever the records are.
  private static Optional<Reason> refusal(Command.HandOver command, Draft draft) {
    var giver = giver(command.from(), draft);
    var leaves = leaves(command);
    if (giver.isEmpty() || !draft.actor().answersFor(giver.get())) {
      return Optional.of(Reason.of("permission.handover"));
    }
    if (!leaves && !command.kind().equals(Handover.MOVING) || leaves && command.toTeam() != null) {
      return Optional.of(Reason.of("handover.malformed"));
    }
    if (leaves && command.from().equals(draft.actor().user())) {
      return Optional.of(Reason.of("handover.self"));
    }
    if (leaves && command.others() == null) {
      return Optional.of(Reason.of("handover.others"));
    }
    if (command.gifts().stream().mapToLong(gift -> gift.records().size()).sum()
        > Handover.RECORDS_MAX) {
      return Optional.of(Reason.of("handover.too-many").with("most", Handover.RECORDS_MAX));
    }
    var toTeam = command.toTeam();
    if (toTeam != null && !draft.actor().mayMoveTo(toTeam, draft.configuration().tree())) {
      return Optional.of(Reason.of("permission.handover-team"));
    }
    return receivers(command).stream()
        .flatMap(receiver -> receiverRefused(receiver, command.from(), draft).stream())
        .findFirst()
        .or(() -> RecordRules.unusable(RecordType.HANDOVER, command.id(), draft));
  }

  private static TreeSet<String> receivers(Command.HandOver command) {
    var receivers = new TreeSet<String>();
    command.gifts().forEach(gift -> receivers.add(gift.receiver()));
    if (command.others() != null) {
      receivers.add(command.others());
    }
    return receivers;
  }

  private static Optional<Reason> receiverRefused(String receiver, String from, Draft draft) {
    var user = draft.configuration().tree().user(receiver).filter(User::active);
    if (user.isEmpty() || receiver.equals(from)) {
      return Optional.of(Reason.of("owner.unknown"));
    }
    return draft.actor().mayGiveBookTo(user.get())
        ? Optional.empty()
        : Optional.of(Reason.of("permission.handover-receiver").with("user", receiver));
  }

  /// The receiver of each record; empty where what was sent makes no sense.
  private static Optional<Map<Held, String>> planned(Command.HandOver command) {
    var planned = new LinkedHashMap<Held, String>();
    for (var gift : command.gifts()) {
      for (var text : gift.records()) {
        var held = Held.read(text);
        if (held.isEmpty() || planned.put(held.get(), gift.receiver()) != null) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(planned);
  }

  /// What is no longer as it was previewed. A record that is gone is nothing to give.
  private static List<Reason> changed(String from, Map<Held, String> planned, Draft draft) {
    var changed =
        planned.keySet().stream()
            .flatMap(held -> draft.row(held.type(), held.id()).stream())
            .filter(row -> !from.equals(row.textOrNull(Fields.OWNER)))
            .toList();
    var reasons = new ArrayList<Reason>();
    changed.stream()
        .limit(CHANGED_NAMED)
        .forEach(row ->
            reasons.add(
                Reason.of("handover.changed", "type", row.type().wireName())
                    .with("name", draft.actor().sees(row) ? row.text(Fields.NAME) : "")
                    .with("user", row.text(Fields.OWNER))));
    if (changed.size() > CHANGED_NAMED) {
      reasons.add(Reason.of("handover.changed-more").with("count", changed.size() - CHANGED_NAMED));
    }
    return reasons;
  }

  /// @return what each receiver got
  private static Map<String, List<Held>> give(
      Command.HandOver command, Map<Held, String> planned, Draft draft) {
    var rows = draft.facts().book(command.from());
    var book = Book.of(rows.stream().filter(row -> row.type() != RecordType.TASK).toList());
    var given = new TreeMap<String, List<Held>>();
    for (var row : rows) {
      var receiver = planned.get(Held.of(row));
      if (receiver == null) {
        receiver =
            row.type() == RecordType.TASK
                ? ofTask(command)
                : companion(row, book, planned).orElse(command.others());
      }
      var user = draft.configuration().tree().user(receiver);
      if (user.isPresent()) {
        give(row, command.from(), user.get(), draft);
        given.computeIfAbsent(user.get().id(), id -> new ArrayList<>()).add(Held.of(row));
      }
    }
    return given;
  }

  /// What somebody wanted to do that is about no record: whoever only moves still does it.
  private static @Nullable String ofTask(Command.HandOver command) {
    return leaves(command) ? command.others() : null;
  }

  private static Optional<String> companion(Row row, Book book, Map<Held, String> planned) {
    return book.bundle(row.id()).records().stream()
        .flatMap(mate -> Optional.ofNullable(planned.get(Held.of(mate))).stream())
        .findFirst();
  }

  private static void give(Row row, String from, User receiver, Draft draft) {
    // Whoever takes a book over has the whole time before a pool takes back what they cannot do.
    RecordRules.give(RecordRules.renewed(row, draft), receiver, draft);
    for (var task : draft.children(RecordType.TASK, row.id())) {
      if (from.equals(task.textOrNull("assignee"))) {
        draft.put(task.with("assignee", receiver.id()));
      }
    }
    var conflicts = draft.children(RecordType.CONFLICT, row.id());
    for (var conflict : conflicts) {
      if (from.equals(conflict.textOrNull(Fields.OWNER))
          && Conflict.of(conflict).isOpen()
          && conflicts.stream().noneMatch(twin -> asks(twin, conflict, receiver))) {
        draft.put(conflict.with(Fields.OWNER, receiver.id()));
      }
    }
  }

  /// Whether the receiver is asked the same already.
  private static boolean asks(Row twin, Row conflict, User receiver) {
    return Conflict.of(twin).isOpen()
        && receiver.id().equals(twin.textOrNull(Fields.OWNER))
        && twin.text(Conflict.FIELD_NAME).equals(conflict.text(Conflict.FIELD_NAME));
  }

  private static void keep(
      Command.HandOver command, User giver, Map<String, List<Held>> given, Draft draft) {
    var makesInactive = leaves(command) && giver.active();
    draft.put(
        onPerson(RecordType.HANDOVER, command.id(), giver, draft)
            .with(Handover.KIND, command.kind())
            .with(Handover.FROM_TEAM, giver.team())
            .with(Handover.TO_TEAM, command.toTeam())
            .with(Handover.DEACTIVATED, makesInactive ? true : null)
            .with(Handover.STATE, Handover.GIVEN)
            .with(Fields.OWNER, keeper(giver, draft)));
    given.forEach((receiver, records) ->
        draft.put(
            onPerson(RecordType.TAKEOVER, Ids.derive(command.id(), receiver), giver, draft)
                .with(Takeover.HANDOVER, command.id())
                .with(Takeover.RECORDS, records.stream().map(Held::text).toList())
                .with(Takeover.STATE, Handover.GIVEN)
                .with(Fields.OWNER, receiver)));
  }

  private static Row onPerson(RecordType type, String id, User giver, Draft draft) {
    return ParentRules.stamped(
        Row.of(type, id)
            .with(Fields.PARENT_TYPE, RecordType.USER.wireName())
            .with(Fields.PARENT, giver.id()),
        draft);
  }

  /// Whoever answers for the giver, so that their manager sees it too where an administrator did
  /// it.
  private static String keeper(User giver, Draft draft) {
    var actor = draft.actor().user();
    return giver.id().equals(actor)
        ? actor
        : Supervisors.of(giver.id(), draft.configuration().tree()).stream()
            .map(User::id)
            .findFirst()
            .orElse(actor);
  }

  private static void release(Command.HandOver command, User giver, Draft draft) {
    if (leaves(command)) {
      draft.put(giver.row().with(User.INACTIVE, true));
    } else if (command.toTeam() != null) {
      draft.put(giver.row().with(Fields.TEAM, command.toTeam()));
    }
  }

  static Decision undo(Command.UndoHandover command, Draft draft) {
    var found = draft.visible(RecordType.HANDOVER, command.handover()).map(Handover::of);
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.HANDOVER, command.handover());
    }
    var handover = found.get();
    var giver = giver(handover.from(), draft);
    if (giver.isEmpty() || !draft.actor().answersFor(giver.get())) {
      return Decision.rejected(Reason.of("permission.handover"));
    }
    if (handover.isUndone()) {
      return Decision.rejected(
          Reason.of("handover.undone", "user", handover.row().text(Handover.UNDONE_BY)));
    }
    if (draft.at() > handover.reversibleUntil()) {
      return Decision.rejected(
          Reason.of("handover.expired").with("days", Handover.REVERSIBLE.toDays()));
    }
    if (!giver.get().active() && !handover.row().flag(Handover.DEACTIVATED)) {
      return Decision.rejected(Reason.of("handover.giver-inactive"));
    }
    var left = new ArrayList<Held>();
    for (var row : draft.children(RecordType.TAKEOVER, handover.from())) {
      var takeover = Takeover.of(row);
      if (takeover.handover().equals(handover.id())) {
        left.addAll(giveBack(takeover, giver.get(), draft));
        draft.put(row.with(Takeover.STATE, Handover.UNDONE));
      }
    }
    draft.put(
        handover
            .row()
            .with(Handover.STATE, Handover.UNDONE)
            .with(Handover.UNDONE_AT, draft.at())
            .with(Handover.UNDONE_BY, draft.actor().user())
            .with(Handover.LEFT, left.stream().map(Held::text).toList()));
    takeBack(handover, giver.get(), draft);
    return draft.accepted();
  }

  /// @return what somebody else has by now, or nobody any more
  private static List<Held> giveBack(Takeover takeover, User giver, Draft draft) {
    var left = new ArrayList<Held>();
    for (var held : takeover.records()) {
      var row =
          draft
              .visible(held.type(), held.id())
              .filter(it -> takeover.receiver().equals(it.textOrNull(Fields.OWNER)));
      row.ifPresentOrElse(it -> give(it, takeover.receiver(), giver, draft), () -> left.add(held));
    }
    return left;
  }

  /// The person is where they were, unless somebody has moved them on meanwhile.
  private static void takeBack(Handover handover, User giver, Draft draft) {
    var row = giver.row();
    if (handover.row().flag(Handover.DEACTIVATED)) {
      row = row.with(User.INACTIVE, null);
    }
    if (handover.toTeam() != null && Objects.equals(handover.toTeam(), giver.team())) {
      row = row.with(Fields.TEAM, handover.row().textOrNull(Handover.FROM_TEAM));
    }
    draft.put(row);
  }

  static Decision acknowledge(Command.AcknowledgeTakeover command, Draft draft) {
    var found = draft.visible(RecordType.TAKEOVER, command.takeover()).map(Takeover::of);
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.TAKEOVER, command.takeover());
    }
    var takeover = found.get();
    if (!takeover.receiver().equals(draft.actor().user())) {
      return Decision.rejected(Reason.of("permission.takeover"));
    }
    var seen = new TreeSet<>(takeover.row().set(Takeover.SEEN));
    var named = new TreeSet<>(command.records());
    named.retainAll(takeover.row().set(Takeover.RECORDS));
    switch (command.state()) {
      case Takeover.SEEN -> seen.addAll(named);
      case Takeover.OPEN -> seen.removeAll(named);
      default -> {
        return Decision.rejected(
            FieldRules.reason("field.malformed", RecordType.TAKEOVER, Takeover.SEEN));
      }
    }
    draft.put(takeover.row().with(Takeover.SEEN, List.copyOf(seen)));
    return draft.accepted();
  }
}

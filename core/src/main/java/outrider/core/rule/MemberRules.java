package outrider.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.activity.Activity;
import outrider.core.command.Command;
import outrider.core.opportunity.DealRole;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.task.Task;
import outrider.core.user.Members;
import outrider.core.user.User;

/// Who works on a deal without having it. The deal names its members, what hangs on it names them
/// too, and its customer and the people there name them with the deal: so each record says by
/// itself who sees it, and taking somebody off one deal leaves them what they see by another.
final class MemberRules {

  /// What hangs on a deal and is for its members too. A conflict, a proposal or an escalation is
  /// for the person who settles it. In this order everywhere: a change numbers what it writes.
  private static final List<RecordType> SHARED =
      List.of(
          RecordType.ACTIVITY,
          RecordType.TASK,
          RecordType.ATTACHMENT,
          RecordType.CHECKMARK,
          RecordType.APPROVAL);

  /// On how many deals of one customer somebody may work, all told.
  private static final int GROUNDS_MAX = 1_000;

  private MemberRules() {}

  static Decision set(Command.SetMember command, Draft draft) {
    var found = draft.visible(RecordType.OPPORTUNITY, command.opportunity());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.OPPORTUNITY, command.opportunity());
    }
    var deal = Opportunity.of(found.get());
    if (!mayChange(deal.row(), command, draft)) {
      return Decision.rejected(Reason.of("permission.members"));
    }
    var person = command.person();
    var present = deal.members().get(person);
    var word = present == null ? null : present.word();
    if (Objects.equals(word, command.toRole())) {
      // Two thought of the same.
      return draft.accepted();
    }
    if (!Objects.equals(word, command.fromRole())) {
      return Decision.rejected(Reason.of("member.changed", "user", person));
    }
    var wrong = unfit(deal, command, draft);
    if (wrong.isPresent()) {
      return Decision.rejected(wrong.get());
    }
    var changed = word == null ? deal.row() : Members.without(deal.row(), person, word);
    if (command.toRole() != null) {
      changed = Members.with(changed, person, command.toRole());
    }
    draft.put(changed);
    if (word == null) {
      named(changed, person, draft);
    } else if (command.toRole() == null) {
      forgotten(changed, person, draft);
    }
    spread(changed, draft);
    tell(changed, command, draft);
    return draft.accepted();
  }

  /// The owner says who works on their deal, and whoever leads them; and everybody may leave.
  private static boolean mayChange(Row deal, Command.SetMember command, Draft draft) {
    var actor = draft.actor();
    return actor.user().equals(deal.textOrNull(Fields.OWNER))
        || actor.leads() && actor.holds(deal)
        || command.toRole() == null && actor.user().equals(command.person());
  }

  private static Optional<Reason> unfit(Opportunity deal, Command.SetMember command, Draft draft) {
    var role = command.toRole();
    if (role == null) {
      return Optional.empty();
    }
    if (DealRole.of(role).isEmpty()) {
      return Optional.of(
          FieldRules.reason("field.malformed", RecordType.OPPORTUNITY, Fields.MEMBERS));
    }
    if (draft.configuration().tree().user(command.person()).filter(User::active).isEmpty()) {
      return Optional.of(Reason.of("owner.unknown"));
    }
    if (command.person().equals(deal.owner())) {
      return Optional.of(Reason.of("member.owner"));
    }
    var tooMany =
        deal.members().size() >= Opportunity.MEMBERS_MAX && command.fromRole() == null
            || customer(deal.row(), draft).stream()
                .anyMatch(row -> row.set(Fields.MEMBERS).size() >= GROUNDS_MAX);
    return tooMany
        ? Optional.of(Reason.of("member.too-many").with("most", Opportunity.MEMBERS_MAX))
        : Optional.empty();
  }

  /// What a child of this record names: those who work on the deal.
  static @Nullable List<String> ofChild(Row parent, RecordType type) {
    if (parent.type() != RecordType.OPPORTUNITY || !SHARED.contains(type)) {
      return null;
    }
    var users = Members.users(parent);
    return users.isEmpty() ? null : users;
  }

  private static void spread(Row deal, Draft draft) {
    for (var type : SHARED) {
      for (var child : draft.children(type, deal.id())) {
        draft.put(child.with(Fields.MEMBERS, ofChild(deal, type)));
      }
    }
  }

  /// The customer and the people there see the members come.
  private static void named(Row deal, String person, Draft draft) {
    customer(deal, draft).forEach(row -> draft.put(Members.with(row, person, deal.id())));
  }

  /// What somebody was to do falls back to whoever has the deal: no work is lost with them.
  private static void forgotten(Row deal, String person, Draft draft) {
    naming(deal, draft).forEach(row -> draft.put(Members.without(row, person, deal.id())));
    draft.children(RecordType.TASK, deal.id()).stream()
        .filter(task -> Task.of(task).isOpen() && person.equals(task.textOrNull(Task.ASSIGNEE)))
        .forEach(task ->
            draft.put(
                task.with(Task.ASSIGNEE, null)
                    .with(Task.ASSIGNED_AT, null)
                    .with(Task.ASSIGNED_BY, null)));
  }

  /// The customer of a deal and the people there, as far as whoever acts has them in hand: nobody
  /// shows to another what they only see themselves.
  private static List<Row> customer(Row deal, Draft draft) {
    return naming(deal, draft).stream().filter(draft.actor()::holds).toList();
  }

  private static List<Row> naming(Row deal, Draft draft) {
    var rows = new ArrayList<Row>();
    var account = deal.textOrNull(Opportunity.ACCOUNT);
    if (account != null) {
      draft.row(RecordType.ACCOUNT, account).ifPresent(rows::add);
      rows.addAll(draft.children(RecordType.CONTACT, account));
    }
    var contact = deal.textOrNull(Opportunity.CONTACT);
    if (contact != null && rows.stream().noneMatch(row -> row.id().equals(contact))) {
      draft.row(RecordType.CONTACT, contact).ifPresent(rows::add);
    }
    return rows;
  }

  private static void tell(Row deal, Command.SetMember command, Draft draft) {
    draft.put(
        ParentRules.childOf(
                deal,
                RecordType.ACTIVITY,
                Ids.derive(draft.envelope(), "member/" + command.person()),
                draft)
            .with("kind", Activity.MEMBER)
            .with("occurredAt", draft.at())
            .with(Activity.PERSON, command.person())
            .with(Activity.FROM_ROLE, command.fromRole())
            .with(Activity.TO_ROLE, command.toRole()));
  }

  /// A deal that has another customer shows its members that one, and no longer the first; whoever
  /// works for another customer now is seen with that one.
  static void edited(Row before, Row after, Draft draft) {
    switch (after.type()) {
      case OPPORTUNITY -> {
        var isMoved =
            !Objects.equals(
                    before.textOrNull(Opportunity.ACCOUNT), after.textOrNull(Opportunity.ACCOUNT))
                || !Objects.equals(
                    before.textOrNull(Opportunity.CONTACT), after.textOrNull(Opportunity.CONTACT));
        if (isMoved && after.has(Fields.MEMBERS)) {
          removed(before, draft);
          Members.users(after).forEach(person -> named(after, person, draft));
        }
      }
      case CONTACT -> {
        var account = after.textOrNull("account");
        if (!Objects.equals(before.textOrNull("account"), account)) {
          var members =
              Optional.ofNullable(account)
                  .flatMap(id -> draft.row(RecordType.ACCOUNT, id))
                  .filter(draft.actor()::holds)
                  .map(row -> row.value(Fields.MEMBERS));
          draft
              .row(RecordType.CONTACT, after.id())
              .ifPresent(row -> draft.put(row.with(Fields.MEMBERS, members.orElse(null))));
        }
      }
      default -> {}
    }
  }

  /// Nobody sees a customer by a deal that is gone.
  static void removed(Row row, Draft draft) {
    if (row.type() == RecordType.OPPORTUNITY && row.has(Fields.MEMBERS)) {
      naming(row, draft).forEach(named -> draft.put(Members.without(named, row.id())));
    }
  }
}

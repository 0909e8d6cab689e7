package outrider.core.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.contact.Contact;
import outrider.core.lead.Lead;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.Role;
import outrider.core.user.User;
import outrider.core.user.Visibility;

/// Making, deleting and handing over records of any type.
final class RecordRules {

  /// Managed fields that may be given when a record is made, each checked below.
  private static final Set<String> GIVEN_AT_CREATION =
      Set.of(Fields.OWNER, Fields.TEAM, Fields.IMPORT, "stage", "pipeline");

  private static final Set<RecordType> HAVE_THEIR_OWN_COMMAND =
      Set.of(
          RecordType.RULE_CHANGE,
          RecordType.QUOTA,
          RecordType.FORECAST,
          RecordType.DEVICE_LAG,
          RecordType.WEEKLY_REVIEW,
          RecordType.DIAGNOSIS,
          RecordType.RATIO_FLAG,
          RecordType.CASE_VIEW,
          RecordType.EXPERIMENT,
          RecordType.DATA_SOURCE);

  /// Everything that hangs on a record but a conflict, which belongs to the person who settles it.
  static final List<RecordType> MOVING_WITH_PARENT =
      List.of(
          RecordType.ACTIVITY,
          RecordType.TASK,
          RecordType.ATTACHMENT,
          RecordType.CHECKMARK,
          RecordType.PROPOSAL,
          RecordType.ESCALATION,
          RecordType.ENROLLMENT,
          RecordType.TAGGING,
          RecordType.APPROVAL,
          RecordType.PROCESS_AUDIT,
          RecordType.EXTERNAL_RECORD);

  private RecordRules() {}

  static Decision create(Command.CreateRecord command, Draft draft) {
    var type = command.type();
    var reasons = new ArrayList<Reason>();
    if (type.isChild() || HAVE_THEIR_OWN_COMMAND.contains(type)) {
      return Decision.rejected(Reason.of("record.own-command", "type", type.wireName()));
    }
    if (type.isConfiguration() && draft.actor().role() != Role.ADMIN) {
      return Decision.rejected(Reason.of("permission.configuration"));
    }
    if (type == RecordType.CASE_STUDY && !draft.actor().leads()) {
      return Decision.rejected(Reason.of("permission.case"));
    }
    var unusable = unusable(type, command.id(), draft);
    if (unusable.isPresent()) {
      return Decision.rejected(unusable.get());
    }
    reasons.addAll(FieldRules.check(type, command.fields(), draft.configuration()));
    reasons.addAll(managed(command, draft));
    if (!reasons.isEmpty()) {
      return new Decision.Rejected(reasons);
    }
    var row = complete(new Row(type, command.id(), command.fields()), draft);
    for (var field : draft.configuration().fields().fields(type)) {
      if (FieldRules.isAsked(field, row, draft.actor()) && !row.has(field.name())) {
        reasons.add(FieldRules.reason("field.required", type, field.name()));
      }
    }
    reasons.addAll(ConfigurationRules.check(row, draft));
    if (type == RecordType.OPPORTUNITY) {
      reasons.addAll(OpportunityRules.checkNew(row, draft));
    }
    if (!reasons.isEmpty()) {
      return new Decision.Rejected(reasons);
    }
    row = ExperimentRules.entered(row, draft);
    draft.put(
        type == RecordType.OPPORTUNITY
            ? OpportunityRules.withState(row, draft)
            : ChangeRules.begun(TagRuleSetup.stamped(Optional.empty(), row, draft), draft));
    RuleChanges.write(null, row, draft);
    if (type == RecordType.LEAD) {
      LeadRules.firstResponse(row, draft);
      CadenceRules.begin(row, draft);
      TaggingRules.begun(row, draft);
    }
    return draft.accepted();
  }

  static Decision delete(Command.DeleteRecord command, Draft draft) {
    var row = draft.visible(command.type(), command.id());
    if (row.isEmpty()) {
      return notFound(command.type(), command.id());
    }
    if (!mayDelete(row.get(), draft)) {
      return Decision.rejected(Reason.of("permission.delete"));
    }
    var kept = LibraryRules.kept(row.get(), draft).or(() -> ExperimentRules.kept(row.get(), draft));
    if (kept.isPresent()) {
      return Decision.rejected(kept.get());
    }
    var used = ConfigurationRules.inUse(row.get(), draft);
    if (used.isPresent()) {
      return Decision.rejected(used.get());
    }
    MemberRules.removed(row.get(), draft);
    draft.remove(row.get());
    JourneyParts.removed(row.get(), draft);
    RuleChanges.write(row.get(), null, draft);
    if (row.get().type().isChild()) {
      ParentRules.afterRemoval(row.get(), draft);
    } else {
      Stream.of(RecordType.values())
          .filter(RecordType::isChild)
          .forEach(type -> draft.children(type, row.get().id()).forEach(draft::remove));
    }
    return draft.accepted();
  }

  static Decision assign(Command.AssignOwner command, Draft draft) {
    var type = command.type();
    if (type.isChild() || type.isConfiguration() || ActivityRules.isOnItsOwn(type)) {
      return Decision.rejected(Reason.of("record.own-command", "type", type.wireName()));
    }
    var found = draft.visible(type, command.id());
    if (found.isEmpty()) {
      return notFound(type, command.id());
    }
    var row = found.get();
    var owner = row.textOrNull(Fields.OWNER);
    if (!Objects.equals(owner, command.fromOwner())) {
      return Decision.rejected(
          Reason.of("owner.changed", "owner", row.text(Fields.OWNER))
              .with("type", type.wireName()));
    }
    var receiver = draft.configuration().tree().user(command.toOwner());
    if (receiver.filter(User::active).isEmpty()) {
      return Decision.rejected(Reason.of("owner.unknown"));
    }
    if (!mayGiveTo(receiver.get(), draft)
        && !PoolRules.isGivenWithinPool(row, receiver.get(), draft)) {
      return Decision.rejected(Reason.of("permission.assign"));
    }
    var kept = PoolRules.mayAssign(row, receiver.get(), draft);
    if (kept.isPresent()) {
      return Decision.rejected(kept.get());
    }
    if (type == RecordType.LEAD && Lead.of(row).isPooled()) {
      PoolMoves.take(row, receiver.get().id(), draft);
      return draft.accepted();
    }
    give(renewed(row, draft), receiver.get(), draft);
    if (type == RecordType.ACCOUNT) {
      // Its people come along, except those whom a colleague looks after.
      draft.children(RecordType.CONTACT, row.id()).stream()
          .filter(contact -> Objects.equals(owner, contact.textOrNull(Fields.OWNER)))
          .forEach(contact -> give(contact, receiver.get(), draft));
    }
    return draft.accepted();
  }

  /// Who leads may let the time begin anew; among reps it goes on, so that two of them cannot pass
  /// a lead of a pool to and fro for ever.
  static Row renewed(Row row, Draft draft) {
    return row.has(Lead.CLAIMED_AT) && draft.actor().leads()
        ? row.with(Lead.CLAIMED_AT, draft.at())
        : row;
  }

  static void give(Row row, User receiver, Draft draft) {
    draft.put(row.with(Fields.OWNER, receiver.id()));
    for (var childType : MOVING_WITH_PARENT) {
      for (var child : draft.children(childType, row.id())) {
        draft.put(child.with(Fields.OWNER, receiver.id()));
      }
    }
  }

  static Decision notFound(RecordType type, String id) {
    return Decision.rejected(Reason.of("record.not-found", "type", type.wireName()).with("id", id));
  }

  /// Why a record of this id cannot be made: it is no UUID, or there is or was one that the actor
  /// has nothing to do with.
  static Optional<Reason> unusable(RecordType type, String id, Draft draft) {
    if (!isId(id)) {
      return Optional.of(Reason.of("record.bad-id", "type", type.wireName()));
    }
    var used = draft.row(type, id).isPresent() || draft.facts().taken(type, id, draft.actor());
    return used
        ? Optional.of(Reason.of("record.exists", "type", type.wireName()))
        : Optional.empty();
  }

  private static List<Reason> managed(Command.CreateRecord command, Draft draft) {
    var reasons = new ArrayList<Reason>();
    for (var name : command.fields().keySet()) {
      var field = draft.configuration().fields().field(command.type(), name);
      var managed = field.filter(known -> known.managed());
      field
          .filter(known -> !known.managed())
          .flatMap(known -> FieldRules.withheld(known, draft.actor()))
          .ifPresent(reasons::add);
      var given =
          GIVEN_AT_CREATION.contains(name)
              || name.equals(Fields.POOL) && command.type() == RecordType.LEAD
              || JourneyParts.givenToDraft(name, command);
      if (managed.isPresent() && !given) {
        reasons.add(FieldRules.reason("field.managed", command.type(), name));
      }
    }
    if (command.type().isConfiguration()) {
      return reasons;
    }
    if (command.type() == RecordType.LEAD) {
      PoolRules.mayCreate(command, draft).ifPresent(reasons::add);
    }
    var owner = command.fields().get(Fields.OWNER);
    if (owner instanceof String user
        && !user.equals(draft.actor().user())
        && !draft.actor().scopes().contains(Visibility.userScope(user))) {
      reasons.add(Reason.of("permission.assign"));
    }
    if (command.fields().get(Fields.TEAM) instanceof String team
        && !draft.actor().scopes().contains(Visibility.teamScope(team))) {
      reasons.add(Reason.of("permission.assign"));
    }
    return reasons;
  }

  /// The fields that the rules add: who made it, when, and an owner if nobody was named. A contact
  /// belongs to those who have its account, so that no colleague's book loses it.
  private static Row complete(Row row, Draft draft) {
    if (row.type().isConfiguration()) {
      return row;
    }
    if (row.type() == RecordType.CASE_STUDY) {
      return FieldRules.begun(
          LibraryRules.begun(ParentRules.stamped(row, draft), draft), draft.configuration());
    }
    var added = new LinkedHashMap<String, @Nullable Object>();
    added.put(Fields.CREATED_AT, draft.at());
    added.put(Fields.CREATED_BY, draft.actor().user());
    if (!row.has(Fields.OWNER) && !row.has(Fields.TEAM) && !row.has(Fields.POOL)) {
      var account =
          row.type() == RecordType.CONTACT
              ? draft.visible(RecordType.ACCOUNT, row.text(Contact.ACCOUNT))
              : Optional.<Row>empty();
      if (account.isPresent()) {
        added.put(Fields.OWNER, account.get().value(Fields.OWNER));
        added.put(Fields.TEAM, account.get().value(Fields.TEAM));
        added.put(Fields.MEMBERS, account.get().value(Fields.MEMBERS));
      } else {
        added.put(Fields.OWNER, draft.actor().user());
      }
    }
    var completed = FieldRules.begun(row.with(added), draft.configuration());
    return completed.type() == RecordType.LEAD && completed.has(Fields.POOL)
        ? PoolRules.created(completed, draft)
        : completed;
  }

  private static boolean mayDelete(Row row, Draft draft) {
    var actor = draft.actor();
    if (row.type() == RecordType.RULE_CHANGE || row.type() == RecordType.DATA_SOURCE) {
      return false;
    }
    if (row.type() == RecordType.EXPERIMENT) {
      return ExperimentRules.mayRun(row, draft);
    }
    if (row.type().isConfiguration()) {
      return actor.role() == Role.ADMIN;
    }
    switch (row.type()) {
      case ESCALATION,
          TAGGING,
          HANDOVER,
          TAKEOVER,
          QUOTA,
          FORECAST,
          DEVICE_LAG,
          WEEKLY_REVIEW,
          RATIO_FLAG,
          APPROVAL,
          CASE_VIEW,
          EXTERNAL_RECORD -> {
        // Whoever was late does not decide whether they were, nor who gave what to whom; a target
        // is taken away by its own command.
        return false;
      }
      case PROCESS_AUDIT -> {
        return ProcessAuditRules.mayAudit(row, draft);
      }
      case DIAGNOSIS -> {
        return DiagnosisRules.mayChange(row, draft);
      }
      default -> {}
    }
    if (row.type() == RecordType.LEAD && Lead.of(row).isPooled()) {
      // Whoever once brought it in does not take it from everybody.
      return draft
          .configuration()
          .pools()
          .find(row.textOrNull(Fields.POOL))
          .map(pool -> PoolRules.isAdminOf(pool, draft))
          .orElse(actor.leads());
    }
    return actor.leads()
        || actor.user().equals(row.textOrNull(Fields.OWNER))
        || actor.user().equals(row.textOrNull(Fields.CREATED_BY));
  }

  /// A rep gives to people of the own team, a manager to people of the team's tree, an
  /// administrator to anybody.
  private static boolean mayGiveTo(User receiver, Draft draft) {
    var actor = draft.actor();
    return switch (actor.role()) {
      case ADMIN -> true;
      case MANAGER -> actor.scopes().contains(Visibility.userScope(receiver.id()));
      case REP -> {
        var team = receiver.team();
        yield team != null && team.equals(actor.team());
      }
    };
  }

  private static boolean isId(String id) {
    if (id.length() != 36) {
      return false;
    }
    try {
      return UUID.fromString(id).toString().equals(id);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}

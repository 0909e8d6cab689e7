package outrider.core.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import outrider.core.activity.Activity;
import outrider.core.approval.Approvers;
import outrider.core.command.Command;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.Checkmark;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.StageGate;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.Role;

/// Moving deals through their stages. Every way into a stage (drag, keyboard, bulk edit, import, a
/// hand-made push) comes through here.
final class OpportunityRules {

  private OpportunityRules() {}

  static Decision advance(Command.AdvanceOpportunity command, Draft draft) {
    var found = draft.visible(RecordType.OPPORTUNITY, command.id());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.OPPORTUNITY, command.id());
    }
    var opportunity = Opportunity.of(found.get());
    if (!StageMove.isHere(opportunity, command.from(), draft.configuration())) {
      return Decision.rejected(stageChanged(opportunity, draft));
    }
    var target = draft.configuration().stage(command.to());
    if (target.isEmpty()
        || !draft
            .configuration()
            .journeys()
            .areKin(target.get().pipeline(), opportunity.pipeline())) {
      return Decision.rejected(Reason.of("stage.unknown"));
    }
    var move = StageMove.of(opportunity, command, target.get(), draft);
    if (move.isEmpty()) {
      return Decision.rejected(Reason.of("stage.not-in-version").with("stage", target.get().id()));
    }
    if (opportunity.stage().equals(move.get().to().id())) {
      // A card that was dropped where it was taken: how long it has been there still counts.
      return draft.accepted();
    }
    for (var text : new @Nullable String[] {command.reason(), command.override()}) {
      var malformed = FieldRules.checkText(RecordType.OPPORTUNITY, "lossReason", text);
      if (malformed.isPresent()) {
        return Decision.rejected(malformed.get());
      }
    }
    var against = move.get().againstPolicy(command, draft);
    if (against.isPresent()) {
      return Decision.rejected(against.get());
    }
    var unmet =
        StageGate.unmet(
            opportunity,
            move.get().conditions(draft.configuration()),
            draft.children(RecordType.ATTACHMENT, opportunity.id()),
            draft.children(RecordType.CHECKMARK, opportunity.id()));
    if (!unmet.isEmpty()) {
      var kept = move.get().keptFromOverriding(command, draft);
      if (kept.isPresent()) {
        var reasons = new ArrayList<>(reasons(move.get().judgedTo(), unmet));
        if (command.override() != null) {
          reasons.add(kept.get());
        }
        return new Decision.Rejected(reasons);
      }
    }
    go(found.get(), move.get(), command, unmet, draft);
    return draft.accepted();
  }

  private static void go(
      Row deal,
      StageMove move,
      Command.AdvanceOpportunity command,
      List<StageGate.Progress> unmet,
      Draft draft) {
    var opportunity = Opportunity.of(deal);
    var moved = entered(deal, move.to(), draft.at());
    if (move.to().kind() == OpportunityStage.Kind.LOST && command.reason() != null) {
      moved = moved.with("lossReason", command.reason());
    }
    if (!unmet.isEmpty()) {
      moved = moved.with(Opportunity.OVERRIDES, opportunity.overrides() + 1);
    }
    draft.put(moved);
    if (move.to().kind() == OpportunityStage.Kind.LOST) {
      ApprovalRules.lost(moved, draft);
    }
    draft.put(
        ParentRules.childOf(
                moved,
                RecordType.ACTIVITY,
                Ids.derive(draft.envelope(), "stage/" + command.id()),
                draft)
            .with("kind", "stage")
            .with("occurredAt", draft.at())
            .with("fromStage", opportunity.stage())
            .with("toStage", move.to().id())
            .with("durationSeconds", stayedSeconds(opportunity, draft.at()))
            .with(
                Activity.OVERRIDDEN,
                unmet.isEmpty() ? null : unmet.stream().map(each -> each.item().id()).toList())
            .with("text", unmet.isEmpty() ? command.reason() : command.override()));
  }

  /// What stands in the way of a new deal that is to start in a later stage: the gates of every
  /// stage before it. A deal of an import starts where it was, under the same gates.
  static List<Reason> checkNew(Row row, Draft draft) {
    var stage = startStage(row, draft);
    if (stage.isEmpty()) {
      return List.of(Reason.of("stage.unknown"));
    }
    var skipped = StageMove.skipsAtBirth(stage.get(), draft.configuration());
    if (skipped.isPresent()) {
      return List.of(skipped.get());
    }
    var items =
        StageGate.between(Optional.empty(), stage.get(), stages(stage.get(), draft), items(draft));
    return items.isEmpty()
        ? List.of()
        : reasons(stage.get(), StageGate.unmet(Opportunity.of(row), items, List.of(), List.of()));
  }

  /// A new deal with everything that follows from its stage.
  static Row withState(Row row, Draft draft) {
    var stage = startStage(row, draft).orElseThrow();
    var since =
        row.numberOrNull(
            stage.kind() == OpportunityStage.Kind.OPEN ? "engagedOn" : Opportunity.CLOSED_ON);
    var at = since == null ? draft.at() : Math.min(draft.at(), TimeUnit.DAYS.toMillis(since));
    return entered(row, stage, at).with(Opportunity.PIPELINE, stage.pipeline());
  }

  static Decision mark(Command.MarkItem command, Draft draft) {
    var found = draft.visible(RecordType.OPPORTUNITY, command.opportunity());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.OPPORTUNITY, command.opportunity());
    }
    var item = item(command.item(), found.get(), draft);
    if (item.isEmpty()) {
      return RecordRules.notFound(RecordType.CHECKLIST_ITEM, command.item());
    }
    if (item.get().kind() == ChecklistItem.Kind.SIGN_OFF) {
      return Decision.rejected(itemReason("item.sign-off-only", item.get()));
    }
    var isDecision = item.get().kind() == ChecklistItem.Kind.DECISION;
    var known =
        List.of("done", "skipped", "open").contains(command.state())
            || isDecision && command.state().equals("refused");
    if (!known) {
      return Decision.rejected(itemReason("item.state-unknown", item.get()));
    }
    if (command.state().equals("skipped")) {
      if (item.get().required()) {
        return Decision.rejected(itemReason("item.required", item.get()));
      }
      if (command.reason() == null || command.reason().isBlank()) {
        return Decision.rejected(itemReason("item.reason-missing", item.get()));
      }
    }
    var malformed = FieldRules.checkText(RecordType.CHECKMARK, "reason", command.reason());
    if (malformed.isPresent()) {
      return Decision.rejected(malformed.get());
    }
    put(found.get(), item.get(), command.state(), command.reason(), draft);
    return draft.accepted();
  }

  static Decision signOff(Command.SignOff command, Draft draft) {
    var found = draft.visible(RecordType.OPPORTUNITY, command.opportunity());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.OPPORTUNITY, command.opportunity());
    }
    var item = item(command.item(), found.get(), draft);
    if (item.isEmpty()) {
      return RecordRules.notFound(RecordType.CHECKLIST_ITEM, command.item());
    }
    var actor = draft.actor();
    if (item.get().kind() != ChecklistItem.Kind.SIGN_OFF) {
      return Decision.rejected(itemReason("item.no-sign-off", item.get()));
    }
    if (actor.user().equals(found.get().textOrNull(Fields.OWNER))) {
      return Decision.rejected(itemReason("item.own-sign-off", item.get()));
    }
    var unsigned =
        unsigned(item.get(), actor, command.note())
            .or(() -> notTheirDuty(item.get(), found.get(), draft));
    if (unsigned.isPresent()) {
      return Decision.rejected(unsigned.get());
    }
    var malformed = FieldRules.checkText(RecordType.CHECKMARK, "reason", command.note());
    if (malformed.isPresent()) {
      return Decision.rejected(malformed.get());
    }
    put(found.get(), item.get(), command.agreed() ? "agreed" : "refused", command.note(), draft);
    draft.put(
        ParentRules.childOf(
                found.get(),
                RecordType.ACTIVITY,
                Ids.derive(draft.envelope(), "sign-off/" + command.item()),
                draft)
            .with("kind", "signoff")
            .with("occurredAt", draft.at())
            .with("item", item.get().id())
            .with("outcome", command.agreed() ? "agreed" : "refused")
            .with("text", command.note()));
    return draft.accepted();
  }

  /// Why this person's word does not sign an item, whichever way it comes: another role signs it,
  /// or another team, or who assesses a risk has to say what it is.
  static Optional<Reason> unsigned(ChecklistItem item, Actor actor, @Nullable String note) {
    if (!item.isSignedBy(actor.role(), actor.team())) {
      var role = item.signRole();
      return Optional.of(
          role.isEmpty() || actor.role() == Role.of(role)
              ? itemReason("item.sign-team", item).with("team", item.signTeam())
              : itemReason("item.sign-role", item).with("role", role));
    }
    return item.sign().equals(ChecklistItem.RISK_ASSESSMENT) && (note == null || note.isBlank())
        ? Optional.of(itemReason("item.note-missing", item))
        : Optional.empty();
  }

  /// Why somebody's word is not the one that an item waits for: it is about what is another's duty.
  private static Optional<Reason> notTheirDuty(ChecklistItem item, Row deal, Draft draft) {
    var approvers = new Approvers(draft.configuration().tree());
    return item.signKind()
        .filter(kind -> !approvers.speaksFor(kind, draft.actor().user(), deal))
        .map(kind -> itemReason("item.sign-kind", item).with("kind", kind.word()));
  }

  private static List<Reason> reasons(OpportunityStage target, List<StageGate.Progress> unmet) {
    var reasons = new ArrayList<Reason>();
    for (var progress : unmet) {
      reasons.add(
          itemReason("gate.unmet", progress.item())
              .with("stage", target.id())
              .with("have", progress.have())
              .with("need", progress.need()));
    }
    return reasons;
  }

  private static Reason itemReason(String id, ChecklistItem item) {
    return Reason.of(id, "item", item.id()).with("name", item.name());
  }

  private static Reason stageChanged(Opportunity opportunity, Draft draft) {
    var reason = Reason.of("stage.changed", "stage", opportunity.stage());
    return draft
        .facts()
        .clock(RecordType.OPPORTUNITY, opportunity.id(), Opportunity.STAGE)
        .map(clock -> reason.with("by", clock.user()).with("at", clock.at()))
        .orElse(reason);
  }

  private static Row entered(Row row, OpportunityStage stage, long at) {
    var values = new LinkedHashMap<String, Object>();
    values.put(Opportunity.STAGE, stage.id());
    values.put(Opportunity.STATE, stage.state());
    values.put(Opportunity.STAGE_SINCE, at);
    return row.with(values);
  }

  private static long stayedSeconds(Opportunity opportunity, long at) {
    return Math.max(0, (at - opportunity.stageSince()) / 1_000);
  }

  /// The stage that a new row names, or the first of its pipeline, or of the first pipeline.
  private static Optional<OpportunityStage> startStage(Row row, Draft draft) {
    var configuration = draft.configuration();
    if (row.has(Opportunity.STAGE)) {
      return configuration
          .stage(row.text(Opportunity.STAGE))
          .flatMap(stage -> StageMove.atBirth(stage, draft));
    }
    var pipelines = configuration.pipelines();
    var pipeline =
        row.has(Opportunity.PIPELINE)
            ? row.text(Opportunity.PIPELINE)
            : pipelines.isEmpty() ? "" : pipelines.getFirst().id();
    return configuration.stages(pipeline).stream()
        .findFirst()
        .flatMap(stage -> StageMove.atBirth(stage, draft));
  }

  private static List<OpportunityStage> stages(OpportunityStage of, Draft draft) {
    return draft.configuration().stages(of.pipeline());
  }

  private static Function<String, List<ChecklistItem>> items(Draft draft) {
    return draft.configuration()::checklist;
  }

  /// The item as the version that the deal runs on has it: a tick from before the deal was moved
  /// over counts for the same question there.
  private static Optional<ChecklistItem> item(String id, Row deal, Draft draft) {
    var configuration = draft.configuration();
    return configuration
        .row(RecordType.CHECKLIST_ITEM, id)
        .map(ChecklistItem::of)
        .map(
            item -> configuration.sameQuestion(item, deal.text(Opportunity.PIPELINE)).orElse(item));
  }

  private static void put(
      Row deal, ChecklistItem item, String state, @Nullable String reason, Draft draft) {
    sign(deal, item, state, reason, draft.actor().user(), null, draft);
  }

  /// @param amount what the deal is worth where that is what was agreed to
  static void sign(
      Row deal,
      ChecklistItem item,
      String state,
      @Nullable String reason,
      String by,
      @Nullable Long amount,
      Draft draft) {
    // The deal may have been moved over to another version since the word was asked for.
    var asked =
        draft.configuration().sameQuestion(item, deal.text(Opportunity.PIPELINE)).orElse(item);
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put(Fields.PARENT_TYPE, RecordType.OPPORTUNITY.wireName());
    values.put(Fields.PARENT, deal.id());
    values.put(Fields.OWNER, deal.value(Fields.OWNER));
    values.put(Fields.TEAM, deal.value(Fields.TEAM));
    values.put(Fields.MEMBERS, MemberRules.ofChild(deal, RecordType.CHECKMARK));
    values.put(Checkmark.ITEM, asked.id());
    values.put(Checkmark.STATE, state);
    values.put("reason", reason);
    values.put("by", by);
    values.put("at", draft.at());
    values.put(Checkmark.AMOUNT, amount);
    draft.put(Row.of(RecordType.CHECKMARK, Checkmark.idOf(deal.id(), asked.id())).with(values));
  }
}

package outrider.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.approval.Approval;
import outrider.core.approval.ApprovalKind;
import outrider.core.approval.Approvers;
import outrider.core.approval.Promotion;
import outrider.core.command.Command;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.User;

/// Asking for somebody's word and giving it. What was agreed satisfies the item of the checklist
/// that it was asked for, at the amount it was asked for.
final class ApprovalRules {

  private ApprovalRules() {}

  static Decision request(Command.RequestApproval command, Draft draft) {
    var found = draft.visible(RecordType.OPPORTUNITY, command.opportunity());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.OPPORTUNITY, command.opportunity());
    }
    var deal = found.get();
    var unusable = RecordRules.unusable(RecordType.APPROVAL, command.id(), draft);
    if (unusable.isPresent()) {
      return Decision.rejected(unusable.get());
    }
    var kind = ApprovalKind.of(command.kind());
    if (kind.isEmpty()) {
      return malformed(Approval.KIND);
    }
    if (!Opportunity.of(deal).isOpen()) {
      return Decision.rejected(Reason.of("approval.deal-closed"));
    }
    var reasons = new ArrayList<Reason>();
    checkText(command, reasons);
    checkItem(command, reasons, draft);
    checkTime(command, reasons, draft);
    checkRepeated(command, deal, reasons, draft);
    var promotion = checkPromotion(command, kind.get(), reasons, draft);
    if (command.promotion() == null) {
      checkPercent(command, kind.get(), reasons);
      checkPeople(command, kind.get(), deal, reasons, draft);
    }
    if (!reasons.isEmpty()) {
      return new Decision.Rejected(reasons);
    }
    var row =
        ParentRules.childOf(deal, RecordType.APPROVAL, command.id(), draft)
            .with(Approval.KIND, command.kind())
            .with(Approval.TEXT, command.text().strip())
            .with(Approval.PERCENT, promotion.map(Promotion::percent).orElse(command.percent()))
            .with(Approval.PROMOTION, command.promotion())
            .with(Approval.ITEM, command.item())
            .with(Approval.AMOUNT, deal.number(Opportunity.AMOUNT, 0))
            .with(Fields.CURRENCY, deal.value(Fields.CURRENCY))
            .with(Approval.ASKED_OF, command.askedOf())
            .with(Approval.STATE, Approval.OPEN)
            .with(
                Approval.EXPIRES_AT,
                command.expiresAt() == null
                    ? draft.at() + Approval.WAITS.toMillis()
                    : command.expiresAt());
    if (promotion.isPresent()) {
      decided(Approval.of(row), deal, Approval.AGREED, null, Actor.HEADQUARTERS, draft);
    } else {
      draft.put(row);
    }
    return draft.accepted();
  }

  private static void checkText(Command.RequestApproval command, List<Reason> reasons) {
    FieldRules.checkText(RecordType.APPROVAL, Approval.TEXT, command.text())
        .ifPresent(reasons::add);
    if (command.text().isBlank() && command.promotion() == null) {
      reasons.add(FieldRules.reason("field.required", RecordType.APPROVAL, Approval.TEXT));
    }
  }

  private static void checkItem(
      Command.RequestApproval command, List<Reason> reasons, Draft draft) {
    if (command.item() == null) {
      return;
    }
    var item = signed(command.item(), draft);
    if (item.isEmpty()) {
      reasons.add(
          Reason.of("record.not-found", "type", RecordType.CHECKLIST_ITEM.wireName())
              .with("id", command.item()));
    } else if (item.get().kind() != ChecklistItem.Kind.SIGN_OFF) {
      reasons.add(
          Reason.of("item.no-sign-off", "item", item.get().id()).with("name", item.get().name()));
    } else if (isAnother(item.get(), command.kind())) {
      reasons.add(otherKind(item.get()));
    } else if (command.promotion() != null) {
      // HQ agrees to a promotion by itself: whoever asks would open any gate that waits for a word.
      reasons.add(
          Reason.of("approval.item-by-promotion", "item", item.get().id())
              .with("name", item.get().name()));
    }
  }

  /// A word about the discount says nothing of whether it can be built.
  private static boolean isAnother(ChecklistItem item, String kind) {
    return item.signKind().filter(wanted -> !wanted.word().equals(kind)).isPresent();
  }

  private static Reason otherKind(ChecklistItem item) {
    return Reason.of("approval.other-kind", "item", item.id())
        .with("name", item.name())
        .with("kind", item.signKind().map(ApprovalKind::word).orElse(""));
  }

  /// The item of a checklist that an agreement is to satisfy.
  private static Optional<ChecklistItem> signed(@Nullable String item, Draft draft) {
    return Optional.ofNullable(item)
        .flatMap(id -> draft.configuration().row(RecordType.CHECKLIST_ITEM, id))
        .map(ChecklistItem::of);
  }

  private static void checkTime(
      Command.RequestApproval command, List<Reason> reasons, Draft draft) {
    var until = command.expiresAt();
    if (until != null
        && (until <= draft.at() || until > draft.at() + Approval.WAITS_MAX.toMillis())) {
      reasons.add(
          FieldRules.reason("approval.time", RecordType.APPROVAL, Approval.EXPIRES_AT)
              .with("most", Approval.WAITS_MAX.toDays()));
    }
  }

  /// Two who ask for the same are one too many: each would wait for an answer that the other got.
  private static void checkRepeated(
      Command.RequestApproval command, Row deal, List<Reason> reasons, Draft draft) {
    draft.children(RecordType.APPROVAL, deal.id()).stream()
        .map(Approval::of)
        .filter(other -> other.isOpen() && other.expiresAt() > draft.at())
        .filter(other -> other.kind().word().equals(command.kind()))
        .filter(other -> other.item().equals(Optional.ofNullable(command.item())))
        .findFirst()
        .ifPresent(other ->
            reasons.add(
                Reason.of("approval.asked-already", "user", other.row().text("createdBy"))));
  }

  private static Optional<Promotion> checkPromotion(
      Command.RequestApproval command, ApprovalKind kind, List<Reason> reasons, Draft draft) {
    if (command.promotion() == null) {
      return Optional.empty();
    }
    var promotion =
        draft.configuration().row(RecordType.PROMOTION, command.promotion()).map(Promotion::of);
    if (promotion.isEmpty()) {
      reasons.add(
          Reason.of("record.not-found", "type", RecordType.PROMOTION.wireName())
              .with("id", command.promotion()));
      return Optional.empty();
    }
    if (kind != ApprovalKind.DISCOUNT) {
      reasons.add(FieldRules.reason("field.malformed", RecordType.APPROVAL, Approval.PROMOTION));
      return Optional.empty();
    }
    var name = promotion.get().name();
    var taken = draft.facts().approvalsUnder(promotion.get().id());
    promotion
        .get()
        .ended(draft.at(), taken)
        .ifPresent(ended ->
            reasons.add(
                switch (ended) {
                  case SWITCHED_OFF -> Reason.of("promotion.off", "name", name);
                  case NOT_YET ->
                      Reason.of("promotion.not-yet", "name", name)
                          .with("at", promotion.get().from());
                  case OVER ->
                      Reason.of("promotion.over", "name", name).with("at", promotion.get().until());
                  case OUT_OF_STOCK ->
                      Reason.of("promotion.out-of-stock", "name", name)
                          .with("stock", promotion.get().stock());
                }));
    return promotion;
  }

  private static void checkPercent(
      Command.RequestApproval command, ApprovalKind kind, List<Reason> reasons) {
    var percent = command.percent();
    if (kind == ApprovalKind.DISCOUNT && percent == null) {
      reasons.add(FieldRules.reason("field.required", RecordType.APPROVAL, Approval.PERCENT));
    } else if (percent != null && (percent < 1 || percent > 100)) {
      reasons.add(FieldRules.reason("approval.percent", RecordType.APPROVAL, Approval.PERCENT));
    }
  }

  private static void checkPeople(
      Command.RequestApproval command,
      ApprovalKind kind,
      Row deal,
      List<Reason> reasons,
      Draft draft) {
    var approvers = new Approvers(draft.configuration().tree());
    var asker = draft.actor().user();
    var of = command.askedOf();
    var able =
        approvers.of(kind, deal, asker).stream()
            .filter(user ->
                signed(command.item(), draft)
                    .filter(item -> !item.isSignedBy(user.role(), user.team()))
                    .isEmpty())
            .map(User::id)
            .toList();
    if (of == null) {
      if (able.isEmpty()) {
        reasons.add(Reason.of("approval.nobody", "kind", kind.word()));
      }
    } else if (!able.contains(of)) {
      reasons.add(Reason.of("approval.not-theirs", "user", of));
    }
  }

  static Decision decide(Command.DecideApproval command, Draft draft) {
    var found = draft.visible(RecordType.APPROVAL, command.approval());
    var deal = found.flatMap(row -> ParentRules.parent(row, draft));
    if (found.isEmpty() || deal.isEmpty()) {
      return RecordRules.notFound(RecordType.APPROVAL, command.approval());
    }
    var approval = Approval.of(found.get());
    return switch (command.state()) {
      case Approval.OPEN -> takeBack(approval, deal.get(), draft);
      case Approval.AGREED, Approval.REFUSED -> say(command, approval, deal.get(), draft);
      default -> malformed(Approval.STATE);
    };
  }

  private static Decision say(
      Command.DecideApproval command, Approval approval, Row deal, Draft draft) {
    if (!approval.isOpen()) {
      return Decision.rejected(settled(approval));
    }
    var user = draft.actor().user();
    if (user.equals(approval.askedBy()) || user.equals(deal.textOrNull(Fields.OWNER))) {
      return Decision.rejected(Reason.of("approval.own"));
    }
    if (!mayDecide(approval, deal, draft)) {
      return Decision.rejected(Reason.of("approval.not-yours", "kind", approval.kind().word()));
    }
    if (approval.expiresAt() <= draft.at()) {
      return Decision.rejected(Reason.of("approval.expired").with("at", approval.expiresAt()));
    }
    var item = signed(approval.item().orElse(null), draft);
    if (item.isPresent() && isAnother(item.get(), approval.kind().word())) {
      // The condition was changed while the request was on its way.
      return Decision.rejected(otherKind(item.get()));
    }
    var unsigned = item.flatMap(it -> OpportunityRules.unsigned(it, draft.actor(), command.note()));
    if (unsigned.isPresent()) {
      return Decision.rejected(unsigned.get());
    }
    var agrees = command.state().equals(Approval.AGREED);
    if (agrees && approval.isStale(deal)) {
      return Decision.rejected(Reason.of("approval.stale"));
    }
    var malformed = FieldRules.checkText(RecordType.APPROVAL, Approval.NOTE, command.note());
    if (malformed.isPresent()) {
      return Decision.rejected(malformed.get());
    }
    decided(approval, deal, command.state(), command.note(), user, draft);
    return draft.accepted();
  }

  private static boolean mayDecide(Approval approval, Row deal, Draft draft) {
    return new Approvers(draft.configuration().tree())
        .mayDecide(draft.actor().user(), approval, deal);
  }

  private static void decided(
      Approval approval, Row deal, String state, @Nullable String note, String by, Draft draft) {
    draft.put(
        approval
            .row()
            .with(Approval.STATE, state)
            .with(Approval.DECIDED_BY, by)
            .with(Approval.DECIDED_AT, draft.at())
            .with(Approval.NOTE, note));
    signed(approval.item().orElse(null), draft)
        .ifPresent(it -> {
          OpportunityRules.sign(deal, it, state, note, by, approval.amountMinor(), draft);
          draft.put(
              ParentRules.childOf(
                      deal,
                      RecordType.ACTIVITY,
                      Ids.derive(draft.envelope(), "approval/" + approval.id()),
                      draft)
                  .with("kind", "signoff")
                  .with("occurredAt", draft.at())
                  .with("item", it.id())
                  .with("outcome", state)
                  .with("text", note));
        });
  }

  /// A slip of the hand: within minutes, and by whoever made it.
  private static Decision takeBack(Approval approval, Row deal, Draft draft) {
    var by = approval.row().textOrNull(Approval.DECIDED_BY);
    var at = approval.row().number(Approval.DECIDED_AT, 0);
    var isDecision = approval.isAgreed() || approval.state().equals(Approval.REFUSED);
    if (!isDecision || !draft.actor().user().equals(by)) {
      return Decision.rejected(settled(approval));
    }
    if (draft.at() - at > Approval.TAKEN_BACK_WITHIN.toMillis()) {
      return Decision.rejected(
          Reason.of("approval.too-late").with("minutes", Approval.TAKEN_BACK_WITHIN.toMinutes()));
    }
    draft.put(
        approval
            .row()
            .with(Approval.STATE, Approval.OPEN)
            .with(Approval.DECIDED_BY, null)
            .with(Approval.DECIDED_AT, null)
            .with(Approval.NOTE, null));
    unsign(approval, deal, draft);
    return draft.accepted();
  }

  private static void unsign(Approval approval, Row deal, Draft draft) {
    signed(approval.item().orElse(null), draft)
        .ifPresent(item ->
            OpportunityRules.sign(
                deal, item, "open", null, draft.actor().user(), approval.amountMinor(), draft));
  }

  static Decision delegate(Command.DelegateApproval command, Draft draft) {
    var found = draft.visible(RecordType.APPROVAL, command.approval());
    var deal = found.flatMap(row -> ParentRules.parent(row, draft));
    if (found.isEmpty() || deal.isEmpty()) {
      return RecordRules.notFound(RecordType.APPROVAL, command.approval());
    }
    var approval = Approval.of(found.get());
    if (!approval.isOpen()) {
      return Decision.rejected(settled(approval));
    }
    if (!mayDecide(approval, deal.get(), draft)) {
      return Decision.rejected(Reason.of("approval.not-yours", "kind", approval.kind().word()));
    }
    var may =
        new Approvers(draft.configuration().tree()).colleagues(deal.get(), approval.askedBy());
    if (command.to().equals(draft.actor().user())
        || may.stream().map(User::id).noneMatch(command.to()::equals)) {
      return Decision.rejected(Reason.of("approval.not-theirs", "user", command.to()));
    }
    draft.put(
        found
            .get()
            .with(Approval.DELEGATED_TO, command.to())
            .with(Approval.DELEGATED_BY, draft.actor().user())
            .with(Approval.DELEGATED_AT, draft.at())
            .with(Approval.REMINDED_AT, null));
    return draft.accepted();
  }

  static Decision withdraw(Command.WithdrawApproval command, Draft draft) {
    var found = draft.visible(RecordType.APPROVAL, command.approval());
    var deal = found.flatMap(row -> ParentRules.parent(row, draft));
    if (found.isEmpty() || deal.isEmpty()) {
      return RecordRules.notFound(RecordType.APPROVAL, command.approval());
    }
    var approval = Approval.of(found.get());
    var user = draft.actor().user();
    if (!user.equals(approval.askedBy())
        && !user.equals(deal.get().textOrNull(Fields.OWNER))
        && !draft.actor().leads()) {
      return Decision.rejected(Reason.of("approval.not-yours-to-withdraw"));
    }
    if (!approval.isOpen() && !approval.isAgreed()) {
      return Decision.rejected(settled(approval));
    }
    if (approval.isAgreed()) {
      unsign(approval, deal.get(), draft);
    }
    draft.put(found.get().with(Approval.STATE, Approval.WITHDRAWN));
    return draft.accepted();
  }

  static Decision remind(Command.RemindApproval command, Draft draft) {
    var found = draft.visible(RecordType.APPROVAL, command.approval());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.APPROVAL, command.approval());
    }
    var approval = Approval.of(found.get());
    if (!approval.isOpen()) {
      return Decision.rejected(settled(approval));
    }
    var last = found.get().numberOrNull(Approval.REMINDED_AT);
    if (last != null && draft.at() - last < Approval.REMINDED_AGAIN.toMillis()) {
      return Decision.rejected(Reason.of("approval.reminded-lately").with("at", last));
    }
    draft.put(found.get().with(Approval.REMINDED_AT, draft.at()));
    return draft.accepted();
  }

  /// HQ's round: what has waited too long is over; of what soon will be, somebody is reminded once.
  static Decision attend(String id, Draft draft) {
    var approval = draft.row(RecordType.APPROVAL, id).map(Approval::of).filter(Approval::isOpen);
    approval.ifPresent(it -> {
      var remindAt = it.expiresAt() - Approval.REMINDED_BEFORE.toMillis();
      if (it.expiresAt() <= draft.at()) {
        draft.put(it.row().with(Approval.STATE, Approval.EXPIRED));
      } else if (remindAt <= draft.at() && it.row().number(Approval.REMINDED_AT, 0) < remindAt) {
        draft.put(it.row().with(Approval.REMINDED_AT, draft.at()));
      }
    });
    return draft.accepted();
  }

  /// A deal that was lost needs nobody's word, and gives back what it had of a promotion.
  static void lost(Row deal, Draft draft) {
    draft.children(RecordType.APPROVAL, deal.id()).stream()
        .map(Approval::of)
        .filter(approval -> approval.isOpen() || approval.holdsStock())
        .forEach(approval -> {
          if (approval.isAgreed()) {
            unsign(approval, deal, draft);
          }
          draft.put(approval.row().with(Approval.STATE, Approval.WITHDRAWN));
        });
  }

  static List<Reason> check(Row row) {
    var reasons = new ArrayList<Reason>();
    var promotion = Promotion.of(row);
    if (row.has(Promotion.PERCENT) && (promotion.percent() < 1 || promotion.percent() > 100)) {
      reasons.add(FieldRules.reason("approval.percent", row.type(), Promotion.PERCENT));
    }
    if (row.has(Promotion.STOCK)
        && (promotion.stock() < 0 || promotion.stock() > Promotion.STOCK_MAX)) {
      reasons.add(
          FieldRules.reason("promotion.stock", row.type(), Promotion.STOCK)
              .with("most", Promotion.STOCK_MAX));
    }
    if (row.has(Promotion.FROM)
        && row.has(Promotion.UNTIL)
        && promotion.until() <= promotion.from()) {
      reasons.add(FieldRules.reason("promotion.backwards", row.type(), Promotion.UNTIL));
    }
    return reasons;
  }

  private static Reason settled(Approval approval) {
    return Reason.of("approval.settled", "state", approval.state());
  }

  private static Decision malformed(String field) {
    return Decision.rejected(FieldRules.reason("field.malformed", RecordType.APPROVAL, field));
  }
}

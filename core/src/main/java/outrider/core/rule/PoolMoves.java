package outrider.core.rule;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.cadence.Enrollment;
import outrider.core.lead.Lead;
import outrider.core.opportunity.Opportunity;
import outrider.core.pool.Pool;
import outrider.core.pool.Protection;
import outrider.core.pool.Protection.Deal;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.task.Task;

/// A lead on its way into a pool or out of it, with everything that hangs on it.
final class PoolMoves {

  /// Within this time a claim on which nothing was done is taken back as if it had not been.
  static final Duration CLAIM_REGRET = Duration.ofMinutes(10);

  static final String RETURNED = "returned";
  static final String CREATED = "created";

  private PoolMoves() {}

  /// Gives a lead that lies in a pool to somebody, who starts afresh: what the last one had planned
  /// is theirs no longer.
  static void take(Row lead, String user, Draft draft) {
    CadenceRules.endAll(lead, Enrollment.CLAIMED, draft);
    for (var task : draft.children(RecordType.TASK, lead.id())) {
      if (Task.of(task).isOpen()) {
        draft.remove(task);
        EscalationRules.kept(task, draft);
      }
    }
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put(Lead.CLAIMED_AT, Math.max(draft.at(), lead.number(Lead.POOLED_AT, 0)));
    values.put(Fields.NEXT_STEP, null);
    values.put(Fields.NEXT_STEP_AT, null);
    var taken = out(current(lead, draft).with(values), user, draft);
    line(
        taken,
        "claimed",
        Reason.of("pool.claimed", "user", user).with("pool", lead.text(Fields.POOL)),
        draft);
    LeadRules.respond(taken, draft);
    CadenceRules.begin(current(taken, draft), draft);
  }

  static Row out(Row lead, String user, Draft draft) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put(Fields.OWNER, user);
    values.put(Lead.POOLED_AT, null);
    values.put(Lead.POOLED_WHY, null);
    values.put(Lead.POOLED_NOTE, null);
    var taken = lead.with(values);
    draft.put(taken);
    move(lead, user, null, draft);
    return taken;
  }

  static void into(Row lead, Pool pool, String why, @Nullable String note, Draft draft) {
    var owner = lead.text(Fields.OWNER);
    EscalationRules.pooled(lead, draft);
    line(
        lead,
        "pooled",
        Reason.of("pool.went", "user", owner).with("pool", pool.id()).with("why", why),
        draft);
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put(Fields.OWNER, null);
    values.put(Fields.POOL, pool.id());
    values.put(Lead.POOLED_AT, draft.at());
    values.put(Lead.POOLED_WHY, why);
    values.put(Lead.POOLED_NOTE, note);
    values.put(Lead.LOST_CLAIMS, null);
    if (!isRegret(lead, why, draft)) {
      values.put(Lead.PREVIOUS_OWNER, owner);
      values.put(Lead.PREVIOUS_OWNER_LEFT_AT, draft.at());
    }
    if (!Lead.of(lead).isOpen()) {
      values.put(Lead.STATUS, "working");
    }
    var pooled = current(lead, draft).with(values);
    draft.put(pooled);
    move(pooled, null, pool.id(), draft);
  }

  /// A claim that was a slip is taken back without a lock.
  private static boolean isRegret(Row lead, String why, Draft draft) {
    var claimedAt = lead.number(Lead.CLAIMED_AT, 0);
    return why.equals(RETURNED)
        && draft.actor().user().equals(lead.textOrNull(Fields.OWNER))
        && draft.at() - claimedAt <= CLAIM_REGRET.toMillis()
        && lead.number(Fields.LAST_CONTACT_AT, 0) < claimedAt;
  }

  /// What hangs on the lead, and its deal where that is still open, go where it goes.
  static void move(Row lead, @Nullable String user, @Nullable String pool, Draft draft) {
    moveChildren(lead.id(), user, pool, draft);
    deal(lead, draft)
        .filter(deal -> Opportunity.of(deal).isOpen())
        .filter(deal -> user == null || deal.has(Fields.POOL))
        .ifPresent(deal -> {
          draft.put(deal.with(Fields.OWNER, user).with(Fields.POOL, pool));
          moveChildren(deal.id(), user, pool, draft);
        });
  }

  private static void moveChildren(
      String parent, @Nullable String user, @Nullable String pool, Draft draft) {
    for (var type : RecordRules.MOVING_WITH_PARENT) {
      for (var child : draft.children(type, parent)) {
        draft.put(child.with(Fields.OWNER, user).with(Fields.POOL, pool));
      }
    }
  }

  static Optional<Protection> protection(Lead lead, Pool pool, Draft draft) {
    var deal = deal(lead.row(), draft);
    return Protection.of(lead, pool, Deal.of(deal.orElse(null)));
  }

  private static Optional<Row> deal(Row lead, Draft draft) {
    var id = lead.textOrNull(Lead.OPPORTUNITY);
    return id == null ? Optional.empty() : draft.row(RecordType.OPPORTUNITY, id);
  }

  static Row current(Row row, Draft draft) {
    return draft.row(row.type(), row.id()).orElse(row);
  }

  static void line(Row lead, String what, Reason why, Draft draft) {
    draft.put(
        ParentRules.childOf(
                lead,
                RecordType.ACTIVITY,
                Ids.derive(draft.envelope(), what + '/' + lead.id()),
                draft)
            .with("kind", "pool")
            .with("occurredAt", draft.at())
            .with("text", ReasonText.write(List.of(why), "")));
  }
}

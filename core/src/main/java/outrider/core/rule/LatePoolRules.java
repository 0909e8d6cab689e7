package outrider.core.rule;

import java.util.ArrayList;
import java.util.Optional;
import outrider.core.activity.Activity;
import outrider.core.command.Command;
import outrider.core.lead.Lead;
import outrider.core.pool.Protection.Why;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What arrives late. Whoever has a lead of a pool has it for a time that `Protection` says; what
/// they did in that time counts by when they did it, not by when HQ heard of it. And whoever
/// claimed one on a laptop without a network works on it until they hear that another was first.
final class LatePoolRules {

  private static final int LOST_CLAIMS_MAX = 50;

  private LatePoolRules() {}

  /// Writes on the lead that somebody's claim came too late: what they log until they hear of it
  /// stays with the lead.
  static void lost(Command.ClaimLead command, Draft draft) {
    var found = draft.row(RecordType.LEAD, command.lead());
    var pool = draft.configuration().pools().find(command.pool());
    if (found.isEmpty() || pool.isEmpty() || draft.actor().sees(found.get())) {
      return;
    }
    var lead = Lead.of(found.get());
    if (lead.owner() != null && PoolRules.wasSeen(lead, pool.get(), draft)) {
      var lost =
          lead.row().set(Lead.LOST_CLAIMS).stream()
              .filter(one -> !one.startsWith(draft.actor().user() + '@'))
              .limit(LOST_CLAIMS_MAX - 1)
              .toList();
      var more = new ArrayList<>(lost);
      more.add(draft.actor().user() + '@' + draft.at());
      draft.put(lead.row().with(Lead.LOST_CLAIMS, more));
    }
  }

  /// The lead that somebody does not see, and may add to all the same: they claimed it and had not
  /// heard yet that another was first, or they did what they tell of while it was still theirs.
  static Optional<Row> stoodBefore(RecordType type, String id, Draft draft) {
    return type != RecordType.LEAD
        ? Optional.empty()
        : draft.row(type, id).filter(lead -> hadLost(lead, draft) || hadIt(lead, draft));
  }

  private static boolean hadLost(Row lead, Draft draft) {
    for (var lost : lead.set(Lead.LOST_CLAIMS)) {
      var cut = lost.lastIndexOf('@');
      if (lost.substring(0, cut).equals(draft.actor().user())) {
        return draft.at() <= Long.parseLong(lost.substring(cut + 1));
      }
    }
    return false;
  }

  private static boolean hadIt(Row lead, Draft draft) {
    return draft.actor().user().equals(lead.textOrNull(Lead.PREVIOUS_OWNER))
        && lead.has(Fields.POOL)
        && draft.at() <= lead.number(Lead.PREVIOUS_OWNER_LEFT_AT, 0);
  }

  /// A contact became known that was made before HQ took the lead back. Had HQ known of it, the
  /// lead would have stayed: it comes home, unless another has claimed it.
  static void followedUp(Row before, Activity activity, Draft draft) {
    if (before.type() != RecordType.LEAD || !activity.isContact()) {
      return;
    }
    var lead = Lead.of(PoolMoves.current(before, draft));
    var pool = draft.configuration().pools().find(lead.pool());
    if (pool.isEmpty()
        || !lead.isPooled()
        || !hadIt(lead.row(), draft)
        || !Why.isRecycling(lead.row().text(Lead.POOLED_WHY))) {
      return;
    }
    var owner = draft.actor().user();
    var pooledAt = lead.row().number(Lead.POOLED_AT, 0);
    var home = Lead.of(lead.row().with(Fields.OWNER, owner));
    if (PoolMoves.protection(home, pool.get(), draft)
        .filter(it -> it.until() > pooledAt)
        .isEmpty()) {
      return;
    }
    PoolMoves.line(
        lead.row(),
        "home/" + activity.row().id(),
        Reason.of("pool.home", "user", owner).with("pool", pool.get().id()),
        draft);
    var back = lead.row().with(Lead.PREVIOUS_OWNER, null).with(Lead.PREVIOUS_OWNER_LEFT_AT, null);
    PoolMoves.out(back, owner, draft);
  }
}

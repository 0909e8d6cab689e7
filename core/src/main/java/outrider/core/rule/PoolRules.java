package outrider.core.rule;

import java.util.Objects;
import java.util.Optional;
import outrider.core.command.Command;
import outrider.core.lead.Lead;
import outrider.core.pool.Pool;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.User;

/// Who may take a lead out of a pool, and who may put one there: by claim, by hand, by import or by
/// another program, under the same limits.
final class PoolRules {

  private PoolRules() {}

  // Out of the pool.

  static Decision claim(Command.ClaimLead command, Draft draft) {
    var found = draft.row(RecordType.LEAD, command.lead());
    var pool = draft.configuration().pools().find(command.pool());
    if (found.isEmpty() || pool.isEmpty()) {
      return RecordRules.notFound(RecordType.LEAD, command.lead());
    }
    var lead = Lead.of(found.get());
    var actor = draft.actor();
    if (lead.owner() != null && wasSeen(lead, pool.get(), draft)) {
      // Whoever was second saw it in the pool: they may know who was first.
      return Decision.rejected(
          Reason.of("pool.taken", "owner", lead.row().text(Fields.OWNER))
              .with("at", lead.row().number(Lead.CLAIMED_AT, 0)));
    }
    if (!actor.sees(lead.row())) {
      return RecordRules.notFound(RecordType.LEAD, command.lead());
    }
    if (!lead.isPooled() || !command.pool().equals(lead.pool())) {
      return Decision.rejected(Reason.of("pool.moved"));
    }
    var refusal =
        draft.configuration().pools().isMember(pool.get(), actor.user())
            ? mayTake(lead.row(), pool.get(), actor.user(), true, draft)
            : Optional.of(Reason.of("permission.claim"));
    if (refusal.isPresent()) {
      return Decision.rejected(refusal.get());
    }
    PoolMoves.take(lead.row(), actor.user(), draft);
    return draft.accepted();
  }

  static boolean wasSeen(Lead lead, Pool pool, Draft draft) {
    return draft.actor().sees(lead.row())
        || pool.id().equals(lead.pool())
            && draft.configuration().pools().isMember(pool, draft.actor().user());
  }

  /// Why somebody may not have a lead that lies in a pool; empty where they may.
  static Optional<Reason> mayTake(Row row, Pool pool, String user, boolean claims, Draft draft) {
    if (!Lead.of(row).isOpen()) {
      return Optional.of(Reason.of("lead.closed", "status", row.text(Lead.STATUS)));
    }
    if (claims && !pool.active()) {
      return Optional.of(Reason.of("pool.inactive", "pool", pool.id()));
    }
    return locked(row, pool, user, draft)
        .or(() -> claims ? tooMany(pool, user, draft) : Optional.empty())
        .or(() -> full(pool, user, draft));
  }

  /// Who had it has had their chance, for a while.
  static Optional<Reason> locked(Row lead, Pool pool, String user, Draft draft) {
    if (!user.equals(lead.textOrNull(Lead.PREVIOUS_OWNER))) {
      return Optional.empty();
    }
    var until = lead.number(Lead.PREVIOUS_OWNER_LEFT_AT, 0) + pool.lock().toMillis();
    return draft.at() >= until
        ? Optional.empty()
        : Optional.of(
            Reason.of("pool.locked", "user", user)
                .with("until", until)
                .with("days", pool.lock().toDays()));
  }

  private static Optional<Reason> tooMany(Pool pool, String user, Draft draft) {
    if (pool.claimsPerDay().isEmpty()) {
      return Optional.empty();
    }
    var limit = pool.claimsPerDay().getAsLong();
    var window = Pool.CLAIM_WINDOW.toMillis();
    var claims = draft.facts().holdings(pool.id(), user, draft.at() - window + 1).claims();
    if (claims.size() < limit) {
      return Optional.empty();
    }
    var frees = claims.get(claims.size() - (int) limit) + window;
    return Optional.of(
        Reason.of("pool.claims", "limit", Long.toString(limit)).with("until", frees));
  }

  static Optional<Reason> full(Pool pool, String user, Draft draft) {
    if (pool.holdingMax().isEmpty()) {
      return Optional.empty();
    }
    var limit = pool.holdingMax().getAsLong();
    var held = draft.facts().holdings(pool.id(), user, Long.MAX_VALUE).held();
    return held < limit
        ? Optional.empty()
        : Optional.of(Reason.of("pool.full", "user", user).with("limit", limit).with("held", held));
  }

  // Back to the pool.

  static Decision giveUp(Command.ReturnLead command, Draft draft) {
    var found = draft.visible(RecordType.LEAD, command.lead());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.LEAD, command.lead());
    }
    var lead = Lead.of(found.get());
    var malformed = FieldRules.checkText(RecordType.LEAD, Lead.POOLED_NOTE, command.reason());
    if (malformed.isPresent()) {
      return Decision.rejected(malformed.get());
    }
    var target = command.pool() == null ? lead.pool() : command.pool();
    var pool = draft.configuration().pools().find(target);
    if (pool.isEmpty()) {
      return Decision.rejected(Reason.of("pool.unknown"));
    }
    if (lead.owner() == null) {
      return Decision.rejected(Reason.of("pool.lies-there"));
    }
    if (!lead.isOpen()) {
      return Decision.rejected(Reason.of("lead.closed", "status", lead.row().text(Lead.STATUS)));
    }
    if (!mayGiveUp(lead, pool.get(), draft)) {
      return Decision.rejected(Reason.of("permission.pool"));
    }
    PoolMoves.into(lead.row(), pool.get(), PoolMoves.RETURNED, command.reason(), draft);
    return draft.accepted();
  }

  private static boolean mayGiveUp(Lead lead, Pool pool, Draft draft) {
    var user = draft.actor().user();
    var pools = draft.configuration().pools();
    if (draft.actor().leads() || pools.isAdmin(pool, user)) {
      return true;
    }
    return user.equals(lead.owner())
        && (pool.id().equals(lead.pool()) || lead.pool() == null && pools.isMember(pool, user));
  }

  static Decision recycle(String id, Draft draft) {
    var lead = draft.row(RecordType.LEAD, id).map(Lead::of);
    var pool = lead.flatMap(it -> draft.configuration().pools().find(it.pool()));
    if (pool.isEmpty()) {
      return draft.accepted();
    }
    PoolMoves.protection(lead.get(), pool.get(), draft)
        .filter(protection -> protection.until() <= draft.at())
        .ifPresent(protection ->
            PoolMoves.into(lead.get().row(), pool.get(), protection.why().word(), null, draft));
    return draft.accepted();
  }

  // From one pool to another.

  static Decision place(Command.PlaceLead command, Draft draft) {
    var found = draft.visible(RecordType.LEAD, command.lead());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.LEAD, command.lead());
    }
    var lead = Lead.of(found.get());
    if (!Objects.equals(lead.pool(), command.fromPool())) {
      return Decision.rejected(Reason.of("pool.moved"));
    }
    var pools = draft.configuration().pools();
    var to = pools.find(command.toPool());
    if (to.isEmpty() && (command.toPool() != null || lead.isPooled())) {
      return Decision.rejected(Reason.of("pool.unknown"));
    }
    if (!mayPlace(lead, to, draft)) {
      return Decision.rejected(Reason.of("permission.pool"));
    }
    var owner = lead.owner();
    if (owner != null && to.isPresent() && lead.isOpen()) {
      var full = full(to.get(), owner, draft);
      if (full.isPresent() && !Objects.equals(command.fromPool(), command.toPool())) {
        return Decision.rejected(full.get());
      }
    }
    var placed = lead.row().with(Fields.POOL, command.toPool());
    if (owner == null) {
      // What a team shared and nobody had lies in a pool from now on.
      draft.put(to.isEmpty() || lead.isPooled() ? placed : created(placed, draft));
      PoolMoves.move(placed, null, command.toPool(), draft);
    } else {
      draft.put(
          command.toPool() == null
              ? placed.with(Lead.CLAIMED_AT, null)
              : command.fromPool() == null ? placed.with(Lead.CLAIMED_AT, draft.at()) : placed);
    }
    return draft.accepted();
  }

  /// Whoever has a lead may put it under a pool of theirs; to take it out again, so that it goes
  /// back nowhere, or to another pool, is for those who lead, or look after the pool.
  private static boolean mayPlace(Lead lead, Optional<Pool> to, Draft draft) {
    var user = draft.actor().user();
    var pools = draft.configuration().pools();
    var from = pools.find(lead.pool());
    return draft.actor().leads()
        || from.isPresent() && pools.isAdmin(from.get(), user)
        || lead.pool() == null
            && user.equals(lead.owner())
            && to.filter(pool -> pools.isMember(pool, user)).isPresent();
  }

  /// Why a lead may not be given to somebody by hand, as far as pools have a say; empty where it
  /// may.
  static Optional<Reason> mayAssign(Row row, User receiver, Draft draft) {
    var lead = Lead.of(row);
    var pool = draft.configuration().pools().find(lead.pool());
    if (row.type() != RecordType.LEAD || pool.isEmpty()) {
      return Optional.empty();
    }
    if (lead.isPooled()) {
      return isAdminOf(pool.get(), draft)
          ? mayTake(row, pool.get(), receiver.id(), false, draft)
          : Optional.of(Reason.of("permission.pool"));
    }
    if (!lead.isOpen() || receiver.id().equals(lead.owner())) {
      return Optional.empty();
    }
    return locked(row, pool.get(), receiver.id(), draft)
        .or(() -> full(pool.get(), receiver.id(), draft));
  }

  static boolean isAdminOf(Pool pool, Draft draft) {
    return draft.actor().leads()
        || draft.configuration().pools().isAdmin(pool, draft.actor().user());
  }

  /// Whether a pool's administrator gives a lead of the pool to one of its members.
  static boolean isGivenWithinPool(Row row, User receiver, Draft draft) {
    var pools = draft.configuration().pools();
    return Lead.of(row).isPooled()
        && pools
            .find(row.textOrNull(Fields.POOL))
            .filter(pool -> pools.isAdmin(pool, draft.actor().user()))
            .filter(pool -> pools.isMember(pool, receiver.id()))
            .isPresent();
  }

  // New leads.

  /// Why a new record may not name a pool; empty where it may.
  static Optional<Reason> mayCreate(Command.CreateRecord command, Draft draft) {
    var named = command.fields().get(Fields.POOL);
    if (named == null) {
      return Optional.empty();
    }
    var pools = draft.configuration().pools();
    var pool = pools.find(named.toString());
    if (pool.isEmpty()) {
      return Optional.of(Reason.of("pool.unknown"));
    }
    if (!draft.actor().leads() && !pools.isMember(pool.get(), draft.actor().user())) {
      return Optional.of(Reason.of("permission.pool"));
    }
    return command.fields().get(Fields.OWNER) instanceof String owner
        ? full(pool.get(), owner, draft)
        : Optional.empty();
  }

  static Row created(Row lead, Draft draft) {
    return lead.has(Fields.OWNER)
        ? lead.with(Lead.CLAIMED_AT, draft.at())
        : lead.with(Lead.POOLED_AT, draft.at()).with(Lead.POOLED_WHY, PoolMoves.CREATED);
  }
}

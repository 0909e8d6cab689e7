package outrider.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import outrider.core.lead.Intent;
import outrider.core.pool.Pool;
import outrider.core.pool.RecycleClock;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.User;

/// What a pool must be like to make sense: found when somebody sets it up, not when the first lead
/// goes back.
final class PoolTemplateRules {

  private PoolTemplateRules() {}

  static List<Reason> check(Row row, Draft draft) {
    var reasons = new ArrayList<Reason>();
    var pool = Pool.of(row);
    days(row, Pool.PROTECTION_DAYS, 1, reasons);
    days(row, Pool.EXTENSION_DAYS, 0, reasons);
    days(row, Pool.CAP_DAYS, 1, reasons);
    days(row, Pool.LOCK_DAYS, 0, reasons);
    days(row, Pool.REMINDER_DAYS, 0, reasons);
    for (var clock : RecycleClock.values()) {
      for (var intent : Intent.values()) {
        days(row, clock.field(intent), 1, reasons);
      }
    }
    leads(row, Pool.CLAIMS_PER_DAY, reasons);
    leads(row, Pool.HOLDING_MAX, reasons);
    if (reasons.isEmpty() && pool.capDays() < pool.protectionDays()) {
      reasons.add(reason("pool.cap", Pool.CAP_DAYS).with("least", pool.protectionDays()));
    }
    if (pool.admins().isEmpty() && pool.people().isEmpty() && pool.teams().isEmpty()) {
      reasons.add(reason("pool.nobody", Pool.TEAMS));
    }
    reasons.addAll(gone(pool, draft));
    if (reasons.isEmpty() && hasOtherPeople(pool, draft) && !isAnybodysYet(pool, draft)) {
      reasons.add(reason("pool.nobody-left", Pool.TEAMS));
    }
    return reasons;
  }

  private static void days(Row row, String field, long least, List<Reason> reasons) {
    var days = row.numberOrNull(field);
    if (days != null && (days < least || days > Pool.DAYS_MAX)) {
      reasons.add(reason("pool.days", field).with("least", least).with("most", Pool.DAYS_MAX));
    }
  }

  private static void leads(Row row, String field, List<Reason> reasons) {
    var leads = row.numberOrNull(field);
    if (leads != null && (leads < 1 || leads > Pool.LEADS_MAX)) {
      reasons.add(reason("pool.leads", field).with("most", Pool.LEADS_MAX));
    }
  }

  private static boolean hasOtherPeople(Pool pool, Draft draft) {
    return draft
        .row(RecordType.POOL, pool.id())
        .map(Pool::of)
        .filter(before ->
            before.admins().equals(pool.admins())
                && before.people().equals(pool.people())
                && before.teams().equals(pool.teams()))
        .isEmpty();
  }

  /// Whether somebody active could claim of it or look after it.
  private static boolean isAnybodysYet(Pool pool, Draft draft) {
    var tree = draft.configuration().tree();
    return Stream.concat(
            Stream.concat(pool.admins().stream(), pool.people().stream())
                .flatMap(person -> tree.user(person).stream()),
            pool.teams().stream().flatMap(team -> tree.members(tree.downward(team)).stream()))
        .anyMatch(User::active);
  }

  /// People and teams that were deleted, where they are named anew: a pool that has lost somebody
  /// can still be switched off or moved.
  private static List<Reason> gone(Pool pool, Draft draft) {
    var tree = draft.configuration().tree();
    var before = draft.row(RecordType.POOL, pool.id()).map(Pool::of);
    var reasons = new ArrayList<Reason>();
    for (var field : List.of(Pool.ADMINS, Pool.PEOPLE)) {
      var same = before.filter(old -> Objects.equals(old.row().set(field), pool.row().set(field)));
      if (same.isEmpty()
          && pool.row().set(field).stream().anyMatch(person -> tree.user(person).isEmpty())) {
        reasons.add(reason("pool.person-gone", field));
      }
    }
    var same = before.filter(old -> Objects.equals(old.teams(), pool.teams()));
    if (same.isEmpty() && pool.teams().stream().anyMatch(team -> tree.team(team).isEmpty())) {
      reasons.add(reason("pool.team-gone", Pool.TEAMS));
    }
    return reasons;
  }

  /// A pool goes once it has been said where its leads go.
  static Optional<Reason> inUse(Row pool, Draft draft) {
    var leads = draft.facts().leadsOf(pool.id());
    return leads == 0
        ? Optional.empty()
        : Optional.of(Reason.of("pool.in-use", "leads", Long.toString(leads)));
  }

  private static Reason reason(String id, String field) {
    return FieldRules.reason(id, RecordType.POOL, field);
  }
}

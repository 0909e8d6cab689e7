package outrider.bench.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import outrider.app.store.Sql;
import outrider.bench.simulation.Ledger.Version;
import outrider.core.record.RecordType;

/// Looks at what becomes of the leads of pools: where each lies, who may have taken it, and whether
/// HQ had to take it back.
final class PoolScrutiny {

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final Set<String> CONTACT = Set.of("call", "visit", "email", "wechat", "meeting");
  private static final Set<String> TIME_WAS_UP = Set.of("protection", "activity", "cap");

  /// How long HQ waits for a laptop of which it hears nothing.
  private static final long PATIENCE_DAYS = 30;

  /// What is under way when a lead's time is up may be on either side of it.
  private static final long UNDER_WAY = 2_000;

  private PoolScrutiny() {}

  // Each change of a lead.

  static void check(World world, Version after, @Nullable Version before, String user) {
    var fields = Sight.fieldsOf(after);
    var owned = fields.containsKey("owner");
    var lies = fields.containsKey("pooledAt");
    if (owned && lies) {
      world.violated("lies in a pool and has an owner: " + after.id());
    } else if (!owned && lies != fields.containsKey("pool")) {
      world.violated(
          "lies in a pool, and nobody knows which or since when: "
              + after.id()
              + new TreeMap<>(fields));
    }
    if (before != null && isClaim(world, after, before, user)) {
      checkClaim(world, after, user);
    }
  }

  private static boolean isClaim(World world, Version after, Version before, String user) {
    return isPooled(before)
        && user.equals(Sight.fieldsOf(after).get("owner"))
        // One that comes home keeps the time since which its owner has had it.
        && !Objects.equals(
            Sight.fieldsOf(before).get("claimedAt"), Sight.fieldsOf(after).get("claimedAt"))
        && world.ledger.isPushed("ClaimLead", "lead", after.id())
        && !world.ledger.isPushed("AssignOwner", "id", after.id());
  }

  private static boolean isPooled(Version lead) {
    var fields = Sight.fieldsOf(lead);
    return fields.containsKey("pool") && !fields.containsKey("owner");
  }

  /// Whoever claims is a member, and has no more than the pool allows, by what HQ has decided.
  private static void checkClaim(World world, Version lead, String user) {
    var ledger = world.ledger;
    var pool = String.valueOf(Sight.fieldsOf(lead).get("pool"));
    var rules = ledger.at(RecordType.POOL, pool, ledger.seq());
    if (rules == null || !Sight.isMember(ledger, user, pool, ledger.seq())) {
      world.violated("claimed by who is no member: " + lead.id());
      return;
    }
    var most = Sight.fieldsOf(rules).get("holdingMax");
    if (most instanceof Long limit && held(ledger, user, pool) >= limit) {
      world.violated("claimed over the limit of " + limit + ": " + lead.id());
    }
    var claimedAt = Objects.requireNonNull(Sight.fieldsOf(lead).get("claimedAt"));
    ledger.claimed(user, pool, lead.seq(), ledger.pushedAt(lead.id(), claimedAt));
    var claims = ledger.claimsOfADay(user, pool, lead.seq());
    if (Sight.fieldsOf(rules).get("claimsPerDay") instanceof Long limit && claims > limit) {
      world.violated("claimed " + claims + " in a day: " + user);
    }
  }

  /// Open leads of a pool that somebody has.
  private static long held(Ledger ledger, String user, String pool) {
    return ledger.records(RecordType.LEAD).stream()
        .map(versions -> Ledger.at(versions, ledger.seq()))
        .filter(Objects::nonNull)
        .map(Sight::fieldsOf)
        .filter(lead -> user.equals(lead.get("owner")) && pool.equals(lead.get("pool")))
        .filter(PoolScrutiny::isOpen)
        .count();
  }

  private static boolean isOpen(Map<String, Object> lead) {
    return !"converted".equals(lead.get("status")) && !"disqualified".equals(lead.get("status"));
  }

  // Who may do something about a lead that they do not see.

  /// Whoever had the lead, or claimed it too late, may add to it what they did in that time.
  static boolean hadIt(Version lead, String user) {
    var fields = Sight.fieldsOf(lead);
    return lead.type() == RecordType.LEAD
        && (user.equals(fields.get("previousOwner"))
            || fields.get("lostClaims") instanceof List<?> lost
                && lost.stream().anyMatch(one -> String.valueOf(one).startsWith(user + '@')));
  }

  /// HQ notes on the lead that somebody was told that another was first.
  static boolean isTold(Version before, Version after, String user) {
    var was = new HashMap<>(Sight.fieldsOf(before));
    var is = new HashMap<>(Sight.fieldsOf(after));
    was.remove("lostClaims");
    is.remove("lostClaims");
    return before.type() == RecordType.LEAD && was.equals(is) && hadIt(after, user);
  }

  // What HQ takes back.

  /// @param seqBefore the newest change before HQ did it
  static void takenBack(World world, long seqBefore) {
    for (var versions : world.ledger.records(RecordType.LEAD)) {
      var after = versions.getLast();
      var before = Ledger.at(versions, seqBefore);
      if (after.seq() > seqBefore && before != null && isPooled(after)) {
        takenBack(world, before, after, seqBefore);
      }
    }
  }

  private static void takenBack(World world, Version before, Version after, long seqBefore) {
    var fields = Sight.fieldsOf(before);
    var pool = world.ledger.at(RecordType.POOL, String.valueOf(fields.get("pool")), seqBefore);
    if (pool == null
        || !isOpen(fields)
        || !(fields.get("claimedAt") instanceof Long claimedAt)
        || !TIME_WAS_UP.contains(String.valueOf(Sight.fieldsOf(after).get("pooledWhy")))) {
      world.violated("taken back, and nobody knows why: " + after.id());
      return;
    }
    var until = until(Sight.fieldsOf(pool), claimedAt, lastContact(world, before.id(), seqBefore));
    if (world.agenda.millis() < until) {
      world.violated("taken back before its time: " + after.id());
    }
    var owner = String.valueOf(fields.get("owner"));
    for (var laptop : world.laptops) {
      var life = laptop.life();
      if (laptop.user().equals(owner) && life != null && isWaitedFor(world, laptop, until)) {
        for (var contact : life.database.readNow(sql -> contacts(sql, before.id()))) {
          var at = Math.min(contact.occurredAt(), world.agenda.millis());
          if (contact.doneAt() < until - UNDER_WAY
              && at >= claimedAt
              && until(Sight.fieldsOf(pool), claimedAt, at) > world.agenda.millis()) {
            world.violated("taken back over a follow-up on " + laptop.name() + ": " + after.id());
          }
        }
      }
    }
  }

  /// Until when a lead stays with whoever has it.
  private static long until(Map<String, Object> pool, long claimedAt, long contact) {
    var protection = days(pool, "protectionDays", 10);
    var stays = claimedAt + protection;
    if (contact > claimedAt) {
      stays = Math.max(stays, contact + days(pool, "extensionDays", 3));
    }
    return Math.min(stays, claimedAt + days(pool, "capDays", Math.max(20, protection / DAY)));
  }

  private static long days(Map<String, Object> pool, String field, long usual) {
    return (pool.get(field) instanceof Long days ? days : usual) * DAY;
  }

  private static long lastContact(World world, String lead, long at) {
    return world.ledger.records(RecordType.ACTIVITY).stream()
        .map(versions -> Ledger.at(versions, at))
        .filter(Objects::nonNull)
        .map(Sight::fieldsOf)
        .filter(activity -> lead.equals(activity.get("parent")))
        .filter(activity -> CONTACT.contains(String.valueOf(activity.get("kind"))))
        .mapToLong(activity -> activity.get("occurredAt") instanceof Long when ? when : 0)
        .max()
        .orElse(0);
  }

  /// HQ waits for every laptop in use of which it has heard within its patience. Of two that began
  /// as one it cannot tell which it has heard.
  private static boolean isWaitedFor(World world, Laptop laptop, long until) {
    var copies = world.laptops.stream().filter(it -> it.device().equals(laptop.device())).count();
    var known =
        world.hq.read(transaction -> transaction.devices().find(laptop.device())).orElse(null);
    return copies == 1
        && known != null
        && known.revokedAt() == null
        && world.agenda.millis() - Math.max(until, known.lastSeen()) < PATIENCE_DAYS * DAY;
  }

  /// @param occurredAt as the person's laptop says it
  /// @param doneAt when it was given
  private record Contact(long occurredAt, long doneAt) {}

  private static List<Contact> contacts(Sql sql, String lead) {
    return sql.list(
        """
        SELECT id, json_extract(arguments, '$.occurredAt'), json_extract(arguments, '$.kind')
        FROM outbox WHERE kind IN ('LogActivity', 'NoteContact')
          AND json_extract(arguments, '$.parent') = ?\
        """,
        columns ->
            CONTACT.contains(String.valueOf(columns.textOrNull(3)))
                ? new Contact(
                    columns.number(2),
                    UUID.fromString(columns.text(1)).getMostSignificantBits() >>> 16)
                : new Contact(0, Long.MAX_VALUE),
        lead);
  }
}

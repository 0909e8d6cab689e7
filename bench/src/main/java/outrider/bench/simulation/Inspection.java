package outrider.bench.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import outrider.app.store.OutboxStore;
import outrider.app.store.Portions;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.ScopeState;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Compares what is with what ought to be: on one laptop between two events, and everywhere once
/// all is quiet.
final class Inspection {

  private static final Set<String> CONTACT = Set.of("call", "visit", "email", "wechat", "meeting");

  private Inspection() {}

  /// A laptop on which nothing waits must show HQ as it was at one number: an envelope's rows are
  /// all there or none, and nobody else's are. Not in the middle of a download in parts, whose rows
  /// do not go back to one number before the last is there; and not on one that has yet to hear
  /// that HQ was restored: its numbers count what is not there any more.
  static void glance(World world, Laptop laptop, Life life) {
    var at = life.database.readNow(Inspection::quietAt);
    var base = life.replica.standing().base();
    if (at.isPresent()
        && !isHalfWritten(world, life, at.get())
        && base.isPresent()
        && base.getAsLong() == at.get()
        && life.replica.identity().epoch().equals(world.hq.epoch())
        && at.get() <= world.ledger.seq()
        && holdsItsScopes(world, laptop, life, at.get())) {
      differences(world, laptop, life, at.get()).forEach(world::violated);
    }
  }

  /// A part of a download may end within a number, of which more rows may come: it is not counted
  /// as reached. Where nobody downloads in parts a row ahead of its number is wrong.
  private static boolean isHalfWritten(World world, Life life, long at) {
    return !world.portions.equals(Portions.USUAL)
        && life.database.readNow(sql -> sql.number("SELECT max(seq) FROM scope_member")) > at;
  }

  /// A change of a person's scopes may be known here a moment before the rows that follow from it.
  private static boolean holdsItsScopes(World world, Laptop laptop, Life life, long at) {
    return life.replica
        .cursors()
        .keySet()
        .equals(Sight.of(world.ledger, laptop.user(), at).scopes());
  }

  /// The number that all scopes are at; empty while commands wait or scopes differ.
  private static Optional<Long> quietAt(Sql sql) {
    var waits = OutboxStore.count(sql) > 0 || sql.number("SELECT count(*) FROM shadow") > 0;
    var numbers = new HashSet<>(sql.list("SELECT seq FROM scope", columns -> columns.number(1)));
    return waits || numbers.size() != 1 ? Optional.empty() : Optional.of(numbers.iterator().next());
  }

  /// How a laptop differs from what its person should see.
  static List<String> differences(World world, Laptop laptop, Life life, long at) {
    var differences = new ArrayList<String>();
    var sight = Sight.of(world.ledger, laptop.user(), at);
    var expected = new TreeMap<String, Map<String, Object>>();
    world.ledger.each(
        at,
        (key, version) -> {
          if (sight.holds(version)) {
            expected.put(key, Sight.fieldsOf(version));
          }
        });
    var actual = life.database.readNow(Inspection::rows);
    actual.forEach((key, row) -> {
      var right = expected.remove(key);
      if (right == null) {
        differences.add(laptop.name() + " at " + at + " holds a foreign or dead row: " + key);
      } else if (!right.equals(row.fields())) {
        differences.add(
            laptop.name()
                + " at "
                + at
                + " differs: "
                + key
                + " is "
                + row.sorted()
                + " instead of "
                + new TreeMap<>(right));
      }
    });
    expected
        .keySet()
        .forEach(key -> differences.add(laptop.name() + " at " + at + " misses " + key));
    life.database
        .readNow(FactScrutiny::differences)
        .forEach(wrong -> differences.add(laptop.name() + " at " + at + " counts " + wrong));
    return differences;
  }

  private static Map<String, Row> rows(Sql sql) {
    var rows = new TreeMap<String, Row>();
    for (var type : RecordType.values()) {
      RecordTable.of(type).each(sql, "1 = 1", row -> rows.put(Ledger.key(type, row.id()), row));
    }
    return rows;
  }

  /// Everything, when all is quiet.
  static void everything(World world) {
    var attention = new HashSet<String>();
    for (var laptop : world.laptops) {
      if (laptop.isGone()) {
        continue;
      }
      var life = laptop.life();
      if (life == null) {
        world.violated(laptop.name() + " is off");
        continue;
      }
      differences(world, laptop, life, world.ledger.seq()).forEach(world::violated);
      attention.addAll(
          life.database.readNow(
              sql -> sql.list("SELECT envelope_id FROM attention", columns -> columns.text(1))));
      var left =
          life.database.readNow(sql ->
              sql.number("SELECT count(*) FROM shadow")
                  + sql.number("SELECT count(*) FROM outbox_touch"));
      if (left > 0) {
        world.violated(laptop.name() + " keeps shadows of nothing: " + left);
      }
    }
    promises(world, attention);
    handedIn(world);
    counts(world);
    runs(world);
    escalations(world);
    Consequences.check(world);
    world.visitors.check();
    world.telephone.check();
    states(world);
  }

  /// What a person was told is done has exactly one fate at HQ; what was refused is before them.
  private static void promises(World world, Set<String> attention) {
    world
        .ledger
        .given()
        .forEach((envelope, given) -> {
          var fate = world.ledger.fates().get(envelope);
          if (fate == null && !attention.contains(envelope)) {
            world.violated("lost: " + given + ' ' + envelope);
          } else if (fate == Outcome.Status.REJECTED && !attention.contains(envelope)) {
            world.violated("refused unseen: " + given + ' ' + envelope);
          } else if (fate != null
              && given.kind().equals("poison")
              && fate != Outcome.Status.REJECTED) {
            world.violated("poison went through: " + fate);
          }
        });
  }

  /// What HQ took from a laptop that is gone, it has.
  private static void handedIn(World world) {
    world
        .ledger
        .handedIn()
        .forEach((device, envelopes) -> {
          var kept = world.hq.read(transaction -> transaction.handedIn().count(device));
          if (kept < envelopes.size()) {
            world.violated(
                "handed in and lost: " + device + " has " + kept + " of " + envelopes.size());
          }
        });
  }

  /// A lead's or deal's touches are its logged contacts, each once.
  private static void counts(World world) {
    var touches = new TreeMap<String, Long>();
    var seq = world.ledger.seq();
    world.ledger.each(
        seq,
        (key, version) -> {
          if (version.type() == RecordType.ACTIVITY) {
            var fields = Sight.fieldsOf(version);
            if (CONTACT.contains(String.valueOf(fields.get("kind")))
                && !"in".equals(fields.get("direction"))) {
              touches.merge(fields.get("parentType") + "/" + fields.get("parent"), 1L, Long::sum);
            }
          }
        });
    world.ledger.each(
        seq,
        (key, version) -> {
          if (version.type() == RecordType.LEAD || version.type() == RecordType.OPPORTUNITY) {
            var counted =
                Sight.fieldsOf(version).get("touches") instanceof Long number ? number : 0L;
            if (counted != touches.getOrDefault(key, 0L)) {
              world.violated(
                  key + " counts " + counted + " touches and has " + touches.getOrDefault(key, 0L));
            }
          }
        });
  }

  /// A lead runs one cadence at a time, and what it runs has one open task.
  private static void runs(World world) {
    var seq = world.ledger.seq();
    var leads = new HashSet<String>();
    world.ledger.each(
        seq,
        (key, version) -> {
          var fields = Sight.fieldsOf(version);
          if (version.type() != RecordType.ENROLLMENT || "ended".equals(fields.get("state"))) {
            return;
          }
          if (!leads.add(String.valueOf(fields.get("parent")))) {
            world.violated("runs two cadences: lead " + fields.get("parent"));
          }
          var task = world.ledger.at(RecordType.TASK, String.valueOf(fields.get("task")), seq);
          var open = task != null && Sight.fieldsOf(task).get("doneAt") == null;
          if ("running".equals(fields.get("state")) && !open) {
            world.violated(key + " runs without a task: " + fields);
          }
        });
  }

  /// Each comes to be once, and a lead is marked as long as there is one that nobody has settled.
  private static void escalations(World world) {
    var known = new HashSet<String>();
    var pending = new HashSet<String>();
    world.ledger.each(
        world.ledger.seq(),
        (key, version) -> {
          if (version.type() == RecordType.ESCALATION) {
            var fields = Sight.fieldsOf(version);
            if (!known.add(
                fields.get("task") + "/" + fields.get("level") + "/" + fields.get("dueAt"))) {
              world.violated("escalated twice: " + fields);
            }
            if (Set.of("open", "acknowledged").contains(String.valueOf(fields.get("state")))) {
              pending.add(fields.get("parentType") + "/" + fields.get("parent"));
            }
          }
        });
    world.ledger.each(
        world.ledger.seq(),
        (key, version) -> {
          if (version.type() == RecordType.LEAD
              && pending.contains(key) != Sight.fieldsOf(version).containsKey("escalatedAt")) {
            world.violated(key + " is marked as overdue and is not, or the other way round");
          }
        });
  }

  /// HQ's own sums, added up again.
  private static void states(World world) {
    var states = new TreeMap<String, ScopeState>();
    world.ledger.each(
        world.ledger.seq(),
        (key, version) -> {
          var fields = Sight.fieldsOf(version);
          var scopes = new HashSet<String>();
          if (version.type().isConfiguration()) {
            scopes.add("config");
          } else {
            if (fields.get("owner") instanceof String owner) {
              scopes.add("user/" + owner);
            }
            if (fields.get("team") instanceof String team) {
              scopes.add((Sight.isForLeads(version.type()) ? "lead/" : "team/") + team);
            }
            if (fields.get("owner") == null && fields.get("pool") instanceof String pool) {
              scopes.add("pool/" + pool);
            }
            if (Sight.isOfTheLibrary(version)) {
              scopes.add("everyone".equals(fields.get("audience")) ? "config" : "leads");
            }
            Sight.members(fields).forEach(member -> scopes.add("member/" + member));
          }
          for (var scope : scopes) {
            var state = states.getOrDefault(scope, ScopeState.EMPTY);
            states.put(scope, state.plus(version.type().wireName(), version.id(), version.seq()));
          }
        });
    states.forEach((scope, state) -> {
      var stored = world.hq.read(transaction -> transaction.scopes().state(scope));
      if (!stored.equals(state)) {
        world.violated("HQ's sum of " + scope + " is " + stored + " instead of " + state);
      }
    });
  }
}

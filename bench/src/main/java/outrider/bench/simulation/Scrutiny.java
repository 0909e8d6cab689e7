package outrider.bench.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outrider.bench.simulation.Ledger.Version;
import outrider.core.experiment.Experiment;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.protocol.Outcome;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.server.push.OwnCommands;

/// Looks at each change that HQ commits: whoever sent it had to be allowed to, no time in it lies
/// in the future, and no deal went past a gate.
final class Scrutiny {

  /// Fields that say when something happened. (When something is due may well lie ahead.)
  private static final Set<String> HAPPENED =
      Set.of(
          "createdAt",
          "occurredAt",
          "doneAt",
          "stageSince",
          "lastContactAt",
          "firstContactAt",
          "settledAt",
          "claimedAt",
          "pooledAt",
          "previousOwnerLeftAt",
          "removedAt",
          "at");

  private Scrutiny() {}

  static void check(World world, Version version, String user) {
    var ledger = world.ledger;
    var before = ledger.at(version.type(), version.id(), ledger.seq());
    checkTimes(world, version);
    if (version.type() == RecordType.ESCALATION) {
      checkEscalation(world, version, before, user);
    }
    if (before != null && !user.equals(OwnCommands.HEADQUARTERS)) {
      checkSight(world, version, before, user);
    }
    if (version.type() == RecordType.OPPORTUNITY && before != null) {
      checkGate(world, version, before);
    }
    if (version.type() == RecordType.LEAD) {
      PoolScrutiny.check(world, version, before, user);
    }
  }

  /// What one server knows of a device, another learns within two seconds.
  private static final long REMEMBERED_MILLIS = 2_000;

  /// A withdrawn device is turned away.
  static void checkAdmitted(World world, String device) {
    var withdrawnAt = world.ledger.withdrawn().get(device);
    if (withdrawnAt != null && world.agenda.millis() > withdrawnAt + REMEMBERED_MILLIS) {
      world.violated("let in although it was withdrawn: " + device);
    }
  }

  /// What a program of ours wrote is read by every program of ours that is not older. Only a
  /// command that never was one is not understood.
  static void checkUnderstood(World world, Outcome outcome) {
    var given = world.ledger.given().get(outcome.id());
    var strange =
        outcome.reasons().stream().anyMatch(reason -> reason.id().equals("command.unknown"));
    if (strange && given != null && !given.kind().equals("poison")) {
      world.violated("not understood: " + given + ' ' + outcome.id());
    }
  }

  private static void checkTimes(World world, Version version) {
    Sight.fieldsOf(version)
        .forEach((name, value) -> {
          if (HAPPENED.contains(name)
              && value instanceof Long time
              && time > world.agenda.millis()) {
            world.violated(
                "from the future: "
                    + version.type()
                    + ' '
                    + version.id()
                    + ' '
                    + name
                    + ' '
                    + time);
          }
        });
  }

  /// HQ alone makes one, of a task that is there and was due. Nobody writes it anew.
  private static void checkEscalation(
      World world, Version after, @Nullable Version before, String user) {
    var fields = Sight.fieldsOf(after);
    if (before != null || fields.isEmpty()) {
      return;
    }
    if (!user.equals(OwnCommands.HEADQUARTERS)) {
      world.violated("escalated by " + user);
    }
    var task = world.ledger.at(RecordType.TASK, String.valueOf(fields.get("task")), after.seq());
    if (task == null || !(fields.get("dueAt") instanceof Long due)) {
      world.violated("an escalation of nothing: " + after.id());
    } else if (due > world.agenda.millis()) {
      world.violated("escalated before it was due: " + after.id());
    }
  }

  private static void checkSight(World world, Version after, Version before, String user) {
    var sight = Sight.of(world.ledger, user, world.ledger.seq());
    if (after.type().isConfiguration()) {
      if (!user.equals(Company.id("admin"))
          && !isMoved(world, before, after)
          && !isSigned(world, before, after)
          && !isTriedOut(before, after, sight)) {
        world.violated("configuration changed by " + user + ": " + after.type() + ' ' + after.id());
      }
      if (after.type() == RecordType.EXPERIMENT && isRegisteredAnew(before, after)) {
        world.violated("an experiment that had begun was rewritten: " + after.id());
      }
      return;
    }
    // What hangs on a record goes with it; the record itself may have moved one change earlier.
    var parent = parentOf(world, before);
    if (!isInSight(world, sight, before)
        && !PoolScrutiny.hadIt(parent == null ? before : parent, user)
        && !PoolScrutiny.isTold(before, after, user)
        && !isAnnulment(before, after)
        && !isForgetting(before, after)) {
      world.violated("changed unseen: " + after.type() + ' ' + after.id() + " by " + user);
    }
  }

  /// Whether somebody sees a record or what it hangs on, however far up.
  private static boolean isInSight(World world, Sight sight, Version record) {
    for (var above = record; above != null; above = parentOf(world, above)) {
      if (sight.sees(above)) {
        return true;
      }
    }
    return false;
  }

  /// Whoever gives somebody's book away may say which team they belong to from now on, or take that
  /// back.
  private static boolean isMoved(World world, Version before, Version after) {
    var was = new HashMap<>(Sight.fieldsOf(before));
    var is = new HashMap<>(Sight.fieldsOf(after));
    was.remove("team");
    is.remove("team");
    return after.type() == RecordType.USER
        && was.equals(is)
        && (world.ledger.isPushed("HandOver", "from", after.id())
            || world.ledger.isPushed("UndoHandover"));
  }

  /// Whoever answers for IT signs a change of the rules, and does no more to it.
  private static boolean isSigned(World world, Version before, Version after) {
    var was = new HashMap<>(Sight.fieldsOf(before));
    var is = new HashMap<>(Sight.fieldsOf(after));
    was.keySet().removeIf(field -> field.startsWith("it"));
    is.keySet().removeIf(field -> field.startsWith("it"));
    return after.type() == RecordType.CHANGE_REQUEST
        && was.equals(is)
        && world.ledger.isPushed("SignChange", "change", after.id());
  }

  /// Whoever leads a team writes down what is tried out in it.
  private static boolean isTriedOut(Version before, Version after, Sight sight) {
    var teams = new HashSet<>(List.of(team(before), team(after)));
    teams.remove("");
    return after.type() == RecordType.EXPERIMENT
        && !teams.isEmpty()
        && teams.stream().allMatch(sight::isAtTheHeadOf);
  }

  private static String team(Version version) {
    return String.valueOf(Sight.fieldsOf(version).getOrDefault("team", ""));
  }

  /// What is registered stays from the beginning on.
  private static boolean isRegisteredAnew(Version before, Version after) {
    var was = Sight.fieldsOf(before);
    var is = Sight.fieldsOf(after);
    return !was.isEmpty()
        && !Experiment.DRAFT.equals(was.get(Experiment.STATE))
        && Experiment.REGISTERED.stream()
            .anyMatch(field -> !Objects.equals(was.get(field), is.get(field)));
  }

  /// Whoever has a deal takes somebody off it, and so from its customer, whoever has that.
  private static boolean isForgetting(Version before, Version after) {
    var was = new HashMap<>(Sight.fieldsOf(before));
    var is = new HashMap<>(Sight.fieldsOf(after));
    var isLess = Sight.members(was).containsAll(Sight.members(is));
    was.remove("members");
    is.remove("members");
    return (after.type() == RecordType.ACCOUNT || after.type() == RecordType.CONTACT)
        && isLess
        && was.equals(is);
  }

  /// Who did in time what HQ has given to another meanwhile annuls that, and can do no more.
  private static boolean isAnnulment(Version before, Version after) {
    if (after.type() == RecordType.ESCALATION) {
      return "annulled".equals(Sight.fieldsOf(after).get("state"));
    }
    var was = new HashMap<>(Sight.fieldsOf(before));
    return after.type() == RecordType.LEAD
        && was.remove("escalatedAt") != null
        && was.equals(Sight.fieldsOf(after));
  }

  /// The newest version of the parent that was not a deletion.
  private static @Nullable Version parentOf(World world, Version child) {
    var fields = Sight.fieldsOf(child);
    var key =
        child.type() == RecordType.CONTACT
            ? "account/" + fields.get("account")
            : fields.get("parentType") + "/" + fields.get("parent");
    var versions = world.ledger.records().get(key);
    return versions == null
        ? null
        : versions.reversed().stream()
            .filter(version -> version.fields() != null)
            .findFirst()
            .orElse(null);
  }

  private static void checkGate(World world, Version after, Version before) {
    var from = stage(world, Sight.fieldsOf(before).get("stage"));
    var to = stage(world, Sight.fieldsOf(after).get("stage"));
    var passed =
        from != null
            && to != null
            && from.pipeline().equals(to.pipeline())
            && Company.id("survey").equals(from.lineage())
            && (Company.id("quote").equals(to.lineage()) && from.position() < to.position()
                || Company.id("won").equals(to.lineage()));
    if (!passed) {
      return;
    }
    var ledger = world.ledger;
    var need = photosNeeded(world);
    var have =
        ledger.records(RecordType.ATTACHMENT).stream()
            .map(versions -> Ledger.at(versions, ledger.seq()))
            .filter(Objects::nonNull)
            .map(Sight::fieldsOf)
            .filter(file -> after.id().equals(file.get("parent")))
            .filter(file -> Company.PHOTO.equals(file.get("kind")))
            .map(file -> file.get("sha256"))
            .distinct()
            .count();
    if (have < need) {
      world.violated("past a gate: " + after.id() + " with " + have + " of " + need);
    }
  }

  /// A version of the pipeline has the stage under an id of its own.
  private static @Nullable OpportunityStage stage(World world, @Nullable Object id) {
    var version =
        id instanceof String known
            ? world.ledger.at(RecordType.STAGE, known, world.ledger.seq())
            : null;
    return version == null || version.fields() == null
        ? null
        : OpportunityStage.of(new Row(RecordType.STAGE, version.id(), Sight.fieldsOf(version)));
  }

  /// What the mildest version asks for: a move that waited is judged by the one it was made under.
  private static long photosNeeded(World world) {
    var photos =
        world.ledger.records(RecordType.CHECKLIST_ITEM).stream()
            .map(versions -> Ledger.at(versions, world.ledger.seq()))
            .filter(version -> version != null && version.fields() != null)
            .map(version ->
                ChecklistItem.of(
                    new Row(RecordType.CHECKLIST_ITEM, version.id(), Sight.fieldsOf(version))))
            .filter(item -> item.lineage().equals(Company.id("photos")))
            .toList();
    return photos.stream().mapToLong(item -> item.required() ? item.count() : 0).min().orElse(0);
  }
}

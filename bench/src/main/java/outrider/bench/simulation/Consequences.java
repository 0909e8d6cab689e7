package outrider.bench.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outrider.bench.simulation.Ledger.Version;
import outrider.core.record.RecordType;

/// What has to have followed from what people and HQ did, once all is quiet: of tasks that repeat,
/// of tags that rules give, of what hangs on the leads of pools.
final class Consequences {

  private static final Set<RecordType> GO_ALONG =
      Set.of(RecordType.TASK, RecordType.ACTIVITY, RecordType.ENROLLMENT, RecordType.TAGGING);

  private Consequences() {}

  static void check(World world) {
    series(world);
    tags(world);
    pools(world);
  }

  // Tasks that repeat.

  /// Each occurrence is there once. Of those that nobody has opened again or deleted, one is open
  /// at most; and where there is no end to them and they hang on no lead that may be closed,
  /// exactly one.
  private static void series(World world) {
    var series = new TreeMap<String, Series>();
    for (var versions : world.ledger.records(RecordType.TASK)) {
      var touched = new HashSet<String>();
      versions.forEach(version -> name(version).ifPresent(touched::add));
      var meddled = isMeddled(versions) || touched.size() > 1;
      touched.forEach(name -> series.computeIfAbsent(name, _ -> new Series()).meddled |= meddled);
      var last = versions.getLast();
      name(last).ifPresent(name -> Objects.requireNonNull(series.get(name)).add(world, last));
    }
    series.forEach((name, one) -> one.check(world, name));
  }

  private static Optional<String> name(Version task) {
    return Optional.ofNullable(Sight.fieldsOf(task).get("series")).map(String::valueOf);
  }

  /// Whether it was deleted, opened again, or taken out of its series.
  private static boolean isMeddled(List<Version> versions) {
    var done = false;
    var inSeries = false;
    for (var version : versions) {
      var fields = Sight.fieldsOf(version);
      if (version.fields() == null
          || done && !fields.containsKey("doneAt")
          || inSeries && !fields.containsKey("series")) {
        return true;
      }
      done = fields.containsKey("doneAt");
      inSeries = fields.containsKey("series");
    }
    return false;
  }

  private static final class Series {
    private final Set<Object> occurrences = new HashSet<>();
    private boolean meddled;
    private boolean endless = true;
    private int open;

    void add(World world, Version task) {
      var fields = Sight.fieldsOf(task);
      if (!occurrences.add(String.valueOf(fields.get("occursAt")))) {
        world.violated("one occurrence twice: " + fields);
      }
      open += fields.containsKey("doneAt") ? 0 : 1;
      endless &=
          !String.valueOf(fields.get("repeats")).contains("COUNT")
              && !"lead".equals(fields.get("parentType"));
    }

    void check(World world, String name) {
      if (!meddled && open > 1) {
        world.violated("a series has " + open + " open tasks: " + name);
      } else if (!meddled && endless && open == 0) {
        world.violated("a series goes on and has no open task: " + name);
      }
    }
  }

  // Tags that rules give.

  /// Why a lead has such a tag is written beside it, and of those that exclude one another it has
  /// one.
  private static void tags(World world) {
    var reasons = new HashMap<String, Set<Object>>();
    each(world, RecordType.TAGGING)
        .filter(tagging -> tagging.containsKey("at") && !tagging.containsKey("removedAt"))
        .forEach(tagging ->
            reasons
                .computeIfAbsent(String.valueOf(tagging.get("parent")), _ -> new HashSet<>())
                .add(String.valueOf(tagging.get("tag"))));
    for (var versions : world.ledger.records(RecordType.LEAD)) {
      var lead = versions.getLast();
      var tags = Sight.fieldsOf(lead).get("tags") instanceof List<?> some ? some : List.of();
      for (var tag : tags) {
        var given = Company.PHASES.contains(tag) || tag.toString().startsWith("auto ");
        if (given && !reasons.getOrDefault(lead.id(), Set.of()).contains(tag)) {
          world.violated("tagged for no reason: " + lead.id() + ' ' + tag);
        }
      }
      if (tags.containsAll(Company.PHASES)) {
        world.violated("tagged as in two phases at once: " + lead.id());
      }
    }
  }

  // What hangs on the leads of pools.

  /// It lies where the lead lies.
  private static void pools(World world) {
    for (var type : GO_ALONG) {
      each(world, type)
          .filter(child -> "lead".equals(child.get("parentType")))
          .forEach(child -> {
            var lead =
                world.ledger.at(
                    RecordType.LEAD, String.valueOf(child.get("parent")), world.ledger.seq());
            if (lead != null && !whose(child).equals(whose(Sight.fieldsOf(lead)))) {
              world.violated(
                  "hangs on lead " + lead.id() + " and is somebody else's: " + type + ' ' + child);
            }
          });
    }
  }

  private static String whose(Map<String, Object> fields) {
    var owner = fields.get("owner");
    return owner == null ? "pool " + fields.get("pool") : "user " + owner;
  }

  private static Stream<Map<String, Object>> each(World world, RecordType type) {
    return world.ledger.records(type).stream()
        .map(List::getLast)
        .map(Consequences::fields)
        .filter(Objects::nonNull);
  }

  private static @Nullable Map<String, Object> fields(Version version) {
    return version.fields();
  }
}

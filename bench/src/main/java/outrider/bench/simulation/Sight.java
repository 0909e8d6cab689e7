package outrider.bench.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import outrider.bench.simulation.Ledger.Version;
import outrider.core.record.RecordType;

/// Who may see what, worked out a second time, from the ledger and in the plainest way, so that a
/// mistake in the product is not made here as well.
final class Sight {

  private final boolean everything;
  private boolean leads;
  private final Set<String> people = new TreeSet<>();
  private final Set<String> teams = new TreeSet<>();
  private final Set<String> led = new TreeSet<>();
  private final Set<String> pools = new TreeSet<>();
  private String self = "";

  private Sight(boolean everything) {
    this.everything = everything;
  }

  /// What a person sees at a number of HQ's.
  static Sight of(Ledger ledger, String user, long at) {
    var me = ledger.at(RecordType.USER, user, at);
    if (me == null || Boolean.TRUE.equals(fieldsOf(me).get("inactive"))) {
      return new Sight(false);
    }
    var role = fieldsOf(me).get("role");
    var sight = new Sight("admin".equals(role));
    var above = new HashMap<String, @Nullable Object>();
    for (var team : all(ledger, RecordType.TEAM, at)) {
      above.put(team.id(), fieldsOf(team).get("above"));
    }
    sight.self = user;
    sight.people.add(user);
    var mine = fieldsOf(me).get("team");
    for (var team = mine; team instanceof String id && above.containsKey(id); ) {
      if (!sight.teams.add(id)) {
        break;
      }
      team = above.get(id);
    }
    if ("manager".equals(role) || sight.everything) {
      sight.leads = true;
      for (var team : above.keySet()) {
        if (sight.everything || isBelow(team, mine, above)) {
          sight.teams.add(team);
          sight.led.add(team);
        }
      }
      for (var person : all(ledger, RecordType.USER, at)) {
        var team = fieldsOf(person).get("team");
        if (sight.everything || isBelow(team, mine, above)) {
          sight.people.add(person.id());
        }
      }
    }
    var theirs = "manager".equals(role) ? all(ledger, RecordType.USER, at) : List.of(me);
    for (var pool : all(ledger, RecordType.POOL, at)) {
      if (sight.everything
          || isMember(me, pool, above)
          || theirs.stream()
              .filter(person -> isBelow(fieldsOf(person).get("team"), mine, above))
              .anyMatch(person -> isMember(person, pool, above))) {
        sight.pools.add(pool.id());
      }
    }
    return sight;
  }

  /// Whether a person may claim from a pool.
  static boolean isMember(Ledger ledger, String user, String pool, long at) {
    var person = ledger.at(RecordType.USER, user, at);
    var of = ledger.at(RecordType.POOL, pool, at);
    var above = new HashMap<String, @Nullable Object>();
    for (var team : all(ledger, RecordType.TEAM, at)) {
      above.put(team.id(), fieldsOf(team).get("above"));
    }
    return person != null && of != null && isMember(person, of, above);
  }

  private static boolean isMember(
      Version person, Version pool, Map<String, @Nullable Object> above) {
    var fields = fieldsOf(pool);
    return names(fields.get("people")).contains(person.id())
        || names(fields.get("admins")).contains(person.id())
        || names(fields.get("teams")).stream()
            .anyMatch(team -> isBelow(fieldsOf(person).get("team"), team, above));
  }

  private static List<?> names(@Nullable Object set) {
    return set instanceof List<?> names ? names : List.of();
  }

  /// Whether the team is the other or somewhere below it.
  private static boolean isBelow(
      @Nullable Object team, @Nullable Object other, Map<String, @Nullable Object> above) {
    var steps = 0;
    for (var at = team; at instanceof String id && above.containsKey(id); at = above.get(id)) {
      if (id.equals(other)) {
        return true;
      }
      if (steps++ > above.size()) {
        return false;
      }
    }
    return false;
  }

  /// Whether it may look at, and so change, the record.
  boolean sees(Version version) {
    return everything || holds(version);
  }

  /// Whether it leads the team, or one above it.
  boolean isAtTheHeadOf(String team) {
    return led.contains(team);
  }

  /// Whether the record belongs in the book on the laptop.
  boolean holds(Version version) {
    if (people.isEmpty()) {
      return false;
    }
    var fields = fieldsOf(version);
    return version.type().isConfiguration()
        || isOfTheLibrary(version)
            && ("everyone".equals(fields.get("audience"))
                || leads && "leads".equals(fields.get("audience")))
        || fields.get("owner") == null && pools.contains(String.valueOf(fields.get("pool")))
        || people.contains(String.valueOf(fields.get("owner")))
        || (isForLeads(version.type()) ? led : teams).contains(String.valueOf(fields.get("team")))
        || members(fields).contains(self);
  }

  /// The people whom a record names as those who work on its deal.
  static Set<String> members(Map<String, Object> fields) {
    var members = new TreeSet<String>();
    for (var entry : names(fields.get("members"))) {
      members.add(String.valueOf(entry).split(":", 2)[0]);
    }
    return members;
  }

  static boolean isOfTheLibrary(Version version) {
    return version.type() == RecordType.CASE_STUDY
        || version.type() == RecordType.ATTACHMENT
            && "case_study".equals(fieldsOf(version).get("parentType"));
  }

  /// The names of the scopes that a laptop of this person's holds.
  Set<String> scopes() {
    var scopes = new TreeSet<String>();
    if (!people.isEmpty()) {
      scopes.add("config");
      if (leads) {
        scopes.add("leads");
      }
      scopes.add("member/" + self);
      people.forEach(person -> scopes.add("user/" + person));
      teams.forEach(team -> scopes.add("team/" + team));
      led.forEach(team -> scopes.add("lead/" + team));
      pools.forEach(pool -> scopes.add("pool/" + pool));
    }
    return scopes;
  }

  private static List<Version> all(Ledger ledger, RecordType type, long at) {
    var found = new ArrayList<Version>();
    for (var versions : ledger.records(type)) {
      var version = Ledger.at(versions, at);
      if (version != null) {
        found.add(version);
      }
    }
    return found;
  }

  static Map<String, Object> fieldsOf(Version version) {
    var fields = version.fields();
    return fields == null ? Map.of() : fields;
  }

  /// Seen by those who lead its team, and not by those who are in it.
  static boolean isForLeads(RecordType type) {
    return type == RecordType.DIAGNOSIS || type == RecordType.RATIO_FLAG;
  }
}

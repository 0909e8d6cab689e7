package outrider.bench.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Envelope;
import outrider.core.protocol.Outcome;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.server.store.Commit;

/// What ought to be true, in plain maps beside the product: every version of every record that HQ
/// committed, what became of each envelope, and what the people were promised.
final class Ledger {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  /// Ninety days, in which a laptop may come late, and the day that a limit asks about.
  private static final Duration CLAIMS_KNOWN = Duration.ofDays(91);

  /// @param fields null where the record was deleted
  record Version(
      long seq,
      RecordType type,
      String id,
      @Nullable Map<String, Object> fields,
      @Nullable String owner,
      @Nullable String team) {}

  /// A command that a laptop took.
  record Given(String laptop, String kind) {}

  private final World world;
  private final NavigableMap<String, List<Version>> records = new TreeMap<>();
  private final Map<String, Outcome.Status> fates = new HashMap<>();
  private final Set<String> undone = new HashSet<>();
  private final Map<String, Given> given = new LinkedHashMap<>();
  private final Map<String, Long> lanes = new HashMap<>();
  private final Map<String, Long> withdrawn = new TreeMap<>();
  private final Map<String, Set<String>> handedIn = new TreeMap<>();
  private final List<Runnable> undo = new ArrayList<>();
  private final List<String> pushed = new ArrayList<>();
  private Pusher pusher = new Pusher("", "", List.of());
  private long seq;

  private final Set<String> kindsDone = new TreeSet<>();
  private final NavigableMap<Long, Claim> claims = new TreeMap<>();

  /// That HQ let somebody have a lead of a pool.
  ///
  /// @param at when it was claimed
  private record Claim(String user, String pool, long at) {}

  private record Pusher(String user, String device, List<Envelope> envelopes) {}

  Ledger(World world) {
    this.world = world;
  }

  long seq() {
    return seq;
  }

  /// A person gave a command and was told that it is done.
  void given(String envelope, Laptop laptop, String kind) {
    given.put(envelope, new Given(laptop.name(), kind));
  }

  /// A laptop's disk lost what it had not written for good: nobody can expect these any more.
  void forgotten(Laptop laptop, Set<String> remembered) {
    given
        .entrySet()
        .removeIf(entry ->
            entry.getValue().laptop().equals(laptop.name())
                && !remembered.contains(entry.getKey()));
  }

  /// What HQ has answered and forgotten since, in a restore: the answer may have arrived.
  Set<String> undone() {
    return undone;
  }

  /// HQ has withdrawn a device.
  void withdrawn(String device, long at) {
    withdrawn.putIfAbsent(device, at);
  }

  /// Devices that HQ has withdrawn, and when.
  Map<String, Long> withdrawn() {
    return withdrawn;
  }

  /// A withdrawn laptop was told that HQ has these now.
  void handedIn(String device, List<Envelope> envelopes) {
    var all = handedIn.computeIfAbsent(device, _ -> new TreeSet<>());
    envelopes.stream().map(Envelope::id).filter(id -> !isDone(id)).forEach(all::add);
  }

  Map<String, Set<String>> handedIn() {
    return handedIn;
  }

  /// What was handed in and settled is forgotten sometime.
  void closeForLong() {
    handedIn.clear();
  }

  /// A laptop is gone, with all that it was told: what it had not sent or handed in is lost.
  void gone(Laptop laptop) {
    given.values().removeIf(command -> command.laptop().equals(laptop.name()));
  }

  /// Whether HQ has done a command.
  boolean isDone(String envelope) {
    var fate = fates.get(envelope);
    return fate != null && fate != Outcome.Status.REJECTED;
  }

  Map<String, Given> given() {
    return given;
  }

  Map<String, Outcome.Status> fates() {
    return fates;
  }

  /// Every version of every record, by type and id.
  Map<String, List<Version>> records() {
    return records;
  }

  // A push, from its beginning to its answer.

  void pushing(String user, String device, List<Envelope> envelopes) {
    pusher = new Pusher(user, device, envelopes);
    pushed.clear();
    undo.clear();
  }

  /// Whether the push that is under way has such a command about a record.
  boolean isPushed(String kind, String argument, String id) {
    return pusher.envelopes.stream().anyMatch(envelope -> isAbout(envelope, kind, argument, id));
  }

  boolean isPushed(String kind) {
    return pusher.envelopes.stream().anyMatch(envelope -> kind.equals(envelope.kind()));
  }

  /// When a claim was given, as HQ takes it. One push may claim a lead, give it back and claim it
  /// again.
  ///
  /// @param claimedAt what the lead says
  long pushedAt(String lead, Object claimedAt) {
    var claims =
        pusher.envelopes.stream()
            .filter(envelope -> isAbout(envelope, "ClaimLead", "lead", lead))
            .map(envelope -> Math.min(envelope.occurredAt(), world.agenda.millis()))
            .toList();
    return claims.stream()
        .filter(claimedAt::equals)
        .findFirst()
        // One that came to lie in the pool after it was claimed says when that was.
        .or(() -> claims.stream().findFirst())
        .orElse(world.agenda.millis());
  }

  private static boolean isAbout(Envelope envelope, String kind, String argument, String id) {
    var arguments = envelope.arguments();
    return kind.equals(envelope.kind()) && arguments != null && id.equals(arguments.get(argument));
  }

  void claimed(String user, String pool, long number, long at) {
    claims.put(number, new Claim(user, pool, at));
    undo.add(() -> claims.remove(number));
  }

  /// How many leads of a pool somebody has claimed in the 24 hours that end with this claim, and
  /// since; without what HQ may have forgotten, which a clock that is a year slow can bring.
  long claimsOfADay(String user, String pool, long number) {
    var last = Objects.requireNonNull(claims.get(number)).at - Duration.ofDays(1).toMillis();
    var known = world.agenda.millis() - CLAIMS_KNOWN.toMillis();
    return claims.values().stream()
        .filter(claim -> claim.user.equals(user) && claim.pool.equals(pool))
        .filter(claim -> claim.at > Math.max(last, known))
        .count();
  }

  /// HQ's commit listener calls this; the push is under way.
  void committed(Commit commit) {
    var before = seq;
    undo.add(() -> seq = before);
    for (var entry : commit.entries()) {
      var record = entry.record();
      var type = RecordType.byWireName(record.type()).orElseThrow();
      var version =
          new Version(
              record.seq(),
              type,
              record.id(),
              record.deleted() ? null : fields(type, record.id(), record.body()),
              record.owner(),
              record.team());
      Scrutiny.check(world, version, pusher.user);
      add(version);
    }
    for (var step : commit.lanes()) {
      var lane = step.deviceId() + '/' + step.incarnation() + '/' + step.lane();
      var last = lanes.getOrDefault(lane, 0L);
      lanes.put(lane, step.lastN());
      undo.add(() -> lanes.put(lane, last));
      pusher.envelopes.stream()
          .filter(envelope -> envelope.lane().name().equals(step.lane()))
          .filter(envelope -> envelope.n() > last && envelope.n() <= step.lastN())
          .map(Envelope::id)
          .distinct()
          .forEach(pushed::add);
    }
  }

  /// It may have been done long ago, by a copy of this disk: nothing is done of it now.
  private static boolean isLeftToThePerson(Outcome outcome) {
    return outcome.reasons().stream().anyMatch(reason -> reason.id().equals("envelope.doubtful"));
  }

  /// The answer is made: what was decided for the first time has its fate now.
  void answered(List<Outcome> outcomes) {
    for (var outcome : outcomes) {
      if (pushed.contains(outcome.id())
          && outcome.status() != Outcome.Status.DEFERRED
          && !isLeftToThePerson(outcome)) {
        done(outcome);
        var earlier = fates.put(outcome.id(), outcome.status());
        // A device that begins a new life is answered again; with anything else it was done again.
        if (earlier != null && earlier != outcome.status()) {
          world.violated("doubled: " + outcome.id() + ' ' + earlier + ' ' + outcome.status());
        }
        undo.add(() -> take(outcome.id(), earlier));
      }
    }
  }

  private void done(Outcome outcome) {
    var command = given.get(outcome.id());
    if (command != null && outcome.status() != Outcome.Status.REJECTED) {
      kindsDone.add(command.kind());
    }
  }

  /// What kinds of commands HQ has done for a laptop.
  Set<String> kindsDone() {
    return kindsDone;
  }

  private void take(String envelope, Outcome.@Nullable Status fate) {
    if (fate == null) {
      fates.remove(envelope);
    } else {
      fates.put(envelope, fate);
    }
  }

  /// The last push never came to be: its commit was torn off the disk.
  void undoLastPush() {
    for (var index = undo.size() - 1; index >= 0; index--) {
      undo.get(index).run();
    }
    undo.clear();
  }

  long lane(String device, long incarnation, String lane) {
    return lanes.getOrDefault(device + '/' + incarnation + '/' + lane, 0L);
  }

  // What there is.

  /// The founding of the company.
  void found(RecordType type, String id, long at, String body) {
    add(new Version(at, type, id, fields(type, id, body), null, null));
  }

  private void add(Version version) {
    var versions =
        records.computeIfAbsent(key(version.type(), version.id()), _ -> new ArrayList<>());
    versions.add(version);
    seq = Math.max(seq, version.seq());
    undo.add(() -> takeBack(version, versions));
  }

  private void takeBack(Version version, List<Version> versions) {
    versions.removeLast();
    if (versions.isEmpty()) {
      records.remove(key(version.type(), version.id()));
    }
  }

  /// Every version of every record of a type, by id.
  Collection<List<Version>> records(RecordType type) {
    // The slash that ends a type's name, and what comes behind it.
    return records.subMap(type.wireName() + '/', type.wireName() + '0').values();
  }

  static String key(RecordType type, String id) {
    return type.wireName() + '/' + id;
  }

  private static Map<String, Object> fields(RecordType type, String id, String body) {
    try {
      return new Row(type, id, JSON.readValue(body, MAP)).fields();
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  /// The record as it stood at a number; null where there was none.
  @Nullable Version at(RecordType type, String id, long number) {
    return at(records.getOrDefault(key(type, id), List.of()), number);
  }

  /// Gives every record that was there at a number, by type and id.
  void each(long number, BiConsumer<String, Version> visit) {
    records.forEach((key, versions) -> {
      var version = at(versions, number);
      if (version != null) {
        visit.accept(key, version);
      }
    });
  }

  static @Nullable Version at(List<Version> versions, long number) {
    for (var index = versions.size() - 1; index >= 0; index--) {
      var version = versions.get(index);
      if (version.seq() <= number) {
        return version.fields() == null ? null : version;
      }
    }
    return null;
  }

  /// A copy to come back to, such as a backup.
  record Page(
      Map<String, List<Version>> records,
      Map<String, Outcome.Status> fates,
      Map<String, Long> lanes,
      Map<String, Long> withdrawn,
      Map<String, Set<String>> handedIn,
      long seq) {}

  Page page() {
    var copy = new TreeMap<String, List<Version>>();
    records.forEach((key, versions) -> copy.put(key, new ArrayList<>(versions)));
    var kept = new TreeMap<String, Set<String>>();
    handedIn.forEach((device, envelopes) -> kept.put(device, Set.copyOf(envelopes)));
    return new Page(copy, Map.copyOf(fates), Map.copyOf(lanes), Map.copyOf(withdrawn), kept, seq);
  }

  void turnBackTo(Page page) {
    records.clear();
    page.records.forEach((key, versions) -> records.put(key, new ArrayList<>(versions)));
    undone.addAll(fates.keySet());
    undone.removeAll(page.fates.keySet());
    fates.clear();
    fates.putAll(page.fates);
    lanes.clear();
    lanes.putAll(page.lanes);
    withdrawn.clear();
    withdrawn.putAll(page.withdrawn);
    handedIn.clear();
    page.handedIn.forEach((device, envelopes) -> handedIn.put(device, new TreeSet<>(envelopes)));
    seq = page.seq;
    claims.tailMap(seq, false).clear();
    undo.clear();
  }
}

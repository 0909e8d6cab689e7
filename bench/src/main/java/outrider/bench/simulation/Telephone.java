package outrider.bench.simulation;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import outrider.bench.simulation.HqLife.Down;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.server.codec.Json;
import outrider.server.delivery.WebPost;
import outrider.server.problem.ProblemException;
import outrider.server.telephony.CallService;
import outrider.server.telephony.TelephoneLine;

/// The company's telephone system, with customers at the other end: rings where it is asked to, and
/// tells HQ what becomes of each call, twice, late and in any order, until HQ has heard it.
final class Telephone implements TelephoneLine {

  static final String SYSTEM = Company.id("telephone");
  static final String SECRET = "secret";

  /// Like HQ, nobody there remembers a call for longer.
  private static final long FORGOTTEN_MILLIS = Duration.ofDays(30).toMillis();

  private static final int NUMBERS = 40;

  private final World world;
  private final Dice dice;
  private final Set<String> asked = new HashSet<>();
  private final Map<String, String> dialled = new HashMap<>();

  /// Calls of HQ's in which somebody was spoken with, and of whose end HQ has heard.
  private final Set<String> spoken = new TreeSet<>();

  private long number;

  /// A call, as the system knows it.
  ///
  /// @param call of HQ's; empty where HQ did not ask for it
  private record Talk(String name, String call, String agent, String customer, boolean inbound) {
    String recording() {
      return "https://calls.example/" + name + ".mp3";
    }
  }

  Telephone(World world) {
    this.world = world;
    dice = world.dice("telephone");
  }

  /// One of those at which somebody answers.
  static String number(Dice dice) {
    return "138" + (10_000_000 + dice.below(NUMBERS));
  }

  /// Somebody has a call made.
  ///
  /// @param about the record, by type and id
  void dialled(String call, String about) {
    dialled.put(call, about);
  }

  // What HQ asks for.

  @Override
  public WebPost.Answer post(String address, Map<String, String> headers, byte[] body)
      throws IOException {
    var wanted = Json.read(body, Map.class);
    var call = String.valueOf(wanted.get("requestUniqueId"));
    if (!asked.add(call)) {
      world.violated("rings twice for one call: " + call);
    }
    var lost = world.weather.strikes(Fault.CALL_ANSWER_LOST, dice);
    if (!lost && dice.chance(0.1)) {
      return new WebPost.Answer(200, "{\"result\":\"7\",\"description\":\"no line\"}");
    }
    var talk =
        new Talk(
            name(),
            call,
            String.valueOf(wanted.get("cno")),
            String.valueOf(wanted.get("customerNumber")),
            false);
    ring(talk);
    if (lost) {
      throw new IOException("no answer");
    }
    return new WebPost.Answer(200, "{\"result\":\"0\",\"uniqueId\":\"" + talk.name + "\"}");
  }

  private String name() {
    return "talk-" + ++number;
  }

  /// Customers call, too, until the day is over.
  void ringIn(long untilMillis) {
    world.agenda.after(
        dice.between(20_000, 150_000),
        () -> {
          if (world.agenda.passedMillis() < untilMillis) {
            var agent = Company.extension(dice.pick(Company.PEOPLE));
            ring(new Talk(name(), "", agent, number(dice), true));
            ringIn(untilMillis);
          }
        });
  }

  // What it tells.

  private void ring(Talk talk) {
    var begun = world.agenda.millis();
    var answered = begun + dice.between(2_000, 20_000);
    var ended = answered + dice.between(1_000, 90_000);
    var how = dice.pick(List.of("双方接听", "双方接听", "双方接听", "客户未接听", "客户忙"));
    tell(talk, begun + 1_000, "ringing", Map.of());
    if (how.equals("双方接听")) {
      tell(talk, answered, "bridge", Map.of("bridgeTime", answered));
    }
    var more = new LinkedHashMap<String, Object>();
    more.put("status", how);
    more.put("startTime", begun);
    more.put("endTime", ended);
    more.put("recordFile", talk.recording());
    if (how.equals("双方接听")) {
      more.put("bridgeTime", answered);
      more.put("bridgeDuration", (ended - answered) / 1_000);
      if (dice.chance(0.7)) {
        more.put("transcript", "What was said in " + talk.name + ".\nGood bye.");
      }
    }
    tell(talk, ended, "hangup", more);
  }

  private void tell(Talk talk, long at, String event, Map<String, Object> more) {
    var message = new LinkedHashMap<String, Object>(more);
    message.put("event", event);
    message.put("uniqueId", talk.name);
    message.put("cno", talk.agent);
    message.put("customerNumber", talk.customer);
    message.put("callType", talk.inbound ? "inbound" : "outbound");
    if (!talk.call.isEmpty()) {
      message.put("requestUniqueId", talk.call);
    }
    var delay = at - world.agenda.millis() + dice.between(50, 2_000);
    if (world.weather.strikes(Fault.CALL_TOLD_LATE, dice)) {
      delay += dice.between(1_000, 90_000);
    }
    world.agenda.after(delay, () -> tell(talk, at, message));
    if (world.weather.strikes(Fault.CALL_TOLD_AGAIN, dice)) {
      world.agenda.after(delay + dice.between(0, 60_000), () -> tell(talk, at, message));
    }
  }

  /// Again and again, until it was heard.
  private void tell(Talk talk, long at, Map<String, Object> message) {
    if (world.agenda.millis() - at > FORGOTTEN_MILLIS) {
      return;
    }
    try {
      var bytes = Json.bytes(world.seams.toldOfCall(message));
      world.hq.hear(
          new CallService.Message("", Map.of(), Map.of(), Json.read(bytes, Map.class), bytes));
      world.trace.say("telephone", talk.name + ' ' + message.get("event"));
      if (message.containsKey("bridgeDuration") && !talk.inbound) {
        spoken.add(talk.call);
      }
    } catch (Down | ProblemException notNow) {
      world.agenda.after(dice.between(2_000, 20_000), () -> tell(talk, at, message));
    }
  }

  /// HQ is as it was at the time of a backup: of calls since then it knows nothing, whatever it is
  /// told.
  void turnBack() {
    dialled.clear();
    spoken.clear();
    asked.clear();
  }

  /// However often a call was told, it is one line on a timeline, and one that HQ asked for is
  /// there, unless somebody took it away.
  void check() {
    var lines = new TreeMap<String, Integer>();
    for (var versions : world.ledger.records(RecordType.ACTIVITY)) {
      var last = versions.getLast();
      if (last.fields() != null && Sight.fieldsOf(last).containsKey("recording")) {
        lines.merge(recording(last), 1, Integer::sum);
      }
    }
    lines.forEach((recording, times) -> {
      if (times > 1) {
        world.violated("one call is " + times + " on timelines: " + recording);
      }
    });
    spoken.forEach(call -> {
      var line = Ledger.key(RecordType.ACTIVITY, Ids.derive(call, "activity"));
      if (isThere(dialled.get(call)) && !world.ledger.records().containsKey(line)) {
        world.violated("told and on no timeline: " + call);
      }
    });
  }

  private boolean isThere(@Nullable String record) {
    var versions = record == null ? null : world.ledger.records().get(record);
    return versions != null && versions.stream().noneMatch(version -> version.fields() == null);
  }

  private static String recording(Ledger.Version activity) {
    return String.valueOf(Sight.fieldsOf(activity).get("recording"));
  }
}

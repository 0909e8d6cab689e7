package outrider.bench.simulation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import outrider.bench.simulation.HqLife.Down;
import outrider.core.configuration.Form;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.server.intake.Sender;
import outrider.server.problem.ProblemException;

/// People on the company's website: they send forms, now and then the same one twice, and are given
/// a reference.
final class Visitors {

  /// A field that people do not see.
  static final String TRAP = "website";

  private final World world;
  private final Dice dice;
  private final Dice idDice;
  private final Map<String, String> references = new TreeMap<>();
  private long number;

  Visitors(World world) {
    this.world = world;
    dice = world.dice("visitors");
    idDice = world.dice("visitors' ids");
  }

  /// For a record that HQ makes.
  String id() {
    return idDice.id(world.agenda.millis());
  }

  void come(long untilMillis) {
    world.agenda.after(
        dice.between(5_000, 60_000),
        () -> {
          if (world.agenda.passedMillis() < untilMillis) {
            send();
            come(untilMillis);
          }
        });
  }

  private void send() {
    var key = "sent " + ++number;
    var values = new HashMap<String, String>();
    values.put("name", "visitor " + number);
    values.put("phone", Telephone.number(dice));
    if (dice.chance(0.5)) {
      values.put("company", "company " + dice.below(10));
    }
    if (dice.chance(0.1)) {
      values.put(TRAP, "filled in by a robot");
    }
    attempt(key, values);
    if (world.weather.strikes(Fault.FORM_SENT_AGAIN, dice)) {
      world.agenda.after(dice.between(0, 40_000), () -> attempt(key, values));
    }
  }

  private void attempt(String key, Map<String, String> values) {
    if (!world.hq.isUp()) {
      return;
    }
    try {
      var form = form();
      var reference = world.hq.submit(new Sender(form, "page/" + form.id()), values, key);
      world.trace.say("visitor", key + " is " + reference);
      if (values.containsKey(TRAP)) {
        return;
      }
      // What was answered is remembered for days, not for months.
      var sent = key + " by " + form.id() + " after " + world.agenda.leaps();
      var earlier = references.put(sent, reference);
      if (earlier != null && !earlier.equals(reference)) {
        world.violated("one form became two: " + key);
      }
    } catch (Down | ProblemException notNow) {
      world.trace.say("visitor", key + " is not taken");
    }
  }

  private Form form() {
    var forms = new LinkedHashMap<String, Row>();
    world.ledger.each(
        world.ledger.seq(),
        (_, version) -> {
          if (version.type() == RecordType.FORM) {
            forms.put(version.id(), new Row(version.type(), version.id(), Sight.fieldsOf(version)));
          }
        });
    if (forms.isEmpty()) {
      throw new Down();
    }
    return Form.of(dice.pick(forms.values().stream().toList()));
  }

  /// HQ is as it was at the time of a backup: whoever came since has not been there.
  void turnBack() {
    references.clear();
  }

  /// Everybody who was given a reference is a lead with an owner or in a pool, or a line on one.
  void check() {
    references.forEach((key, reference) -> {
      var lead = world.ledger.records().get(Ledger.key(RecordType.LEAD, reference));
      if (lead != null) {
        if (lead.getFirst().owner() == null
            && !Sight.fieldsOf(lead.getFirst()).containsKey("pool")) {
          world.violated("a lead from outside belongs to nobody: " + key);
        }
      } else if (!world.ledger.records().containsKey(Ledger.key(RecordType.ACTIVITY, reference))) {
        world.violated("came in and is lost: " + key);
      }
    });
  }
}

package outrider.bench.simulation;

import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A fleet of laptops and their HQ for one stretch of bad weather, from one seed and in one thread:
/// the real stores, rules and services; time, chance, network, disks and crashes are ours. When the
/// weather clears everything has to come to rest within a bound, and then everything is compared
/// with the ledger.
public final class Simulation {

  /// After the weather has cleared: two deadlines, a full back-off and a sign-in fit in easily.
  static final Duration REST_WITHIN = Duration.ofMinutes(6);

  /// What a simulation came to.
  ///
  /// @param deviceMillis laptops times simulated time
  /// @param kinds of commands that HQ has done for a laptop
  /// @param trace a hash of everything that happened: the same seed gives the same
  public record Verdict(
      long seed,
      String trace,
      long commands,
      long refusedAtOnce,
      long deviceMillis,
      Map<Fault, Long> faults,
      Set<String> kinds,
      List<String> violations) {

    public long faultCount() {
      return faults.values().stream().mapToLong(Long::longValue).sum();
    }

    /// The line that runs it again.
    public String again() {
      return "bash bench/simulate.sh --seed " + seed + " --runs 1 --tell";
    }
  }

  private final World world;
  private final Dice dice;
  private final Dice nights;

  Simulation(World world) {
    this.world = world;
    dice = world.dice("simulation");
    nights = world.dice("nights");
  }

  static Verdict run(long seed, Seams seams, Disk templates, @Nullable PrintStream told) {
    try (var world = new World(seed, seams, templates, told)) {
      return new Simulation(world).run();
    }
  }

  private Verdict run() {
    world.hq.found();
    var people = Company.PEOPLE;
    var laptops = 2 + dice.below(4);
    for (var number = 0; number < laptops; number++) {
      var person = number == 0 ? people.get(0) : people.get(1 + dice.below(people.size() - 1));
      world.laptops.add(new Laptop(world, "laptop " + number + " of " + person, person));
    }
    var until = Duration.ofMinutes(5 + dice.below(11)).toMillis();
    for (var laptop : world.laptops) {
      world.agenda.after(
          dice.between(0, 60_000),
          () -> {
            laptop.boot();
            laptop.live(until);
          });
    }
    world.hq.keepBackups(until);
    world.hq.keepUpToDate(until);
    world.hq.keepTidy(until);
    world.hq.keepWatch(until);
    world.visitors.come(until);
    world.telephone.ringIn(until);
    closeForLong(until);
    sleepAtNight(until);
    pass(until);
    settle();
    return verdict();
  }

  /// The weather clears, everything comes to rest, and is compared with the ledger.
  void settle() {
    clear();
    rest();
    if (world.violations.isEmpty()) {
      Inspection.everything(world);
    }
  }

  /// Once, so much time goes by that HQ may forget, and the laptops' sessions end. Some laptops
  /// were closed a while before that, and miss more than what HQ still knows.
  private void closeForLong(long until) {
    var begins = dice.between(until / 4, until * 3 / 4);
    var days = dice.between(5, 140);
    if (!world.weather.strikes(Fault.COMPANY_CLOSED, dice)) {
      return;
    }
    world.agenda.after(
        begins - dice.between(0, begins),
        () ->
            world.laptops.stream()
                .filter(_ -> world.weather.strikes(Fault.LONG_AWAY, dice))
                .forEach(laptop -> laptop.stayAway(begins + dice.between(10_000, 150_000))));
    world.agenda.after(begins, () -> leap(days));
  }

  /// Now and then a night goes by, or a weekend: long enough for the time of a lead to be up.
  private void sleepAtNight(long until) {
    world.agenda.after(
        nights.between(30_000, 240_000),
        () -> {
          if (world.agenda.passedMillis() < until) {
            if (world.weather.strikes(Fault.NIGHTS_PASSED, nights)) {
              sleep(nights.between(9, 60), until);
            } else {
              sleepAtNight(until);
            }
          }
        });
  }

  private void sleep(long hours, long until) {
    if (!world.hq.isUp() && world.agenda.passedMillis() < until) {
      world.agenda.after(1_000, () -> sleep(hours, until));
      return;
    }
    world.trace.say("everybody", "sleeps for " + hours + " hours");
    world.hq.closeForTheNight();
    world.agenda.leap(Duration.ofHours(hours));
    sleepAtNight(until);
  }

  private void leap(long days) {
    if (!world.hq.isUp() || world.laptops.stream().anyMatch(Laptop::isOff)) {
      world.agenda.after(1_000, () -> leap(days));
      return;
    }
    world.trace.say("everybody", "is away for " + days + " days");
    world.laptops.forEach(Laptop::missesTheRestore);
    world.hq.closeForLong();
    world.agenda.leap(Duration.ofDays(days));
  }

  void pass(long until) {
    while (world.violations.isEmpty() && world.agenda.next(until)) {
      // Time passes.
    }
  }

  private void clear() {
    world.weather.clear();
    world.hq.heal();
    world.laptops.forEach(Laptop::heal);
  }

  private void rest() {
    var bound = world.agenda.passedMillis() + REST_WITHIN.toMillis();
    while (world.violations.isEmpty() && !isAtRest()) {
      if (world.agenda.passedMillis() >= bound) {
        world.laptops.forEach(
            laptop -> world.violated("never comes to rest: " + laptop.condition()));
        return;
      }
      pass(world.agenda.passedMillis() + 1_000);
    }
  }

  private boolean isAtRest() {
    // Nobody's rows are compared before nothing waits anywhere: that is asked every second.
    return world.hq.isUp()
        && world.laptops.stream().allMatch(Laptop::hasNothingToSend)
        && world.laptops.stream().allMatch(Laptop::isAtRest);
  }

  private Verdict verdict() {
    var faults = new EnumMap<Fault, Long>(Fault.class);
    faults.putAll(world.weather.struck());
    return new Verdict(
        world.seed,
        world.trace.hash(),
        world.laptops.stream().mapToLong(Laptop::commandsGiven).sum(),
        world.laptops.stream().mapToLong(Laptop::refusals).sum(),
        world.agenda.passedMillis() * world.laptops.size(),
        faults,
        world.ledger.kindsDone(),
        List.copyOf(world.violations));
  }
}

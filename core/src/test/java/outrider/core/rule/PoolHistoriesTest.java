package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.rule.Office.HOUR;
import static outrider.core.rule.Office.id;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.lead.Lead;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.user.Role;
import outrider.core.user.Visibility;

/// A thousand histories of a pool: claims, contacts, returns, hand-overs, offline work that arrives
/// late and out of order, clocks that jump, and HQ's rounds. After each step HQ's rows are what a
/// plain reckoning says that knows nothing of the rules' code.
class PoolHistoriesTest {
  private static final long DAY = 24 * HOUR;
  private static final int HISTORIES = 1_000;
  private static final int STEPS = 60;
  private static final int LEADS = 4;
  private static final List<String> MEMBERS = List.of("lin", "zhao", "wu");

  @Test
  void aThousandHistoriesAreAsReckoned() {
    var seed = System.nanoTime();
    var steps = 0;
    var returns = 0;
    for (var number = 0; number < HISTORIES; number++) {
      var history = new History(new Random(seed + number));
      for (var step = 0; step < STEPS; step++) {
        var told = history.step(step);
        history.compare("seed " + (seed + number) + ", step " + step + ": " + told);
        steps++;
      }
      returns += history.returns;
    }
    System.out.printf(
        "Pool histories from seed %d: %d of %d steps, %d returns, 0 differences%n",
        seed, HISTORIES, steps, returns);
    assertThat(returns).as("histories in which something happens").isGreaterThan(HISTORIES);
  }

  /// What is reckoned of a lead.
  private static final class Reckoned {
    Optional<String> owner = Optional.empty();
    long since;
    long lastContact = Long.MIN_VALUE;
    long pooledAt;
    Optional<String> before = Optional.empty();
    long leftAt;
    boolean recycled;
    boolean closed;

    /// Who claimed it too late, and when they were told.
    final Map<String, Long> told = new HashMap<>();
  }

  private record Taken(String user, long at) {}

  private static final class History {
    private final Random random;
    private final Office office = new Office();
    private final String pool = id("pool");
    private final long protection;
    private final long extension;
    private final long cap;
    private final Optional<Long> followUp;
    private final Optional<Long> opportunity;
    private final long lock;
    private final long claimsMax;
    private final long holdingMax;
    private final List<Reckoned> leads = new ArrayList<>();
    private final List<Taken> taken = new ArrayList<>();
    private int returns;
    private int names;

    History(Random random) {
      this.random = random;
      protection = 1 + random.nextInt(12);
      extension = random.nextInt(6);
      cap = protection + random.nextInt(12);
      followUp = random.nextInt(3) == 0 ? Optional.of(1L + random.nextInt(8)) : Optional.empty();
      opportunity = random.nextInt(3) == 0 ? Optional.of(2L + random.nextInt(9)) : Optional.empty();
      lock = random.nextInt(5);
      claimsMax = 1 + random.nextInt(4);
      holdingMax = 1 + random.nextInt(3);
      var fields =
          new HashMap<String, Object>(
              Map.of(
                  "name", "Pool",
                  "people", MEMBERS,
                  "protectionDays", protection,
                  "extensionDays", extension,
                  "capDays", cap,
                  "lockDays", lock,
                  "claimsPerDay", claimsMax,
                  "holdingMax", holdingMax));
      followUp.ifPresent(days -> fields.put("followUpDaysC", days));
      opportunity.ifPresent(days -> fields.put("opportunityDaysC", days));
      office.put(RecordType.POOL, "pool", fields);
      for (var number = 0; number < LEADS; number++) {
        office.does(
            "boss",
            new Command.CreateRecord(
                RecordType.LEAD,
                id("lead " + number),
                Map.of("name", "Lead", "source", "fair", "pool", pool)));
        var lead = new Reckoned();
        lead.pooledAt = office.now();
        leads.add(lead);
      }
    }

    String step(int step) {
      office.pass(random.nextInt(8) == 0 ? random.nextLong(6 * DAY) : random.nextLong(14 * HOUR));
      var number = random.nextInt(LEADS);
      var user = MEMBERS.get(random.nextInt(MEMBERS.size()));
      return switch (random.nextInt(9)) {
        case 0, 1, 2 -> claim(number, user, at());
        case 3, 4 -> contact(number, user, at());
        case 5 -> giveUp(number, user);
        case 6 -> handOn(number, user, MEMBERS.get(random.nextInt(MEMBERS.size())));
        case 7 -> step % 10 == 7 ? close(number, user) : round();
        default -> round();
      };
    }

    /// Now, or, as of a laptop that was away, up to some days before.
    private long at() {
      return office.now() - (random.nextInt(3) == 0 ? random.nextLong(4 * DAY) : 0);
    }

    private String claim(int number, String user, long at) {
      var lead = leads.get(number);
      var decision = decide(user, at, new Command.ClaimLead(id("lead " + number), pool));
      var recent =
          taken.stream().filter(it -> it.user.equals(user)).filter(it -> it.at > at - DAY).count();
      var may =
          lead.owner.isEmpty()
              && !lead.closed
              && !isLocked(lead, user, at)
              && recent < claimsMax
              && held(user) < holdingMax;
      assertThat(decision instanceof Decision.Accepted).as("claim by %s", user).isEqualTo(may);
      if (may) {
        taken.add(new Taken(user, at));
        lead.owner = Optional.of(user);
        lead.since = Math.max(at, lead.pooledAt);
        lead.recycled = false;
      } else if (lead.owner.isPresent() && !lead.owner.get().equals(user)) {
        assertThat(((Decision.Rejected) decision).reasons().getFirst().argument("owner"))
            .isEqualTo(lead.owner.get());
        var told = new Occasion(office.actor(user), office.now(), id("told " + names++));
        office.apply(
            Rules.afterRefusal(new Command.ClaimLead(id("lead " + number), pool), office, told));
        lead.told.put(user, office.now());
      }
      return "claim of " + number + " by " + user + " at " + at;
    }

    private String contact(int number, String user, long at) {
      var lead = leads.get(number);
      var name = "contact " + names++;
      var decision = decide(user, at, Office.call(name, RecordType.LEAD, "lead " + number, at));
      var was = lead.before.filter(user::equals).isPresent() && at <= lead.leftAt;
      var unaware = lead.told.containsKey(user) && at <= lead.told.get(user);
      var may = lead.owner.isEmpty() || lead.owner.get().equals(user) || was || unaware;
      assertThat(decision instanceof Decision.Accepted).as("contact by %s", user).isEqualTo(may);
      if (may) {
        lead.lastContact = Math.max(lead.lastContact, at);
        if (lead.owner.isEmpty() && lead.recycled && was && !lead.closed) {
          if (until(lead) > lead.pooledAt) {
            lead.owner = Optional.of(user);
            lead.before = Optional.empty();
            lead.leftAt = 0;
            lead.recycled = false;
          }
        }
      }
      return "contact with " + number + " by " + user + " at " + at;
    }

    private String giveUp(int number, String user) {
      var lead = leads.get(number);
      var decision =
          decide(user, office.now(), new Command.ReturnLead(id("lead " + number), null, null));
      var may = lead.owner.filter(user::equals).isPresent() && !lead.closed;
      assertThat(decision instanceof Decision.Accepted).as("return by %s", user).isEqualTo(may);
      if (may) {
        var slip = office.now() - lead.since <= HOUR / 6 && lead.lastContact < lead.since;
        back(lead, !slip);
        lead.recycled = false;
      }
      return "return of " + number + " by " + user;
    }

    private String handOn(int number, String from, String to) {
      var lead = leads.get(number);
      var decision =
          decide(
              "boss",
              office.now(),
              new Command.AssignOwner(
                  RecordType.LEAD, id("lead " + number), lead.owner.orElse(null), to));
      var may =
          lead.closed
              ? lead.owner.isPresent()
              : lead.owner.filter(to::equals).isPresent()
                  || !isLocked(lead, to, office.now()) && held(to) < holdingMax;
      assertThat(decision instanceof Decision.Accepted).as("hand on to %s", to).isEqualTo(may);
      if (may) {
        lead.since = lead.owner.isEmpty() ? Math.max(office.now(), lead.pooledAt) : office.now();
        lead.owner = Optional.of(to);
        lead.recycled = false;
      }
      return "hand-over of " + number + " to " + to + ", asked by " + from;
    }

    private String close(int number, String user) {
      var lead = leads.get(number);
      if (lead.owner.filter(user::equals).isPresent()) {
        decide(
            user,
            office.now(),
            Office.edit(
                RecordType.LEAD,
                "lead " + number,
                new FieldEdit(Lead.STATUS, null, "disqualified")));
        lead.closed = true;
      }
      return "closing of " + number + " by " + user;
    }

    private String round() {
      var hq = new Actor(Actor.HEADQUARTERS, Role.ADMIN, null, "hq", Set.of(Visibility.CONFIG));
      for (var number = 0; number < LEADS; number++) {
        var occasion = new Occasion(hq, office.now(), id("round " + names++));
        office.happens(Rules.recycle(id("lead " + number), office, occasion));
        var lead = leads.get(number);
        if (lead.owner.isPresent() && !lead.closed && until(lead) <= office.now()) {
          back(lead, true);
          lead.recycled = true;
          returns++;
        }
      }
      return "round";
    }

    private void back(Reckoned lead, boolean remembered) {
      if (remembered) {
        lead.before = lead.owner;
        lead.leftAt = office.now();
      }
      lead.owner = Optional.empty();
      lead.pooledAt = office.now();
      lead.told.clear();
    }

    private boolean isLocked(Reckoned lead, String user, long at) {
      return lead.before.filter(user::equals).isPresent() && at < lead.leftAt + lock * DAY;
    }

    private long held(String user) {
      return leads.stream()
          .filter(lead -> !lead.closed && lead.owner.filter(user::equals).isPresent())
          .count();
    }

    /// The golden rule, and the clocks, spelled out.
    private long until(Reckoned lead) {
      var until = lead.since + protection * DAY;
      if (lead.lastContact > lead.since && lead.lastContact + extension * DAY > until) {
        until = lead.lastContact + extension * DAY;
      }
      if (until > lead.since + cap * DAY) {
        until = lead.since + cap * DAY;
      }
      if (followUp.isPresent()) {
        until = Math.min(until, Math.max(lead.since, lead.lastContact) + followUp.get() * DAY);
      }
      if (opportunity.isPresent()) {
        until = Math.min(until, lead.since + opportunity.get() * DAY);
      }
      return until;
    }

    /// Decides at HQ what was done at a time, and does it.
    private Decision decide(String user, long at, Command command) {
      var occasion = new Occasion(office.actor(user), at, id("envelope of history " + names++));
      var decision = Rules.decide(command, office, occasion);
      if (decision instanceof Decision.Accepted accepted) {
        if (command instanceof Command.ClaimLead claim) {
          office.claimed(claim.pool(), user, at);
        }
        office.apply(accepted.changes());
      }
      return decision;
    }

    void compare(String told) {
      for (var number = 0; number < LEADS; number++) {
        var lead = Lead.of(office.the(RecordType.LEAD, "lead " + number));
        var reckoned = leads.get(number);
        assertThat(Optional.ofNullable(lead.owner())).as(told).isEqualTo(reckoned.owner);
        assertThat(lead.pool()).as(told).isEqualTo(pool);
        if (reckoned.owner.isPresent()) {
          assertThat(lead.row().number(Lead.CLAIMED_AT, 0)).as(told).isEqualTo(reckoned.since);
        } else {
          assertThat(lead.row().number(Lead.POOLED_AT, 0)).as(told).isEqualTo(reckoned.pooledAt);
        }
        for (var child : office.children(RecordType.ACTIVITY, lead.id())) {
          assertThat(Visibility.scopesOf(child))
              .as(told + ": what hangs on it lies with it")
              .isEqualTo(Visibility.scopesOf(lead.row()));
        }
        assertThat(lead.row().has(Fields.POOL)).isTrue();
      }
    }
  }
}

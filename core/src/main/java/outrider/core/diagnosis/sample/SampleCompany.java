package outrider.core.diagnosis.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import outrider.core.diagnosis.Arrival;
import outrider.core.diagnosis.Days;
import outrider.core.diagnosis.Evidence;
import outrider.core.diagnosis.Happening;
import outrider.core.diagnosis.LagDay;

/// A made-up company of ten people who sell, from April 2024 to October 2025, in which one thing
/// goes wrong in the third quarter of 2025. Everything is drawn by a seed; nobody and nothing in it
/// exists. With [Planted#LAG] it is the case that Outrider was made for.
public final class SampleCompany {

  /// From coming in to won.
  public static final List<String> STEPS = List.of("lead", "talk", "needs", "quote", "won");

  /// Of all steps but the first, how many come there from the step before.
  private static final double[] RATES = {1, 0.60, 0.41, 0.70, 0.52};

  /// What 41 of 100 become behind a lag of a quarter of an hour, and after it.
  private static final double DURING = 0.26;

  private static final double AFTER = 0.38;
  private static final double LEADS_A_WEEK = 84;
  private static final int STEP_NEEDS = 2;
  private static final int STEP_QUOTE = 3;
  private static final int STEP_WON = 4;

  static final LocalDate BEGINS = LocalDate.of(2024, 4, 1);
  static final LocalDate BEFORE = LocalDate.of(2025, 4, 1);
  static final LocalDate NOW = LocalDate.of(2025, 7, 1);
  static final LocalDate ENDS = LocalDate.of(2025, 10, 1);

  /// The first day of which nothing is known.
  static final LocalDate HORIZON = LocalDate.of(2025, 10, 27);

  private static final LocalDate MONDAY = LocalDate.of(2025, 8, 4);

  /// The first day after the fix.
  public static final LocalDate FIXED = LocalDate.of(2025, 9, 22);

  /// People, who exist nowhere.
  public static final List<String> PEOPLE =
      List.of("丁一鸣", "方晓", "何悦", "江楠", "柯宇", "罗敏", "彭岚", "邵青", "田雨", "卫然");

  private final List<String> people;
  private final double leadsAWeek;
  private final Planted planted;
  private final Random random;

  /// Whether outcomes are spread evenly instead of drawn one by one.
  private final boolean even;

  private final LocalDate begins;
  private final LocalDate from;
  private final Set<String> concerned;
  private final Map<String, Double> exposed = new HashMap<>();
  private final double[] owed = new double[64];
  private final List<Arrival> arrivals = new ArrayList<>();
  private int leads;
  private int deals;

  private SampleCompany(Planted planted, long seed, boolean even, LocalDate begins) {
    this(planted, seed, even, begins, PEOPLE, LEADS_A_WEEK);
  }

  private SampleCompany(
      Planted planted,
      long seed,
      boolean even,
      LocalDate begins,
      List<String> people,
      double leadsAWeek) {
    this.people = people;
    this.leadsAWeek = leadsAWeek;
    this.planted = planted;
    this.even = even;
    this.begins = begins;
    random = new Random(seed);
    from = even ? MONDAY : MONDAY.plusWeeks(random.nextInt(-1, 2));
    var first = random.nextInt(people.size());
    var some = new TreeSet<String>();
    for (var each = 0; each < (planted == Planted.ILL ? 1 : 4); each++) {
      some.add(people.get((first + each) % people.size()));
    }
    concerned = some;
    for (var each = 0; each < people.size(); each++) {
      // Who is in the field all day waits longer than who has an office.
      exposed.put(people.get(each), 0.5 + 1.0 * each / (people.size() - 1));
    }
  }

  /// The case: revenue of the third quarter 22% below that of the second, 41 of 100 who talked had
  /// their needs confirmed and then 26, since in August an update of HQ put laptops a quarter of an
  /// hour behind, and 38 after it was put right. Outcomes are spread evenly, so that its figures
  /// are those.
  public static Evidence theCase() {
    return new SampleCompany(Planted.LAG, 20, true, LocalDate.of(2025, 1, 1)).evidence();
  }

  /// Another company with another cause; chance is real in it.
  public static Evidence variant(Planted planted, long seed) {
    return new SampleCompany(planted, seed, false, BEGINS).evidence();
  }

  /// The case in a large company: a year of it.
  ///
  /// @param leads about how many came in in that year
  /// @param people how many sell
  public static Evidence large(int leads, int people) {
    var names = IntStream.range(0, people).mapToObj(each -> "样例 " + each).toList();
    return new SampleCompany(Planted.LAG, 20, false, HORIZON.minusDays(364), names, leads / 52.0)
        .evidence();
  }

  private Evidence evidence() {
    for (var day = begins; day.isBefore(HORIZON); day = day.plusDays(1)) {
      for (var count = drawn(leadsAWeek / 7 * flow(day)); count > 0; count--) {
        arrive(day);
      }
    }
    return new Evidence(
        new Days(day(BEFORE), day(NOW)),
        new Days(day(NOW), day(ENDS)),
        day(HORIZON),
        STEPS,
        "CNY",
        arrivals,
        lags(),
        happenings(),
        worked());
  }

  private static int day(LocalDate date) {
    return (int) date.toEpochDay();
  }

  private int drawn(double mean) {
    if (even) {
      return spread(0, mean);
    }
    var limit = Math.exp(-mean);
    var count = 0;
    for (var product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  /// Whole numbers whose sum is never apart from that of the means by more than one.
  private int spread(int of, double mean) {
    owed[of] += mean;
    var whole = (int) Math.floor(owed[of]);
    owed[of] -= whole;
    return whole;
  }

  private static boolean isHoliday(LocalDate day) {
    var year = day.getYear();
    return !day.isBefore(LocalDate.of(year, 5, 1)) && day.isBefore(LocalDate.of(year, 5, 6))
        || !day.isBefore(LocalDate.of(year, 10, 1)) && day.isBefore(LocalDate.of(year, 10, 8));
  }

  private boolean isBad(LocalDate day) {
    var ends =
        planted == Planted.LAG ? FIXED : planted == Planted.ILL ? from.plusWeeks(8) : HORIZON;
    return !day.isBefore(from) && day.isBefore(ends);
  }

  /// The same weeks of every year.
  private boolean isSeason(LocalDate day) {
    var of = LocalDate.of(day.getYear(), from.getMonth(), from.getDayOfMonth());
    return !day.isBefore(of) && day.isBefore(of.plusWeeks(10));
  }

  /// How many come in, beside the usual.
  private double flow(LocalDate day) {
    var usual = isHoliday(day) ? 0.75 : 1;
    return planted == Planted.FEWER_LEADS && isBad(day) ? usual * 0.68 : usual;
  }

  private double rate(int step, LocalDate day, String person) {
    var rate = RATES[step];
    return switch (planted) {
      case LAG ->
          step != STEP_NEEDS
              ? rate
              : isBad(day)
                  ? rate - (rate - DURING) * exposed.getOrDefault(person, 1.0)
                  : day.isBefore(FIXED) ? rate : AFTER;
      case ILL -> isBad(day) && concerned.contains(person) ? rate * 0.1 : rate;
      case PRICE -> step == STEP_WON && isBad(day) ? rate * 0.45 : rate;
      case PERMISSION ->
          step == STEP_NEEDS && isBad(day) && concerned.contains(person) ? rate * 0.4 : rate;
      case SEASON -> step == STEP_NEEDS && isSeason(day) ? rate * 0.62 : rate;
      case UNLOGGED -> step == STEP_QUOTE && isBad(day) ? rate * 0.6 : rate;
      case FEWER_LEADS, NOTHING -> rate;
    };
  }

  private void arrive(LocalDate day) {
    var person = people.get(random.nextInt(people.size()));
    var entered = new int[STEPS.size()];
    java.util.Arrays.fill(entered, Arrival.NEVER);
    entered[0] = day(day);
    leads++;
    var lead = leads;
    var deal = 0;
    var at = day;
    var step = 1;
    while (step < STEPS.size()) {
      if (!comes(step, at, person)) {
        break;
      }
      var next = at.plusDays(takes(step, at));
      if (!next.isBefore(HORIZON)) {
        break;
      }
      if (step == 1) {
        deals++;
        deal = deals;
      }
      entered[step] = day(next);
      at = next;
      step++;
    }
    var won = step == STEPS.size();
    var lostOn = at.plusDays(12);
    var isLost = !won && deal > 0 && lostOn.isBefore(HORIZON);
    arrivals.add(
        new Arrival(
            lead,
            deal,
            person,
            entered,
            won ? day(at) : isLost ? day(lostOn) : Arrival.NEVER,
            won,
            deal == 0 ? 0 : amount(day)));
  }

  private boolean comes(int step, LocalDate at, String person) {
    var rate = rate(step, at, person);
    // Evenly for each time apart, so that its share is what it is to be.
    var time = at.isBefore(from) ? 0 : isBad(at) ? 1 : 2;
    return even ? spread(step * 8 + time + 1, rate) > 0 : random.nextDouble() < rate;
  }

  private int takes(int step, LocalDate at) {
    return switch (step) {
      case 1 -> random.nextInt(4);
      case STEP_NEEDS -> 1 + random.nextInt(4) + (planted == Planted.LAG && isBad(at) ? 1 : 0);
      case STEP_QUOTE -> 1 + random.nextInt(5);
      default -> 1 + random.nextInt(7);
    };
  }

  private long amount(LocalDate day) {
    // Who had to wait buys less.
    var usual = planted == Planted.LAG && isBad(day) ? 10_800_000 : 12_000_000;
    var minor = Math.exp(random.nextGaussian() * (even ? 0.2 : 0.5)) * usual;
    return Math.round(minor / 10_000) * 10_000;
  }

  private static boolean isWorkday(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !isHoliday(day);
  }

  private List<LagDay> lags() {
    var lags = new ArrayList<LagDay>();
    for (var day = begins; day.isBefore(HORIZON); day = day.plusDays(1)) {
      for (var person : people) {
        if (isWorkday(day)) {
          lags.add(planted == Planted.LAG && isBad(day) ? late(person, day) : usual(person, day));
        }
      }
    }
    return lags;
  }

  private LagDay late(String person, LocalDate day) {
    var seconds = 900 * exposed.getOrDefault(person, 1.0) * (0.9 + 0.2 * random.nextDouble());
    return new LagDay(
        person,
        day(day),
        (int) Math.round(seconds * (1.3 + 0.5 * random.nextDouble())),
        (int) Math.round(seconds),
        300 + random.nextInt(120));
  }

  private LagDay usual(String person, LocalDate day) {
    return new LagDay(person, day(day), 3 + random.nextInt(55), 1 + random.nextInt(3), 0);
  }

  private Map<String, List<Integer>> worked() {
    var worked = new HashMap<String, List<Integer>>();
    for (var person : people) {
      var days = new ArrayList<Integer>();
      for (var day = begins; day.isBefore(HORIZON); day = day.plusDays(1)) {
        var ill = planted == Planted.ILL && isBad(day) && concerned.contains(person);
        if (isWorkday(day) && !ill && random.nextInt(10) > 0) {
          days.add(day(day));
        }
      }
      worked.put(person, days);
    }
    return worked;
  }

  /// What stands in the logs: what was planted, and what has nothing to do with it.
  private List<Happening> happenings() {
    var found = new ArrayList<Happening>();
    add(found, Happening.Kind.RULE, "checklist", "投标检查清单 v3", LocalDate.of(2025, 7, 7), Set.of());
    add(
        found,
        Happening.Kind.TEAM,
        "moved",
        people.get(6),
        LocalDate.of(2025, 5, 12),
        Set.of(people.get(6)));
    add(found, Happening.Kind.PIPELINE, "stages", "渠道流程 2025", LocalDate.of(2025, 6, 3), Set.of());
    found.add(
        new Happening(
            Happening.Kind.PROMOTION,
            "autumn",
            "秋季优惠 8%",
            day(LocalDate.of(2025, 9, 8)),
            day(LocalDate.of(2025, 9, 20)),
            Set.of()));
    switch (planted) {
      case LAG ->
          add(found, Happening.Kind.SERVER, "update", "HQ 5.2", LocalDate.of(2025, 8, 1), Set.of());
      case PRICE -> add(found, Happening.Kind.PRICE, "prices", "价目表 2025-08", from, Set.of());
      case PERMISSION -> add(found, Happening.Kind.PERMISSION, "rights", "报价查看权限", from, concerned);
      case ILL, FEWER_LEADS, SEASON, UNLOGGED, NOTHING ->
          add(
              found,
              Happening.Kind.SERVER,
              "update",
              "HQ 5.2",
              LocalDate.of(2025, 8, 15),
              Set.of());
    }
    return found;
  }

  private static void add(
      List<Happening> found,
      Happening.Kind kind,
      String id,
      String name,
      LocalDate day,
      Set<String> people) {
    found.add(new Happening(kind, id, name, day(day), Arrival.NEVER, people));
  }

  /// A customer, who exists nowhere, for a deal or a lead.
  public static String customer(int lead) {
    var first = List.of("东澜", "北辰", "西陵", "南屿", "海岳", "知远", "青禾", "澜江", "云崖", "松陵");
    var second = List.of("样例制造", "示范物流", "演示医药", "样例化工", "示范教育", "演示食品", "样例能源");
    return first.get(lead % first.size())
        + second.get(lead / first.size() % second.size())
        + ' '
        + (1 + lead / 70);
  }
}

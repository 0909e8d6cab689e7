package outrider.app.diagnosis;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.board.Share;
import outrider.core.diagnosis.Arrival;
import outrider.core.diagnosis.Cause;
import outrider.core.diagnosis.Change;
import outrider.core.diagnosis.Diagnosis;
import outrider.core.diagnosis.Factor;
import outrider.core.diagnosis.PeopleSplit;
import outrider.core.diagnosis.Reason;
import outrider.core.quota.Quarter;

/// How what was found is said.
final class DiagnosisWords {
  private static final int NAMED_MOST = 3;

  /// Nobody reads an average to the cent.
  private static final long TENS = 1_000;

  private static final double HARDLY = 0.005;

  private final Workspace space;
  private final ConfiguredNames names;

  DiagnosisWords(Workspace space) {
    this.space = space;
    names = new ConfiguredNames(space.words(), space.database()::configuration);
  }

  ConfiguredNames names() {
    return names;
  }

  String get(String key, Object... arguments) {
    return space.words().get(key, arguments);
  }

  String number(long count) {
    return space.words().amounts().number(count);
  }

  String date(int day) {
    return space.words().moments().date(LocalDate.ofEpochDay(day), space.today());
  }

  String quarter(Quarter quarter) {
    return get("review.quarterName", Integer.toString(quarter.year()), quarter.number());
  }

  String money(long minor, Shown shown) {
    return space.words().amounts().compact(minor, shown.diagnosis().evidence().currency());
  }

  /// `−¥110 万`, `+¥12 万`.
  String signedMoney(long minor, Shown shown) {
    return (minor < 0 ? "−" : "+") + money(Math.abs(minor), shown);
  }

  String percent(double share) {
    return space.words().amounts().percent(share);
  }

  /// `−22.0%`.
  String signedPercent(double share) {
    return (share < 0 ? "−" : "+") + space.words().amounts().percentFine(Math.abs(share));
  }

  /// `22–31%`.
  String interval(Share share) {
    return Math.round(100 * share.low()) + "–" + percent(share.high());
  }

  /// `41%`; a dash where there are too few.
  String share(Share share) {
    return share.isFew() ? "–" : percent(share.value());
  }

  String of(Share share) {
    return get("diagnosis.of", share.part(), share.whole());
  }

  /// In points of a hundred, with the interval: `−15 (−21 to −8)`.
  String difference(Change change) {
    return get(
        "diagnosis.difference",
        points(change.difference()),
        points(change.low()),
        points(change.high()));
  }

  /// `98%`, `<1%`.
  String weight(double share) {
    return share < HARDLY ? "<1%" : percent(Math.min(share, 0.99));
  }

  String points(double share) {
    var rounded = Math.round(100 * share);
    return (rounded < 0 ? "−" : rounded > 0 ? "+" : "") + Math.abs(rounded);
  }

  String p(double p) {
    return p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p);
  }

  String length(double seconds) {
    return space.words().moments().length(Duration.ofSeconds(Math.round(seconds)));
  }

  String person(String id, Shown shown) {
    return shown.example() ? id : names.user(id);
  }

  String step(String key, Shown shown) {
    return switch (key) {
      case "lead" -> get("diagnosis.step.lead");
      case "won" -> get("diagnosis.step.won");
      default -> shown.example() ? get("diagnosis.sample." + key) : names.stage(key);
    };
  }

  /// `First talk → Needs confirmed`.
  String way(Diagnosis.Step step, Shown shown) {
    var keys = shown.diagnosis().evidence().steps();
    return get("diagnosis.way", step(keys.get(step.step() - 1), shown), step(step.key(), shown));
  }

  String factor(Factor factor) {
    return get("diagnosis.factor." + factor.name().toLowerCase(Locale.ROOT));
  }

  String factorValue(Factor factor, double value, Shown shown) {
    return switch (factor) {
      case LEADS -> number(Math.round(value));
      case CONVERSION -> space.words().amounts().percentFine(value);
      case SIZE ->
          space
              .words()
              .amounts()
              .full(Math.round(value / TENS) * TENS, shown.diagnosis().evidence().currency());
      case CYCLE -> space.words().amounts().number(Math.round(100 * value) / 100.0);
    };
  }

  String verdict(PeopleSplit split, Shown shown) {
    var fallen = split.fallen();
    var all = split.people().size();
    return switch (split.verdict()) {
      case COMMON -> get("diagnosis.people.common", fallen, all);
      case SOME -> get("diagnosis.people.some", fallen, all, people(split.most(), shown));
      case INDIVIDUAL -> get("diagnosis.people.individual", people(split.most(), shown));
      case THIN -> get("diagnosis.people.thin", PeopleSplit.EACH_MIN);
    };
  }

  String people(List<String> ids, Shown shown) {
    var said =
        ids.stream()
            .limit(NAMED_MOST)
            .map(id -> person(id, shown))
            .collect(Collectors.joining(get("diagnosis.and")));
    return ids.size() > NAMED_MOST ? get("diagnosis.andMore", said, ids.size() - NAMED_MOST) : said;
  }

  String cause(Cause cause, Shown shown) {
    var key = "diagnosis.cause." + cause.kind().name().toLowerCase(Locale.ROOT);
    return switch (cause.kind()) {
      case LAG, LEADS, SEASON, UNKNOWN -> get(key);
      case AWAY -> get(key, person(cause.id(), shown));
      default -> get(key, cause.name());
    };
  }

  /// Since when and until when.
  String when(Cause cause) {
    if (cause.from() == Arrival.NEVER) {
      return "";
    }
    return cause.until() == Arrival.NEVER
        ? get("diagnosis.since", date(cause.from()))
        : get("forecast.fromTo", date(cause.from()), date(cause.until() - 1));
  }

  String reason(Reason reason, Shown shown) {
    var key = "diagnosis.reason." + reason.code().name().toLowerCase(Locale.ROOT);
    return switch (reason.code()) {
      case TIMELY, ENDED, STANDS, NO_EFFECT, REPEATS, NO_SUCH_SEASON, LAG_UNKNOWN -> get(key);
      case EARLY, LATE, NO_YEAR_BEFORE, LAG_FOLLOWED -> get(key, Math.round(reason.first()));
      case MORE_FELL_MORE, MORE_FELL_NO_MORE ->
          get(key, Math.round(100 * reason.first()), Math.round(100 * reason.second()));
      case CONCERNED_FELL ->
          get(
              key,
              Math.round(reason.first()),
              Math.round(reason.second()),
              points(-reason.third()));
      case OTHERS_FELL_TOO -> get(key, Math.round(reason.first()), Math.round(reason.second()));
      case AS_MANY -> get(key, signedPercent(reason.first()));
      case FEWER_CAME -> get(key, percent(reason.first()), Math.round(reason.second()));
      case NO_LAG -> get(key, length(reason.first()));
      case SMALLER -> get(key, percent(reason.first()));
    };
  }
}

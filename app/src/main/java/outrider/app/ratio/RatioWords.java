package outrider.app.ratio;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import outrider.app.external.ExternalWords;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.app.team.MonthSpan;
import outrider.core.ratio.Band;
import outrider.core.ratio.Figure;
import outrider.core.ratio.Measure;
import outrider.core.ratio.Ratio;
import outrider.core.ratio.RatioFlag;
import outrider.core.record.RecordType;

/// The words of ratios and of what stands out in them.
final class RatioWords {
  private final Workspace space;
  private final ConfiguredNames names;
  private final ExternalWords external;

  RatioWords(Workspace space) {
    this.space = space;
    names = new ConfiguredNames(space.words(), space.database()::configuration);
    external = new ExternalWords(space);
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

  String name(Ratio ratio) {
    return names.of(ratio.row());
  }

  /// As it is called now, or as it was called then where it is gone.
  String name(RatioFlag flag) {
    return space
        .database()
        .configuration()
        .row(RecordType.RATIO, flag.ratio())
        .map(names::of)
        .orElse(flag.name());
  }

  String measure(Measure measure) {
    var of = "ratio.measure." + measure.of().name();
    return measure.of().isExternal() ? get(of, external.kind(measure.kind())) : get(of);
  }

  /// Refunds: amount ÷ invoices: amount
  String definition(Ratio ratio) {
    return get(
        "ratio.definition",
        measure(ratio.numerator().orElseThrow()),
        measure(ratio.denominator().orElseThrow()));
  }

  String team(Branch branch) {
    return branch.isAll() ? get("ratio.all") : names.team(branch.team());
  }

  String month(YearMonth month) {
    return space.words().moments().shortMonth(month.atDay(1));
  }

  /// With its year.
  String longMonth(YearMonth month) {
    return space.words().moments().month(month.atDay(1));
  }

  String longMonth(String month) {
    return longMonth(YearMonth.parse(month));
  }

  String months(MonthSpan months) {
    return get(
        "response.between",
        longMonth(months.month(0)),
        longMonth(months.month(months.count() - 1)));
  }

  String value(Ratio.Shown shown, double value, String currency) {
    return switch (shown) {
      case PERCENT -> space.words().amounts().percentFine(value);
      case NUMBER -> space.words().amounts().number(value);
      case MONEY -> space.words().amounts().compact(Math.round(value), currency);
    };
  }

  /// What a cell shows large.
  String value(RatioAnswer answer, Figure figure) {
    return figure.isDefined()
        ? value(answer.asked().ratio().shown(), figure.value(), answer.currency())
        : "–";
  }

  String band(RatioAnswer answer, Band band) {
    return band(answer.asked().ratio().shown(), band, answer.currency());
  }

  private String band(Ratio.Shown shown, Band band, String currency) {
    return get(
        "ratio.band", value(shown, band.low(), currency), value(shown, band.high(), currency));
  }

  String verdict(Band.Verdict verdict) {
    return get("ratio.verdict." + verdict.name());
  }

  /// Why a cell says what it says.
  String why(RatioAnswer answer, int line, int month) {
    var band = answer.band(line, month);
    var figure = answer.figure(line, month);
    var least = number(answer.asked().ratio().least());
    return switch (band.verdict()) {
      case HIGH, LOW, USUAL ->
          get(
              "ratio.why." + band.verdict().name(),
              value(answer, figure),
              band(answer, band),
              number(figure.n()));
      case TOO_FEW -> get("ratio.why.TOO_FEW", number(figure.n()), least);
      case TOO_SHORT -> get("ratio.why.TOO_SHORT", least);
      default -> get("ratio.why." + band.verdict().name());
    };
  }

  String n(Figure figure) {
    return get("ratio.n", number(figure.n()));
  }

  // Flags.

  private Ratio.Shown shown(RatioFlag flag) {
    return space
        .database()
        .configuration()
        .row(RecordType.RATIO, flag.ratio())
        .map(row -> Ratio.of(row).shown())
        .orElse(Ratio.Shown.NUMBER);
  }

  String title(RatioFlag flag) {
    return get("ratio.flagTitle", names.team(flag.team()), name(flag), longMonth(flag.month()));
  }

  String value(RatioFlag flag) {
    return get(
        flag.isHigh() ? "ratio.flagHigh" : "ratio.flagLow",
        value(shown(flag), flag.figure().value(), flag.currency()));
  }

  /// What was expected, of how many, and when it was first seen.
  String about(RatioFlag flag) {
    return get(
        "ratio.flagAbout",
        band(shown(flag), flag.band(), flag.currency()),
        number(flag.figure().n()),
        ago(flag.seenAt()));
  }

  String ago(long at) {
    return space.words().moments().ago(Instant.ofEpochMilli(at), space.clock().instant());
  }

  String advice(RatioFlag flag) {
    return space
        .database()
        .configuration()
        .row(RecordType.RATIO, flag.ratio())
        .map(row -> Ratio.of(row).advice())
        .orElse("");
  }

  /// What became of it, after how long, by whom; or for how long it has waited.
  String answer(RatioFlag flag) {
    if (flag.isOpen()) {
      return get("ratio.waits", length(Math.max(0, space.clock().millis() - flag.seenAt())));
    }
    var after = length(flag.answerMillis().orElse(0));
    var by = names.user(flag.answeredBy());
    return flag.state().equals(RatioFlag.ACTED)
        ? get("ratio.acted", after, by)
        : get("ratio.explained", reason(flag.reason()), after, by);
  }

  String reason(String reason) {
    return get("field.ratio_flag.reason." + reason);
  }

  String length(long millis) {
    return space.words().moments().length(Duration.ofMillis(millis));
  }

  /// The middle of how long it took from flag to answer; empty where none was answered.
  static OptionalLong median(List<RatioFlag> flags) {
    var sorted =
        flags.stream().flatMapToLong(flag -> flag.answerMillis().stream()).sorted().toArray();
    return sorted.length == 0
        ? OptionalLong.empty()
        : Arrays.stream(sorted).skip((sorted.length - 1) / 2).findFirst();
  }

  /// The matrix for a spreadsheet: cells by tabs.
  String copied(RatioAnswer answer) {
    var text = new StringBuilder(name(answer.asked().ratio()));
    var months = answer.asked().shown();
    months.all().forEach(month -> text.append('\t').append(month));
    for (var line = 0; line < answer.asked().branches().size(); line++) {
      text.append('\n').append(team(answer.asked().branches().get(line)));
      for (var month = 0; month < months.count(); month++) {
        text.append('\t').append(value(answer, answer.figure(line, month)));
      }
    }
    return text.toString();
  }
}

package outrider.app.health;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.app.team.MonthSpan;
import outrider.core.board.Share;
import outrider.core.health.Cause;
import outrider.core.health.Dimension;
import outrider.core.health.Health;

/// The words of the matrix. Figures are cut off and not rounded, as they are judged: 94.96% is
/// shown as 94.9%.
final class HealthWords {
  private final Workspace space;
  private final ConfiguredNames names;

  HealthWords(Workspace space) {
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

  String dimension(Dimension dimension) {
    return get("health." + dimension.name());
  }

  String definition(Dimension dimension) {
    return get("health.definition." + dimension.name());
  }

  String health(Health health) {
    return get("health.state." + health.name());
  }

  String team(HealthRow row) {
    return row.isAll() ? get("health.all") : names.team(row.key());
  }

  String month(YearMonth month) {
    return space.words().moments().shortMonth(month.atDay(1));
  }

  /// With its year.
  String longMonth(YearMonth month) {
    return space.words().moments().month(month.atDay(1));
  }

  String months(MonthSpan months) {
    return get(
        "response.between",
        longMonth(months.month(0)),
        longMonth(months.month(months.count() - 1)));
  }

  String date(LocalDate day) {
    return space.words().moments().date(day, space.today());
  }

  /// `18:20`, `2:04:10`; hours beyond a hundred are counted in days.
  String time(long millis) {
    var seconds = millis / 1_000;
    if (seconds >= 360_000) {
      return space.words().moments().length(java.time.Duration.ofMillis(millis));
    }
    return seconds < 3_600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }

  /// Cut off after a tenth.
  static String percent(Share share) {
    if (share.whole() == 0) {
      return "–";
    }
    var tenths = share.part() * 1_000 / share.whole();
    return tenths % 10 == 0
        ? tenths / 10 + "%"
        : String.format(Locale.ROOT, "%d.%d%%", tenths / 10, tenths % 10);
  }

  /// A mean as it is entered: `27.5%`.
  static String mean(long hundredths) {
    return java.math.BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString() + "%";
  }

  /// What a cell shows large.
  String value(HealthCell cell) {
    var judgement = cell.judgement();
    if (judgement.health() == Health.TOO_FEW) {
      return "–";
    }
    if (judgement.cause() == Cause.OVERRIDDEN
        && cell.detail() instanceof Detail.Compliance compliance) {
      return get("health.skipped", percent(compliance.overridden()));
    }
    return switch (cell.detail()) {
      case Detail.Response it -> {
        var time = time(it.medianMillis().orElse(0));
        yield it.atLeast() ? get("health.atLeast", time) : time;
      }
      case Detail.Conversion it -> times(it).orElse(percent(it.won()));
      case Detail.Completeness it -> percent(it.filled());
      case Detail.Compliance it -> percent(it.passed());
    };
  }

  /// How many times the industry's mean, cut off after a hundredth.
  private java.util.Optional<String> times(Detail.Conversion it) {
    if (it.mean().isEmpty() || it.won().whole() == 0) {
      return java.util.Optional.empty();
    }
    var hundredths = it.won().part() * 1_000_000 / (it.won().whole() * it.mean().getAsLong());
    return java.util.Optional.of(
        get(
            "health.times",
            String.format(Locale.ROOT, "%d.%02d", hundredths / 100, hundredths % 100)));
  }

  /// The word that stands beside the colour.
  String word(HealthCell cell) {
    return cell.judgement().cause() == Cause.YOUNG
        ? get("health.young")
        : health(cell.judgement().health());
  }

  /// Of how many.
  String note(HealthCell cell) {
    return get("health.n", number(cell.judgement().n()));
  }

  /// Why a cell is judged so, in one or two sentences.
  List<String> why(HealthMatrix matrix, HealthCell cell) {
    var said = new ArrayList<String>();
    var judgement = cell.judgement();
    if (judgement.cause() == Cause.YOUNG) {
      var oldAt = ((Detail.Conversion) cell.detail()).oldAt();
      var days = matrix.maturity().dealMillis() / 86_400_000;
      said.add(get("health.why.YOUNG", number(days), date(matrix.asked().months().day(oldAt))));
    } else if (judgement.health() == Health.TOO_FEW) {
      said.add(get("health.why.few." + cell.dimension(), number(judgement.n())));
    } else if (judgement.cause() != Cause.FIGURE) {
      said.add(get("health.why." + judgement.cause()));
    } else {
      said.add(get("health.why." + cell.dimension() + "." + judgement.health()));
    }
    switch (cell.detail()) {
      case Detail.Response it -> {
        if (it.waiting() > 0) {
          said.add(get("health.waiting", it.waiting()));
        }
      }
      case Detail.Conversion it -> {
        if (judgement.health() != Health.TOO_FEW) {
          said.add(get("health.wins", number(it.won().part()), percent(it.won())));
        }
        it.mean().ifPresent(mean -> said.add(get("health.meanIs", mean(mean))));
      }
      case Detail.Completeness it -> {
        it.blankImport().ifPresent(blank -> said.add(blank("health.blankImport", blank)));
        it.weakest().ifPresent(blank -> said.add(blank("health.weakest", blank)));
      }
      case Detail.Compliance it -> {
        if (it.overridden().whole() > 0) {
          said.add(
              get(
                  "health.overridden",
                  it.overridden().part(),
                  number(it.overridden().whole()),
                  percent(it.overridden())));
        }
      }
    }
    return said;
  }

  private String blank(String key, Detail.Blank blank) {
    return get(
        key,
        space.words().fields().type(blank.type()),
        names.field(blank.type(), blank.field()),
        percent(blank.blanks()),
        number(blank.blanks().whole()));
  }

  /// What stands under a record's name.
  String about(HealthLine line) {
    var owner = names.user(line.owner());
    var said =
        switch (line.what()) {
          case ANSWERED, WAITING -> get("health.row." + line.what(), time(line.millis()));
          case BLANK ->
              get(
                  "health.row.BLANK",
                  String.join(
                      get("list.separator"),
                      line.fields().stream()
                          .map(field -> names.field(line.type(), field))
                          .toList()));
          default -> get("health.row." + line.what());
        };
    var who = line.company().isEmpty() ? owner : line.company() + " · " + owner;
    return who.isEmpty() ? said : said + " · " + who;
  }

  OptionalLong typedMean(String typed) {
    var plain = typed.strip().replace("%", "").replace("％", "").strip();
    if (!plain.matches("[0-9]{1,3}(\\.[0-9]{1,2})?")) {
      return OptionalLong.empty();
    }
    var hundredths = new java.math.BigDecimal(plain).movePointRight(2).longValueExact();
    return hundredths <= 0 || hundredths > outrider.core.user.Team.INDUSTRY_MEAN_MAX
        ? OptionalLong.empty()
        : OptionalLong.of(hundredths);
  }

  /// Everything that is shown, for a spreadsheet.
  String copied(HealthMatrix matrix) {
    var text = new StringBuilder();
    var months = matrix.asked().months();
    for (var dimension : Dimension.values()) {
      text.append(dimension(dimension));
      months.all().forEach(month -> text.append('\t').append(longMonth(month)));
      text.append('\n');
      for (var line = 0; line < matrix.asked().rows().size(); line++) {
        text.append(team(matrix.asked().rows().get(line)));
        for (var month = 0; month < months.count(); month++) {
          var cell = matrix.cell(dimension, line, month);
          text.append('\t')
              .append(value(cell))
              .append(' ')
              .append(word(cell))
              .append(' ')
              .append(note(cell));
        }
        text.append('\n');
      }
    }
    return text.toString();
  }
}

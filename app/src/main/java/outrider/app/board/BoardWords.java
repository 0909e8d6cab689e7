package outrider.app.board;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import outrider.app.i18n.Words;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.board.Share;
import outrider.core.board.Sizes;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.record.RecordType;
import outrider.core.response.ResponseTimes;

/// The words of the board.
final class BoardWords {
  private final Workspace space;
  private final Words words;
  private final ConfiguredNames names;

  BoardWords(Workspace space) {
    this.space = space;
    words = space.words();
    names = new ConfiguredNames(words, space.database()::configuration);
  }

  String get(String key, Object... arguments) {
    return words.get(key, arguments);
  }

  ConfiguredNames names() {
    return names;
  }

  /// A choice of a built-in field.
  String option(RecordType type, String field, String option) {
    return words.fields().option(type, field, option);
  }

  /// What a kind of file is called by the condition that asks for it.
  String file(String kind) {
    return space.database().configuration().all(RecordType.CHECKLIST_ITEM).stream()
        .map(ChecklistItem::of)
        .filter(item -> item.attachmentKind().equals(kind))
        .map(ChecklistItem::id)
        .min(String::compareTo)
        .map(names::item)
        .orElse(kind);
  }

  String number(Number number) {
    return words.amounts().number(number);
  }

  String percent(double share) {
    return words.amounts().percent(share);
  }

  /// The share with of how many it is one; that they are few where they are.
  String share(Share share) {
    if (share.whole() == 0) {
      return "–";
    }
    return share.isFew() ? get("board.few", share.whole()) : percent(share.value());
  }

  /// The share with its interval and of how many it is one.
  String sure(Share share) {
    return share.isFew()
        ? share(share)
        : get(
            "board.sure",
            percent(share.value()),
            percent(share.low()),
            percent(share.high()),
            share.whole());
  }

  /// By how many points it rose or fell; empty where one of them is of too few.
  String points(Share now, Optional<Share> before) {
    return before
        .filter(was -> !was.isFew() && !now.isFew())
        .map(was -> {
          var points = Math.round((now.value() - was.value()) * 100);
          return get(points < 0 ? "board.pointsDown" : "board.pointsUp", Math.abs(points));
        })
        .orElse("");
  }

  /// The name of a step of the funnel.
  String step(String key) {
    return switch (key) {
      case "leads" -> get("board.step.leads");
      case "contacted" -> get("board.step.contacted");
      case "deal" -> get("board.step.deal");
      case "won" -> get("board.step.won");
      default -> names.stage(key);
    };
  }

  /// A length of days, with a tenth where they are few.
  String days(long millis) {
    return get("board.days", number(tenths(millis)));
  }

  static double tenths(long millis) {
    var tenths = Math.round(millis * 10.0 / TimeUnit.DAYS.toMillis(1));
    return tenths >= 100 ? Math.round(tenths / 10.0) : tenths / 10.0;
  }

  String length(long millis) {
    return words.moments().length(Duration.ofMillis(millis));
  }

  String percentile(ResponseTimes times, int percent) {
    return times
        .percentile(percent)
        .map(each ->
            each.atLeast() ? get("response.atLeast", length(each.millis())) : length(each.millis()))
        .orElse("–");
  }

  /// Where a column ends.
  String shortColumn(ResponseTimes.Column column) {
    return column.untilMillis().isPresent()
        ? get("board.within", length(column.untilMillis().getAsLong()))
        : column(column);
  }

  String column(ResponseTimes.Column column) {
    if (column.overMillis() < 0) {
      return get("response.upTo", length(column.untilMillis().orElse(0)));
    }
    return column.untilMillis().isPresent()
        ? get(
            "response.between",
            length(column.overMillis()),
            length(column.untilMillis().getAsLong()))
        : get("response.over", length(column.overMillis()));
  }

  String money(long minor, String currency) {
    return words.amounts().compact(minor, currency.isEmpty() ? "CNY" : currency);
  }

  String size(Sizes.Column column, String currency) {
    return get("response.between", money(column.from(), currency), money(column.to(), currency));
  }

  String named(String name, String none) {
    return name.isEmpty() ? get(none) : name;
  }

  String person(String user) {
    return names.user(user);
  }

  String period(BoardPeriod period) {
    return get("board.period." + period);
  }

  /// The days that are looked at.
  String range(BoardQuestion asked) {
    var days = asked.days();
    return asked.period() == BoardPeriod.ALL
        ? get("board.period.ALL")
        : get("response.between", day(days.from()), day(days.to().minusDays(1)));
  }

  private String day(LocalDate day) {
    return words.moments().date(day, space.today());
  }

  String month(java.time.YearMonth month) {
    return words.moments().shortMonth(month.atDay(1));
  }

  String one(double number) {
    return number(Math.round(number * 10) / 10.0);
  }
}

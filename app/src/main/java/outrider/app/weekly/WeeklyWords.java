package outrider.app.weekly;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.review.Agenda;
import outrider.core.review.ReviewFigures;

/// The words of weekly reviews, on the screen and on paper.
final class WeeklyWords {
  private final Workspace space;
  private final ConfiguredNames names;

  /// A figure of a week.
  ///
  /// @param change against the week before; blank where that is not known or the same
  /// @param better whether that is for the better; empty where nobody can say
  record Figure(String name, String value, String change, Optional<Boolean> better) {}

  WeeklyWords(Workspace space) {
    this.space = space;
    names = new ConfiguredNames(space.words(), space.database()::configuration);
  }

  String get(String key, Object... arguments) {
    return space.words().get(key, arguments);
  }

  String person(String id) {
    return names.user(id);
  }

  String number(long count) {
    return space.words().amounts().number(count);
  }

  /// From its Monday to its Sunday.
  String week(LocalDate monday) {
    return get("response.between", date(monday), date(monday.plusDays(6)));
  }

  String date(LocalDate day) {
    return space.words().moments().date(day, space.today());
  }

  String date(long millis) {
    return date(LocalDate.ofInstant(Instant.ofEpochMilli(millis), space.zone()));
  }

  String exactly(long millis) {
    return space
        .words()
        .moments()
        .exact(Instant.ofEpochMilli(millis), space.clock().instant(), space.zone());
  }

  String money(long minor, String currency) {
    return space.words().amounts().compact(minor, currency);
  }

  String response(@Nullable Long seconds) {
    return seconds == null ? "–" : space.words().moments().length(Duration.ofSeconds(seconds));
  }

  /// Why somebody is talked about.
  String why(Agenda.Reason reason) {
    return switch (reason.why()) {
      case LATE -> get("weekly.why.LATE", response(reason.figure()));
      case CARRIED -> get("weekly.why.CARRIED", reason.figure());
      case QUIET, LOST, OVERDUE -> get("weekly.why." + reason.why(), number(reason.figure()));
      default -> get("weekly.why." + reason.why());
    };
  }

  /// The figures of a week, in their order, beside those of the week before.
  List<Figure> figures(Week week, LocalDate monday) {
    var now = week.figures();
    var before = week.before(monday.toEpochDay()).map(each -> each.figures());
    var currency = week.currency();
    var all = new ArrayList<Figure>();
    all.add(count("touches", now.touches(), before.map(ReviewFigures::touches), true));
    all.add(
        new Figure(get("weekly.response"), response(now.responseSeconds()), "", Optional.empty()));
    all.add(count("newLeads", now.newLeads(), before.map(ReviewFigures::newLeads), true));
    all.add(count("moved", now.moved(), before.map(ReviewFigures::moved), true));
    var won = count("won", now.won(), before.map(ReviewFigures::won), true);
    all.add(
        new Figure(
            won.name(),
            now.won() == 0 ? won.value() : won.value() + " · " + money(now.wonMinor(), currency),
            won.change(),
            won.better()));
    all.add(count("lost", now.lost(), before.map(ReviewFigures::lost), false));
    all.add(
        new Figure(
            get("weekly.open"),
            number(now.openDeals()) + " · " + money(now.openMinor(), currency),
            "",
            Optional.empty()));
    all.add(
        new Figure(
            get("weekly.expected"), money(now.expectedMinor(), currency), "", Optional.empty()));
    all.add(count("overdue", now.overdue(), before.map(ReviewFigures::overdue), false));
    return all;
  }

  private Figure count(String key, long now, Optional<Long> before, boolean moreIsBetter) {
    var difference = before.map(was -> now - was).orElse(0L);
    var change =
        difference == 0
            ? before.isPresent() ? get("weekly.same") : ""
            : get(difference > 0 ? "weekly.more" : "weekly.less", number(Math.abs(difference)));
    return new Figure(
        get("weekly." + key),
        number(now),
        change,
        difference == 0 ? Optional.empty() : Optional.of(difference > 0 == moreIsBetter));
  }
}

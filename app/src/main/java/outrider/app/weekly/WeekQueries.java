package outrider.app.weekly;

import java.util.ArrayList;
import java.util.List;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.record.RecordType;
import outrider.core.review.Agenda;
import outrider.core.review.WeeklyReview;
import outrider.core.task.Task;

/// The weeks of some people, in the order in which they are talked about. Reader thread.
final class WeekQueries {

  private WeekQueries() {}

  /// A week with why it is talked about.
  record Line(Week week, Agenda.Item item) {}

  static List<Line> lines(Sql sql, WeekAsked asked) {
    var weeks = asked.people().stream().map(person -> week(sql, asked, person)).toList();
    var lines = new ArrayList<Line>();
    for (var item : Agenda.of(weeks.stream().map(WeekQueries::known).toList())) {
      weeks.stream()
          .filter(week -> week.person().equals(item.person()))
          .findFirst()
          .ifPresent(week -> lines.add(new Line(week, item)));
    }
    return List.copyOf(lines);
  }

  static Week week(Sql sql, WeekAsked asked, String person) {
    var monday = asked.monday().toEpochDay();
    var reviews =
        RecordTable.of(RecordType.WEEKLY_REVIEW)
            .where(
                sql,
                "owner = ? AND week <= ? AND week > ?",
                person,
                monday,
                monday - 7L * WeekAsked.WEEKS)
            .stream()
            .map(WeeklyReview::of)
            .sorted(java.util.Comparator.comparingLong(WeeklyReview::week).reversed())
            .toList();
    var review = reviews.stream().filter(each -> each.week() == monday).findFirst();
    var earlier = reviews.stream().filter(each -> each.week() < monday).toList();
    if (review.isPresent()) {
      return new Week(
          person,
          review,
          review.get().currency(),
          review.get().figures(),
          earlier,
          actions(sql, review.get(), monday));
    }
    // What will come along when it is frozen.
    var open =
        earlier.stream()
            .findFirst()
            .map(before -> actions(sql, before, monday))
            .orElse(List.of())
            .stream()
            .filter(action -> !action.done())
            .toList();
    var counted = WeekFigures.of(sql, asked, person);
    return new Week(person, review, counted.currency(), counted.figures(), earlier, open);
  }

  /// @param monday of the week in which they are looked at
  private static List<Week.Action> actions(Sql sql, WeeklyReview review, long monday) {
    var actions = new ArrayList<Week.Action>();
    for (var agreed : review.actions()) {
      RecordTable.of(RecordType.TASK)
          .find(sql, agreed.task())
          .map(Task::of)
          .ifPresent(task ->
              actions.add(
                  new Week.Action(
                      agreed.task(),
                      task.row().text("title"),
                      task.dueAt().orElse(0),
                      !task.isOpen(),
                      Math.max(0, (monday - agreed.week()) / 7))));
    }
    return actions;
  }

  private static Agenda.Known known(Week week) {
    return new Agenda.Known(
        week.person(),
        week.figures(),
        week.review().isPresent(),
        week.review().filter(each -> !each.note().isEmpty()).isPresent(),
        week.review().filter(each -> !each.reply().isEmpty()).isPresent(),
        week.weeksCarried(),
        week.earlier().stream().limit(4).map(each -> each.figures().touches()).toList());
  }
}

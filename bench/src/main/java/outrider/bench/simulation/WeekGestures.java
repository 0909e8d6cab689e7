package outrider.bench.simulation;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import outrider.app.store.Sql;
import outrider.core.command.Command;
import outrider.core.forecast.KeptForecast;
import outrider.core.record.RecordType;
import outrider.core.review.ReviewFigures;
import outrider.core.review.WeeklyReview;

/// What a person might do next with the weekly reviews of their own and, where they lead others, of
/// those: freeze a week, say something of it, answer, agree on something to do. About one in ten
/// does what only the other side may.
final class WeekGestures {
  private static final long WEEK_DAYS = 7;
  private static final long DAY = TimeUnit.DAYS.toMillis(1);

  private final Dice dice;
  private final Agenda agenda;
  private final String self;
  private final Supplier<String> id;
  private final Supplier<String> text;

  WeekGestures(Dice dice, Agenda agenda, String self, Supplier<String> id, Supplier<String> text) {
    this.dice = dice;
    this.agenda = agenda;
    this.self = self;
    this.id = id;
    this.text = text;
  }

  Command next(Sql sql) {
    var found = Gestures.any(RecordType.WEEKLY_REVIEW, sql, dice).filter(_ -> dice.chance(0.75));
    return found.map(row -> goOn(WeeklyReview.of(row))).orElseGet(this::freeze);
  }

  private Command freeze() {
    var week = KeptForecast.week(TimeUnit.MILLISECONDS.toDays(agenda.millis()));
    return new Command.FreezeReview(
        dice.chance(0.6) ? self : Company.id(dice.pick(Company.PEOPLE)),
        dice.chance(0.7) ? week : week - WEEK_DAYS,
        "CNY",
        new ReviewFigures(dice.below(9), dice.below(40), null, 1, 0, 0, 0, 2, 900_000, 0, 300_000));
  }

  private Command goOn(WeeklyReview review) {
    if (dice.chance(0.3)) {
      return new Command.AgreeAction(
          review.id(), id.get(), text.get(), agenda.millis() + dice.between(1, DAY));
    }
    var own = review.person().equals(self);
    return own == dice.chance(0.9)
        ? new Command.NoteReview(review.id(), text.get())
        : new Command.ReplyReview(review.id(), text.get());
  }
}

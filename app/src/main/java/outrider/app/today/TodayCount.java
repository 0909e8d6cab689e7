package outrider.app.today;

import java.time.Instant;
import javafx.beans.property.IntegerProperty;
import javafx.util.Subscription;
import outrider.app.fx.FxThread;
import outrider.app.shell.Workspace;

/// How much there is to do today, for the rail: it counts whichever screen is shown. FX thread
/// only.
public final class TodayCount {
  private final Workspace space;
  private final IntegerProperty count;
  private TodayFacts facts = TodayFacts.EMPTY;

  private TodayCount(Workspace space, IntegerProperty count) {
    this.space = space;
    this.count = count;
  }

  /// Keeps the count right until it is unsubscribed.
  public static Subscription follow(Workspace space, IntegerProperty count) {
    var counting = new TodayCount(space, count);
    var live =
        space
            .database()
            .live(
                TodayQueries.query(
                    space.commands().actor().user(), space.zone(), TodayQueries.Moment.of(space)),
                FxThread.executor(),
                counting::show);
    Subscription closing = live::close;
    return closing.and(
        space
            .ticker()
            .everyMinute(now -> {
              // Every half hour the book itself is asked: time alone brings new rows.
              if (now.getEpochSecond() / 60 % 30 == 0) {
                live.refresh();
              }
              counting.count(now);
            }));
  }

  private void show(TodayFacts fresh) {
    facts = fresh;
    count(space.clock().instant());
  }

  private void count(Instant now) {
    count.set(TodayQueue.of(facts.items(), now, space.zone()).countAll(facts.withoutNextStep()));
  }
}

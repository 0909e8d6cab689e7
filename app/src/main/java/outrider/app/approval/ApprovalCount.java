package outrider.app.approval;

import javafx.beans.property.IntegerProperty;
import javafx.util.Subscription;
import outrider.app.fx.FxThread;
import outrider.app.shell.Workspace;

/// How many requests wait for this person, for the rail; and a word when one more does, or HQ
/// reminds. FX thread only.
public final class ApprovalCount {
  private ApprovalCount() {}

  /// Keeps the count right until it is unsubscribed.
  public static Subscription follow(Workspace space, IntegerProperty count) {
    var live =
        space
            .database()
            .live(
                ApprovalQueries.count(
                    space.commands().actor().user(),
                    space.database()::configuration,
                    space.clock()::instant),
                FxThread.executor(),
                fresh -> {
                  if (fresh > count.get() && count.get() >= 0) {
                    space.toasts().show(space.words().get("approval.waits", fresh));
                  }
                  count.set(fresh);
                });
    Subscription closing = live::close;
    // Time alone ends a request.
    return closing.and(
        space
            .ticker()
            .everyMinute(now -> {
              if (now.getEpochSecond() / 60 % 30 == 0) {
                live.refresh();
              }
            }));
  }
}

package outrider.app.ratio;

import javafx.beans.property.IntegerProperty;
import javafx.util.Subscription;
import outrider.app.fx.FxThread;
import outrider.app.shell.Workspace;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;

/// How many flags wait for this person's answer, for the rail; and a word when one more does. FX
/// thread only.
public final class FlagCount {
  private FlagCount() {}

  /// Keeps the count right until it is unsubscribed.
  public static Subscription follow(Workspace space, IntegerProperty count) {
    var branches = new Branches(space.database(), space.commands().actor().user());
    var live =
        space
            .database()
            .live(
                Query.of(
                    "flags that wait",
                    (Sql sql) ->
                        (int)
                            RatioQueries.waiting(sql).stream()
                                .filter(flag -> branches.leads(flag.team()))
                                .count(),
                    Table.RATIO_FLAG,
                    Table.CONFIGURATION),
                FxThread.executor(),
                fresh -> {
                  if (fresh > count.get()) {
                    space.toasts().show(space.words().get("ratio.toAnswer", fresh));
                  }
                  count.set(fresh);
                });
    return live::close;
  }
}

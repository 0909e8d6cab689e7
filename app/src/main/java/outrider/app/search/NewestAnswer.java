package outrider.app.search;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import outrider.app.fx.FxThread;
import outrider.app.shell.Workspace;
import outrider.app.store.Sql;

/// Looks something up while somebody types: what was asked before the newest question is not
/// answered any more. FX thread.
public final class NewestAnswer {
  private final Workspace space;
  private final AtomicInteger newest = new AtomicInteger();

  public NewestAnswer(Workspace space) {
    this.space = space;
  }

  /// @param search on a reader's thread
  /// @param found hears nothing of what was overtaken
  public <T> void ask(Function<Sql, List<T>> search, Consumer<List<T>> found) {
    int mine = newest.incrementAndGet();
    space
        .database()
        .read(sql -> mine == newest.get() ? search.apply(sql) : List.<T>of())
        .thenAccept(rows ->
            FxThread.run(() -> {
              if (mine == newest.get()) {
                found.accept(rows);
              }
            }));
  }

  /// Nothing is asked any more, as when the field was emptied.
  public void overtake() {
    newest.incrementAndGet();
  }
}

package outrider.app.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.util.Subscription;
import outrider.app.fx.FxThread;
import outrider.app.store.Query;

/// Tells somebody at once of what a query finds that was not there before: in the window where that
/// is in sight, else as a message of the system. What is there at the start waits where it lies; it
/// is no news. FX thread only.
public final class News {
  private static final int TOLD_AT_ONCE = 3;

  private final Workspace space;
  private final Notifications notifications;
  private final BooleanSupplier inSight;

  public News(Workspace space, Notifications notifications, BooleanSupplier inSight) {
    this.space = space;
    this.notifications = notifications;
    this.inSight = inSight;
  }

  /// One thing in words.
  ///
  /// @param inWindow all of it, in one line; empty where whoever looks at the window sees it anyway
  /// @param title of the system's message
  /// @param text of the system's message
  public record Told(String inWindow, String title, String text) {}

  /// @param key by which a thing is known again
  /// @param worthTelling what of that which is new
  public <T> Subscription listen(
      Query<List<T>> query,
      Function<T, String> key,
      Predicate<T> worthTelling,
      Function<T, Told> words) {
    var known = new Known();
    var live =
        space
            .database()
            .live(
                query,
                FxThread.executor(),
                found ->
                    known.fresh(found, key).stream()
                        .filter(worthTelling)
                        .limit(TOLD_AT_ONCE)
                        .map(words)
                        .forEach(this::tell));
    return live::close;
  }

  private void tell(Told told) {
    if (!inSight.getAsBoolean()) {
      notifications.show(told.title(), told.text());
    } else if (!told.inWindow().isEmpty()) {
      space.toasts().show(told.inWindow());
    }
  }

  private static final class Known {
    private final Set<String> keys = new HashSet<>();
    private boolean begun;

    <T> List<T> fresh(List<T> found, Function<T, String> key) {
      var fresh = found.stream().filter(one -> keys.add(key.apply(one))).toList();
      var news = begun ? fresh : List.<T>of();
      begun = true;
      return news;
    }
  }
}

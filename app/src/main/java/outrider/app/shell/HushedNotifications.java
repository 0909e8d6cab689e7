package outrider.app.shell;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.util.Subscription;

/// Keeps what would be said in quiet hours, and says it in one when they are over: a phone call to
/// make at nine is no use at midnight, and must not be lost by nine. FX thread only.
public final class HushedNotifications implements Notifications {
  private static final int NAMED = 3;

  private final Notifications loud;
  private final Supplier<Optional<QuietHours>> hours;
  private final Workspace space;
  private final List<String> kept = new ArrayList<>();

  /// @param hours asked each time: they may be changed while they last
  public HushedNotifications(
      Notifications loud, Supplier<Optional<QuietHours>> hours, Workspace space) {
    this.loud = loud;
    this.hours = hours;
    this.space = space;
  }

  /// Looks every minute whether it may speak again.
  public Subscription listen() {
    return space.ticker().everyMinute(_ -> speakAgain());
  }

  @Override
  public void show(String title, String text) {
    if (isQuiet()) {
      kept.add(text);
    } else {
      loud.show(title, text);
    }
  }

  private void speakAgain() {
    if (kept.isEmpty() || isQuiet()) {
      return;
    }
    var words = kept.stream().distinct().limit(NAMED).collect(Collectors.joining("\n"));
    loud.show(space.words().get("notify.quiet", kept.size()), words);
    kept.clear();
  }

  private boolean isQuiet() {
    var now = LocalTime.ofInstant(space.clock().instant(), space.zone());
    return hours.get().filter(quiet -> quiet.covers(now)).isPresent();
  }
}

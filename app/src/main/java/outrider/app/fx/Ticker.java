package outrider.app.fx;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Subscription;

/// The one heartbeat of the screen. Countdowns and relative times listen to it while they are
/// visible; when nobody listens it stands still.
///
/// Each beat asks the clock anew, so it is right after sleep and after the clock was changed. Lives
/// on the FX thread; tests call [#beat] by hand.
public final class Ticker {
  private final InstantSource clock;
  private final Set<Consumer<Instant>> seconds = new LinkedHashSet<>();
  private final Set<Consumer<Instant>> minutes = new LinkedHashSet<>();
  private final Timeline pulse;
  private long minuteOfLastBeat = Long.MIN_VALUE;

  public Ticker(InstantSource clock) {
    this.clock = clock;
    this.pulse = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), done -> beat()));
    this.pulse.setCycleCount(Animation.INDEFINITE);
  }

  public Instant now() {
    return clock.instant();
  }

  public Subscription everySecond(Consumer<Instant> listener) {
    return listen(seconds, listener);
  }

  public Subscription everyMinute(Consumer<Instant> listener) {
    return listen(minutes, listener);
  }

  /// One beat: all that count seconds, and at a new minute all that count minutes.
  public void beat() {
    var now = clock.instant();
    List.copyOf(seconds).forEach(listener -> listener.accept(now));
    long minute = Math.floorDiv(now.toEpochMilli(), Duration.ofMinutes(1).toMillis());
    if (minute != minuteOfLastBeat) {
      minuteOfLastBeat = minute;
      List.copyOf(minutes).forEach(listener -> listener.accept(now));
    }
  }

  /// How many listen; a test proves that hidden cells do not.
  public int listeners() {
    return seconds.size() + minutes.size();
  }

  private Subscription listen(Set<Consumer<Instant>> group, Consumer<Instant> listener) {
    // A fresh wrapper, so that the same method reference can listen twice.
    Consumer<Instant> own = listener::accept;
    group.add(own);
    pulse.play();
    return () -> {
      group.remove(own);
      if (seconds.isEmpty() && minutes.isEmpty()) {
        pulse.stop();
      }
    };
  }
}

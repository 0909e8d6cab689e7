package outrider.app.fx;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.util.Subscription;

/// The one heartbeat of the screen. Countdowns and relative times listen to it while they are
/// visible; when nobody listens it stands still.
///
/// Each beat asks the clock anew, so it is right after sleep and after the clock was changed. No
/// animation: while one runs JavaFX lays out and draws sixty times a second, for one beat in it.
/// Lives on the FX thread; tests call [#beat] by hand.
public final class Ticker {
  private final InstantSource clock;
  private final Set<Consumer<Instant>> seconds = new LinkedHashSet<>();
  private final Set<Consumer<Instant>> minutes = new LinkedHashSet<>();
  private long minuteOfLastBeat = Long.MIN_VALUE;
  private boolean awaited;

  public Ticker(InstantSource clock) {
    this.clock = clock;
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
    await();
    return () -> group.remove(own);
  }

  /// Milliseconds to where the clock's next second begins, so that none is left out; half a second
  /// or more, so that a clock that stands still is not asked all the time.
  private long untilNextBeat() {
    long second = Duration.ofSeconds(1).toMillis();
    long half = second / 2;
    return half + second - Math.floorMod(clock.millis() + half, second);
  }

  private void await() {
    if (!awaited) {
      awaited = true;
      CompletableFuture.delayedExecutor(untilNextBeat(), MILLISECONDS, FxThread::later)
          .execute(() -> {
            awaited = false;
            if (listeners() > 0) {
              await();
              beat();
            }
          });
    }
  }
}

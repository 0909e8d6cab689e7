package outrider.app.fx;

import java.time.Instant;
import java.time.ZoneId;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import outrider.app.i18n.Countdown;
import outrider.app.i18n.Reading;
import outrider.app.i18n.Words;

/// Time left or time over, in words, icon and colour.
///
/// Listens to the shared ticker only while it stands in a scene and has something to count; a cell
/// that is reused empty calls [#clear].
public final class CountdownPill extends StillLabel {
  private final Words words;
  private final Ticker ticker;
  private final ZoneId zone;
  private @Nullable Countdown countdown;
  private Subscription ticking = Subscription.EMPTY;
  private Reading.@Nullable State shownState;

  public CountdownPill(Words words, Ticker ticker, ZoneId zone) {
    this.words = words;
    this.ticker = ticker;
    this.zone = zone;
    getStyleClass().add("countdown");
    setMinWidth(USE_PREF_SIZE);
    sceneProperty().subscribe(this::listenWhenSeen);
  }

  /// Counts towards something from now on.
  public void show(Countdown shown) {
    countdown = shown;
    setVisible(true);
    read(ticker.now());
    listenWhenSeen();
  }

  /// Counts nothing and takes no beat.
  public void clear() {
    countdown = null;
    setVisible(false);
    listenWhenSeen();
  }

  private void listenWhenSeen() {
    ticking.unsubscribe();
    boolean counts = countdown instanceof Countdown.Due || countdown instanceof Countdown.Pool;
    ticking = counts && getScene() != null ? ticker.everySecond(this::read) : Subscription.EMPTY;
  }

  private void read(Instant now) {
    if (countdown == null) {
      return;
    }
    var reading = words.moments().read(countdown, now, zone);
    if (reading.text().equals(getText()) && reading.state() == shownState) {
      return;
    }
    say(reading.text());
    setAccessibleText(reading.spoken());
    if (reading.state() != shownState) {
      shownState = reading.state();
      States.set(this, Reading.State.class, reading.state());
      setGraphic(icon(reading.state()));
    }
  }

  private static FontIcon icon(Reading.State state) {
    var icon =
        switch (state) {
          case LATE -> Icon.LATE;
          case SOON, LATER -> Icon.CLOCK;
          case POOL -> Icon.LEAVES;
          case PAUSED -> Icon.PAUSED;
          case NONE -> Icon.UNKNOWN;
        };
    return icon.node(14);
  }
}

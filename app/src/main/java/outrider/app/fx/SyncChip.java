package outrider.app.fx;

import java.time.Instant;
import java.time.ZoneId;
import javafx.scene.control.Button;
import javafx.util.Subscription;
import outrider.app.i18n.Words;

/// The chip in the footer that says how sync stands. Always there, a button; it opens the details.
public final class SyncChip extends Button {
  private final Words words;
  private final Ticker ticker;
  private final ZoneId zone;
  private SyncStatus status = SyncStatus.UNKNOWN;
  private Subscription ticking = Subscription.EMPTY;

  public SyncChip(Words words, Ticker ticker, ZoneId zone) {
    this.words = words;
    this.ticker = ticker;
    this.zone = zone;
    getStyleClass().setAll("sync-chip");
    setMinWidth(USE_PREF_SIZE);
    sceneProperty()
        .subscribe(scene -> {
          ticking.unsubscribe();
          ticking =
              scene == null
                  ? Subscription.EMPTY
                  : ticker
                      .everySecond(this::say)
                      .and(words.languageProperty().subscribe(() -> show(status)));
        });
    show(status);
  }

  public void show(SyncStatus shown) {
    status = shown;
    var state = shown.state();
    States.set(this, SyncStatus.State.class, state);
    setGraphic(icon(state).node(14));
    // A screen reader hears a change of state, not of seconds.
    setAccessibleText(words.get("sync.spoken." + state.name().toLowerCase(java.util.Locale.ROOT)));
    say(ticker.now());
  }

  static Icon icon(SyncStatus.State state) {
    return switch (state) {
      case STOPPED, UPDATE -> Icon.STOPPED;
      case AHEAD -> Icon.OFFLINE;
      case CONFLICT -> Icon.MERGE;
      case DELAYED -> Icon.RISK;
      case OFFLINE -> Icon.OFFLINE;
      case ARRIVING -> Icon.DOWNLOAD;
      case SENDING -> Icon.UPLOAD;
      case SYNCED -> Icon.SYNCED;
    };
  }

  private void say(Instant now) {
    var text = sentence(now);
    if (!text.equals(getText())) {
      setText(text);
    }
  }

  private String sentence(Instant now) {
    return switch (status.state()) {
      case STOPPED -> words.get("sync.stopped");
      case UPDATE ->
          status.waiting() == 0
              ? words.get("sync.update")
              : words.get("sync.updateWaiting", status.waiting());
      case AHEAD ->
          status.waiting() == 0
              ? words.get("sync.ahead")
              : words.get("sync.aheadWaiting", status.waiting());
      case CONFLICT -> words.get("sync.conflict", status.conflicts());
      case DELAYED -> words.get("sync.delayed", words.moments().length(status.lag()));
      case OFFLINE -> {
        var since = status.offlineSince();
        String clock = since == null ? "" : words.moments().clock(since, zone);
        yield status.waiting() == 0
            ? words.get("sync.offline", clock)
            : words.get("sync.offlineWaiting", clock, status.waiting());
      }
      case ARRIVING -> {
        var arrival = status.arrival();
        yield arrival == null
            ? words.get("sync.never")
            : words.get("sync.arriving", arrival.here(), arrival.all());
      }
      case SENDING ->
          status.waiting() == 0
              ? words.get("sync.never")
              : words.get("sync.sending", status.waiting());
      case SYNCED -> {
        var at = status.syncedAt();
        yield words.get("sync.synced", words.moments().ago(at == null ? now : at, now));
      }
    };
  }
}

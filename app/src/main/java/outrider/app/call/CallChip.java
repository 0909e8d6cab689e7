package outrider.app.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Icon;
import outrider.app.fx.States;
import outrider.app.fx.Ticker;
import outrider.app.i18n.Words;
import outrider.core.protocol.CallState;

/// The chip in the footer that says how a call goes, as long as one is under way. A button: it
/// leads to where the call is written down.
public final class CallChip extends Button {
  /// What its tint means.
  private enum Tone {
    UNDERWAY,
    CONNECTED,
    OVER
  }

  private final Words words;
  private final Calls calls;

  public CallChip(Words words, Calls calls, Ticker ticker) {
    this.words = words;
    this.calls = calls;
    getStyleClass().setAll("call-chip");
    setGraphic(Icon.CALL_OUT.node(14));
    setMinWidth(USE_PREF_SIZE);
    var listening = new Subscription[] {Subscription.EMPTY};
    sceneProperty()
        .subscribe(scene -> {
          listening[0].unsubscribe();
          listening[0] =
              scene == null
                  ? Subscription.EMPTY
                  : calls
                      .currentProperty()
                      .subscribe(this::show)
                      .and(ticker.everySecond(this::say))
                      .and(words.languageProperty().subscribe(() -> show(shown())));
        });
    show(null);
  }

  private @Nullable Ongoing shown() {
    return calls.currentProperty().get();
  }

  private void show(@Nullable Ongoing call) {
    setVisible(call != null);
    setManaged(call != null);
    if (call == null) {
      return;
    }
    States.set(
        this,
        Tone.class,
        call.isOver() ? Tone.OVER : call.connectedAt() != null ? Tone.CONNECTED : Tone.UNDERWAY);
    // A screen reader hears a change of state, not of seconds.
    setAccessibleText(state(call) + " " + call.subject().name());
    say(calls.now());
  }

  private void say(Instant now) {
    var call = shown();
    if (call == null) {
      return;
    }
    var time =
        call.isOver()
            ? ""
            : call.countsFrom().map(since -> " " + digits(Duration.between(since, now))).orElse("");
    var deed = call.company() ? "" : " · " + words.get("call.log");
    var text = call.subject().name() + " · " + state(call) + time + deed;
    if (!text.equals(getText())) {
      setText(text);
    }
  }

  private String state(Ongoing call) {
    if (!call.company()) {
      return words.get("call.dialled");
    }
    var outcome = call.outcome();
    return call.isOver() && outcome != null
        ? outcome.equals(CallState.FAILED)
            ? words.get("call.failed")
            : words.get(
                "call.over",
                words.fields().option(outrider.core.record.RecordType.ACTIVITY, "outcome", outcome))
        : words.get("call." + call.phase().name().toLowerCase(Locale.ROOT));
  }

  private static String digits(Duration time) {
    var seconds = Math.max(0, time.toSeconds());
    return seconds < 3600
        ? "%02d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}

package outrider.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.css.PseudoClass;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import outrider.app.i18n.Countdown;
import outrider.app.i18n.Language;
import outrider.app.i18n.Words;

/// A countdown is right at each beat, after sleep and after the clock was changed, and costs
/// nothing unseen.
final class CountdownPillTest extends FxTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final Ticker ticker = fx(() -> new Ticker(now::get));

  private CountdownPill pill() {
    return new CountdownPill(new Words(Language.ENGLISH), ticker, SHANGHAI);
  }

  @Test
  void itTicksThroughSoonIntoLate() {
    var pill = fx(this::pill);
    show(new VBox(pill), 300, 100, Appearance.STANDARD);
    fx(() -> pill.show(new Countdown.Due(NOW.plusSeconds(2).toEpochMilli())));
    assertThat(pill.getText()).isEqualTo("00:02 left");
    beatAt(NOW.plusSeconds(1));
    assertThat(pill.getText()).isEqualTo("00:01 left");
    beatAt(NOW.plusSeconds(3 * 3600));
    assertThat(pill.getText()).isEqualTo("2 h 59 late");
    assertThat(pill.getPseudoClassStates()).contains(PseudoClass.getPseudoClass("late"));
    beatAt(NOW.minusSeconds(4000));
    assertThat(pill.getText()).isEqualTo("1 h 06 left");
  }

  @Test
  void unseenItDoesNotListen() {
    var pill = fx(this::pill);
    fx(() -> pill.show(new Countdown.Due(NOW.plusSeconds(60).toEpochMilli())));
    assertThat(ticker.listeners()).isZero();
    var box = fx(() -> new VBox(pill));
    show(box, 300, 100, Appearance.STANDARD);
    assertThat(ticker.listeners()).isEqualTo(1);
    fx(pill::clear);
    assertThat(ticker.listeners()).isZero();
    fx(() -> pill.show(Countdown.NONE));
    assertThat(ticker.listeners()).isZero();
    fx(() -> pill.show(new Countdown.Pool(NOW.plusSeconds(60).toEpochMilli())));
    fx(() -> box.getChildren().clear());
    assertThat(ticker.listeners()).isZero();
  }

  @Test
  void nothingAroundItIsLaidOutAnewUntilItTakesAnotherWidth() {
    var pill = fx(this::pill);
    var laidOut = new AtomicInteger();
    var row =
        fx(() ->
            new HBox(pill) {
              @Override
              protected void layoutChildren() {
                laidOut.incrementAndGet();
                super.layoutChildren();
              }
            });
    show(row, 300, 100, Appearance.STANDARD);
    fx(() -> pill.show(new Countdown.Due(NOW.plusSeconds(3_605).toEpochMilli())));
    beatAt(NOW.plusSeconds(60));
    layOut(row);
    layOut(row);
    laidOut.set(0);
    beatAt(NOW.plusSeconds(61));
    layOut(row);
    assertThat(pill.getText()).isEqualTo("59:04 left");
    assertThat(laidOut).hasValue(0);

    beatAt(NOW.plusSeconds(3 * 3_600));
    layOut(row);
    assertThat(laidOut).hasPositiveValue();
    assertThat(pill.getWidth()).isGreaterThanOrEqualTo(pill.prefWidth(-1));
  }

  private static void layOut(HBox row) {
    fx(() -> {
      row.getScene().getRoot().applyCss();
      row.getScene().getRoot().layout();
    });
  }

  private void beatAt(Instant moment) {
    now.set(moment);
    fx(ticker::beat);
  }
}

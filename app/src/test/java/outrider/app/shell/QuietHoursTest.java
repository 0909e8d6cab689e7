package outrider.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;

/// Nothing rings at night, and nothing is forgotten in the morning.
final class QuietHoursTest extends FxTest {

  @ParameterizedTest
  @CsvSource({
    "21:00-08:00, 20:59, false",
    "21:00-08:00, 21:00, true",
    "21:00-08:00, 00:00, true",
    "21:00-08:00, 07:59, true",
    "21:00-08:00, 08:00, false",
    "12:00-13:30, 11:59, false",
    "12:00-13:30, 12:00, true",
    "12:00-13:30, 13:29, true",
    "12:00-13:30, 13:30, false",
    "12:00-12:00, 12:00, false",
  })
  void theFirstMomentIsQuietAndAtTheLastItRings(String hours, LocalTime time, boolean quiet) {
    assertThat(QuietHours.read(hours).covers(time)).isEqualTo(quiet);
    assertThat(QuietHours.read(hours).write()).isEqualTo(hours);
  }

  @Test
  void whatIsNoTimeIsNotTakenForOne() {
    for (var text : List.of("", "21:00", "21:00-", "25:00-08:00", "a-b", "1-2-3")) {
      assertThatThrownBy(() -> QuietHours.read(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whatComesAtNightIsToldInOneInTheMorning() {
    var time = new AtomicReference<>(Instant.parse("2026-11-23T12:30:00Z"));
    var space = workspace(Language.ENGLISH, time::get);
    var told = new ArrayList<String>();
    var night = new AtomicReference<>(Optional.of(QuietHours.USUAL));
    var hushed =
        fx(() ->
            new HushedNotifications(
                (title, text) -> told.add(title + ": " + text), night::get, space));
    var listening = fx(hushed::listen);

    fx(() -> hushed.show("Due", "张伟"));
    assertThat(told).containsExactly("Due: 张伟");
    time.set(Instant.parse("2026-11-23T13:00:00Z"));
    fx(() -> {
      hushed.show("Due", "李娜");
      hushed.show("Due", "王芳");
      hushed.show("New lead", "王芳");
    });
    time.set(Instant.parse("2026-11-23T23:59:00Z"));
    fx(() -> space.ticker().beat());
    assertThat(told).hasSize(1);
    time.updateAndGet(now -> now.plus(Duration.ofMinutes(1)));
    fx(() -> space.ticker().beat());
    assertThat(told).last().isEqualTo("3 reminders from your quiet hours: 李娜\n王芳");
    time.updateAndGet(now -> now.plus(Duration.ofMinutes(1)));
    fx(() -> space.ticker().beat());
    assertThat(told).hasSize(2);

    // Switched off in the middle of the night, it speaks at once.
    time.set(Instant.parse("2026-11-24T15:00:00Z"));
    fx(() -> hushed.show("Due", "赵敏"));
    night.set(Optional.empty());
    fx(() -> space.ticker().beat());
    assertThat(told).last().isEqualTo("1 reminder from your quiet hours: 赵敏");
    fx(listening::unsubscribe);
  }
}

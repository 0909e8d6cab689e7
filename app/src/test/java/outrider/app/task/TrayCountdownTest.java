package outrider.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.Tray;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.core.record.RecordType;

/// What is due next counts down in the tray.
final class TrayCountdownTest extends FxTest {
  private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
  private final AtomicReference<String> shown = new AtomicReference<>("");
  private final AtomicReference<Boolean> closed = new AtomicReference<>(false);

  @Test
  void theNextRunsAndTheLateAreCounted() {
    var space = book();
    var listening = fx(() -> new TrayCountdown(space, tray()).listen());
    written(space);
    assertThat(shown.get()).contains("09:59").contains("张伟 · 回电").doesNotContain("超时");

    pass(space, Duration.ofMinutes(1));
    assertThat(shown.get()).contains("08:59");
    pass(space, Duration.ofMinutes(9));
    assertThat(shown.get()).contains("1 条跟进已超时").contains("报价");
    pass(space, Duration.ofHours(3));
    assertThat(shown.get()).contains("2 条跟进已超时").contains("一天之内没有别的到期");
    // A clock that is set back counts again.
    pass(space, Duration.ofHours(-3));
    assertThat(shown.get()).contains("1 条跟进已超时").contains("报价");

    fx(listening::unsubscribe);
    assertThat(closed.get()).isTrue();
  }

  private Tray tray() {
    return new Tray() {
      @Override
      public void show(String words) {
        shown.set(words);
      }

      @Override
      public void close() {
        closed.set(true);
      }
    };
  }

  private void pass(Workspace space, Duration length) {
    time.updateAndGet(now -> now.plus(length));
    fx(() -> space.ticker().beat());
  }

  private Workspace book() {
    var space = workspace(Language.CHINESE, time::get);
    var lead = SampleBook.id("lead", 1);
    Profiles.seed(
        space.database(),
        Profiles.row(RecordType.LEAD, lead, "name", "张伟", "source", "官网", "owner", SampleBook.LIN));
    task(space, 1, "回电", lead, Duration.ofMinutes(10).minusSeconds(1), SampleBook.LIN);
    task(space, 2, "报价", lead, Duration.ofHours(2), SampleBook.LIN);
    task(space, 3, "回访", lead, Duration.ofDays(3), SampleBook.LIN);
    task(space, 4, "别人的", lead, Duration.ofMinutes(1), "somebody else");
    return space;
  }

  private static void task(
      Workspace space, int number, String title, String lead, Duration in, String owner) {
    Profiles.seed(
        space.database(),
        Profiles.row(
            RecordType.TASK,
            SampleBook.id("task", number),
            "title",
            title,
            "kind",
            "call",
            "parentType",
            "lead",
            "parent",
            lead,
            "owner",
            owner,
            "dueAt",
            NOW.plus(in).toEpochMilli()));
  }
}

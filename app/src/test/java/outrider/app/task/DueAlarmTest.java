package outrider.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.core.record.RecordType;

/// Time is a clock that the test holds, and so is the beat.
final class DueAlarmTest extends FxTest {
  private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
  private final List<String> told = new ArrayList<>();
  private boolean inSight;

  @Test
  void itRingsWithinTheSecondAndOnce() {
    var space = book(Duration.ofMinutes(10));
    var listening = listen(space);
    pass(space, Duration.ofMinutes(10).minusSeconds(1));
    assertThat(told).isEmpty();
    pass(space, Duration.ofSeconds(1));
    pass(space, Duration.ofSeconds(1));
    assertThat(told).containsExactly("到期 1: 张伟 · 回电");
    fx(listening::unsubscribe);
  }

  @Test
  void whatFellDueWhileAsleepIsToldAtOnceTogether() {
    var space = book(Duration.ofMinutes(10), Duration.ofHours(2), Duration.ofHours(3));
    var listening = listen(space);
    pass(space, Duration.ofHours(8));
    written(space);
    assertThat(told).hasSize(2);
    assertThat(told.getFirst()).startsWith("到期 1");
    assertThat(told.getLast()).startsWith("到期 2");
    fx(listening::unsubscribe);
  }

  @Test
  void aClockThatIsSetBackDoesNotRingTwice() {
    var space = book(Duration.ofMinutes(10));
    var listening = listen(space);
    pass(space, Duration.ofMinutes(11));
    pass(space, Duration.ofHours(-2));
    pass(space, Duration.ofHours(2));
    written(space);
    assertThat(told).hasSize(1);
    fx(listening::unsubscribe);
  }

  @Test
  void itIsQuietWhileTheWindowIsLookedAt() {
    inSight = true;
    var space = book(Duration.ofMinutes(10));
    var listening = listen(space);
    pass(space, Duration.ofMinutes(11));
    inSight = false;
    pass(space, Duration.ofMinutes(1));
    assertThat(told).isEmpty();
    fx(listening::unsubscribe);
  }

  private Subscription listen(Workspace space) {
    var alarm =
        fx(() ->
            new DueAlarm(
                space,
                (title, text) -> told.add("到期 " + title.replaceAll("\\D", "") + ": " + text),
                () -> inSight));
    var listening = fx(alarm::listen);
    written(space);
    return listening;
  }

  private void pass(Workspace space, Duration length) {
    time.updateAndGet(now -> now.plus(length));
    fx(() -> space.ticker().beat());
    written(space);
  }

  private Workspace book(Duration... dueIn) {
    var space = workspace(Language.CHINESE, time::get);
    var lead = SampleBook.id("lead", 1);
    Profiles.seed(
        space.database(),
        Profiles.row(RecordType.LEAD, lead, "name", "张伟", "source", "官网", "owner", SampleBook.LIN));
    for (var number = 0; number < dueIn.length; number++) {
      Profiles.seed(
          space.database(),
          Profiles.row(
              RecordType.TASK,
              SampleBook.id("task", number),
              "title",
              "回电",
              "kind",
              "call",
              "parentType",
              "lead",
              "parent",
              lead,
              "owner",
              SampleBook.LIN,
              "dueAt",
              NOW.plus(dueIn[number]).toEpochMilli()));
    }
    return space;
  }
}

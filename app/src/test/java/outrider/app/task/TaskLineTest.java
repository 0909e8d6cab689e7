package outrider.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class TaskLineTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.parse("2026-11-23T03:02:11Z");

  @Test
  void tasksStandUnderTheirDaysAndWhatIsOverdueFirst() {
    var lines =
        TaskLine.of(
            List.of(
                due("a", "2026-11-20T01:00:00Z"),
                due("b", "2026-11-23T03:02:10Z"),
                due("c", "2026-11-23T15:59:59Z"),
                due("d", "2026-11-23T16:00:00Z"),
                anyTime("e")),
            NOW,
            SHANGHAI);
    assertThat(lines)
        .extracting(TaskLine::key)
        .containsExactly(
            "OVERDUE", "a", "b", "DAY2026-11-23", "c", "DAY2026-11-24", "d", "ANY_TIME", "e");
    assertThat(((TaskLine.Head) lines.getFirst()).count()).isEqualTo(2);
  }

  private static TaskRow due(String id, String at) {
    return row(id, OptionalLong.of(Instant.parse(at).toEpochMilli()));
  }

  private static TaskRow anyTime(String id) {
    return row(id, OptionalLong.empty());
  }

  private static TaskRow row(String id, OptionalLong due) {
    return new TaskRow(
        id,
        id,
        "call",
        due,
        OptionalLong.empty(),
        0,
        "",
        "",
        "",
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }
}

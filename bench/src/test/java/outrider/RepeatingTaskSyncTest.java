package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.Repetition;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.task.Task;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// A task that repeats is finished on two laptops that have no network: both plan the next one, and
/// it is one and the same, at HQ too and after the laptop was started again.
final class RepeatingTaskSyncTest {

  @TempDir Path folder;

  @Test
  void finishedTwiceOfflineItIsFollowedOnce() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var boss = Laptop.open(folder.resolve("boss"), office, "boss")) {
      String lead;
      String task;
      Map<String, Row> planned;
      try (var lin = Laptop.open(folder.resolve("lin"), office, "lin")) {
        boss.await("the people", () -> !boss.all(RecordType.PIPELINE).isEmpty());
        lin.await("the people", () -> !lin.all(RecordType.PIPELINE).isEmpty());
        lead = lin.book().commands().newId();
        task = lin.book().commands().newId();
        done(
            lin,
            new Command.CreateRecord(RecordType.LEAD, lead, Map.of("name", "张三", "source", "官网")));
        done(
            lin,
            new Command.PlanTask(
                task,
                RecordType.LEAD,
                lead,
                "Call",
                "call",
                Instant.parse("2046-11-26T01:00:00Z").toEpochMilli(),
                null,
                new Repetition(
                    "FREQ=MONTHLY;BYMONTHDAY=-1",
                    "2046-11-26T09:00",
                    "Asia/Shanghai",
                    null,
                    null)));
        lin.drained();
        boss.book().sync().nudge();
        boss.await("the task", () -> boss.find(RecordType.TASK, task).isPresent());

        office.stop();
        done(lin, new Command.CompleteTask(task, null));
        done(boss, new Command.CompleteTask(task, "did it for her"));
        planned = tasks(lin, lead);
        assertThat(open(planned))
            .extracting(row -> row.text(Task.OCCURS_AT))
            .contains("2046-12-31T09:00");
        assertThat(open(tasks(boss, lead)))
            .extracting(Row::id)
            .isEqualTo(open(planned).stream().map(Row::id).toList());

        office.startAgain();
        lin.book().sync().nudge();
        lin.drained();
        boss.book().sync().nudge();
        boss.drained();
        // Whoever HQ heard of first did it, and both see the same.
        await("one and the same", lin, boss, lead);
        assertThat(open(tasks(lin, lead)).stream().map(Row::id).toList())
            .isEqualTo(open(planned).stream().map(Row::id).toList());
        planned = tasks(lin, lead);
      }
      try (var again = Laptop.open(folder.resolve("lin"), office, "lin")) {
        assertThat(tasks(again, lead)).isEqualTo(planned);
        done(again, new Command.ReopenTask(task));
        again.drained();
        boss.book().sync().nudge();
        boss.await(
            "the next one is gone again",
            () ->
                open(tasks(boss, lead)).stream()
                    .filter(row -> row.has(Task.SERIES))
                    .map(Row::id)
                    .toList()
                    .equals(List.of(task)));
      }
    }
  }

  private static void await(String what, Laptop one, Laptop other, String lead) {
    one.await(
        what,
        () -> {
          one.book().sync().nudge();
          other.book().sync().nudge();
          return tasks(one, lead).equals(tasks(other, lead));
        });
  }

  private static void done(Laptop laptop, Command command) {
    assertThat(laptop.submit(command).reasons()).isEmpty();
  }

  private static List<Row> open(Map<String, Row> tasks) {
    return tasks.values().stream().filter(row -> Task.of(row).isOpen()).toList();
  }

  private static Map<String, Row> tasks(Laptop laptop, String lead) {
    var rows = new TreeMap<String, Row>();
    laptop.all(RecordType.TASK).values().stream()
        .filter(row -> row.text(Fields.PARENT).equals(lead))
        .forEach(row -> rows.put(row.id(), row));
    return rows;
  }
}

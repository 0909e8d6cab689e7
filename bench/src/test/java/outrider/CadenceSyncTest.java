package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.cadence.Cadence;
import outrider.core.cadence.Enrollment;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.task.Task;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// A lead runs a cadence while its rep has no network: the steps that the laptop planned are the
/// steps at HQ, the template may change meanwhile, and of two who do different things at once both
/// see the same in the end.
final class CadenceSyncTest {

  @TempDir Path folder;

  @Test
  void whatWasPlannedOfflineIsWhatHqPlans() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var boss = Laptop.open(folder.resolve("boss"), office, "boss");
        var lin = Laptop.open(folder.resolve("lin"), office, "lin")) {
      boss.await("the people", () -> !boss.all(RecordType.PIPELINE).isEmpty());
      lin.await("the people", () -> !lin.all(RecordType.PIPELINE).isEmpty());
      var cadence = boss.book().commands().newId();
      done(
          boss,
          new Command.CreateRecord(
              RecordType.CADENCE,
              cadence,
              Map.of("name", "SaaS", "steps", "1h|respond|A|\n1d|demo|B|\n3d|quote|C|")));
      boss.drained();
      lin.book().sync().nudge();
      lin.await("the cadence", () -> lin.find(RecordType.CADENCE, cadence).isPresent());

      office.stop();
      var lead = lin.book().commands().newId();
      done(
          lin,
          new Command.CreateRecord(RecordType.LEAD, lead, Map.of("name", "张三", "source", "官网")));
      done(lin, new Command.CompleteTask(open(lin, lead).id(), null));
      assertThat(open(lin, lead).text("title")).isEqualTo("B");
      var offline = all(lin, lead);
      office.startAgain();
      lin.book().sync().nudge();
      lin.drained();
      boss.book().sync().nudge();
      boss.drained();
      boss.await("the lead", () -> all(boss, lead).equals(offline));
      done(
          boss,
          new Command.EditFields(
              RecordType.CADENCE,
              cadence,
              List.of(
                  new FieldEdit(
                      Cadence.STEPS,
                      boss.find(RecordType.CADENCE, cadence).orElseThrow().text(Cadence.STEPS),
                      "5m|call|Z|"))));
      boss.drained();
      lin.book().sync().nudge();
      lin.await(
          "the change",
          () -> lin.find(RecordType.CADENCE, cadence).orElseThrow().text("steps").startsWith("5m"));
      assertThat(all(lin, lead)).isEqualTo(offline);

      office.stop();
      var task = open(lin, lead).id();
      done(boss, new Command.PauseEnrollment(run(boss, lead).id(), null));
      done(lin, new Command.CompleteTask(task, null));
      assertThat(open(lin, lead).text("title")).isEqualTo("C");
      office.startAgain();
      lin.book().sync().nudge();
      lin.drained();
      boss.book().sync().nudge();
      boss.drained();
      lin.book().sync().nudge();
      lin.await("the pause", () -> Enrollment.of(run(lin, lead)).isPaused());
      boss.await(
          "the same, whichever HQ heard of first", () -> all(boss, lead).equals(all(lin, lead)));
      assertThat(all(boss, lead).values()).noneMatch(CadenceSyncTest::isOpenTask);
    }
  }

  private static void done(Laptop laptop, Command command) {
    assertThat(laptop.submit(command).reasons()).isEmpty();
  }

  private static Row open(Laptop laptop, String lead) {
    return all(laptop, lead).values().stream()
        .filter(CadenceSyncTest::isOpenTask)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOpenTask(Row row) {
    return row.type() == RecordType.TASK && Task.of(row).isOpen();
  }

  private static Row run(Laptop laptop, String lead) {
    return all(laptop, lead).values().stream()
        .filter(row -> row.type() == RecordType.ENROLLMENT)
        .findFirst()
        .orElseThrow();
  }

  /// The run of a lead and its tasks.
  private static Map<String, Row> all(Laptop laptop, String lead) {
    var rows = new TreeMap<String, Row>();
    for (var type : List.of(RecordType.ENROLLMENT, RecordType.TASK)) {
      laptop.all(type).values().stream()
          .filter(row -> row.text(Fields.PARENT).equals(lead))
          .forEach(row -> rows.put(type + row.id(), row));
    }
    return rows;
  }
}

package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.task.Task;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// An administrator sets up offline how soon leads are answered; a rep's laptop and HQ give the
/// same time to the same lead, and a later change leaves it alone.
final class ServiceLevelTest {

  @TempDir Path folder;

  @Test
  void bothEndsPromiseTheSameAndARunningCountdownStays() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var boss = Laptop.open(folder.resolve("boss"), office, "boss");
        var lin = Laptop.open(folder.resolve("lin"), office, "lin")) {
      boss.await("the people", () -> !boss.all(RecordType.PIPELINE).isEmpty());
      lin.await("the people", () -> !lin.all(RecordType.PIPELINE).isEmpty());
      office.stop();
      var level = setUp(boss);
      office.startAgain();
      boss.book().sync().nudge();
      boss.drained();
      lin.book().sync().nudge();
      lin.await("the service level", () -> lin.find(RecordType.SERVICE_LEVEL, level).isPresent());

      office.stop();
      var lead = newLead(lin);
      var offline = firstResponse(lin, lead);
      assertThat(offline.text(Task.SERVICE_LEVEL)).isEqualTo(level);
      assertThat(allowed(offline)).isEqualTo(Duration.ofMinutes(25));
      office.startAgain();
      lin.book().sync().nudge();
      lin.drained();
      boss.book().sync().nudge();
      boss.await("the lead", () -> boss.find(RecordType.LEAD, lead).isPresent());
      assertThat(firstResponse(boss, lead).fields()).isEqualTo(offline.fields());

      boss.submit(
          new Command.EditFields(
              RecordType.SERVICE_LEVEL, level, List.of(new FieldEdit("minutes", 25L, 5L))));
      boss.drained();
      lin.book().sync().nudge();
      lin.await(
          "the change",
          () -> lin.find(RecordType.SERVICE_LEVEL, level).orElseThrow().number("minutes", 0) == 5);
      assertThat(firstResponse(lin, lead).fields()).isEqualTo(offline.fields());
      assertThat(allowed(firstResponse(lin, newLead(lin)))).isEqualTo(Duration.ofMinutes(5));
      assertThat(lin.attention()).isEmpty();
    }
  }

  @Test
  void aRepChangesNoRule() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var lin = Laptop.open(folder.resolve("lin"), office, "lin")) {
      lin.await("the people", () -> !lin.all(RecordType.PIPELINE).isEmpty());

      var refused =
          lin.submit(
              new Command.CreateRecord(
                  RecordType.SERVICE_LEVEL,
                  lin.book().commands().newId(),
                  Map.of("name", "mine", "minutes", 600L)));

      assertThat(refused.reasons())
          .extracting(reason -> reason.id())
          .containsExactly("permission.configuration");
    }
  }

  /// Open all day in Shanghai, so that the story does not depend on when it is told.
  private static String setUp(Laptop boss) {
    var commands = boss.book().commands();
    var calendar = commands.newId();
    var level = commands.newId();
    var week = new java.util.HashMap<String, Object>();
    week.put("name", "全天");
    week.put("zone", "Asia/Shanghai");
    for (var day :
        List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")) {
      week.put(day, "00:00-24:00");
    }
    assertThat(
            commands
                .submitTogether(
                    List.of(
                        new Command.CreateRecord(RecordType.CALENDAR, calendar, week),
                        new Command.CreateRecord(
                            RecordType.SERVICE_LEVEL,
                            level,
                            Map.of("name", "官网", "minutes", 25L, "calendar", calendar))))
                .join()
                .reasons())
        .isEmpty();
    return level;
  }

  private static String newLead(Laptop laptop) {
    var id = laptop.book().commands().newId();
    var made =
        laptop.submit(
            new Command.CreateRecord(RecordType.LEAD, id, Map.of("name", "张三", "source", "官网")));
    assertThat(made.reasons()).isEmpty();
    return id;
  }

  private static Row firstResponse(Laptop laptop, String lead) {
    return laptop.all(RecordType.TASK).values().stream()
        .filter(task -> task.text(Fields.PARENT).equals(lead))
        .findFirst()
        .orElseThrow();
  }

  private static Duration allowed(Row task) {
    return Duration.ofMillis(task.number(Task.DUE_AT, 0) - task.number(Fields.CREATED_AT, 0));
  }
}

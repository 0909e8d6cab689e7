package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.task.Task;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// Survey, offer, contract. Lin puts the survey off without a network while her manager moves the
/// contract; afterwards both laptops show one plan in which each comes after the other.
final class ScheduleSyncTest {
  private static final long DAY = 86_400_000;

  @TempDir Path folder;

  @Test
  void whatWasMovedOnTheWayAndAtTheOfficeIsOnePlan() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou");
        var lin = Laptop.open(folder.resolve("lin"), office, "lin")) {
      lin.await("the stages", () -> !lin.all(RecordType.PIPELINE).isEmpty());
      var now = System.currentTimeMillis();
      var deal = lin.book().commands().newId();
      done(
          lin, new Command.CreateRecord(RecordType.OPPORTUNITY, deal, Map.of(Fields.NAME, "Roof")));
      var survey = plan(lin, deal, "Survey", now + 2 * DAY);
      var offer = plan(lin, deal, "Offer", now + 4 * DAY);
      var contract = plan(lin, deal, "Contract", now + 6 * DAY);
      done(lin, new Command.LinkTask(offer, List.of(), List.of(survey)));
      done(lin, new Command.LinkTask(contract, List.of(), List.of(offer)));
      lin.drained();
      zhou.await("the plan", () -> zhou.find(RecordType.TASK, contract).isPresent());

      office.stop();
      done(lin, place(survey, now + 2 * DAY, now + 9 * DAY));
      assertThat(due(lin, offer)).as("at once").isEqualTo(now + 10 * DAY);
      assertThat(due(lin, contract)).isEqualTo(now + 11 * DAY);
      office.startAgain();
      zhou.book().sync().nudge();
      done(zhou, place(contract, now + 6 * DAY, now + 8 * DAY));
      zhou.drained();
      lin.book().sync().nudge();
      lin.drained();

      var wanted = Map.of(survey, now + 9 * DAY, offer, now + 10 * DAY, contract, now + 11 * DAY);
      lin.await("one plan", () -> plan(lin, deal).equals(wanted));
      zhou.await("the same plan", () -> plan(zhou, deal).equals(wanted));
    }
  }

  private static String plan(Laptop laptop, String deal, String title, long due) {
    var id = laptop.book().commands().newId();
    done(
        laptop,
        new Command.PlanTask(id, RecordType.OPPORTUNITY, deal, title, "other", due, null, null));
    return id;
  }

  private static Command place(String task, long from, long to) {
    return new Command.PlaceTask(task, null, from, null, to);
  }

  private static Map<String, Long> plan(Laptop laptop, String deal) {
    var plan = new TreeMap<String, Long>();
    laptop.all(RecordType.TASK).values().stream()
        .filter(row -> row.text(Fields.PARENT).equals(deal))
        .forEach(row -> plan.put(row.id(), row.number(Task.DUE_AT, 0)));
    return plan;
  }

  private static long due(Laptop laptop, String task) {
    return laptop.find(RecordType.TASK, task).orElseThrow().number(Task.DUE_AT, 0);
  }

  private static void done(Laptop laptop, Command command) {
    assertThat(laptop.submit(command).reasons()).isEmpty();
  }
}

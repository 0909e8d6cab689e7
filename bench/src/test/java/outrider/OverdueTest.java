package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.escalation.Escalation;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// Lin calls a lead in time, in a plant without signal, and goes home. Two hours later her manager
/// is told that nobody has answered it, and the next morning, when her laptop is opened, that she
/// had.
final class OverdueTest {

  @TempDir Path folder;

  @Test
  void theManagerHearsOfItWhileTheLaptopIsOffAndThatItWasDoneWhenItComesBack() {
    try (var office = new HeadOffice(folder.resolve("hq"))) {
      office.looksForOverdue(Duration.ofMillis(200));
      office.stop();
      office.startAgain();
      var lin = Laptop.open(folder.resolve("lin"), office, "lin");
      var lead = lin.book().commands().newId();
      assertThat(lin.submit(newLead(lead)).reasons()).isEmpty();
      lin.drained();
      lin.shut();
      office.stop();
      lin.reopen();
      assertThat(lin.submit(call(lead)).reasons()).isEmpty();
      assertThat(lin.waiting()).isEqualTo(1);
      lin.shut();

      office.startAgain(Duration.ofHours(2));
      try (var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou")) {
        zhou.await("the alarm", () -> escalations(zhou).size() == 2);
        assertThat(escalations(zhou))
            .extracting(row -> row.text(Escalation.STATE))
            .containsOnly(Escalation.OPEN);
        assertThat(escalations(zhou))
            .extracting(row -> row.set(Escalation.RECIPIENTS))
            .containsExactlyInAnyOrder(List.of(office.id("lin")), List.of(office.id("zhou")));

        lin.reopen();

        zhou.await(
            "that it does not count",
            () ->
                escalations(zhou).stream()
                    .allMatch(row -> row.text(Escalation.STATE).equals(Escalation.ANNULLED)));
        assertThat(escalations(zhou))
            .extracting(row -> row.text(Escalation.SETTLED_BY))
            .containsOnly(office.id("lin"));
        assertThat(zhou.find(RecordType.LEAD, lead).orElseThrow().number("touches", 0))
            .isEqualTo(1);
        lin.shut();
      }
    }
  }

  private static List<Row> escalations(Laptop laptop) {
    return List.copyOf(laptop.all(RecordType.ESCALATION).values());
  }

  private static Command newLead(String id) {
    return new Command.CreateRecord(RecordType.LEAD, id, Map.of("name", "张三", "source", "官网"));
  }

  private static Command call(String lead) {
    return new Command.LogActivity(
        UUID.randomUUID().toString(),
        RecordType.LEAD,
        lead,
        "call",
        "out",
        System.currentTimeMillis(),
        240L,
        "reached",
        null,
        null,
        List.of(),
        null,
        null);
  }
}

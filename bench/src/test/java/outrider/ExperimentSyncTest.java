package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.experiment.Entry;
import outrider.core.experiment.Experiment;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// A manager begins an experiment; reps make leads without a network. On every laptop and at HQ the
/// same lead has the same variant, also after it was given to another; what was registered stays,
/// and so does what was kept at the end.
final class ExperimentSyncTest {
  private static final String ID = "5f0c1a86-9d5e-4a3b-8f6e-2f3f1c0a7b11";

  @TempDir Path folder;

  @Test
  void theLotFallsAlikeOnEveryLaptopAndAtHqAndWhatIsRegisteredStays() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var lin = Laptop.open(folder.resolve("lin"), office, "lin");
        var boss = Laptop.open(folder.resolve("boss"), office, "boss");
        var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou")) {
      zhou.await("the people", () -> !zhou.all(RecordType.USER).isEmpty());
      lin.await("the people", () -> !lin.all(RecordType.USER).isEmpty());
      assertThat(zhou.submit(draft(zhou)).reasons()).isEmpty();
      var sample = experiment(zhou).sample();
      assertThat(lin.submit(new Command.StartExperiment(ID, sample)).reasons()).isNotEmpty();
      assertThat(zhou.submit(new Command.StartExperiment(ID, sample)).reasons()).isEmpty();
      zhou.drained();
      lin.book().sync().nudge();
      lin.await("what runs", () -> running(lin));

      office.stop();
      var leads = List.of(lead(lin, "One"), lead(lin, "Two"), lead(lin, "Three"));
      var offline = new HashMap<String, List<String>>();
      for (var lead : leads) {
        offline.put(lead, entries(lin, lead));
        assertThat(Entry.of(lin.find(RecordType.LEAD, lead).orElseThrow(), ID).orElseThrow())
            .satisfies(entry -> assertThat(entry.variant()).isEqualTo(Entry.assign(ID, lead, 2)));
      }
      assertThat(zhou.submit(draft(zhou)).reasons())
          .as("offline too, what is registered stays")
          .isNotEmpty();

      office.startAgain();
      lin.book().sync().nudge();
      lin.drained();
      for (var laptop : List.of(lin, zhou, boss)) {
        laptop.book().sync().nudge();
        for (var lead : leads) {
          laptop.await(
              "the lead with its variant",
              () ->
                  laptop
                      .find(RecordType.LEAD, lead)
                      .filter(row -> row.set(Entry.FIELD).equals(offline.get(lead)))
                      .isPresent());
        }
      }
      var linsId = lin.book().commands().actor().user();
      var bosss = boss.book().commands().actor().user();
      assertThat(
              boss.submit(new Command.AssignOwner(RecordType.LEAD, leads.getFirst(), linsId, bosss))
                  .reasons())
          .isEmpty();
      boss.drained();
      assertThat(entries(boss, leads.getFirst())).isEqualTo(offline.get(leads.getFirst()));

      assertThat(zhou.submit(new Command.EndExperiment(ID, "Enough", "")).reasons()).isEmpty();
      zhou.drained();
      lin.book().sync().nudge();
      lin.await("its end", () -> experiment(lin).hasEnded());
      assertThat(experiment(lin).row().text(Experiment.VERDICT)).isEqualTo("too-few");
      assertThat(zhou.submit(new Command.EndExperiment(ID, "Again", "")).reasons()).isNotEmpty();
    }
  }

  /// One that no import brings.
  private static String lead(Laptop laptop, String name) {
    var id = laptop.book().commands().newId();
    var command =
        new Command.CreateRecord(RecordType.LEAD, id, Map.of("name", name, "source", "官网"));
    assertThat(laptop.submit(command).reasons()).isEmpty();
    return id;
  }

  private static boolean running(Laptop laptop) {
    return laptop
        .find(RecordType.EXPERIMENT, ID)
        .map(Experiment::of)
        .filter(Experiment::isRunning)
        .isPresent();
  }

  private static Experiment experiment(Laptop laptop) {
    return Experiment.of(laptop.find(RecordType.EXPERIMENT, ID).orElseThrow());
  }

  private static List<String> entries(Laptop laptop, String lead) {
    return laptop.find(RecordType.LEAD, lead).orElseThrow().set(Entry.FIELD);
  }

  private static Command draft(Laptop manager) {
    var user = manager.book().commands().actor().user();
    var team = manager.find(RecordType.USER, user).map(row -> row.text(Fields.TEAM)).orElseThrow();
    return new Command.DraftExperiment(
        ID,
        Map.of(
            "name",
            "What to say first",
            "subject",
            "script",
            "team",
            team,
            "variants",
            "Ask|What do you need?|\nOffer|We can do that by Friday.|",
            "metric",
            "answered",
            "withinDays",
            14L,
            "base",
            200L,
            "effect",
            100L,
            "arrivals",
            120L));
  }
}

package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.diagnosis.DiagnosisFigures;
import outrider.core.diagnosis.KeptCause;
import outrider.core.diagnosis.KeptDiagnosis;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// A manager keeps a diagnosis without a network; it reaches those above and no rep, both change
/// their part of it, and it is there after a restart.
final class DiagnosisSyncTest {

  @TempDir Path folder;

  @Test
  void itReachesThoseAboveAndNoRep() {
    var kept = Ids.derive("test", "diagnosis");
    try (var office = new HeadOffice(folder.resolve("hq"));
        var lin = Laptop.open(folder.resolve("lin"), office, "lin");
        var boss = Laptop.open(folder.resolve("boss"), office, "boss")) {
      try (var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou")) {
        for (var laptop : List.of(zhou, lin, boss)) {
          laptop.await("the stages", () -> !laptop.all(RecordType.PIPELINE).isEmpty());
        }
        office.stop();
        assertThat(zhou.submit(keep(zhou, kept)).reasons()).isEmpty();
        assertThat(lin.submit(keep(zhou, Ids.derive("test", "of a rep"))).reasons()).isNotEmpty();
        office.startAgain();
        zhou.book().sync().nudge();
        zhou.drained();
        boss.book().sync().nudge();
        boss.await("the diagnosis", () -> boss.find(RecordType.DIAGNOSIS, kept).isPresent());
        assertThat(boss.submit(edit(kept, KeptDiagnosis.NOTE, "HQ tuned it")).reasons()).isEmpty();
        assertThat(zhou.submit(edit(kept, KeptDiagnosis.FIXED_ON, 20_353L)).reasons()).isEmpty();
        boss.drained();
        zhou.drained();
        for (var laptop : List.of(zhou, boss)) {
          laptop.book().sync().nudge();
          laptop.await("both parts", () -> isWhole(laptop, kept));
        }
        lin.book().sync().nudge();
        lin.drained();
        assertThat(lin.all(RecordType.DIAGNOSIS)).as("it names people").isEmpty();
      }
      try (var again = Laptop.open(folder.resolve("zhou"), office, "zhou")) {
        again.await("it is still there", () -> isWhole(again, kept));
        assertThat(again.submit(new Command.DeleteRecord(RecordType.DIAGNOSIS, kept)).reasons())
            .isEmpty();
        again.drained();
        boss.book().sync().nudge();
        boss.await("it is gone", () -> boss.find(RecordType.DIAGNOSIS, kept).isEmpty());
      }
    }
  }

  private static boolean isWhole(Laptop laptop, String id) {
    return laptop
        .find(RecordType.DIAGNOSIS, id)
        .map(KeptDiagnosis::of)
        .filter(kept -> kept.note().equals("HQ tuned it"))
        .filter(kept -> kept.fixedOn() != null && kept.settled().isPresent())
        .isPresent();
  }

  private static Command edit(String id, String field, Object after) {
    return new Command.EditFields(
        RecordType.DIAGNOSIS, id, List.of(new FieldEdit(field, null, after)));
  }

  private static Command keep(Laptop by, String id) {
    var user = by.book().commands().actor().user();
    var team = by.find(RecordType.USER, user).orElseThrow().text(Fields.TEAM);
    return new Command.KeepDiagnosis(
        id,
        team,
        by.all(RecordType.PIPELINE).keySet().iterator().next(),
        "2025-Q3",
        "CNY",
        new DiagnosisFigures(
            20_388,
            100,
            78,
            -1,
            -19,
            -1,
            -1,
            "won",
            410,
            1_000,
            78,
            300,
            20_304L,
            null,
            "common",
            List.of(new KeptCause("lag", "", "", 20_304L, null, 970))),
        "lag",
        null,
        null);
  }
}

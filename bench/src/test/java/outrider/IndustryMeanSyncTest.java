package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;
import outrider.core.user.Team;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// An administrator enters what the industry wins without a network; managers compare with it once
/// there is one, after a restart too, and can enter none.
final class IndustryMeanSyncTest {

  @TempDir Path folder;

  @Test
  void whatIsEnteredOfflineReachesWhoeverLeads() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var boss = Laptop.open(folder.resolve("boss"), office, "boss")) {
      try (var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou")) {
        zhou.await("the teams", () -> !zhou.all(RecordType.TEAM).isEmpty());
        boss.await("the teams", () -> !boss.all(RecordType.TEAM).isEmpty());
        office.stop();
        assertThat(boss.submit(enter(boss, 2_500)).reasons()).isEmpty();
        assertThat(zhou.submit(enter(zhou, 9_000)).reasons()).isNotEmpty();

        office.startAgain();
        boss.book().sync().nudge();
        boss.drained();
        zhou.book().sync().nudge();
        zhou.await("the mean", () -> mean(zhou).equals(OptionalLong.of(2_500)));
      }
      try (var again = Laptop.open(folder.resolve("zhou"), office, "zhou")) {
        again.await("it is still there", () -> mean(again).equals(OptionalLong.of(2_500)));
      }
    }
  }

  private static Team team(Laptop laptop) {
    return laptop.all(RecordType.TEAM).values().stream()
        .map(Team::of)
        .min(java.util.Comparator.comparing(Team::id))
        .orElseThrow();
  }

  private static OptionalLong mean(Laptop laptop) {
    return team(laptop).industryMean();
  }

  private static Command enter(Laptop laptop, long mean) {
    return new Command.EditFields(
        RecordType.TEAM, team(laptop).id(), List.of(new FieldEdit(Team.INDUSTRY_MEAN, null, mean)));
  }
}

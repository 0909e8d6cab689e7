package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.lag.DeviceLag;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// A rep's laptop keeps how late it was while HQ is away. Once HQ is there, whoever answers for the
/// rep has it, and has it still without a network and after a restart; nobody else does.
final class LagSyncTest {

  @TempDir Path folder;

  @Test
  void whoeverAnswersForARepHasTheLagOfItsLaptopAndNobodyElse() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var lin = Laptop.open(folder.resolve("lin"), office, "lin");
        var boss = Laptop.open(folder.resolve("boss"), office, "boss")) {
      lin.await("who one is", () -> lin.find(RecordType.USER, office.id("lin")).isPresent());
      try (var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou")) {
        zhou.await("who one is", () -> zhou.find(RecordType.USER, office.id("zhou")).isPresent());
        office.stop();
        assertThat(lin.submit(keep(lin, 900)).reasons()).as("without HQ").isEmpty();
        assertThat(zhou.submit(keep(zhou, 30)).reasons()).isEmpty();
        office.startAgain();
        lin.book().sync().nudge();
        lin.drained();
        zhou.book().sync().nudge();
        zhou.drained();
        zhou.await("the rep's", () -> worst(zhou, office.id("lin")).isPresent());
        boss.book().sync().nudge();
        boss.await("both", () -> boss.all(RecordType.DEVICE_LAG).size() == 2);
        assertThat(worst(zhou, office.id("lin"))).contains(900L);
        lin.book().sync().nudge();
        lin.drained();
        assertThat(worst(lin, office.id("zhou"))).as("not the manager's").isEmpty();
        // Later the same day it was worse.
        assertThat(lin.submit(keep(lin, 1_200)).reasons()).isEmpty();
        lin.drained();
        zhou.await("the worse", () -> worst(zhou, office.id("lin")).equals(Optional.of(1_200L)));
      }
      office.stop();
      try (var again = Laptop.open(folder.resolve("zhou"), office, "zhou")) {
        assertThat(worst(again, office.id("lin"))).as("offline, after a restart").contains(1_200L);
      }
      office.startAgain();
    }
  }

  private static Optional<Long> worst(Laptop laptop, String person) {
    return laptop.all(RecordType.DEVICE_LAG).values().stream()
        .map(DeviceLag::of)
        .filter(lag -> lag.person().equals(person))
        .map(DeviceLag::worstSeconds)
        .findFirst();
  }

  private static Command keep(Laptop by, long worst) {
    var today =
        LocalDate.ofInstant(Instant.ofEpochMilli(by.book().commands().now()), ZoneOffset.UTC);
    return new Command.KeepLag(
        today.toEpochDay(), worst, worst, worst / 60, 0, 1, worst < 60 ? "" : "57:" + worst);
  }
}

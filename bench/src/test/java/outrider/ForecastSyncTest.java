package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.forecast.KeptForecast;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// A manager and an administrator keep the forecast of the same week without a network, and differ.
/// What HQ heard of first stands on both, and after a restart; a rep of the team sees it and can
/// keep none.
final class ForecastSyncTest {

  @TempDir Path folder;

  @Test
  void ofTwoThatAreKeptOfflineTheFirstAtHqStandsEverywhere() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var lin = Laptop.open(folder.resolve("lin"), office, "lin");
        var boss = Laptop.open(folder.resolve("boss"), office, "boss")) {
      try (var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou")) {
        zhou.await("the stages", () -> !zhou.all(RecordType.PIPELINE).isEmpty());
        boss.await("the stages", () -> !boss.all(RecordType.PIPELINE).isEmpty());
        lin.await("the stages", () -> !lin.all(RecordType.PIPELINE).isEmpty());
        office.stop();
        var first = keep(zhou, zhou, 500);
        var second = keep(boss, zhou, 700);
        assertThat(zhou.submit(first).reasons()).isEmpty();
        assertThat(boss.submit(second).reasons()).isEmpty();
        assertThat(lin.submit(keep(lin, zhou, 900)).reasons()).isNotEmpty();
        assertThat(expected(boss)).as("its own, until HQ has said").isEqualTo(700);

        boss.shut();
        office.startAgain();
        zhou.book().sync().nudge();
        zhou.drained();
        boss.reopen();
        boss.drained();
        boss.await("the first", () -> expected(boss) == 500);
        lin.book().sync().nudge();
        lin.await("what was kept", () -> expected(lin) == 500);
        assertThat(expected(zhou)).isEqualTo(500);
      }
      try (var again = Laptop.open(folder.resolve("zhou"), office, "zhou")) {
        again.await("it is still there", () -> expected(again) == 500);
        assertThat(again.all(RecordType.FORECAST)).hasSize(1);
      }
    }
  }

  private static long expected(Laptop laptop) {
    return laptop.all(RecordType.FORECAST).values().stream()
        .map(row -> KeptForecast.of(row).expectedMinor())
        .findFirst()
        .orElse(0L);
  }

  private static Command keep(Laptop by, Laptop leader, long expected) {
    var user = leader.book().commands().actor().user();
    var team =
        by.all(RecordType.USER).values().stream()
            .filter(row -> row.id().equals(user))
            .map(row -> row.text(Fields.TEAM))
            .findFirst()
            .orElseThrow();
    var today =
        LocalDate.ofInstant(Instant.ofEpochMilli(by.book().commands().now()), ZoneOffset.UTC);
    return new Command.KeepForecast(
        team,
        by.all(RecordType.PIPELINE).keySet().iterator().next(),
        "2026-Q4",
        "CNY",
        KeptForecast.week(today.toEpochDay()),
        10,
        expected,
        null,
        null,
        null,
        null,
        "short");
  }
}

package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.ratio.RatioFlag;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// An administrator defines a ratio. Without a network, the administrator and the manager come upon
/// the same month and answer it differently: HQ keeps what it heard of first, once, and says so to
/// the other. It is there after a restart.
final class RatioSyncTest {
  private static final String RATIO = Ids.derive("test", "ratio");

  @TempDir Path folder;

  @Test
  void ofTwoWhoAnswerOfflineTheFirstAtHqStands() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var lin = Laptop.open(folder.resolve("lin"), office, "lin");
        var boss = Laptop.open(folder.resolve("boss"), office, "boss")) {
      try (var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou")) {
        for (var laptop : List.of(lin, boss, zhou)) {
          laptop.await("the stages", () -> !laptop.all(RecordType.PIPELINE).isEmpty());
        }
        assertThat(zhou.submit(define()).reasons()).as("no administrator").isNotEmpty();
        done(boss, define());
        boss.drained();
        for (var laptop : List.of(lin, zhou)) {
          laptop.book().sync().nudge();
          laptop.await("the ratio", () -> laptop.find(RecordType.RATIO, RATIO).isPresent());
        }
        var team = team(zhou);
        var flag = RatioFlag.idOf(RATIO, team, month(zhou));

        office.stop();
        done(zhou, raise(team, month(zhou), 60));
        done(boss, raise(team, month(zhou), 70));
        assertThat(lin.submit(raise(team, month(zhou), 80)).reasons()).isNotEmpty();
        done(zhou, new Command.ExplainFlag(flag, "oneOff", "One large return"));
        var task = Ids.derive("test", "flag task");
        done(boss, new Command.ActOnFlag(flag, task, "Look", boss.book().commands().now()));

        office.startAgain();
        zhou.book().sync().nudge();
        zhou.drained();
        boss.book().sync().nudge();
        boss.drained();
        // Whoever of the two gets through first: that stands on both laptops, and nothing else.
        for (var laptop : List.of(zhou, boss)) {
          laptop.book().sync().nudge();
          laptop.drained();
        }
        zhou.await("one answer on both", () -> find(zhou, flag).equals(find(boss, flag)));
        var stands = find(zhou, flag).orElseThrow();
        assertThat(zhou.all(RecordType.RATIO_FLAG)).hasSize(1);
        assertThat(boss.all(RecordType.RATIO_FLAG)).hasSize(1);
        assertThat(stands.answerMillis()).isPresent();
        assertThat(stands.figure().numerator()).isIn(60L, 70L);
        var acted = stands.state().equals(RatioFlag.ACTED);
        assertThat(stands.why()).isEqualTo(acted ? "" : "One large return");
        boss.await(
            "his task is there if his answer is",
            () -> boss.all(RecordType.TASK).containsKey(task) == acted);
        lin.book().sync().nudge();
        lin.drained();
        assertThat(lin.all(RecordType.RATIO_FLAG)).as("a rep sees none").isEmpty();
        assertThat(lin.submit(new Command.ReopenFlag(flag)).reasons()).isNotEmpty();
      }
      try (var again = Laptop.open(folder.resolve("zhou"), office, "zhou")) {
        var flag = RatioFlag.idOf(RATIO, team(again), month(again));
        again.await(
            "it is still there", () -> find(again, flag).filter(it -> !it.isOpen()).isPresent());
      }
    }
  }

  private static void done(Laptop laptop, Command command) {
    assertThat(laptop.submit(command).reasons()).isEmpty();
  }

  private static Optional<RatioFlag> find(Laptop laptop, String flag) {
    return laptop.find(RecordType.RATIO_FLAG, flag).map(RatioFlag::of);
  }

  private static String team(Laptop laptop) {
    var user = laptop.book().commands().actor().user();
    return laptop.find(RecordType.USER, user).orElseThrow().text(Fields.TEAM);
  }

  private static String month(Laptop laptop) {
    return YearMonth.from(
            Instant.ofEpochMilli(laptop.book().commands().now()).atZone(ZoneOffset.UTC))
        .minusMonths(1)
        .toString();
  }

  private static Command define() {
    return new Command.CreateRecord(
        RecordType.RATIO,
        RATIO,
        Map.of(
            "name",
            "Lost",
            "numerator",
            "dealsLost",
            "denominator",
            "dealsClosed",
            "shownAs",
            "percent",
            "bad",
            "high",
            "least",
            30L));
  }

  private static Command raise(String team, String month, long lost) {
    return new Command.RaiseFlag(
        RATIO, team, month, "CNY", lost, 100, 100, 300_000, 200_000, 400_000, "high");
  }
}

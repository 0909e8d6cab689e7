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
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.tag.TagRule;
import outrider.core.tag.Tagging;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// Lin touches a lead for the third time in a week. Without a network her own laptop says at once
/// that it is active and why; once there is one, so does her manager's.
final class LifecycleTagSyncTest {

  @TempDir Path folder;

  @Test
  void theThirdTouchMakesTheLeadActiveHereAtOnceAndOnTheManagersLaptop() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var boss = Laptop.open(folder.resolve("boss"), office, "boss");
        var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou");
        var lin = Laptop.open(folder.resolve("lin"), office, "lin")) {
      setUp(boss);
      lin.await("the rule", () -> !lin.all(RecordType.TAG_RULE).isEmpty());
      var lead = lin.book().commands().newId();
      done(
          lin,
          new Command.CreateRecord(RecordType.LEAD, lead, Map.of("name", "张三", "source", "官网")));
      touch(lin, lead);
      touch(lin, lead);
      lin.drained();
      zhou.await("the lead", () -> zhou.find(RecordType.LEAD, lead).isPresent());
      assertThat(tags(lin, lead)).isEmpty();

      touch(lin, lead);
      assertThat(tags(lin, lead)).as("at once").containsExactly("active");
      zhou.await("the tag", () -> tags(zhou, lead).equals(List.of("active")));

      zhou.await("the reason and the cadence", () -> all(zhou, lead).equals(all(lin, lead)));
      var why = Tagging.why("active", rows(zhou, RecordType.TAGGING, lead)).orElseThrow();
      assertThat(why.times()).hasSize(3);
      assertThat(why.row().text(Tagging.CADENCE_NAME)).isEqualTo("Closing");
    }
  }

  @Test
  void whatWasTaggedOfflineIsWhatHqTagsAndWhoTookItOffIsNotFought() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var boss = Laptop.open(folder.resolve("boss"), office, "boss");
        var lin = Laptop.open(folder.resolve("lin"), office, "lin")) {
      setUp(boss);
      lin.await("the rule", () -> !lin.all(RecordType.TAG_RULE).isEmpty());
      office.stop();
      var lead = lin.book().commands().newId();
      done(
          lin,
          new Command.CreateRecord(RecordType.LEAD, lead, Map.of("name", "张三", "source", "官网")));
      for (var touch = 0; touch < 3; touch++) {
        touch(lin, lead);
      }
      assertThat(tags(lin, lead)).containsExactly("active");
      assertThat(running(lin, lead)).containsExactly("Closing");
      done(lin, new Command.RemoveTags(RecordType.LEAD, lead, List.of("active")));
      touch(lin, lead);
      assertThat(tags(lin, lead)).isEmpty();
      var offline = all(lin, lead);

      office.startAgain();
      lin.book().sync().nudge();
      lin.drained();
      boss.book().sync().nudge();

      boss.await("the same at HQ", () -> all(boss, lead).equals(offline));
      assertThat(all(lin, lead)).isEqualTo(offline);
    }
  }

  private static void setUp(Laptop boss) {
    boss.await("the people", () -> !boss.all(RecordType.PIPELINE).isEmpty());
    var cadence = boss.book().commands().newId();
    done(
        boss,
        new Command.CreateRecord(
            RecordType.CADENCE,
            cadence,
            Map.of(
                Fields.NAME, "Closing", Cadence.STEPS, "1d|quote|Quote|", Cadence.BY_HAND, true)));
    done(
        boss,
        new Command.CreateRecord(
            RecordType.TAG_RULE,
            boss.book().commands().newId(),
            Map.of(
                Fields.NAME,
                "Active",
                TagRule.WHEN,
                TagRule.ACTIVITY,
                TagRule.COUNT,
                3L,
                TagRule.DAYS,
                7L,
                TagRule.TAG,
                "active",
                TagRule.LIFECYCLE,
                true,
                TagRule.CADENCE,
                cadence)));
    boss.drained();
  }

  private static void touch(Laptop laptop, String lead) {
    done(
        laptop,
        new Command.LogActivity(
            laptop.book().commands().newId(),
            RecordType.LEAD,
            lead,
            "call",
            "out",
            System.currentTimeMillis(),
            null,
            "reached",
            null,
            null,
            List.of(),
            null,
            null));
  }

  private static void done(Laptop laptop, Command command) {
    assertThat(laptop.submit(command).reasons()).isEmpty();
  }

  private static List<String> tags(Laptop laptop, String lead) {
    return laptop.find(RecordType.LEAD, lead).map(row -> row.set(Fields.TAGS)).orElse(List.of());
  }

  private static List<String> running(Laptop laptop, String lead) {
    return rows(laptop, RecordType.ENROLLMENT, lead).stream()
        .filter(row -> Enrollment.of(row).isRunning())
        .map(row -> row.text(Fields.NAME))
        .toList();
  }

  private static List<Row> rows(Laptop laptop, RecordType type, String lead) {
    return laptop.all(type).values().stream()
        .filter(row -> row.text(Fields.PARENT).equals(lead))
        .toList();
  }

  /// What follows from the touches of a lead.
  private static Map<String, Row> all(Laptop laptop, String lead) {
    var rows = new TreeMap<String, Row>();
    laptop.find(RecordType.LEAD, lead).ifPresent(row -> rows.put("lead", row));
    for (var type :
        List.of(RecordType.TAGGING, RecordType.ENROLLMENT, RecordType.TASK, RecordType.ACTIVITY)) {
      rows(laptop, type, lead).forEach(row -> rows.put(type + row.id(), row));
    }
    return rows;
  }
}

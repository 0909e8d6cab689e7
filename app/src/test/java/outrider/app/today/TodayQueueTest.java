package outrider.app.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import outrider.core.lead.Intent;
import outrider.core.record.RecordType;

final class TodayQueueTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.parse("2026-11-23T03:02:11Z");

  @Test
  void anATenMinutesFromBreachStandsBeforeAC() {
    var a = lead("a").grade(Intent.A).money(100_000).due(Duration.ofMinutes(10));
    var c = lead("c").grade(Intent.C).money(100_000).due(Duration.ofMinutes(5));
    assertThat(keys(queue(c, a))).containsExactly("lead/a", "lead/c");
  }

  @Test
  void whatIsLateStandsBeforeWhatIsDue() {
    var late = lead("late").grade(Intent.C).due(Duration.ofSeconds(-1));
    var due = lead("due").grade(Intent.A).money(9_000_000).due(Duration.ofMinutes(1));
    assertThat(keys(queue(due, late))).containsExactly("lead/late", "lead/due");
  }

  @Test
  void groupsChangeAtTheMomentAndNotBefore() {
    var at = NOW.toEpochMilli();
    var task = lead("x").dueAt(at);
    assertThat(groupAt(task, at)).contains(Group.NEXT_TWO_HOURS);
    assertThat(groupAt(task, at + 1)).contains(Group.OVERDUE);
    var twoHours = Duration.ofHours(2).toMillis();
    assertThat(groupAt(task, at - twoHours)).contains(Group.TODAY);
    assertThat(groupAt(task, at - twoHours + 1)).contains(Group.NEXT_TWO_HOURS);
  }

  @Test
  void tomorrowIsNotTodayUntilMidnight() {
    var midnight = Instant.parse("2026-11-23T16:00:00Z").toEpochMilli();
    var tomorrow = lead("x").dueAt(midnight + Duration.ofHours(9).toMillis());
    assertThat(groupAt(tomorrow, midnight - 1)).isEmpty();
    assertThat(groupAt(tomorrow, midnight)).contains(Group.TODAY);
  }

  @Test
  void theNextTwoHoursReachBeyondMidnight() {
    var beforeMidnight = Instant.parse("2026-11-23T15:30:00Z").toEpochMilli();
    var night = lead("x").dueAt(beforeMidnight + Duration.ofHours(1).toMillis());
    assertThat(groupAt(night, beforeMidnight)).contains(Group.NEXT_TWO_HOURS);
  }

  @Test
  void aZoneThatChangesItsClockStillHasOneMidnight() {
    var berlin = ZoneId.of("Europe/Berlin");
    var shortDay = Instant.parse("2026-03-29T00:30:00Z");
    assertThat(TodayQueue.endOfDay(shortDay, berlin))
        .isEqualTo(Instant.parse("2026-03-29T22:00:00Z").toEpochMilli());
  }

  @Test
  void theSecondTouchIsNobodysHurryBefore36HoursAndRedAt48() {
    var first = NOW.toEpochMilli();
    var lead = lead("x").planned().contactedOnceAt(first);
    var hour = Duration.ofHours(1).toMillis();
    assertThat(groupAt(lead, first + 36 * hour - 1)).isEmpty();
    assertThat(groupAt(lead, first + 36 * hour)).contains(Group.TODAY);
    assertThat(groupAt(lead, first + 46 * hour + 1)).contains(Group.NEXT_TWO_HOURS);
    assertThat(groupAt(lead, first + 48 * hour)).contains(Group.NEXT_TWO_HOURS);
    assertThat(groupAt(lead, first + 48 * hour + 1)).contains(Group.OVERDUE);
    assertThat(groupAt(lead, first + (48 + 7 * 24) * hour)).isEmpty();
  }

  @Test
  void aLeadWithoutANextStepIsNeverForgotten() {
    var never = lead("never");
    var planned = lead("planned").planned();
    var queue = queue(never, planned);
    assertThat(keys(queue)).containsExactly("lead/never");
    assertThat(queue.rows().getFirst().group()).isEqualTo(Group.NO_NEXT_STEP);
    assertThat(queue.rows().getFirst().basis()).isEqualTo(QueueRow.Basis.NEVER_CONTACTED);
  }

  @Test
  void itSaysWhenTheGroupsWillChange() {
    var soon = lead("soon").due(Duration.ofMinutes(10));
    var later = lead("later").due(Duration.ofHours(3));
    var changesAt = queue(soon, later).changesAt();
    assertThat(changesAt).hasValue(NOW.toEpochMilli() + Duration.ofMinutes(10).toMillis() + 1);
  }

  @Test
  void nothingNewMovesTheSelectedRow() {
    var before =
        queue(lead("b").due(Duration.ofMinutes(30)), lead("c").due(Duration.ofMinutes(40)));
    var wanted =
        queue(
            lead("late").due(Duration.ofMinutes(-5)),
            lead("b").due(Duration.ofMinutes(30)),
            lead("c").grade(Intent.A).due(Duration.ofMinutes(40)));
    var still = Arrangement.still(before.rows(), wanted.rows(), 0);
    assertThat(still.rows()).extracting(QueueRow::key).containsExactly("lead/b", "lead/c");
    assertThat(still.waiting()).isEqualTo(2);
    assertThat(still.held()).isTrue();
  }

  @Test
  void whatIsNewBelowTheSelectedRowAppearsAtOnce() {
    var before = queue(lead("b").due(Duration.ofMinutes(30)));
    var wanted =
        queue(lead("b").due(Duration.ofMinutes(30)), lead("z").due(Duration.ofMinutes(90)));
    var still = Arrangement.still(before.rows(), wanted.rows(), 0);
    assertThat(still.rows()).extracting(QueueRow::key).containsExactly("lead/b", "lead/z");
    assertThat(still.held()).isFalse();
  }

  private static TodayQueue queue(Lead... leads) {
    return TodayQueue.of(List.of(leads).stream().map(Lead::item).toList(), NOW, SHANGHAI);
  }

  private static Optional<Group> groupAt(Lead lead, long at) {
    return TodayQueue.of(List.of(lead.item()), Instant.ofEpochMilli(at), SHANGHAI).rows().stream()
        .map(QueueRow::group)
        .findFirst();
  }

  private static List<String> keys(TodayQueue queue) {
    return queue.rows().stream().map(QueueRow::key).toList();
  }

  private static Lead lead(String id) {
    return new Lead(id, Intent.C, 0, OptionalLong.empty(), false, OptionalLong.empty());
  }

  /// A lead that is told, in the words of a story.
  private record Lead(
      String id,
      Intent grade,
      long minor,
      OptionalLong taskAt,
      boolean hasPlan,
      OptionalLong firstContact) {

    Lead grade(Intent other) {
      return new Lead(id, other, minor, taskAt, hasPlan, firstContact);
    }

    Lead money(long major) {
      return new Lead(id, grade, major * 100, taskAt, hasPlan, firstContact);
    }

    Lead due(Duration in) {
      return dueAt(NOW.toEpochMilli() + in.toMillis());
    }

    Lead dueAt(long at) {
      return new Lead(id, grade, minor, OptionalLong.of(at), true, firstContact);
    }

    Lead planned() {
      return new Lead(id, grade, minor, taskAt, true, firstContact);
    }

    Lead contactedOnceAt(long at) {
      return new Lead(id, grade, minor, taskAt, hasPlan, OptionalLong.of(at));
    }

    DueItem item() {
      return new DueItem(
          RecordType.LEAD,
          id,
          id,
          "",
          Optional.of(grade),
          minor,
          "CNY",
          firstContact.isPresent() ? 1 : 0,
          taskAt.isPresent()
              ? Optional.of(
                  new DueItem.DueTask(
                      "t-" + id,
                      "Call",
                      "call",
                      taskAt.getAsLong(),
                      0,
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty()))
              : Optional.empty(),
          firstContact.isPresent()
              ? OptionalLong.of(firstContact.getAsLong() + Duration.ofHours(48).toMillis())
              : OptionalLong.empty(),
          hasPlan ? OptionalLong.of(Long.MAX_VALUE) : OptionalLong.empty(),
          firstContact,
          "",
          0,
          "",
          false,
          0,
          Optional.empty());
    }
  }
}

package outrider.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// How bars hang together: survey, then offer and permit, then building.
final class ScheduleTest {
  private static final long DAY = TimeUnit.DAYS.toMillis(1);

  private final Bar survey = bar("survey", 0, 3);
  private final Bar offer = bar("offer", 3, 5, "survey");
  private final Bar permit = bar("permit", 4, 10, "survey");
  private final Bar build = bar("build", 10, 20, "offer", "permit");
  private final Bar party = bar("party", 12, 13);
  private final Schedule schedule = new Schedule(List.of(build, offer, survey, party, permit));

  @Test
  void whatComesAfterALaterBarFollowsAsFarAsItHasTo() {
    assertThat(shifted(survey.placed(2 * DAY, 5 * DAY)))
        .containsExactlyInAnyOrder("survey 2-5", "offer 5-7", "permit 5-11", "build 11-21");
  }

  @Test
  void whatHasRoomStays() {
    assertThat(shifted(offer.placed(8 * DAY, 10 * DAY))).containsExactly("offer 8-10");
    assertThat(shifted(survey.placed(DAY, 4 * DAY)))
        .containsExactlyInAnyOrder("survey 1-4", "offer 4-6");
  }

  @Test
  void anEarlierBarPullsNothingAlong() {
    assertThat(shifted(permit.placed(3 * DAY, 9 * DAY))).containsExactly("permit 3-9");
  }

  @Test
  void theCriticalPathIsWhatTheEndHangsOn() {
    assertThat(schedule.critical()).containsExactlyInAnyOrder("permit", "build");
    assertThat(schedule.slack())
        .containsEntry("survey", DAY)
        .containsEntry("offer", 5 * DAY)
        .containsEntry("permit", 0L)
        .containsEntry("party", 7 * DAY);
    var tight = new Schedule(List.of(survey, offer, bar("permit", 3, 10, "survey"), build));
    assertThat(tight.critical()).containsExactlyInAnyOrder("survey", "permit", "build");
  }

  @Test
  void aBarOfItsOwnIsNoPath() {
    assertThat(new Schedule(List.of(party)).critical()).isEmpty();
    assertThat(new Schedule(List.of()).critical()).isEmpty();
  }

  @Test
  void nothingComesAfterItselfByAnyWay() {
    assertThat(schedule.wouldRing("survey", List.of("build"))).isTrue();
    assertThat(schedule.wouldRing("survey", List.of("survey"))).isTrue();
    assertThat(schedule.wouldRing("party", List.of("build", "gone"))).isFalse();
  }

  @Test
  void aRingThatCameFromSomewhereEndsTheWalk() {
    var ring = new Schedule(List.of(bar("a", 0, 1, "b"), bar("b", 1, 2, "a"), bar("c", 2, 3, "b")));
    assertThat(ring.shifted(bar("a", 5, 6, "b"))).isNotEmpty();
    assertThat(ring.slack()).hasSize(3);
    assertThat(ring.critical()).isNotNull();
  }

  @Test
  void noBarBeginsBeforeWhatItComesAfterHoweverTheyHang() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (var round = 0; round < 200; round++) {
      var bars = new ArrayList<Bar>();
      for (var number = 0; number < 40; number++) {
        var after = new ArrayList<String>();
        for (var each = random.nextInt(3); each > 0 && number > 0; each--) {
          after.add("t" + random.nextInt(number));
        }
        var earliest =
            bars.stream()
                .filter(bar -> after.contains(bar.id()))
                .mapToLong(Bar::dueAt)
                .max()
                .orElse(0);
        var start = earliest + random.nextInt(3) * DAY;
        bars.add(new Bar("t" + number, start, start + (1 + random.nextInt(5)) * DAY, after));
      }
      var moved = bars.get(random.nextInt(bars.size()));
      var by = random.nextInt(30) * DAY;
      var placed = new HashMap<String, Bar>();
      bars.forEach(bar -> placed.put(bar.id(), bar));
      var shifted =
          new Schedule(bars).shifted(moved.placed(moved.startAt() + by, moved.dueAt() + by));
      shifted.forEach(bar -> placed.put(bar.id(), bar));
      for (var bar : placed.values()) {
        for (var before : bar.after()) {
          assertThat(bar.startAt())
              .as("%s after %s, seed %d", bar.id(), before, seed)
              .isGreaterThanOrEqualTo(the(placed, before).dueAt());
        }
      }
      for (var bar : bars) {
        assertThat(the(placed, bar.id()).length()).as("seed %d", seed).isEqualTo(bar.length());
        assertThat(the(placed, bar.id()).startAt())
            .as("seed %d", seed)
            .isGreaterThanOrEqualTo(bar.startAt());
      }
    }
  }

  private static Bar the(Map<String, Bar> placed, String id) {
    return Objects.requireNonNull(placed.get(id));
  }

  private List<String> shifted(Bar moved) {
    return schedule.shifted(moved).stream()
        .map(bar -> bar.id() + " " + bar.startAt() / DAY + "-" + bar.dueAt() / DAY)
        .collect(Collectors.toList());
  }

  private static Bar bar(String id, long from, long until, String... after) {
    return new Bar(id, from * DAY, until * DAY, List.of(after));
  }
}

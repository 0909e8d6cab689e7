package outrider.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outrider.core.command.CommandCodec;

/// A few fleets of the thousands that `bench/simulate.sh` runs: some that are always the same, and
/// some that nobody has seen before.
final class SimulationTest extends FleetTest {

  private static final int SEEDS_FOR_ALL = 80;

  /// Two have to change one amount without knowing of each other before anybody is asked which it
  /// is to be: about one seed in fifty has that. A case is read once a second leader, who had no
  /// hand in it, has published what a first one wrote and submitted. Whoever was called by name has
  /// to come upon that very note. Nobody here reviews weeks: `WeeklyReviewSyncTest` does.
  private static final Set<String> SELDOM =
      Set.of(
          "SettleConflict",
          "ViewCase",
          "AcknowledgeMention",
          "FreezeReview",
          "NoteReview",
          "ReplyReview",
          "AgreeAction");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void nothingIsLostAndNothingIsDoubled(long seed) {
    check(seed);
  }

  @Test
  void norInWeatherThatNobodyHasSeenBefore() {
    for (var fresh = 0; fresh < 2; fresh++) {
      check(System.nanoTime());
    }
  }

  @Test
  void theSameSeedIsTheSameFleet() {
    var once = run(21);
    var again = run(21);
    assertThat(again.trace()).isEqualTo(once.trace());
    assertThat(again).isEqualTo(once);
    assertThat(run(22).trace()).isNotEqualTo(once.trace());
  }

  @Test
  void anotherFleetBesideItChangesNothing() {
    var beside = CompletableFuture.supplyAsync(() -> run(34));
    var here = run(21);
    assertThat(beside.join()).isEqualTo(run(34));
    assertThat(here).isEqualTo(run(21));
  }

  @Test
  void peopleDoEverythingThatThereIsToDo() {
    var done = new TreeSet<String>();
    var all = new TreeSet<>(CommandCodec.kinds().keySet());
    all.removeAll(SELDOM);
    for (var seed = 1; seed <= SEEDS_FOR_ALL && !done.containsAll(all); seed++) {
      done.addAll(run(seed).kinds());
    }
    assertThat(done).containsAll(all);
  }

  private static void check(long seed) {
    var verdict = run(seed);
    assertThat(verdict.violations()).as("again: " + verdict.again()).isEmpty();
    assertThat(verdict.commands()).isPositive();
  }

  private static Simulation.Verdict run(long seed) {
    return run(seed, Seams.SOUND);
  }
}

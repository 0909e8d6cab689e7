package outrider.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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
  private static final Map<Long, Simulation.Verdict> KNOWN = new HashMap<>();

  /// What takes several steps of several people, in one order, comes once in dozens of seeds or
  /// more; `bench/simulate.sh` says what never came.
  private static final Set<String> SELDOM =
      Set.of(
          "SettleConflict",
          "SettleProposal",
          "ViewCase",
          "AcknowledgeMention",
          "AcknowledgeTakeover",
          "DecideApproval",
          "DelegateApproval",
          "RemindApproval",
          "WithdrawApproval",
          "SignChange",
          "BeginProcessAudit",
          "JudgeStep",
          "FinishProcessAudit");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void nothingIsLostAndNothingIsDoubled(long seed) {
    check(known(seed));
  }

  @Test
  void norInWeatherThatNobodyHasSeenBefore() {
    for (var fresh = 0; fresh < 2; fresh++) {
      check(run(System.nanoTime()));
    }
  }

  @Test
  void theSameSeedIsTheSameFleetAlsoBesideAnother() {
    var once = known(21);
    var beside = CompletableFuture.supplyAsync(() -> run(34));
    assertThat(run(21)).isEqualTo(once);
    assertThat(beside.join()).isEqualTo(known(34));
    assertThat(known(34).trace()).isNotEqualTo(once.trace());
  }

  /// Each process of Java's goes through its unchangeable sets in an order of its own. Of this seed
  /// two processes have made two fleets: what hangs on a deal was numbered in such an order.
  @Test
  void theSameSeedIsTheSameFleetInAnotherProcess() throws IOException {
    var here = run(402_066).trace();
    var another =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Simulate.class.getName(),
                "--seed=402066",
                "--runs=1",
                "--tell")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var output = another.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.lines()).contains("trace " + here);
    }
  }

  @Test
  void peopleDoEverythingThatThereIsToDo() {
    var done = new TreeSet<String>();
    var all = new TreeSet<>(CommandCodec.kinds().keySet());
    all.removeAll(SELDOM);
    for (var seed = 1L; seed <= SEEDS_FOR_ALL && !done.containsAll(all); seed++) {
      done.addAll(known(seed).kinds());
    }
    assertThat(done).containsAll(all);
  }

  private static void check(Simulation.Verdict verdict) {
    assertThat(verdict.violations()).as("again: " + verdict.again()).isEmpty();
    assertThat(verdict.commands()).isPositive();
  }

  /// Run once for all tests.
  private static Simulation.Verdict known(long seed) {
    return KNOWN.computeIfAbsent(seed, SimulationTest::run);
  }

  private static Simulation.Verdict run(long seed) {
    return run(seed, Seams.SOUND);
  }
}

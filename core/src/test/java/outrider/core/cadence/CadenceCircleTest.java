package outrider.core.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Whatever follows what, the question whether a cadence leads back to itself has an answer.
final class CadenceCircleTest {

  @Property
  void aCircleIsFoundWhereFollowingComesBackAndOnlyThere(@ForAll("orders") List<Integer> follows) {
    var cadences = cadences(follows);
    for (var index = 0; index < follows.size(); index++) {
      var cadence = Objects.requireNonNull(cadences.get(Integer.toString(index)));

      var circle = cadence.circle(id -> Optional.ofNullable(cadences.get(id)));

      assertThat(!circle.isEmpty()).isEqualTo(comesBack(index, follows));
      if (!circle.isEmpty()) {
        assertThat(circle.getFirst()).isEqualTo(cadence).isEqualTo(circle.getLast());
        assertThat(circle.subList(1, circle.size())).doesNotHaveDuplicates();
      }
    }
  }

  @Property
  void stepsSurviveBeingWritten(@ForAll String title, @ForAll String script) {
    var step =
        new CadenceStep(
            new Delay(3, Delay.Unit.WORKING_DAYS), "call", title.strip() + "x", script.strip());

    var written = CadenceStep.write(List.of(step, step));

    assertThat(CadenceStep.parts(written.lines().findFirst().orElseThrow()).get(1))
        .isEqualTo("call");
    assertThat(written.split("\n", -1)).hasSize(2);
  }

  private static boolean comesBack(int start, List<Integer> follows) {
    var seen = new HashSet<Integer>();
    for (var at = follows.get(start); at >= 0 && at < follows.size(); at = follows.get(at)) {
      if (at == start) {
        return true;
      }
      if (!seen.add(at)) {
        return false;
      }
    }
    return false;
  }

  private static Map<String, Cadence> cadences(List<Integer> follows) {
    var cadences = new LinkedHashMap<String, Cadence>();
    for (var index = 0; index < follows.size(); index++) {
      var row = Row.of(RecordType.CADENCE, Integer.toString(index)).with("name", "c" + index);
      var then = follows.get(index);
      cadences.put(
          row.id(), Cadence.of(then < 0 ? row : row.with(Cadence.THEN, Integer.toString(then))));
    }
    return cadences;
  }

  /// What follows each of a few cadences: nothing, another, or one that is gone.
  @Provide
  Arbitrary<List<Integer>> orders() {
    return Arbitraries.integers().between(-1, 8).list().ofMinSize(1).ofMaxSize(8);
  }
}

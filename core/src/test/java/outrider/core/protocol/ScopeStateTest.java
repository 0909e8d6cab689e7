package outrider.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import outrider.core.record.Ids;

final class ScopeStateTest {

  @Property
  void theOrderOfArrivalDoesNotMatter(
      @ForAll @Size(max = 20) List<Long> members, @ForAll Random random) {
    var shuffled = new ArrayList<>(members);
    Collections.shuffle(shuffled, random);

    assertThat(of(shuffled)).isEqualTo(of(members));
  }

  @Property
  void whatComesAndGoesLeavesNoTrace(@ForAll @Size(max = 20) List<Long> members) {
    var state = of(members);

    assertThat(state.plus("lead", "x", 7).minus("lead", "x", 7)).isEqualTo(state);
    assertThat(state.plus("lead", "x", 7)).isNotEqualTo(state.plus("lead", "x", 8));
  }

  @Example
  void aHundredThousandMembersHaveAHundredThousandHashes() {
    var seen = new HashSet<Long>();
    for (var number = 0; number < 100_000; number++) {
      seen.add(ScopeChecksum.of("lead", Ids.derive("scope", "member " + number), number));
    }

    assertThat(seen).hasSize(100_000);
  }

  @Example
  void oneBitOfAnythingTurnsHalfOfTheHash() {
    var turned = 0L;
    var samples = 10_000;
    for (var seq = 0; seq < samples; seq++) {
      turned +=
          Long.bitCount(
              ScopeChecksum.of("lead", "id", seq) ^ ScopeChecksum.of("lead", "id", seq ^ 1));
    }

    assertThat((double) turned / samples).isBetween(31.0, 33.0);
  }

  @Example
  void everyBitIsSetHalfOfTheTime() {
    var samples = 20_000;
    for (var bit = 0; bit < Long.SIZE; bit++) {
      var set = 0;
      for (var number = 0; number < samples; number++) {
        set += (int) ((ScopeChecksum.of("task", "id" + number, number) >>> bit) & 1);
      }
      assertThat((double) set / samples).as("bit %s", bit).isBetween(0.48, 0.52);
    }
  }

  private static ScopeState of(List<Long> members) {
    var state = ScopeState.EMPTY;
    for (var member : members) {
      state = state.plus("lead", "id" + member, member);
    }
    return state;
  }
}

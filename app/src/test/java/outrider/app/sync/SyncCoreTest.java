package outrider.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What follows from what, without a network: the state machine alone.
final class SyncCoreTest {

  private static final SyncEffect PULL = new SyncEffect.Pull(Duration.ZERO);

  private final SyncCore core = new SyncCore(new Random(1));

  @Test
  void aQueueAndTheNewsTravelSideBySide() {
    assertThat(core.step(new SyncEvent.Started(true))).contains(new SyncEffect.Push(), PULL);
    assertThat(pushes(core.step(new SyncEvent.Queued()))).isZero();
    assertThat(pushes(core.step(new SyncEvent.Pushed(1, false)))).isEqualTo(1);
  }

  /// What was given while the book was being opened may be told before the start is.
  @Test
  void aStartThatComesLateForgetsNothingThatWaits() {
    core.step(new SyncEvent.Queued());
    core.step(new SyncEvent.PushFailed(SyncFailure.Kind.UNREACHABLE, Optional.empty()));
    core.step(new SyncEvent.Started(false));
    assertThat(pushes(core.step(new SyncEvent.TimerFired(SyncEffect.Timer.RETRY)))).isEqualTo(1);
  }

  @Test
  void withoutALiveChannelALongPollStandsIn() {
    core.step(new SyncEvent.Started(false));
    var effects = core.step(new SyncEvent.Applied(7, false));
    assertThat(effects).contains(new SyncEffect.OpenLive());
    core.step(new SyncEvent.LiveOpened());
    assertThat(core.step(new SyncEvent.LiveClosed(SyncFailure.Kind.REFUSED))).contains(PULL);
    assertThat(core.step(new SyncEvent.Applied(7, false)))
        .anyMatch(effect -> effect instanceof SyncEffect.Pull pull && !pull.waiting().isZero());
  }

  /// A channel that was given up may still say that it is open; who believed it would neither
  /// listen nor ask again.
  @Test
  void aChannelThatWasGivenUpIsNotOpenWhateverItSays() {
    online();
    core.step(new SyncEvent.LiveClosed(SyncFailure.Kind.UNREACHABLE));
    assertThat(core.step(new SyncEvent.LiveOpened())).isEmpty();
    assertThat(core.step(new SyncEvent.TimerFired(SyncEffect.Timer.RETRY))).contains(PULL);
  }

  /// The answer that is on its way may be older than the change of scopes that the poke tells.
  @Test
  void aPokeDuringAPullIsFollowedByAnother() {
    online();
    core.step(new SyncEvent.LiveOpened());
    assertThat(core.step(new SyncEvent.Poked(9))).contains(PULL);
    assertThat(core.step(new SyncEvent.LiveApplied(12, false))).isEmpty();
    assertThat(core.step(new SyncEvent.Poked(12))).isEmpty();
    assertThat(core.step(new SyncEvent.Applied(12, false))).contains(PULL);
    assertThat(core.isQuiet()).isFalse();
    assertThat(core.step(new SyncEvent.Applied(12, false))).doesNotContain(PULL);
    assertThat(core.isQuiet()).isTrue();
  }

  @Test
  void numbersOfARestoredHeadquartersCountFromTheStart() {
    online();
    core.step(new SyncEvent.PullFailed(SyncFailure.Kind.NEW_START, Optional.empty()));
    assertThat(core.step(new SyncEvent.SignedIn())).contains(PULL);
    assertThat(core.step(new SyncEvent.Applied(3, false))).doesNotContain(PULL);
    assertThat(core.isQuiet()).isFalse();
    core.step(new SyncEvent.Pushed(3, false));
    assertThat(core.isQuiet()).isTrue();
  }

  @Test
  void afterAFailureItWaitsLongerEachTimeAndAPersonNeedNotWait() {
    core.step(new SyncEvent.Started(false));
    var failed =
        core.step(new SyncEvent.PullFailed(SyncFailure.Kind.UNREACHABLE, Optional.empty()));
    assertThat(failed).contains(new SyncEffect.Show(SyncPhase.OFFLINE)).doesNotContain(PULL);
    assertThat(core.step(new SyncEvent.Queued())).isEmpty();
    assertThat(core.step(new SyncEvent.Nudged())).contains(PULL, new SyncEffect.Push());
  }

  @Test
  void aProgramThatIsTooOldStopsAndKeepsWhatWaits() {
    core.step(new SyncEvent.Started(true));
    var told = core.step(new SyncEvent.PushFailed(SyncFailure.Kind.UPDATE, Optional.empty()));
    assertThat(told).contains(new SyncEffect.Show(SyncPhase.UPDATE));
    assertThat(core.step(new SyncEvent.Queued())).isEmpty();
  }

  @Test
  void aProgramThatIsAheadAsksAgainUntilHqHasBeenUpdated() {
    core.step(new SyncEvent.Started(true));
    var told = core.step(new SyncEvent.PushFailed(SyncFailure.Kind.AHEAD, Optional.empty()));
    assertThat(told)
        .contains(new SyncEffect.Show(SyncPhase.AHEAD))
        .anyMatch(effect -> effect instanceof SyncEffect.Set);
    assertThat(core.step(new SyncEvent.TimerFired(SyncEffect.Timer.RETRY)))
        .contains(new SyncEffect.Push());
    assertThat(core.step(new SyncEvent.Pushed(1, false)))
        .contains(new SyncEffect.Show(SyncPhase.ONLINE));
  }

  private void online() {
    core.step(new SyncEvent.Started(false));
    core.step(new SyncEvent.Applied(9, false));
  }

  private static long pushes(List<SyncEffect> effects) {
    return effects.stream().filter(SyncEffect.Push.class::isInstance).count();
  }
}

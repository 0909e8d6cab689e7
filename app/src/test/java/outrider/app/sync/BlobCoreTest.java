package outrider.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// When files move, told as events and effects.
final class BlobCoreTest {

  private final BlobCore core = new BlobCore(new Random(1));

  @Test
  void filesWaitUntilTheDataIsQuietAndMakeRoomForItAfterEachPiece() {
    assertThat(core.step(new BlobEvent.Gathered())).isEmpty();
    assertThat(core.step(new BlobEvent.Quiet(true))).containsExactly(new BlobEffect.SendNext());
    assertThat(core.step(new BlobEvent.Quiet(false))).isEmpty();
    assertThat(core.step(new BlobEvent.Sent())).isEmpty();
    assertThat(core.step(new BlobEvent.Quiet(true))).containsExactly(new BlobEffect.SendNext());
  }

  @Test
  void whatWasAttachedWhileTheQueueWasLookedIntoIsNotForgotten() {
    core.step(new BlobEvent.Quiet(true));
    core.step(new BlobEvent.Gathered());
    assertThat(core.step(new BlobEvent.NothingToSend())).containsExactly(new BlobEffect.SendNext());
    assertThat(core.step(new BlobEvent.NothingToSend())).isEmpty();
    assertThat(core.step(new BlobEvent.Quiet(true))).isEmpty();
  }

  @Test
  void whatIsOnTheScreenComesFirstAndTheNewestOfItBeforeTheRest() {
    core.step(new BlobEvent.Wanted("old", 10, false));
    core.step(new BlobEvent.Wanted("new", 20, false));
    assertThat(core.step(new BlobEvent.Quiet(true)))
        .containsExactly(new BlobEffect.FetchNext("new", 20));
    assertThat(core.step(new BlobEvent.Wanted("opened", 30, true))).isEmpty();
    assertThat(core.step(new BlobEvent.Fetched("new", false)))
        .containsExactly(new BlobEffect.FetchNext("opened", 30));
    assertThat(core.step(new BlobEvent.Fetched("opened", true)))
        .containsExactly(new BlobEffect.FetchNext("new", 20));
    core.step(new BlobEvent.Fetched("new", true));
    assertThat(core.step(new BlobEvent.Fetched("old", true)))
        .containsExactly(new BlobEffect.SendNext());
  }

  @Test
  void aPauseLetsThroughOnlyWhatAPersonOpened() {
    core.step(new BlobEvent.Paused(true));
    core.step(new BlobEvent.Wanted("passed by", 10, false));
    assertThat(core.step(new BlobEvent.Quiet(true))).isEmpty();
    assertThat(core.step(new BlobEvent.Wanted("opened", 20, true)))
        .containsExactly(new BlobEffect.FetchNext("opened", 20));
    assertThat(core.step(new BlobEvent.Fetched("opened", true))).isEmpty();
    assertThat(core.step(new BlobEvent.Paused(false)))
        .containsExactly(new BlobEffect.FetchNext("passed by", 10));
  }

  @Test
  void afterAFailureItWaitsLongerEachTimeUnlessThePersonAsks() {
    core.step(new BlobEvent.Quiet(true));
    var effects = core.step(new BlobEvent.Failed(Optional.empty()));
    assertThat(effects).singleElement().isInstanceOf(BlobEffect.Wait.class);
    assertThat(core.step(new BlobEvent.Gathered())).isEmpty();
    assertThat(core.step(new BlobEvent.RetryDue())).containsExactly(new BlobEffect.SendNext());
    assertThat(core.step(new BlobEvent.Failed(Optional.of(Duration.ofSeconds(7)))))
        .containsExactly(new BlobEffect.Wait(Duration.ofSeconds(7)));
    assertThat(core.step(new BlobEvent.Nudged()))
        .containsExactly(new BlobEffect.StopWaiting(), new BlobEffect.SendNext());
  }
}

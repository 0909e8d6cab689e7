package outrider.app.profile;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.store.OutboxStore;
import outrider.app.sync.DeviceTransport;
import outrider.app.sync.SyncFailure;
import outrider.core.command.Envelope;
import outrider.core.protocol.FarewellRequest;

/// HQ has withdrawn this laptop. What was not sent is handed in where HQ asks for it; then the key
/// goes, which makes the file worthless, and then the file. The key goes in any case: an HQ that
/// cannot be reached again keeps nobody's book alive.
final class Withdrawal {

  private static final Logger LOG = LoggerFactory.getLogger(Withdrawal.class);

  /// From the moment HQ said so to the end of the key.
  private static final Duration HAND_IN_MOST = Duration.ofSeconds(40);

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int PART = 400;
  private static final int HANDED_IN_MOST = 20_000;

  private final OpenBook book;
  private final DeviceTransport hq;
  private final ProfileStore profiles;

  Withdrawal(OpenBook book, DeviceTransport hq, ProfileStore profiles) {
    this.book = book;
    this.hq = hq;
    this.profiles = profiles;
  }

  /// Blocks until nothing of the book is left.
  ///
  /// @param leave what shows the book lets go of it; called when the key is gone
  void carryOut(Runnable leave) {
    var token = book.sync().token();
    try {
      handIn(token);
    } catch (RuntimeException failure) {
      LOG.error("what was not sent could not be handed in", failure);
    }
    profiles.destroyKey(book.profile());
    LOG.warn("this laptop was withdrawn; the key of {} is gone", book.profile().folder());
    try {
      hq.farewell(token, last());
    } catch (SyncFailure unheard) {
      LOG.info("HQ did not hear the farewell: {}", unheard.getMessage());
    }
    leave.run();
    try {
      book.close();
    } finally {
      profiles.erase(book.profile().folder());
    }
  }

  private void handIn(String token) {
    List<Envelope> unsent =
        book.database().readNow(sql -> OutboxStore.all(sql, HANDED_IN_MOST)).stream()
            .map(OutboxStore.Waiting::envelope)
            .toList();
    var until = System.nanoTime() + HAND_IN_MOST.toNanos();
    for (var at = 0; at < unsent.size(); at += PART) {
      var part = unsent.subList(at, Math.min(at + PART, unsent.size()));
      if (!handIn(token, part, until)) {
        return;
      }
    }
  }

  /// @return whether HQ wants more of it
  private boolean handIn(String token, List<Envelope> part, long until) {
    while (true) {
      try {
        var request = new FarewellRequest(book.profile().device(), part, false);
        return hq.farewell(token, request).handIn();
      } catch (SyncFailure failure) {
        var again = failure.kind() == SyncFailure.Kind.UNREACHABLE && System.nanoTime() < until;
        if (!again || !isRested()) {
          LOG.warn("{} commands were not handed in: {}", part.size(), failure.getMessage());
          return false;
        }
      }
    }
  }

  private static boolean isRested() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private FarewellRequest last() {
    return new FarewellRequest(book.profile().device(), List.of(), true);
  }
}

package outrider.app.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.store.Database;
import outrider.app.store.OutboxStore;
import outrider.core.command.Envelope;
import outrider.core.protocol.FarewellRequest;

/// What a withdrawn laptop has not sent, handed in where HQ asks for it, for as long as there is
/// patience; and its last word.
public final class HandIn {

  private static final Logger LOG = LoggerFactory.getLogger(HandIn.class);

  /// From the moment HQ said so to the end of the key.
  private static final Duration MOST = Duration.ofSeconds(40);

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int PART = 400;
  private static final int ENVELOPES_MOST = 20_000;

  /// The time that goes by while HQ cannot be reached.
  public interface Patience {

    long nanos();

    /// @return whether it was a rest; else somebody wants this to end
    boolean rests(Duration pause);
  }

  /// As long as it takes on the wall.
  public static final Patience REAL =
      new Patience() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public boolean rests(Duration pause) {
          try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            return true;
          } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
          }
        }
      };

  private final Database database;
  private final DeviceTransport hq;
  private final String device;
  private final Patience patience;

  public HandIn(Database database, DeviceTransport hq, String device, Patience patience) {
    this.database = database;
    this.hq = hq;
    this.device = device;
    this.patience = patience;
  }

  /// Blocks until HQ has everything, wants no more, or was not reached for too long.
  ///
  /// @return what HQ has taken
  public List<Envelope> carryOut(String token) {
    List<Envelope> unsent =
        database.readNow(sql -> OutboxStore.all(sql, ENVELOPES_MOST)).stream()
            .map(OutboxStore.Waiting::envelope)
            .toList();
    var taken = new ArrayList<Envelope>();
    var until = patience.nanos() + MOST.toNanos();
    for (var at = 0; at < unsent.size(); at += PART) {
      var part = unsent.subList(at, Math.min(at + PART, unsent.size()));
      if (!takes(token, part, until)) {
        return taken;
      }
      taken.addAll(part);
    }
    return taken;
  }

  private boolean takes(String token, List<Envelope> part, long until) {
    while (true) {
      try {
        return hq.farewell(token, new FarewellRequest(device, part, false)).handIn();
      } catch (SyncFailure failure) {
        var again = failure.kind() == SyncFailure.Kind.UNREACHABLE && patience.nanos() < until;
        if (!again || !patience.rests(PAUSE)) {
          LOG.warn("{} commands were not handed in: {}", part.size(), failure.getMessage());
          return false;
        }
      }
    }
  }

  /// The key is gone.
  public void lastWord(String token) {
    try {
      hq.farewell(token, new FarewellRequest(device, List.of(), true));
    } catch (SyncFailure unheard) {
      LOG.info("HQ did not hear the farewell: {}", unheard.getMessage());
    }
  }
}

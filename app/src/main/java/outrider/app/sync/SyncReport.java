package outrider.app.sync;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import outrider.app.store.Replica;

/// How it stands between this laptop and HQ, for the chip and its details.
///
/// @param since when the phase began, by HQ's clock
/// @param syncedAt when the last round ended with everything equal; null before the first
/// @param seq the number at HQ that this laptop is equal to
/// @param records how many records that are
/// @param unsent commands that wait
/// @param oldestUnsent when the oldest of them was given; null where none waits
/// @param roundTrip of the last exchange
/// @param arrival how far the first download is; null where none is under way
public record SyncReport(
    SyncPhase phase,
    @Nullable Instant since,
    @Nullable Instant syncedAt,
    long seq,
    long records,
    long unsent,
    @Nullable Instant oldestUnsent,
    Duration roundTrip,
    @Nullable Arrival arrival) {

  /// Records of a book that is being fetched for the first time.
  ///
  /// @param all of how many, as far as HQ has said
  public record Arrival(long here, long all) {}

  public static final SyncReport NONE =
      new SyncReport(SyncPhase.CONNECTING, null, null, 0, 0, 0, null, Duration.ZERO, null);

  SyncReport in(SyncPhase now, Instant at) {
    return new SyncReport(
        now, at, syncedAt, seq, records, unsent, oldestUnsent, roundTrip, arrival);
  }

  SyncReport equalTo(long reached, long count, Instant at) {
    return new SyncReport(phase, since, at, reached, count, unsent, oldestUnsent, roundTrip, null);
  }

  SyncReport with(Replica.Backlog backlog) {
    return new SyncReport(
        phase,
        since,
        syncedAt,
        seq,
        records,
        backlog.unsent(),
        backlog.unsent() == 0 ? null : Instant.ofEpochMilli(backlog.oldestOccurredAt()),
        roundTrip,
        arrival);
  }

  SyncReport measured(Duration took) {
    return new SyncReport(
        phase, since, syncedAt, seq, records, unsent, oldestUnsent, took, arrival);
  }

  SyncReport arriving(Arrival now) {
    return new SyncReport(
        phase, since, syncedAt, seq, records, unsent, oldestUnsent, roundTrip, now);
  }
}

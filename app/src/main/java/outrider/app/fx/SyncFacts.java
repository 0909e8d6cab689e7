package outrider.app.fx;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the sync details show beyond the chip. A part that is not known is empty.
///
/// @param records how many records are equal to headquarters'
/// @param provedAt when that was checked
/// @param roundTripMillis how long the last round took
/// @param oldestWaiting when the oldest waiting change was made
/// @param files what of files has to go up
/// @param lagSeconds today's worst lag of each [#LAG_STEP] up to now, for the sparkline
/// @param device the name of this device
public record SyncFacts(
    long records,
    Optional<Instant> provedAt,
    long roundTripMillis,
    Optional<Instant> oldestWaiting,
    FileProgress files,
    List<Integer> lagSeconds,
    String device) {
  public static final Duration LAG_STEP = Duration.ofMinutes(10);

  public static final SyncFacts UNKNOWN =
      new SyncFacts(0, Optional.empty(), 0, Optional.empty(), FileProgress.NONE, List.of(), "");
}

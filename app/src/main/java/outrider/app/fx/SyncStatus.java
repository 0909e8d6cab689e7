package outrider.app.fx;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How this laptop stands with headquarters, as the footer shows it.
///
/// @param hindrance what somebody has to do before anything travels
/// @param offlineSince null while headquarters can be reached
/// @param lag how far behind the oldest waiting change is
/// @param syncedAt null before the first round
/// @param arrival how far the first download is; null where none is under way
public record SyncStatus(
    Hindrance hindrance,
    int conflicts,
    Duration lag,
    @Nullable Instant offlineSince,
    int waiting,
    @Nullable Instant syncedAt,
    @Nullable Arrival arrival) {
  /// Records of a book that is being fetched for the first time, and of how many.
  public record Arrival(long here, long all) {}

  /// Of a laptop whose book is there.
  public SyncStatus(
      Hindrance hindrance,
      int conflicts,
      Duration lag,
      @Nullable Instant offlineSince,
      int waiting,
      @Nullable Instant syncedAt) {
    this(hindrance, conflicts, lag, offlineSince, waiting, syncedAt, null);
  }

  /// From here on a lag is worth a word.
  public static final Duration LAG_SHOWN_FROM = Duration.ofSeconds(60);

  public static final SyncStatus UNKNOWN =
      new SyncStatus(Hindrance.NONE, 0, Duration.ZERO, null, 0, null);

  public enum Hindrance {
    NONE,
    /// The person must sign in again.
    SIGN_IN,
    /// This program must be updated: it is too old for headquarters.
    UPDATE,
    /// Headquarters must be updated: this program is ahead of it.
    AHEAD
  }

  public enum State {
    STOPPED,
    UPDATE,
    AHEAD,
    CONFLICT,
    DELAYED,
    OFFLINE,
    ARRIVING,
    SENDING,
    SYNCED
  }

  /// The most pressing state wins.
  public State state() {
    return switch (hindrance) {
      case SIGN_IN -> State.STOPPED;
      case UPDATE -> State.UPDATE;
      case AHEAD -> State.AHEAD;
      case NONE -> unhindered();
    };
  }

  private State unhindered() {
    if (conflicts > 0) {
      return State.CONFLICT;
    }
    if (offlineSince == null && lag.compareTo(LAG_SHOWN_FROM) >= 0) {
      return State.DELAYED;
    }
    if (offlineSince != null) {
      return State.OFFLINE;
    }
    if (arrival != null) {
      return State.ARRIVING;
    }
    return waiting > 0 || syncedAt == null ? State.SENDING : State.SYNCED;
  }
}

package outrider.app.sync;

import java.util.Map;

/// How it stands with the files between this laptop and HQ.
///
/// @param waiting files whose bytes have to go up
/// @param waitingBytes what they weigh, without what has gone already
/// @param sentShare how much of what has waited since nothing did is up, 0 to 1
/// @param paused the person has stopped it, or the network is metered
/// @param refused files that HQ does not take
/// @param problem why, for one of them; empty for none
/// @param fetching what comes down, by hash; a file that is neither here nor in it was not asked
///   for
public record FileReport(
    long waiting,
    long waitingBytes,
    double sentShare,
    boolean paused,
    long refused,
    String problem,
    Map<String, Fetch> fetching) {

  public static final FileReport NONE = new FileReport(0, 0, 0, false, 0, "", Map.of());

  public FileReport {
    fetching = Map.copyOf(fetching);
  }

  /// A file that is on its way here.
  ///
  /// @param share how much of it is here, 0 to 1
  public record Fetch(State state, double share) {}

  public enum State {
    /// It comes when there is a network and nothing more urgent.
    WAITING,
    COMING,
    /// HQ does not have it yet, or this person may not see it any more.
    NOT_AT_HQ,
    /// What came was not what it should be.
    DAMAGED;

    /// Whether nothing more comes unless it is asked for again.
    boolean isOver() {
      return this == NOT_AT_HQ || this == DAMAGED;
    }
  }
}

package outrider.core.device;

import java.time.Duration;

/// How long a workstation has not heard of HQ, and how long the company lets it. Beyond that the
/// book is not shown: whoever found the laptop cannot read on for ever, and nobody decides on news
/// of last season. Nothing is lost by it; the book opens when HQ has answered.
///
/// @param silentMillis since HQ was last heard
/// @param allowedMillis what the company allows; 0 where it sets no end
public record OfflineAge(long silentMillis, long allowedMillis) {
  /// How long before the end people are told.
  public static final Duration WARNED_BEFORE = Duration.ofDays(7);

  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  /// What it means for the person at the screen, in the order in which it comes.
  public enum Standing {
    FREE,
    WARNED,
    LOCKED
  }

  public Standing standing() {
    if (allowedMillis <= 0) {
      return Standing.FREE;
    }
    if (silentMillis >= allowedMillis) {
      return Standing.LOCKED;
    }
    // A company that allows a few days only is not warned from the first of them.
    var notice = Math.min(WARNED_BEFORE.toMillis(), allowedMillis / 3);
    return silentMillis >= allowedMillis - notice ? Standing.WARNED : Standing.FREE;
  }

  public long silentDays() {
    return silentMillis / DAY_MILLIS;
  }

  public long allowedDays() {
    return allowedMillis / DAY_MILLIS;
  }

  /// Days that are left, begun ones counted: on the last one it is 1.
  public long daysLeft() {
    return Math.max(0, Math.ceilDiv(allowedMillis - silentMillis, DAY_MILLIS));
  }
}

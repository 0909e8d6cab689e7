package outrider.server.ops;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import outrider.server.store.Transaction;

/// What a company may decide otherwise than we do, in days. Kept in the database, so that all
/// servers of a company hold to the same.
public enum Policy {
  /// A workstation that has not heard of HQ for so long shows nothing until it has; 0 for no end.
  OFFLINE("offline-days", 30, 0, 3_650),

  /// What was deleted, or left somebody's scope, is known for so long: a device that was here since
  /// hears of it. Never less than `OFFLINE`.
  TOMBSTONES("tombstone-days", 90, 7, 3_650),

  /// What an envelope was answered is known for so long. Laptops send again the last 30 days after
  /// a restore; a week more is for those that are slow to come.
  ENVELOPES("envelope-days", 37, 37, 3_650),

  /// The bytes of a file outlive the last attachment that named them for so long.
  FILES("deleted-file-days", 30, 1, 3_650);

  private final String key;
  private final long byDefault;
  private final long least;
  private final long most;

  Policy(String key, long byDefault, long least, long most) {
    this.key = key;
    this.byDefault = byDefault;
    this.least = least;
    this.most = most;
  }

  public static Optional<Policy> named(String key) {
    return Arrays.stream(values()).filter(policy -> policy.key.equals(key)).findFirst();
  }

  public String key() {
    return key;
  }

  public long least() {
    return least;
  }

  public long most() {
    return most;
  }

  public boolean allows(long days) {
    return days >= least && days <= most;
  }

  public long days(Transaction transaction) {
    return transaction.policies().value(key).orElse(byDefault);
  }

  public long millis(Transaction transaction) {
    return Duration.ofDays(days(transaction)).toMillis();
  }
}

package outrider.app.sync;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import outrider.app.command.CorrectedClock;
import outrider.app.store.Database;
import outrider.app.store.MetaStore;
import outrider.app.store.Sql;
import outrider.core.device.OfflineAge;

/// When HQ was last heard, and how long ago that is, whatever the laptop's clock is set to.
///
/// Only what HQ says moves the last contact. Time since then is the greatest that was ever seen: by
/// the corrected clock, by what passed while the program ran, and by what was written down before.
/// Setting the clock back gains nothing; setting it ahead costs something until HQ has been heard
/// again. Any thread.
public final class LastContact {

  private static final String AT = "contact-at";
  private static final String LATEST = "latest-time";
  private static final String ALLOWED = "offline-max";

  /// What is lost of it when the power goes.
  private static final long WRITTEN_EVERY_MILLIS = 60_000;

  private final Database database;
  private final CorrectedClock clock;
  private final LongSupplier nanos;

  private long at;
  private long latest;
  private long allowed;
  private long latestNanos;
  private long written;

  LastContact(Database database, CorrectedClock clock, LongSupplier nanos) {
    this.database = database;
    this.clock = clock;
    this.nanos = nanos;
    latestNanos = nanos.getAsLong();
    latest = Math.max(database.readNow(sql -> number(sql, LATEST, 0)), clock.millis());
    // A book from before there was a limit has been silent since now.
    at = database.readNow(sql -> number(sql, AT, latest));
    allowed = database.readNow(sql -> number(sql, ALLOWED, 0));
    written = latest;
  }

  private static long number(Sql sql, String key, long otherwise) {
    return MetaStore.get(sql, key).map(Long::valueOf).orElse(otherwise);
  }

  /// HQ answered.
  ///
  /// @param serverTime what its clock said
  /// @param allowedMillis what the company allows, where the answer says
  public void heard(long serverTime, @Nullable Long allowedMillis) {
    if (isWorthWriting(serverTime, allowedMillis)) {
      // Waited for, so that what comes after it comes after it in the book too.
      Database.join(write().handle((done, noRoom) -> true));
    }
  }

  private synchronized boolean isWorthWriting(long serverTime, @Nullable Long allowedMillis) {
    var changed = allowedMillis != null && allowedMillis != allowed;
    if (allowedMillis != null) {
      allowed = allowedMillis;
    }
    at = serverTime;
    latest = serverTime;
    latestNanos = nanos.getAsLong();
    return changed || Math.abs(at - written) >= WRITTEN_EVERY_MILLIS;
  }

  /// The live channel stands: HQ has been heard all the while, and no clock is asked how long.
  void lineHolds() {
    now().ifPresent(now -> heard(now, null));
  }

  private synchronized OptionalLong now() {
    var past = TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - latestNanos);
    return at + WRITTEN_EVERY_MILLIS > latest
        ? OptionalLong.of(latest + past)
        : OptionalLong.empty();
  }

  public synchronized OfflineAge age() {
    var now = nanos.getAsLong();
    latest = Math.max(clock.millis(), latest + TimeUnit.NANOSECONDS.toMillis(now - latestNanos));
    latestNanos = now;
    if (latest - written >= WRITTEN_EVERY_MILLIS) {
      save();
    }
    return new OfflineAge(Math.max(0, latest - at), allowed);
  }

  /// Writes down how late it is, in the background.
  public void save() {
    var ignored = write();
  }

  private synchronized CompletableFuture<Boolean> write() {
    written = latest;
    var contact = Long.toString(at);
    var time = Long.toString(latest);
    var limit = Long.toString(allowed);
    return database.writeBehind(transaction -> {
      MetaStore.put(transaction, AT, contact);
      MetaStore.put(transaction, LATEST, time);
      MetaStore.put(transaction, ALLOWED, limit);
      return true;
    });
  }
}

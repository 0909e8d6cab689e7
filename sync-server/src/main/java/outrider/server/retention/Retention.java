package outrider.server.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.server.blob.BlobStorage;
import outrider.server.ops.Limits;
import outrider.server.ops.Policy;
import outrider.server.store.Database;
import outrider.server.store.DeviceStore.Device;
import outrider.server.store.RetentionStore.Known;
import outrider.server.store.Transaction;
import outrider.server.store.WriteTransaction;

/// Forgets what has had its day: answers that everybody has heard, tombstones and exits that no
/// device can be waiting for, files that no attachment names, sessions that have ended. The audit
/// trail is never touched.
///
/// A run does a bounded amount in small transactions, so that nobody notices; a table that is
/// walked is walked on in the next run from where this one stopped. Several servers may run it at
/// once.
public final class Retention {
  private final Database database;
  private final Optional<BlobStorage> files;
  private final InstantSource clock;
  private final Pace pace;
  private String envelopesWalked = "";
  private String filesWalked = "";

  /// @param files empty where they are out of reach: then they stay
  public Retention(Database database, Optional<BlobStorage> files, InstantSource clock) {
    this(database, files, clock, new Pace(Limits.RETENTION_ROWS, Limits.RETENTION_STEPS));
  }

  public Retention(Database database, Optional<BlobStorage> files, InstantSource clock, Pace pace) {
    this.database = database;
    this.files = files;
    this.clock = clock;
    this.pace = pace;
  }

  /// How much is done at once.
  ///
  /// @param rows in one transaction, for which others wait
  /// @param steps transactions of each kind in one run
  public record Pace(int rows, int steps) {}

  /// One bounded run.
  public synchronized Forgotten run() {
    return run(pace.steps());
  }

  /// Everything that there is to forget, however long it takes.
  public synchronized Forgotten runWhole() {
    envelopesWalked = "";
    filesWalked = "";
    return run(Integer.MAX_VALUE);
  }

  private Forgotten run(int steps) {
    Forgotten forgotten = new Forgotten();
    long now = clock.millis();
    envelopes(now, steps, forgotten);
    tombstones(now, steps, forgotten);
    files.ifPresent(storage -> files(storage, now, steps, forgotten));
    forgotten.add(
        Forgotten.Kind.SESSIONS,
        database.write(transaction -> transaction.sessions().forgetExpired(now)));
    forgotten.add(
        Forgotten.Kind.HANDED_IN,
        database.write(transaction ->
            transaction.handedIn().forgetSettled(now - Policy.TOMBSTONES.millis(transaction))));
    forgotten.add(
        Forgotten.Kind.INTAKE_ANSWERS,
        database.write(transaction ->
            transaction.intake().forgetAnswers(now - Limits.INTAKE_ANSWERS_KEPT.toMillis())));
    return forgotten;
  }

  /// Walks the envelopes by id, which needs no index by age; that would have to be paid for by
  /// every push.
  private void envelopes(long now, int steps, Forgotten forgotten) {
    long until = now - database.read(Policy.ENVELOPES::millis);
    Map<String, Device> devices =
        database.read(transaction -> transaction.devices().all()).stream()
            .collect(Collectors.toMap(Device::id, Function.identity()));
    for (int step = 0; step < steps; step++) {
      String after = envelopesWalked;
      List<Known> slice =
          database.read(transaction -> transaction.retention().envelopesAfter(after, pace.rows()));
      List<Known> old =
          slice.stream()
              .filter(known -> known.receivedAt() < until)
              .filter(known -> hasHeard(devices.get(known.place().deviceId()), known.receivedAt()))
              .toList();
      if (!old.isEmpty()) {
        Map<String, Long> newest =
            old.stream()
                .collect(
                    Collectors.toMap(
                        known -> known.place().deviceId(), Known::receivedAt, Math::max));
        database.write(transaction -> {
          old.forEach(transaction.retention()::forget);
          newest.forEach(transaction.retention()::forgotten);
          return true;
        });
        forgotten.add(Forgotten.Kind.ENVELOPES, old.size());
      }
      envelopesWalked = slice.size() < pace.rows() ? "" : slice.getLast().id();
      if (envelopesWalked.isEmpty()) {
        return;
      }
    }
  }

  /// Whether the device will not send this again: it has been here long after, and says that
  /// nothing so old waits there. One that comes back after its session has ended has heard nothing
  /// yet when it signs in. One that is gone for good sends nothing at all; one that is withdrawn
  /// may have yet to hand in what it believes to be unsent.
  private static boolean hasHeard(@Nullable Device device, long receivedAt) {
    if (device == null
        || device.wipedAt() != null
        || (device.revokedAt() != null && !device.handIn())) {
      return true;
    }
    Long oldest = device.oldestUnsentAt();
    long inContactSince = Math.max(receivedAt, device.signedInAt());
    return device.lastSeen() >= inContactSince + Limits.ANSWER_HEARD.toMillis()
        && (oldest == null || oldest > receivedAt);
  }

  /// First the exits, then the records: the one is told with the help of the other.
  private void tombstones(long now, int steps, Forgotten forgotten) {
    long until = seqBefore(now, Policy.TOMBSTONES);
    boolean done =
        repeat(
            steps,
            Forgotten.Kind.EXITS,
            forgotten,
            transaction -> transaction.retention().forgetExits(until, pace.rows()));
    if (done) {
      repeat(
          steps,
          Forgotten.Kind.DELETED_RECORDS,
          forgotten,
          transaction -> transaction.retention().forgetDeleted(until, pace.rows()));
    }
  }

  /// @return whether nothing is left
  private boolean repeat(
      int steps, Forgotten.Kind kind, Forgotten forgotten, ToIntFunction<WriteTransaction> work) {
    for (int step = 0; step < steps; step++) {
      int rows = database.write(work::applyAsInt);
      forgotten.add(kind, rows);
      if (rows < pace.rows()) {
        return true;
      }
    }
    return false;
  }

  private long seqBefore(long now, Policy policy) {
    return database.read(transaction -> seqBefore(transaction, now, policy));
  }

  private static long seqBefore(Transaction transaction, long now, Policy policy) {
    return transaction
        .retention()
        .seqBefore(now - policy.millis(transaction), transaction.tenant().position().seq());
  }

  private void files(BlobStorage storage, long now, int steps, Forgotten forgotten) {
    long deletedUntil = seqBefore(now, Policy.FILES);
    long sentBefore = now - database.read(Policy.FILES::millis);
    goOn(storage, now);
    for (int step = 0; step < steps; step++) {
      String after = filesWalked;
      List<String> slice =
          database.read(transaction -> transaction.retention().filesAfter(after, pace.rows()));
      for (String sha256 : slice) {
        boolean wanted =
            database.read(
                transaction -> transaction.retention().isWanted(sha256, deletedUntil, sentBefore));
        if (!wanted && throwAway(storage, sha256, deletedUntil, sentBefore)) {
          forgotten.add(Forgotten.Kind.FILES, 1);
        }
      }
      filesWalked = slice.size() < pace.rows() ? "" : slice.getLast();
      if (filesWalked.isEmpty()) {
        return;
      }
    }
  }

  /// Throws away what somebody began to throw away and did not finish, and forgets what was thrown
  /// away long ago.
  private void goOn(BlobStorage storage, long now) {
    long left = now - Limits.DISPOSAL_LEFT.toMillis();
    List<String> unfinished =
        database.read(transaction -> transaction.disposals().leftBefore(left, pace.rows()));
    for (String sha256 : unfinished) {
      if (database.write(transaction -> transaction.disposals().takeOver(sha256, left, now))) {
        finish(storage, sha256, now);
      }
    }
    database.write(transaction -> {
      transaction.disposals().forgetBefore(now - Limits.DISPOSAL_KNOWN.toMillis());
      return true;
    });
  }

  /// Begins and ends in a transaction each. Between the two nobody waits, however slow the storage
  /// is: whoever names the bytes meanwhile is asked to send them, and whoever sends them is told to
  /// come later (`BlobService`).
  private boolean throwAway(
      BlobStorage storage, String sha256, long deletedUntil, long sentBefore) {
    long now = clock.millis();
    boolean ours =
        database.write(transaction -> {
          if (transaction.retention().isWanted(sha256, deletedUntil, sentBefore)
              || !transaction.disposals().begin(sha256, now)) {
            return false;
          }
          transaction.retention().forgetFile(sha256);
          return true;
        });
    if (ours) {
      finish(storage, sha256, now);
    }
    return ours;
  }

  private void finish(BlobStorage storage, String sha256, long since) {
    try {
      storage.delete(sha256);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    database.write(transaction -> {
      transaction.disposals().end(sha256, since);
      return true;
    });
  }
}

package outrider.server.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.attachment.FileLimits;
import outrider.core.protocol.UploadRequest;
import outrider.core.protocol.UploadState;
import outrider.core.rule.Actor;
import outrider.server.access.Configurations;
import outrider.server.access.SignedIn;
import outrider.server.ops.DiskSpace;
import outrider.server.ops.Limits;
import outrider.server.ops.Metrics;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.push.FileReceipts;
import outrider.server.store.Database;
import outrider.server.store.Transaction;

/// The bytes of attachments, up and down. A person sends what an attachment of their own names, and
/// gets what an attachment in their scopes names, if whoever made that attachment has shown to have
/// the bytes: naming a hash that was seen somewhere neither opens a file nor tells whether HQ has
/// it.
public final class BlobService implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BlobService.class);

  private final Database database;
  private final Configurations configurations;
  private final BlobStorage storage;
  private final FileReceipts receipts;
  private final DiskSpace disk;
  private final Metrics metrics;
  private final InstantSource clock;
  private final List<Thread> keepers;

  public BlobService(
      Database database,
      Configurations configurations,
      BlobStorage storage,
      DiskSpace disk,
      Metrics metrics,
      InstantSource clock) {
    this.database = database;
    this.configurations = configurations;
    this.storage = storage;
    this.receipts = new FileReceipts(configurations);
    this.disk = disk;
    this.metrics = metrics;
    this.clock = clock;
    this.keepers =
        List.of(
            every(Limits.UPLOAD_CHECK, "uploads-tidier", this::tidy),
            every(Limits.FILES_LOOKED, "files-watch", storage::look));
  }

  /// How far a file is. Where its sender has shown to have it before, nothing is to be sent.
  public UploadState state(UploadRequest request, SignedIn who) throws IOException {
    String sha256 = admit(request.sha256(), request.sizeBytes(), who);
    if (isHeld(sha256, who) && receive(sha256, request.sizeBytes(), who)) {
      return new UploadState(request.sizeBytes(), true);
    }
    Upload upload = new Upload(who.deviceId(), sha256);
    long length = storage.reached(upload);
    if (length > request.sizeBytes()) {
      storage.forget(upload);
      length = 0;
    }
    return length == request.sizeBytes()
        ? finish(upload, length, who)
        : new UploadState(length, false);
  }

  /// Takes a chunk; the last one has the whole file verified and kept before it is answered.
  public UploadState append(
      String sha256, long offset, long sizeBytes, InputStream chunk, SignedIn who)
      throws IOException {
    admit(sha256, sizeBytes, who);
    disk.require();
    Upload upload = new Upload(who.deviceId(), sha256);
    long reached = storage.append(upload, offset, sizeBytes, chunk);
    return reached == sizeBytes ? finish(upload, sizeBytes, who) : new UploadState(reached, false);
  }

  private UploadState finish(Upload upload, long sizeBytes, SignedIn who) throws IOException {
    switch (storage.keep(upload, sizeBytes)) {
      case WHOLE -> {}
      case WRONG -> {
        storage.forget(upload);
        throw new ProblemException(Problem.wrongBytes());
      }
      // Another request of the same device was first; the next question finds the file.
      case GONE -> {
        return new UploadState(storage.reached(upload), false);
      }
    }
    if (!receive(upload.sha256(), sizeBytes, who)) {
      return new UploadState(storage.reached(upload), false);
    }
    storage.forget(upload);
    metrics.count("outrider.files", "what", "received", 1);
    return new UploadState(sizeBytes, true);
  }

  /// The storage is asked outside of the transaction, which all others would wait for. What it said
  /// holds if the bytes have not been thrown away since, because nobody named them in the moment
  /// before this person did.
  ///
  /// @return whether they are here
  private boolean receive(String sha256, long sizeBytes, SignedIn who) throws IOException {
    long thrownAway = database.read(transaction -> timesThrownAway(transaction, sha256));
    if (storage.size(sha256).isEmpty()) {
      return false;
    }
    return database.write(transaction -> {
      if (timesThrownAway(transaction, sha256) != thrownAway) {
        return false;
      }
      transaction.blobs().hold(sha256, who.userId(), sizeBytes, clock.millis());
      receipts.received(transaction, sha256, who.userId(), clock.millis());
      return true;
    });
  }

  /// Whoever throws the bytes away now would take those that have just come as well: they come
  /// later.
  private static long timesThrownAway(Transaction transaction, String sha256) {
    if (transaction.disposals().isUnderWay(sha256)) {
      throw new ProblemException(Problem.filesAway(Limits.RETRY_AFTER_FILES.toSeconds()));
    }
    return transaction.disposals().times(sha256);
  }

  private boolean isHeld(String sha256, SignedIn who) {
    return database.read(transaction -> transaction.blobs().held(sha256, who.userId())).isPresent();
  }

  /// Whether these bytes may come from this person: it attached them, they are not too large, and
  /// there is room.
  private String admit(String sha256, long sizeBytes, SignedIn who) {
    if (sha256 == null || !FileLimits.isSha256(sha256) || sizeBytes <= 0) {
      throw new ProblemException(Problem.wrongShape("A file has a SHA-256 and a size."));
    }
    if (sizeBytes > FileLimits.BYTES_MAX) {
      throw new ProblemException(
          Problem.tooLarge("A file may have " + FileLimits.BYTES_MAX + " bytes.")
              .with("maxBytes", FileLimits.BYTES_MAX));
    }
    database.read(transaction -> {
      actor(transaction, who);
      if (transaction.blobs().attachmentsOf(sha256, who.userId()).isEmpty()) {
        throw new ProblemException(Problem.notFound());
      }
      if (transaction.blobs().held(sha256, who.userId()).isEmpty()
          && transaction.blobs().bytesOf(who.userId()) + sizeBytes > Limits.FILE_BYTES_PER_PERSON) {
        throw new ProblemException(Problem.fileQuota(Limits.FILE_BYTES_PER_PERSON));
      }
      return true;
    });
    return sha256;
  }

  /// A file that somebody may have.
  public record Download(String sha256, long sizeBytes) {}

  /// @throws ProblemException 404 where no attachment that this person sees has these bytes,
  ///   whatever HQ has
  public Download find(String sha256, SignedIn who) {
    if (!FileLimits.isSha256(sha256)) {
      throw new ProblemException(Problem.notFound());
    }
    return database.read(transaction -> {
      Actor actor = actor(transaction, who);
      return transaction.blobs().proven(sha256).stream()
          .filter(proven -> !proven.deleted() && FileReceipts.sees(actor, proven))
          .findFirst()
          .map(proven -> new Download(sha256, proven.sizeBytes()))
          .orElseThrow(() -> new ProblemException(Problem.notFound()));
    });
  }

  /// @throws ProblemException 404 where HQ has lost the bytes
  public InputStream open(Download file, long offset, long length) throws IOException {
    try {
      InputStream input = storage.open(file.sha256(), offset, length);
      metrics.count("outrider.files", "what", "read", 1);
      return input;
    } catch (NoSuchFileException lost) {
      throw new ProblemException(Problem.notFound());
    }
  }

  private Actor actor(Transaction transaction, SignedIn who) {
    return Configurations.actor(configurations.in(transaction), who, transaction);
  }

  private static Thread every(Duration pause, String name, Runnable work) {
    return Thread.ofVirtual()
        .name(name)
        .start(() -> {
          try {
            while (true) {
              work.run();
              Thread.sleep(pause);
            }
          } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void tidy() {
    try {
      storage.tidy();
    } catch (ProblemException away) {
      log.debug("Left-over parts of files stay for now.", away);
    } catch (IOException | RuntimeException later) {
      log.warn("Left-over parts of files could not be thrown away.", later);
    }
  }

  @Override
  public void close() {
    keepers.forEach(Thread::interrupt);
    storage.close();
  }
}

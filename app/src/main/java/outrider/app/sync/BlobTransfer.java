package outrider.app.sync;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.store.BlobQueue;
import outrider.app.store.BlobStore;
import outrider.app.store.Database;
import outrider.app.store.Table;
import outrider.app.store.Transaction;
import outrider.core.attachment.FileLimits;
import outrider.core.protocol.Problem;
import outrider.core.protocol.UploadRequest;
import outrider.core.protocol.UploadState;

/// Carries the bytes of files between the book and HQ, a piece at a time, on the turns of
/// `SyncEngine` and at a pace of its own. Nothing is remembered here that a kill could lose: what
/// has to go up is in the queue, how far it is HQ knows, and what came down is in the book piece by
/// piece.
final class BlobTransfer implements FileExchange, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BlobTransfer.class);

  /// Pieces that come down may be larger than those that go up: lines are like that.
  private static final int FETCH_BYTES = 2 * FileLimits.CHUNK_BYTES;

  /// How often a file may go wrong in a row before it is left alone until the next start.
  private static final int STUMBLES_MAX = 3;

  private final Database database;
  private final FileTransport transport;
  private final Turns turns;
  private final Supplier<String> user;
  private final Supplier<Long> clock;
  private final BlobCore core;
  private final List<Consumer<FileReport>> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, FileReport.Fetch> fetching = new ConcurrentHashMap<>();
  private final AutoCloseable commits;

  private volatile String token = "";
  private volatile boolean closed;
  private volatile boolean paused;
  private volatile FileReport report = FileReport.NONE;

  // What follows belongs to the turns.
  private @Nullable Sending sending;
  private Turns.@Nullable Later retry;
  private long sentBytes;
  private int stumbles;

  /// @param reached how far HQ has the file; -1 before it was asked
  private record Sending(BlobQueue.Waiting file, long reached) {}

  BlobTransfer(
      Database database,
      FileTransport transport,
      Turns turns,
      Supplier<String> user,
      Supplier<Long> clock,
      RandomGenerator random) {
    this.database = database;
    this.transport = transport;
    this.turns = turns;
    this.user = user;
    this.clock = clock;
    core = new BlobCore(random);
    commits =
        database.onCommit(tables -> {
          if (tables.contains(Table.ATTACHMENT) || tables.contains(Table.OUTBOX)) {
            happened(new BlobEvent.Gathered());
          }
        });
  }

  /// Begins with a session's token, or goes on with a new one.
  void signedIn(String sessionToken) {
    token = sessionToken;
    nudge();
  }

  /// Tries now, and what HQ refused as well.
  void nudge() {
    inTurn(() -> {
      write(BlobQueue::reconsider);
      stumbles = 0;
      step(new BlobEvent.Nudged());
    });
  }

  /// Rows and commands have become quiet, or not. Called in a turn.
  void quiet(boolean now) {
    step(new BlobEvent.Quiet(now));
  }

  @Override
  public void want(String sha256, long sizeBytes, boolean asked) {
    inTurn(() -> {
      var known = fetching.get(sha256);
      if (known == null || known.state().isOver()) {
        tell(sha256, FileReport.State.WAITING, 0);
      }
      step(new BlobEvent.Wanted(sha256, sizeBytes, asked));
    });
  }

  @Override
  public void pause(boolean stop) {
    paused = stop;
    inTurn(() -> {
      step(new BlobEvent.Paused(stop));
      publish();
    });
  }

  @Override
  public FileReport report() {
    return report;
  }

  @Override
  public Listening onReport(Consumer<FileReport> listener) {
    listeners.add(listener);
    listener.accept(report);
    return () -> listeners.remove(listener);
  }

  @Override
  public void close() {
    closed = true;
    try {
      commits.close();
    } catch (Exception impossible) {
      throw new AssertionError(impossible);
    }
  }

  private void happened(BlobEvent event) {
    turns.next(() -> step(event));
  }

  private void inTurn(Runnable work) {
    turns.next(() -> {
      if (!closed) {
        begin(work);
      }
    });
  }

  private void step(BlobEvent event) {
    if (closed) {
      return;
    }
    for (var effect : core.step(event)) {
      perform(effect);
    }
  }

  private void perform(BlobEffect effect) {
    switch (effect) {
      case BlobEffect.SendNext _ -> begin(this::send);
      case BlobEffect.FetchNext fetch -> begin(() -> fetch(fetch));
      case BlobEffect.Wait wait ->
          retry = turns.after(wait.delay(), () -> step(new BlobEvent.RetryDue()));
      case BlobEffect.StopWaiting _ -> {
        if (retry != null) {
          retry.cancel();
        }
      }
    }
  }

  /// A book that cannot be read just now must not leave the core waiting for an end that never
  /// comes.
  private void begin(Runnable exchange) {
    try {
      exchange.run();
    } catch (RuntimeException failure) {
      if (closed) {
        LOG.debug("a file was under way when the book was closed", failure);
        return;
      }
      LOG.error("a file could not be exchanged", failure);
      happened(new BlobEvent.Failed(Optional.empty()));
    }
  }

  private void send() {
    if (database.readAndWait(sql -> BlobQueue.isEmpty(sql, user.get()))) {
      nothingToSend();
      return;
    }
    write(transaction -> BlobQueue.gather(transaction, user.get()));
    var next = database.readAndWait(BlobQueue::next);
    publish();
    if (next.isEmpty()) {
      nothingToSend();
      return;
    }
    var file = next.get();
    var current = sending;
    if (current == null
        || !current.file().sha256().equals(file.sha256())
        || current.reached() < 0) {
      sending = new Sending(file, -1);
      transport.ask(token, new UploadRequest(file.sha256(), file.sizeBytes()), new Progress(file));
      return;
    }
    var bytes =
        database.readAndWait(
            sql -> BlobStore.slice(sql, file.sha256(), current.reached(), FileLimits.CHUNK_BYTES));
    if (bytes.length == 0) {
      throw new IllegalStateException("bytes of " + file.sha256() + " are missing here");
    }
    transport.send(
        token,
        new FileTransport.Chunk(file.sha256(), file.sizeBytes(), current.reached(), bytes),
        new Progress(file));
  }

  private void nothingToSend() {
    sending = null;
    sentBytes = 0;
    publish();
    happened(new BlobEvent.NothingToSend());
  }

  /// Hears how far HQ has a file.
  private final class Progress implements FileTransport.Answer<UploadState> {
    private final BlobQueue.Waiting file;

    Progress(BlobQueue.Waiting file) {
      this.file = file;
    }

    @Override
    public void done(UploadState state) {
      inTurn(() -> {
        stumbles = 0;
        if (state.complete()) {
          sending = null;
          sentBytes += file.sizeBytes();
          write(transaction -> BlobQueue.done(transaction, file.sha256()));
        } else {
          sending = new Sending(file, state.offset());
        }
        publish();
        step(new BlobEvent.Sent());
      });
    }

    @Override
    public void failed(SyncFailure failure) {
      inTurn(() -> {
        sending = null;
        var problem = failure.problem().map(Problem::type).orElse("");
        switch (problem) {
          // Nobody asks for these bytes any more: the attachment was taken back or refused.
          case Problem.NOT_FOUND -> drop(file);
          case Problem.UPLOAD_OFFSET, Problem.WRONG_BYTES -> again(file, problem);
          default -> {
            if (failure.kind() == SyncFailure.Kind.REFUSED) {
              refuse(file, problem);
            } else {
              step(new BlobEvent.Failed(failure.retryAfter()));
            }
          }
        }
      });
    }
  }

  private void drop(BlobQueue.Waiting file) {
    write(transaction -> {
      var here =
          transaction
              .sql()
              .number("SELECT count(*) FROM attachment WHERE id = ?", file.attachment());
      if (here > 0) {
        BlobQueue.refused(transaction, file.sha256(), Problem.NOT_FOUND);
      } else {
        BlobQueue.done(transaction, file.sha256());
      }
    });
    publish();
    step(new BlobEvent.Sent());
  }

  /// HQ and this laptop disagree on how far the file is, or on its bytes: begin with the question.
  private void again(BlobQueue.Waiting file, String problem) {
    stumbles++;
    if (stumbles >= STUMBLES_MAX) {
      refuse(file, problem);
    } else {
      step(new BlobEvent.Failed(Optional.empty()));
    }
  }

  private void refuse(BlobQueue.Waiting file, String problem) {
    LOG.warn("HQ does not take {}: {}", file.sha256(), problem);
    stumbles = 0;
    write(transaction -> BlobQueue.refused(transaction, file.sha256(), problem));
    publish();
    step(new BlobEvent.Sent());
  }

  private void fetch(BlobEffect.FetchNext wanted) {
    var sha256 = wanted.sha256();
    record Stand(boolean whole, long reached) {}
    var stand =
        database.readAndWait(
            sql -> new Stand(BlobStore.has(sql, sha256), BlobStore.reached(sql, sha256)));
    if (stand.whole()) {
      over(sha256);
      return;
    }
    tell(sha256, FileReport.State.COMING, share(stand.reached(), wanted.sizeBytes()));
    transport.fetch(
        token, sha256, stand.reached(), FETCH_BYTES, new Arriving(sha256, stand.reached()));
  }

  private static double share(long part, long whole) {
    return whole <= 0 ? 0 : Math.min(1, (double) part / whole);
  }

  private void over(String sha256) {
    fetching.remove(sha256);
    publish();
    happened(new BlobEvent.Fetched(sha256, true));
  }

  /// Takes the pieces of a file as they come down, and looks at the whole before anybody else does.
  private final class Arriving implements FileTransport.Answer<FileTransport.Piece> {
    private final String sha256;
    private final long offset;

    Arriving(String sha256, long offset) {
      this.sha256 = sha256;
      this.offset = offset;
    }

    @Override
    public void done(FileTransport.Piece piece) {
      if (closed) {
        return;
      }
      var reached = offset + piece.bytes().length;
      write(transaction -> BlobStore.add(transaction, sha256, offset, piece.bytes()));
      if (reached < piece.sizeBytes()) {
        tell(sha256, FileReport.State.COMING, share(reached, piece.sizeBytes()));
        happened(new BlobEvent.Fetched(sha256, piece.bytes().length == 0));
        return;
      }
      var bytes =
          database.readAndWait(sql -> BlobStore.slice(sql, sha256, 0, FileLimits.BYTES_MAX));
      if (BlobStore.sha256(bytes).equals(sha256)) {
        write(transaction -> {
          BlobStore.evict(transaction, BlobStore.CACHE_BYTES - reached, sha256);
          BlobStore.seal(transaction, sha256, reached, clock.get());
        });
        fetching.remove(sha256);
        publish();
      } else {
        LOG.error("what came as {} is something else; it was thrown away", sha256);
        write(transaction -> BlobStore.discard(transaction, sha256));
        tell(sha256, FileReport.State.DAMAGED, 0);
      }
      happened(new BlobEvent.Fetched(sha256, true));
    }

    @Override
    public void failed(SyncFailure failure) {
      if (closed) {
        return;
      }
      if (failure.kind() == SyncFailure.Kind.REFUSED) {
        tell(sha256, FileReport.State.NOT_AT_HQ, 0);
        happened(new BlobEvent.Fetched(sha256, true));
      } else {
        tell(sha256, FileReport.State.WAITING, 0);
        happened(new BlobEvent.Failed(failure.retryAfter()));
      }
    }
  }

  private void write(Consumer<Transaction> work) {
    Database.join(
        database.writeBehind(transaction -> {
          work.accept(transaction);
          return true;
        }));
  }

  private void tell(String sha256, FileReport.State state, double share) {
    fetching.put(sha256, new FileReport.Fetch(state, share));
    publish();
  }

  private void publish() {
    var summary = database.readAndWait(BlobQueue::summary);
    var current = sending;
    var underWay = current == null ? 0 : Math.max(0, current.reached());
    var left = Math.max(0, summary.bytes() - underWay);
    var done = sentBytes + underWay;
    var after =
        new FileReport(
            summary.files(),
            left,
            done + left == 0 ? 0 : (double) done / (done + left),
            paused,
            summary.refused(),
            summary.problem(),
            fetching);
    synchronized (listeners) {
      if (!after.equals(report)) {
        report = after;
        listeners.forEach(listener -> listener.accept(after));
      }
    }
  }
}

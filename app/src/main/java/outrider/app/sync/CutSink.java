package outrider.app.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import outrider.app.store.Acknowledged;
import outrider.app.store.Database;
import outrider.app.store.Replica;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullSame;
import outrider.core.protocol.PullTail;

/// Collects a cut and applies it. A small one becomes visible at once and whole; a long download is
/// applied in parts as it arrives, so that a line that is cut every few seconds still gets ahead.
final class CutSink implements SyncTransport.PullSink {

  /// @param reached the number that this laptop is at now, which is not the cut's where the cut
  ///   could not be used
  /// @param behind whether another pull is needed at once
  /// @param offlineMaxMillis what HQ allows, where it says
  record Cut(long reached, long serverTime, boolean behind, @Nullable Long offlineMaxMillis) {}

  private final Replica replica;
  private Replica.Standing asked;
  private final Acknowledged acknowledged;
  private @Nullable PullHead head;
  private @Nullable PullTail tail;
  private List<PullRow> rows = new ArrayList<>();
  private boolean inParts;

  /// The part that is being written while the next one arrives.
  private CompletableFuture<Integer> writing = CompletableFuture.completedFuture(0);

  /// @param asked where this laptop stood when it asked
  CutSink(Replica replica, Replica.Standing asked, Acknowledged acknowledged) {
    this.replica = replica;
    this.asked = asked;
    this.acknowledged = acknowledged;
  }

  @Override
  public void head(PullHead given) {
    head = given;
  }

  /// A laptop that asks for everything is answered whatever epoch it names.
  private void requireEpoch(PullHead given) {
    if (!given.epoch().equals(asked.identity().epoch())) {
      throw new SyncFailure(SyncFailure.Kind.NEW_START, "HQ was restored", null);
    }
  }

  @Override
  public void row(PullRow row) {
    rows.add(row);
    var given = head;
    if (given != null && given.after() < 0 && rows.size() >= replica.portions().partRows()) {
      requireEpoch(given);
      writePart(given, List.of());
    }
  }

  /// @param rest what is still to be applied behind this part
  private void writePart(PullHead given, List<PullRow> rest) {
    Database.join(writing);
    // The last number may have more rows to come (one per scope), so it is not reached yet.
    writing = replica.applyPart(given, rows, rows.getLast().q() - 1, asked);
    if (given.restart() != null) {
      asked = asked.startedOver();
    }
    inParts = true;
    rows = new ArrayList<>(rest);
  }

  /// What is left of a download in parts is written as they are, so that nobody waits behind it;
  /// its last number comes once more with the tail.
  private void writeLastPart(PullHead given) {
    if (inParts && !rows.isEmpty()) {
      var last = rows.getLast().q();
      writePart(given, rows.stream().filter(row -> row.q() == last).toList());
    }
  }

  @Override
  public void tail(PullTail given) {
    tail = given;
  }

  /// As a head and a tail that tell what this laptop has told itself.
  @Override
  public void same(PullSame line) {
    head = line.head(asked.identity().epoch(), List.copyOf(asked.cursors().keySet()));
    tail = line.tail();
  }

  /// The number that the collected cut leads to.
  long seq() {
    return requireHead().seq();
  }

  Cut finish() {
    return applied();
  }

  /// Applies a live message, if it begins where this device stands; else it is only a hint.
  Optional<Cut> finishLive() {
    var given = requireHead();
    return replica.continues(given) ? Optional.of(applied()) : Optional.empty();
  }

  private Cut applied() {
    var given = requireHead();
    var end = tail;
    if (end == null) {
      throw new SyncFailure(SyncFailure.Kind.UNREACHABLE, "the answer was cut", null);
    }
    requireEpoch(given);
    writeLastPart(given);
    Database.join(writing);
    var applied = replica.apply(given, rows, end, asked, acknowledged);
    return new Cut(
        applied.reached(), given.serverTime(), applied.behind(), given.offlineMaxMillis());
  }

  private PullHead requireHead() {
    var given = head;
    if (given == null) {
      throw new SyncFailure(SyncFailure.Kind.REFUSED, "the answer has no head", null);
    }
    return given;
  }
}

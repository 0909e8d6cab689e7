package outrider.server.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Commits of this process and of others, told to listeners in one line without a gap. Ours are
/// told as soon as they are on the disk, unless somebody else's lies before them of which nothing
/// is known yet: then they wait for it. What cannot be told is told to be missing.
///
/// Any thread may call it; listeners are called one at a time, and must be quick.
final class CommitLine {
  private static final Logger log = LoggerFactory.getLogger(CommitLine.class);

  private final boolean othersTell;
  private final List<Consumer<Commit>> listeners = new CopyOnWriteArrayList<>();
  private final List<LongConsumer> missedListeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Commit>> ownListeners = new CopyOnWriteArrayList<>();
  private final LongSupplier nanos;
  private final TreeMap<Long, Commit> early = new TreeMap<>();
  private long told;
  private long waitingSinceNanos;

  /// @param told the newest change before anybody listens
  /// @param othersTell whether commits of other processes can be told; else they are only noticed
  CommitLine(long told, boolean othersTell) {
    this(told, othersTell, System::nanoTime);
  }

  CommitLine(long told, boolean othersTell, LongSupplier nanos) {
    this.told = told;
    this.othersTell = othersTell;
    this.nanos = nanos;
  }

  void onCommit(Consumer<Commit> listener) {
    listeners.add(listener);
  }

  /// Called with the newest change when there were some of which nothing is known.
  void onMissed(LongConsumer listener) {
    missedListeners.add(listener);
  }

  /// Called with what this process commits, whatever lies before it.
  void onOwn(Consumer<Commit> listener) {
    ownListeners.add(listener);
  }

  synchronized long told() {
    return told;
  }

  /// A commit of this process.
  synchronized void own(Commit commit) {
    if (othersTell && !commit.isNews()) {
      // Has nothing to tell, and would take the place of one that has.
      return;
    }
    safely(() -> ownListeners.forEach(listener -> listener.accept(commit)));
    if (commit.before() > told && othersTell) {
      if (early.isEmpty()) {
        waitingSinceNanos = nanos.getAsLong();
      }
      early.put(commit.seq(), commit);
      return;
    }
    if (commit.before() > told) {
      missed(commit.before());
    }
    tell(commit);
    tellEarly();
  }

  /// Everything that others, and perhaps we, have committed since `told`.
  synchronized void others(Commit cut) {
    tell(cut);
    tellEarly();
  }

  /// There is something up to here of which nothing more is known.
  synchronized void missed(long seq) {
    if (seq > told) {
      told = seq;
      safely(() -> missedListeners.forEach(listener -> listener.accept(seq)));
      tellEarly();
    }
  }

  /// Gives up waiting for what lies before a commit of ours.
  synchronized void tellOverdue(long millis) {
    if (!early.isEmpty() && nanos.getAsLong() - waitingSinceNanos > millis * 1_000_000) {
      missed(early.lastKey());
    }
  }

  private void tellEarly() {
    while (!early.isEmpty() && early.firstEntry().getValue().before() <= told) {
      tell(early.pollFirstEntry().getValue());
    }
  }

  /// What was told already is told again only as far as it answers devices.
  private void tell(Commit commit) {
    boolean news = commit.seq() > told;
    told = Math.max(told, commit.seq());
    Commit rest =
        news || commit.entries().isEmpty()
            ? commit
            : new Commit(told, told, List.of(), Map.of(), commit.lanes());
    if (!rest.entries().isEmpty() || !rest.lanes().isEmpty()) {
      safely(() -> listeners.forEach(listener -> listener.accept(rest)));
    }
  }

  private static void safely(Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException failure) {
      log.error("A listener failed after a commit; the commit itself stands.", failure);
    }
  }
}

package outrider.server.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import outrider.core.protocol.ScopeState;
import outrider.server.store.Commit.LaneStep;

/// Makes commits of what other servers tell of theirs, and tells them here. A notice says which
/// scopes were touched; their rows are read from one snapshot, as one cut, together with everything
/// else that the snapshot has: notices come in the order of commits, so those that belong to it are
/// at most a moment away. What is too much to read, or got lost with a connection, is told to be
/// missing, and devices come for it.
///
/// One thread at a time.
public final class OthersCommits {
  private static final int STRAGGLER_LOOKS = 20;
  private static final long OVERDUE_MILLIS = 1_000;
  private static final long ROWS_MAX = 512;

  private final String tenantId;
  private final String node;
  private final Readers readers;
  private final CommitLine line;
  private final List<CommitNotice> notices = new ArrayList<>();

  OthersCommits(String tenantId, String node, Readers readers, CommitLine line) {
    this.tenantId = tenantId;
    this.node = node;
    this.readers = readers;
    this.line = line;
  }

  /// What has come in since it was last asked; may wait a moment for it.
  @FunctionalInterface
  public interface Ears {
    List<String> more();
  }

  /// From now on notices are heard. Whatever was committed while nobody listened is missing.
  public void begin() {
    notices.clear();
    line.missed(readers.read(transaction -> transaction.tenant().position().seq()));
  }

  /// @param messages everybody's notices in the order of commits, ours among them
  public void hear(List<String> messages, Ears ears) {
    add(messages);
    while (notices.stream().anyMatch(notice -> !notice.node().equals(node))) {
      pass(ears);
      forgetTold();
    }
    forgetTold();
    line.tellOverdue(OVERDUE_MILLIS);
  }

  private void add(List<String> messages) {
    messages.stream()
        .map(CommitNotice::read)
        .flatMap(Optional::stream)
        .filter(notice -> notice.tenant().equals(tenantId))
        .forEach(notices::add);
  }

  /// A notice is of use for as long as its commit has not been told: one of ours may be overtaken
  /// by a cut that is read here, and one that came while a cut was read belongs to the next.
  private void forgetTold() {
    long told = line.told();
    notices.removeIf(notice -> notice.seq() <= told);
  }

  private void pass(Ears ears) {
    long told = line.told();
    if (newest() <= told) {
      line.others(new Commit(told, told, List.of(), Map.of(), lanes()));
      return;
    }
    try (Snapshot snapshot = readers.snapshot()) {
      long cut = snapshot.read(transaction -> transaction.tenant().position().seq());
      for (int look = 0; look < STRAGGLER_LOOKS && newest() < cut; look++) {
        add(ears.more());
      }
      boolean known = newest() >= cut && notices.stream().allMatch(CommitNotice::whole);
      if (known && cut - told <= ROWS_MAX) {
        line.others(snapshot.read(transaction -> read(transaction, told, cut)));
      } else {
        line.missed(Math.max(cut, newest()));
      }
    }
  }

  private long newest() {
    return notices.stream().mapToLong(CommitNotice::seq).max().orElse(0);
  }

  private List<LaneStep> lanes() {
    return notices.stream().flatMap(notice -> notice.lanes().stream()).toList();
  }

  private Commit read(Transaction transaction, long told, long cut) {
    Set<String> scopes = new TreeSet<>();
    notices.forEach(notice -> scopes.addAll(notice.scopes()));
    List<Commit.Entry> entries = new ArrayList<>();
    Map<String, ScopeState> states = new TreeMap<>();
    for (String scope : scopes) {
      states.put(scope, transaction.scopes().state(scope));
      transaction.feed().after(scope, told, (int) ROWS_MAX, true).stream()
          .map(entry -> entry(scope, entry))
          .forEach(entries::add);
    }
    entries.sort(Comparator.comparingLong(entry -> entry.record().seq()));
    return new Commit(told, cut, entries, states, lanes());
  }

  private static Commit.Entry entry(String scope, FeedStore.Entry entry) {
    StoredRecord record =
        new StoredRecord(
            entry.type(),
            entry.id(),
            entry.seq(),
            entry.deleted(),
            entry.owner(),
            entry.team(),
            null,
            new String(entry.body(), StandardCharsets.UTF_8),
            null);
    return entry.exited()
        ? new Commit.Entry(record, Set.of(scope), Set.of())
        : new Commit.Entry(record, Set.of(), Set.of(scope));
  }
}

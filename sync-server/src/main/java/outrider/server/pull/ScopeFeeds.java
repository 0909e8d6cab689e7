package outrider.server.pull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import outrider.server.ops.Limits;
import outrider.server.store.FeedStore.Told;
import outrider.server.store.Snapshot;
import outrider.server.store.Transaction;

/// The feeds of several scopes as one, in the order of their numbers. Reads each a page at a time,
/// so that a million rows pass through a few megabytes; all pages come from one snapshot.
final class ScopeFeeds {
  private final Snapshot snapshot;
  private final int pageRows;
  private final PriorityQueue<Feed> queue =
      new PriorityQueue<>(
          Comparator.comparingLong(Feed::nextSeq).thenComparingInt(feed -> feed.index));

  /// An entry and the place of its scope in the list of scopes.
  record Line(int scope, Told entry) {}

  /// @param cursors how far each scope is known; `scopes` and `cursors` go together
  ScopeFeeds(Snapshot snapshot, List<String> scopes, List<Long> cursors) {
    this.snapshot = snapshot;
    this.pageRows =
        Math.max(Limits.PAGE_ROWS_PER_SCOPE_MIN, Limits.PAGE_ROWS / Math.max(1, scopes.size()));
    List<Feed> feeds = new ArrayList<>(scopes.size());
    for (int i = 0; i < scopes.size(); i++) {
      feeds.add(new Feed(i, scopes.get(i), cursors.get(i)));
    }
    snapshot.read(transaction -> {
      feeds.forEach(feed -> feed.fill(transaction));
      return true;
    });
    feeds.stream().filter(feed -> !feed.page.isEmpty()).forEach(queue::add);
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  Optional<Line> next() {
    Feed feed = queue.poll();
    if (feed == null) {
      return Optional.empty();
    }
    Told entry = feed.page.removeFirst();
    if (feed.page.isEmpty() && feed.more) {
      snapshot.read(transaction -> {
        feed.fill(transaction);
        return true;
      });
    }
    if (!feed.page.isEmpty()) {
      queue.add(feed);
    }
    return Optional.of(new Line(feed.index, entry));
  }

  private final class Feed {
    final int index;
    final Deque<Told> page = new ArrayDeque<>();
    private final String scope;
    private final boolean withExits;
    private long cursor;
    private boolean more = true;

    Feed(int index, String scope, long cursor) {
      this.index = index;
      this.scope = scope;
      this.cursor = cursor;
      this.withExits = cursor > 0;
    }

    long nextSeq() {
      return page.getFirst().seq();
    }

    void fill(Transaction transaction) {
      List<Told> entries = transaction.feed().toldAfter(scope, cursor, pageRows, withExits);
      page.addAll(entries);
      more = entries.size() == pageRows;
      if (!entries.isEmpty()) {
        cursor = entries.getLast().seq();
      }
    }
  }
}

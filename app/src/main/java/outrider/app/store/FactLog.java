package outrider.app.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// What has changed since: whoever has read all facts once reads only those again that are others
/// now. Keeps the newest changes; whoever has not asked for long reads everything again. Any
/// thread.
public final class FactLog {

  /// Numbers that are kept, at most.
  static final int NUMBERS_MAX = 200_000;

  private record Entry(long mark, FactChange change) {
    int size() {
      return 1 + change.leads().size() + change.deals().size() + change.persons().size();
    }
  }

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long newest;
  private long forgotten;
  private int size;

  FactLog() {}

  /// Where one stands who reads all facts after this.
  public synchronized long mark() {
    return newest;
  }

  /// What changed behind a mark; empty where that is not known any more and everything has to be
  /// read again.
  public synchronized Optional<FactChange> since(long mark) {
    if (mark < forgotten) {
      return Optional.empty();
    }
    var leads = new LinkedHashSet<Long>();
    var deals = new LinkedHashSet<Long>();
    var persons = new LinkedHashSet<String>();
    for (var entry : entries) {
      if (entry.mark() > mark) {
        leads.addAll(entry.change().leads());
        deals.addAll(entry.change().deals());
        persons.addAll(entry.change().persons());
      }
    }
    return Optional.of(
        new FactChange(List.copyOf(leads), List.copyOf(deals), List.copyOf(persons)));
  }

  synchronized void add(FactChange change) {
    if (change.isNone()) {
      return;
    }
    var entry = new Entry(++newest, change);
    entries.add(entry);
    size += entry.size();
    while (size > NUMBERS_MAX) {
      var oldest = entries.remove();
      size -= oldest.size();
      forgotten = oldest.mark();
    }
  }

  /// Everything may be different.
  synchronized void forget() {
    entries.clear();
    size = 0;
    newest++;
    forgotten = newest;
  }
}

package outrider.app.fx;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The rows of a long list: all ids of the present filter and sort, and whole rows for the pages in
/// sight only.
///
/// A million rows are eight megabytes of numbers; never a million objects. A row that is asked for
/// before its page has come answers empty, and `arrived` is called once the page is there. FX
/// thread only.
public final class PagedRows<T> {
  public static final int PAGE = 64;
  private static final int PAGES_KEPT = 32;

  /// Fetches whole rows for some ids, now or a little later, and hands them over on the FX thread.
  /// An id that is gone by then is left out.
  @FunctionalInterface
  public interface Loader<T> {
    void load(long[] ids, Consumer<Map<Long, T>> loaded);
  }

  private final long[] ids;
  private final Loader<T> loader;
  private final Set<Integer> underway = new HashSet<>();
  private final Map<Integer, Map<Long, T>> pages =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Map<Long, T>> eldest) {
          return size() > PAGES_KEPT;
        }
      };
  private Runnable arrived = () -> {};
  private boolean asking;

  public PagedRows(long[] ids, Loader<T> loader) {
    this.ids = ids;
    this.loader = loader;
  }

  /// Rows that are all in memory already, for short lists.
  public static <T> PagedRows<T> of(Map<Long, T> rows) {
    var ids = rows.keySet().stream().mapToLong(Long::longValue).toArray();
    return new PagedRows<>(
        ids,
        (wanted, loaded) -> {
          var page = new LinkedHashMap<Long, T>();
          for (long id : wanted) {
            var row = rows.get(id);
            if (row != null) {
              page.put(id, row);
            }
          }
          loaded.accept(page);
        });
  }

  public static <T> PagedRows<T> none() {
    return new PagedRows<>(new long[0], (ids, loaded) -> {});
  }

  public int size() {
    return ids.length;
  }

  public long idAt(int index) {
    return ids[index];
  }

  /// Whether these are the first ids, in this order.
  public boolean beginWith(long[] first) {
    return ids.length >= first.length
        && Arrays.equals(ids, 0, first.length, first, 0, first.length);
  }

  /// The same records, to be fetched again. Copies none of the ids.
  public PagedRows<T> anew() {
    return new PagedRows<>(ids, loader);
  }

  /// Whether the other rows are the same records in the same order.
  boolean hasIdsOf(PagedRows<?> other) {
    return Arrays.equals(ids, other.ids);
  }

  /// Where an id stands, or -1. Reads through numbers, a few milliseconds for a million.
  public int indexOf(long id) {
    for (int index = 0; index < ids.length; index++) {
      if (ids[index] == id) {
        return index;
      }
    }
    return -1;
  }

  public long[] ids() {
    return ids.clone();
  }

  /// The row at an index, if its page is here; asks for the page otherwise.
  public Optional<T> row(int index) {
    int number = index / PAGE;
    var page = pages.get(number);
    if (page == null) {
      fetch(number);
      page = pages.get(number);
    }
    return page == null ? Optional.empty() : Optional.ofNullable(page.get(ids[index]));
  }

  void onArrived(Runnable action) {
    arrived = action;
  }

  private void fetch(int number) {
    if (!underway.add(number)) {
      return;
    }
    int from = number * PAGE;
    asking = true;
    loader.load(
        Arrays.copyOfRange(ids, from, Math.min(from + PAGE, ids.length)),
        rows -> {
          underway.remove(number);
          pages.put(number, rows);
          // Whoever asks just now reads the page by itself.
          if (!asking) {
            arrived.run();
          }
        });
    asking = false;
  }
}

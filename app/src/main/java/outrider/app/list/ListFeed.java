package outrider.app.list;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.FxThread;
import outrider.app.fx.PagedRows;
import outrider.app.store.Database;
import outrider.app.store.LiveQuery;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Feeds a table from the database: the first rows at once, the numbers of all a moment later,
/// whole rows page by page.
///
/// A new question shows its first rows as soon as they are there, and the length of the list
/// follows. Where the same question is asked again (a commit touched the table) and the list still
/// begins as it did, the rows in sight are read anew at once and the length follows; where it
/// begins otherwise it is answered whole, so that the list never shrinks under the reader. FX
/// thread, but for the queries.
public final class ListFeed {
  /// Enough to fill a screen of any size.
  static final int FIRST = 200;

  private static final int ROWS_KEPT = 2_000;

  /// What the table shows.
  ///
  /// @param complete false while only the first rows are known
  /// @param millis how long the first rows took, from the question to the rows in hand
  public record Answer(ListQuery query, PagedRows<Row> rows, boolean complete, long millis) {}

  private record First(
      ListQuery query, Viewpoint viewpoint, long[] numbers, Map<Long, Row> rows, long millis) {}

  private final Database database;
  private final RecordType type;
  private final Supplier<Viewpoint> viewpoint;
  private final AtomicReference<ListQuery> asked;
  private final ReadOnlyObjectWrapper<Answer> answer;
  private final Map<Long, Row> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Row> eldest) {
          return size() > ROWS_KEPT;
        }
      };
  private @Nullable LiveQuery<First> live;
  private boolean countingAll;
  private @Nullable First waiting;

  public ListFeed(Database database, ListQuery query, Supplier<Viewpoint> viewpoint) {
    this.database = database;
    this.type = query.type();
    this.viewpoint = viewpoint;
    asked = new AtomicReference<>(query);
    answer =
        new ReadOnlyObjectWrapper<>(new Answer(query.where(List.of()), PagedRows.none(), false, 0));
  }

  public ReadOnlyObjectProperty<Answer> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  public ListQuery query() {
    var query = asked.get();
    return query == null ? ListQuery.of(type) : query;
  }

  /// Asks something else; the answer follows while the feed runs.
  public void ask(ListQuery query) {
    if (query.equals(asked.getAndSet(query))) {
      return;
    }
    if (live != null) {
      live.refresh();
    }
  }

  /// Asks the same once more: what its fields mean has changed.
  void again() {
    if (live != null) {
      live.refresh();
    }
  }

  /// Runs until the subscription ends: `whileShown(feed::start)`.
  public Subscription start() {
    var started =
        database.live(
            Query.of("list of " + type.wireName(), this::askFirst, Table.of(type)),
            FxThread.executor(),
            this::take);
    live = started;
    return () -> {
      started.close();
      live = null;
    };
  }

  private First askFirst(Sql sql) {
    var query = query();
    var point = viewpoint.get();
    var begun = System.nanoTime();
    var numbers = query.first(sql, point, FIRST);
    var page = Arrays.copyOf(numbers, Math.min(numbers.length, PagedRows.PAGE));
    var rows = RecordTable.of(type).numbered(sql, page);
    var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    return new First(query, point, numbers, rows, millis);
  }

  private void take(First first) {
    known.putAll(first.rows);
    var whole = first.numbers.length < FIRST;
    var other = !first.query.equals(answer.get().query);
    if (whole || other) {
      show(first, first.numbers, whole);
    } else if (answer.get().rows.beginWith(first.numbers)) {
      var shown = answer.get();
      answer.set(new Answer(first.query, shown.rows.anew(), shown.complete, first.millis));
    }
    if (!whole) {
      countAll(first);
    }
  }

  private void countAll(First first) {
    if (countingAll) {
      waiting = first;
      return;
    }
    countingAll = true;
    database
        .read(sql -> first.query.numbers(sql, first.viewpoint))
        .whenCompleteAsync((numbers, failure) -> allCounted(first, numbers), FxThread.executor());
  }

  private void allCounted(First first, long @Nullable [] numbers) {
    countingAll = false;
    if (numbers != null && first.query.equals(query())) {
      show(first, numbers, true);
    }
    var next = waiting;
    waiting = null;
    if (next != null) {
      countAll(next);
    }
  }

  private void show(First first, long[] numbers, boolean complete) {
    answer.set(
        new Answer(first.query, new PagedRows<>(numbers, this::load), complete, first.millis));
  }

  /// Gives what is known at once, and what the database says as soon as it does.
  private void load(long[] numbers, Consumer<Map<Long, Row>> loaded) {
    var before = new LinkedHashMap<Long, Row>();
    for (var number : numbers) {
      var row = known.get(number);
      if (row != null) {
        before.put(number, row);
      }
    }
    if (!before.isEmpty()) {
      loaded.accept(before);
    }
    database
        .read(sql -> RecordTable.of(type).numbered(sql, numbers))
        .thenAcceptAsync(
            rows -> {
              known.putAll(rows);
              if (!rows.equals(before)) {
                loaded.accept(rows);
              }
            },
            FxThread.executor());
  }
}

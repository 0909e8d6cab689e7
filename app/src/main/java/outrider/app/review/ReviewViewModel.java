package outrider.app.review;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.FxThread;
import outrider.app.fx.Memory;
import outrider.app.fx.PagedRows;
import outrider.app.fx.Sort;
import outrider.app.store.Database;
import outrider.app.store.LiveQuery;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.app.team.TeamChoice;
import outrider.app.team.TeamsInSight;
import outrider.core.configuration.Configuration;
import outrider.core.quota.Quarter;

/// A manager's review: which team, pipeline and quarter, since when, whose deals and which of them.
/// The book is read once and again when something of it changes; choosing asks nobody. FX thread,
/// but for the query.
final class ReviewViewModel {
  static final List<Integer> SPANS = List.of(7, 14, 30);
  private static final String TEAM_KEPT = "review-team";
  private static final String DAYS_KEPT = "review-days";
  private static final int DETAILS_KEPT = 2_000;

  private final Database database;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Memory memory;
  private final TeamsInSight inSight;
  private final ObjectProperty<String> team;
  private final ObjectProperty<String> pipeline;
  private final ObjectProperty<Quarter> quarter;
  private final ObjectProperty<Integer> days;
  private final ObjectProperty<Optional<String>> person =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<ReviewFilter> filter = new SimpleObjectProperty<>(ReviewFilter.ALL);
  private final ObjectProperty<Sort> sort = new SimpleObjectProperty<>(Sort.NONE);
  private final ReadOnlyObjectWrapper<Optional<ReviewBoard>> board =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<PagedRows<ReviewRow>> rows =
      new ReadOnlyObjectWrapper<>(PagedRows.none());
  private final Map<Long, DealDetail> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, DealDetail> eldest) {
          return size() > DETAILS_KEPT;
        }
      };
  private volatile ReviewAsked asked;
  private @Nullable LiveQuery<ReviewBook> live;

  /// @param user who looks; decides which teams there are
  ReviewViewModel(Database database, InstantSource clock, ZoneId zone, Memory memory, String user) {
    this.database = database;
    this.clock = clock;
    this.zone = zone;
    this.memory = memory;
    inSight = new TeamsInSight(database::configuration, user);
    var pipelines = database.configuration().pipelines();
    pipeline = new SimpleObjectProperty<>(pipelines.isEmpty() ? "" : pipelines.getFirst().id());
    team = new SimpleObjectProperty<>(inSight.first(memory.recall(TEAM_KEPT)));
    quarter = new SimpleObjectProperty<>(thisQuarter());
    days = new SimpleObjectProperty<>(keptDays());
    asked = question();
    pipeline.subscribe((before, now) -> ask());
    quarter.subscribe((before, now) -> ask());
    days.subscribe((before, now) -> {
      memory.remember(DAYS_KEPT, now.toString());
      ask();
    });
    team.subscribe((before, now) -> {
      memory.remember(TEAM_KEPT, now);
      person.set(Optional.empty());
      board.get().ifPresent(shown -> take(shown.book()));
    });
    person.subscribe((before, now) -> select());
    filter.subscribe((before, now) -> select());
    sort.subscribe((before, now) -> select());
  }

  ObjectProperty<String> teamProperty() {
    return team;
  }

  ObjectProperty<String> pipelineProperty() {
    return pipeline;
  }

  ObjectProperty<Quarter> quarterProperty() {
    return quarter;
  }

  /// Since how many days changes are told.
  ObjectProperty<Integer> daysProperty() {
    return days;
  }

  /// Whose deals are looked at; empty for everybody's.
  ObjectProperty<Optional<String>> personProperty() {
    return person;
  }

  ObjectProperty<ReviewFilter> filterProperty() {
    return filter;
  }

  ObjectProperty<Sort> sortProperty() {
    return sort;
  }

  /// Empty until the book has answered.
  ReadOnlyObjectProperty<Optional<ReviewBoard>> boardProperty() {
    return board.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<PagedRows<ReviewRow>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  Configuration configuration() {
    return database.configuration();
  }

  /// The teams there are to look at: one's own and those below, or all for an administrator.
  List<TeamChoice> teams() {
    return inSight.all();
  }

  Quarter thisQuarter() {
    return Quarter.of(LocalDate.ofInstant(clock.instant(), zone));
  }

  void nextSpan() {
    days.set(SPANS.get((SPANS.indexOf(days.get()) + 1) % SPANS.size()));
  }

  /// Goes to the next or the previous person; beyond the last, and before the first, stand all.
  void switchPerson(int by) {
    board
        .get()
        .ifPresent(shown -> {
          var order = shown.order();
          var at = person.get().map(order::indexOf).orElse(-1) + 1;
          var to = Math.floorMod(at + by, order.size() + 1);
          person.set(to == 0 ? Optional.empty() : Optional.of(order.get(to - 1)));
        });
  }

  /// Listens to the book until the subscription ends.
  Subscription start() {
    var query =
        database.live(
            Query.of(
                "pipeline review",
                this::read,
                Table.OPPORTUNITY,
                Table.ACTIVITY,
                Table.QUOTA,
                Table.CONFIGURATION),
            FxThread.executor(),
            this::take);
    live = query;
    return () -> {
      query.close();
      live = null;
    };
  }

  private ReviewBook read(Sql sql) {
    // The screen may stay open over midnight.
    return ReviewQueries.book(sql, database.configuration(), asked.at(clock.millis()));
  }

  private void take(ReviewBook book) {
    var fresh = ReviewBoard.of(configuration(), book, team.get());
    if (person.get().filter(id -> !fresh.order().contains(id)).isPresent()) {
      person.set(Optional.empty());
    }
    board.set(Optional.of(fresh));
    select();
  }

  private void select() {
    board
        .get()
        .ifPresent(shown -> {
          var numbers = shown.select(person.get(), filter.get(), sort.get());
          rows.set(new PagedRows<>(numbers, (asking, loaded) -> load(shown, asking, loaded)));
        });
  }

  /// Gives what is known at once, and what the book says as soon as it does.
  private void load(ReviewBoard shown, long[] numbers, Consumer<Map<Long, ReviewRow>> loaded) {
    var before = rowsOf(shown, numbers, known);
    if (!before.isEmpty()) {
      loaded.accept(before);
    }
    var unused =
        database
            .read(sql -> ReviewQueries.details(sql, configuration(), numbers))
            .thenAcceptAsync(
                details -> {
                  known.putAll(details);
                  loaded.accept(rowsOf(shown, numbers, details));
                },
                FxThread.executor());
  }

  private static Map<Long, ReviewRow> rowsOf(
      ReviewBoard shown, long[] numbers, Map<Long, DealDetail> details) {
    var found = new LinkedHashMap<Long, ReviewRow>();
    for (var number : numbers) {
      var detail = details.get(number);
      if (detail != null) {
        shown.deal(number).ifPresent(deal -> found.put(number, new ReviewRow(deal, detail)));
      }
    }
    return found;
  }

  private void ask() {
    asked = question();
    if (live != null) {
      live.refresh();
    }
  }

  private ReviewAsked question() {
    return new ReviewAsked(
        pipeline.get(),
        quarter.get(),
        clock.millis() - Duration.ofDays(days.get()).toMillis(),
        clock.millis(),
        zone);
  }

  private int keptDays() {
    var kept = memory.recall(DAYS_KEPT);
    return SPANS.stream().filter(each -> each.toString().equals(kept)).findFirst().orElse(7);
  }
}

package outrider.app.forecast;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.FxThread;
import outrider.app.store.Database;
import outrider.app.store.LiveQuery;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.app.team.TeamChoice;
import outrider.app.team.TeamsInSight;
import outrider.core.configuration.Configuration;
import outrider.core.forecast.DealPast;
import outrider.core.forecast.Span;
import outrider.core.quota.Quarter;
import outrider.core.user.User;

/// Whose quarter is forecast, and from which day. FX thread, but for the queries.
final class ForecastViewModel {

  /// Rows of the list behind a figure.
  static final int DEALS_MAX = 5_000;

  /// The deals behind a figure.
  record Behind(String title, int deals, List<DealLine> lines, List<DealPast> ways) {}

  private final Database database;
  private final InstantSource clock;
  private final ZoneId zone;
  private final String user;
  private final TeamsInSight inSight;
  private final ObjectProperty<String> team;
  private final ObjectProperty<Optional<String>> person;
  private final ObjectProperty<String> pipeline;
  private final ObjectProperty<Quarter> quarter;
  private final ObjectProperty<Optional<LocalDate>> seenFrom =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ForecastAnswer>> answer =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Behind>> behind =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private volatile ForecastAsked asked;
  private @Nullable LiveQuery<ForecastAnswer> live;

  /// @param user who looks: a rep sees what is theirs
  ForecastViewModel(Database database, InstantSource clock, ZoneId zone, String user) {
    this.database = database;
    this.clock = clock;
    this.zone = zone;
    this.user = user;
    inSight = new TeamsInSight(database::configuration, user);
    team = new SimpleObjectProperty<>(inSight.top());
    person = new SimpleObjectProperty<>(leadsPeople() ? Optional.empty() : Optional.of(user));
    var pipelines = configuration().pipelines();
    pipeline = new SimpleObjectProperty<>(pipelines.isEmpty() ? "" : pipelines.getFirst().id());
    quarter = new SimpleObjectProperty<>(Quarter.of(today()));
    asked = question();
    team.subscribe((before, now) -> {
      person.set(Optional.empty());
      ask();
    });
    for (var property : List.of(person, pipeline, quarter)) {
      property.subscribe((before, now) -> ask());
    }
    seenFrom.subscribe((before, now) -> {
      // What lay ahead on that day.
      quarter.set(Quarter.of(now.map(day -> day.plusDays(1)).orElse(today())));
      ask();
    });
  }

  ObjectProperty<String> teamProperty() {
    return team;
  }

  /// Whose deals alone; empty for the whole team's.
  ObjectProperty<Optional<String>> personProperty() {
    return person;
  }

  ObjectProperty<String> pipelineProperty() {
    return pipeline;
  }

  ObjectProperty<Quarter> quarterProperty() {
    return quarter;
  }

  /// The last day that is known; empty for today.
  ObjectProperty<Optional<LocalDate>> seenFromProperty() {
    return seenFrom;
  }

  /// Empty until the book has answered.
  ReadOnlyObjectProperty<Optional<ForecastAnswer>> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Behind>> behindProperty() {
    return behind.getReadOnlyProperty();
  }

  Configuration configuration() {
    return database.configuration();
  }

  boolean leadsPeople() {
    return self().map(User::role).filter(role -> role != outrider.core.user.Role.REP).isPresent();
  }

  List<TeamChoice> teams() {
    return inSight.all();
  }

  /// The people of the team, by name.
  List<String> people() {
    var tree = configuration().tree();
    return tree.members(tree.downward(team.get())).stream()
        .sorted(Comparator.comparing(User::name).thenComparing(User::id))
        .map(User::id)
        .toList();
  }

  /// From a year ago to the next one, as seen from the day that is looked from.
  List<Quarter> quarters() {
    var present = Quarter.of(seenFrom.get().map(day -> day.plusDays(1)).orElse(today()));
    return List.of(present.plus(-2), present.plus(-1), present, present.plus(1));
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /// The last day on which a deal was closed as far as the book goes; empty where none was, or it
  /// is hardly over.
  Optional<LocalDate> lastClosing() {
    return answer
        .get()
        .map(each -> each.ways().lastClosing())
        .filter(day -> day > Integer.MIN_VALUE)
        .map(LocalDate::ofEpochDay)
        .filter(day -> day.isBefore(today()));
  }

  /// Listens to the book until the subscription ends.
  Subscription start() {
    var query =
        database.live(
            Query.of(
                "forecast",
                this::read,
                Table.OPPORTUNITY,
                Table.ACTIVITY,
                Table.QUOTA,
                Table.FORECAST,
                Table.CONFIGURATION),
            FxThread.executor(),
            found -> answer.set(Optional.of(found)));
    live = query;
    return () -> {
      query.close();
      live = null;
    };
  }

  private ForecastAnswer read(Sql sql) {
    // The screen may stay open over midnight.
    var present = asked.isPresent() ? asked.at(today().plusDays(1)) : asked;
    return ForecastQueries.answer(sql, database.configuration(), present);
  }

  /// Looks up the deals behind a figure, in their order.
  void open(String title, List<DealPast> deals) {
    var first = deals.stream().limit(DEALS_MAX).toList();
    var unused =
        database
            .read((Sql sql) -> ForecastQueries.lines(sql, first))
            .thenAcceptAsync(
                lines -> behind.set(Optional.of(new Behind(title, deals.size(), lines, first))),
                FxThread.executor());
  }

  /// Won in the quarter until the day that is looked from, the largest first.
  List<DealPast> won(ForecastAnswer shown) {
    var span = Span.of(shown.asked().quarter());
    var until = Math.min(span.to(), shown.forecast().asOf());
    return shown.ways().deals().stream()
        .filter(DealPast::won)
        .filter(deal -> deal.closedOn() >= span.from() && deal.closedOn() < until)
        .sorted(Comparator.comparingLong(DealPast::revenueMinor).reversed())
        .toList();
  }

  /// Open on the day that is looked from and not stale, the largest first.
  List<DealPast> open(ForecastAnswer shown) {
    var asOf = shown.forecast().asOf();
    var stale = new java.util.HashSet<>(shown.forecast().stale());
    return shown.ways().deals().stream()
        .filter(deal -> deal.isOpenBefore(asOf) && !stale.contains(deal))
        .sorted(Comparator.comparingLong((DealPast deal) -> deal.amountBefore(asOf)).reversed())
        .toList();
  }

  /// The oldest first.
  List<DealPast> stale(ForecastAnswer shown) {
    return shown.forecast().stale().stream()
        .sorted(Comparator.comparingInt(DealPast::openedOn))
        .toList();
  }

  /// Won in a span of days, the largest first.
  List<DealPast> wonIn(ForecastAnswer shown, Span span) {
    return shown.ways().deals().stream()
        .filter(DealPast::won)
        .filter(deal -> deal.closedOn() >= span.from() && deal.closedOn() < span.to())
        .sorted(Comparator.comparingLong(DealPast::revenueMinor).reversed())
        .toList();
  }

  void close() {
    behind.set(Optional.empty());
  }

  private void ask() {
    asked = question();
    behind.set(Optional.empty());
    if (live != null) {
      live.refresh();
    }
  }

  private ForecastAsked question() {
    return new ForecastAsked(
        pipeline.get(),
        team.get(),
        person.get(),
        quarter.get(),
        seenFrom.get().orElse(today()).plusDays(1),
        seenFrom.get().isEmpty(),
        zone);
  }

  private Optional<User> self() {
    return configuration().tree().user(user);
  }
}

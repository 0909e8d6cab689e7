package outrider.app.health;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.FxThread;
import outrider.app.store.Database;
import outrider.app.store.LiveQuery;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.app.team.MonthWindow;
import outrider.app.team.TeamChoice;
import outrider.app.team.TeamsInSight;
import outrider.core.configuration.Configuration;
import outrider.core.user.Role;
import outrider.core.user.Team;
import outrider.core.user.User;

/// Which months are looked at, and which cell is open. FX thread, but for the queries.
final class HealthViewModel {

  /// Rows of the list behind a cell.
  static final int ROWS_MAX = 2_000;

  /// A cell with its records.
  record Opened(HealthMatrix matrix, HealthCell cell, int count, List<HealthLine> lines) {}

  private final Database database;
  private final InstantSource clock;
  private final ZoneId zone;
  private final String user;
  private final TeamsInSight inSight;
  private final MonthWindow window;
  private final ReadOnlyObjectWrapper<Optional<HealthMatrix>> answer =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Opened>> opened =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private volatile YearMonth asked;
  private @Nullable LiveQuery<HealthMatrix> live;

  HealthViewModel(Database database, InstantSource clock, ZoneId zone, String user) {
    this.database = database;
    this.clock = clock;
    this.zone = zone;
    this.user = user;
    inSight = new TeamsInSight(database::configuration, user);
    window = new MonthWindow(clock, zone, HealthAsked.MONTHS);
    asked = window.lastProperty().get();
    window
        .lastProperty()
        .subscribe((before, now) -> {
          asked = now;
          opened.set(Optional.empty());
          refresh();
        });
  }

  MonthWindow window() {
    return window;
  }

  ReadOnlyObjectProperty<Optional<HealthMatrix>> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Opened>> openedProperty() {
    return opened.getReadOnlyProperty();
  }

  Configuration configuration() {
    return database.configuration();
  }

  /// Only an administrator enters what the industry's mean is; the rules say so too.
  boolean mayEnterMean() {
    return self().filter(each -> each.role() == Role.ADMIN).isPresent();
  }

  /// Listens to the book until the subscription ends.
  Subscription start() {
    var query =
        database.live(
            Query.of(
                "health",
                this::read,
                Table.FACT,
                Table.LEAD,
                Table.OPPORTUNITY,
                Table.ACCOUNT,
                Table.CONTACT,
                Table.ACTIVITY,
                Table.PROCESS_AUDIT,
                Table.CONFIGURATION),
            FxThread.executor(),
            found -> answer.set(Optional.of(found)));
    live = query;
    return () -> {
      query.close();
      live = null;
    };
  }

  /// Time goes on for leads that wait, and for deals that grow old enough.
  void refresh() {
    if (live != null) {
      live.refresh();
    }
  }

  private HealthMatrix read(Sql sql) {
    return read(sql, asked);
  }

  /// Reader thread.
  HealthMatrix read(Sql sql, YearMonth until) {
    var configuration = database.configuration();
    return HealthQueries.answer(
        sql,
        new HealthAsked(
            rows(configuration), until, clock.instant().toEpochMilli(), zone, configuration));
  }

  /// All together first, then each team. The only team at the top is all together.
  private List<HealthRow> rows(Configuration configuration) {
    var teams = inSight.all();
    var tree = configuration.tree();
    var everybody = new LinkedHashSet<String>();
    teams.forEach(team -> everybody.add(team.team()));
    if (mayEnterMean()) {
      everybody.add("");
    }
    var tops = teams.stream().filter(team -> team.depth() == 0).toList();
    var rows = new ArrayList<HealthRow>();
    rows.add(
        new HealthRow(
            "",
            0,
            Set.copyOf(everybody),
            tops.size() == 1 ? mean(configuration, tops.getFirst().team()) : OptionalLong.empty()));
    for (TeamChoice team : teams) {
      if (tops.size() > 1 || team.depth() > 0) {
        rows.add(
            new HealthRow(
                team.team(),
                team.depth(),
                Set.copyOf(tree.downward(team.team())),
                mean(configuration, team.team())));
      }
    }
    return List.copyOf(rows);
  }

  /// As entered for a team or the nearest above it.
  static OptionalLong mean(Configuration configuration, String team) {
    var tree = configuration.tree();
    return tree.upward(team).stream()
        .flatMap(id -> tree.team(id).stream())
        .map(Team::industryMean)
        .filter(OptionalLong::isPresent)
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  /// The teams whose mean can be entered, the topmost first.
  List<TeamChoice> teams() {
    return inSight.all();
  }

  /// The topmost team in sight.
  String top() {
    return inSight.top();
  }

  /// Looks up the records behind a cell.
  void open(HealthCell cell) {
    answer
        .get()
        .ifPresent(matrix -> {
          var unused =
              database
                  .read((Sql sql) -> RowsOfCell.of(sql, matrix.asked(), matrix.maturity(), cell))
                  .thenAcceptAsync(
                      lines ->
                          opened.set(
                              Optional.of(
                                  new Opened(
                                      matrix,
                                      cell,
                                      lines.size(),
                                      lines.stream().limit(ROWS_MAX).toList()))),
                      FxThread.executor());
        });
  }

  void close() {
    opened.set(Optional.empty());
  }

  private Optional<User> self() {
    return configuration().tree().user(user);
  }
}

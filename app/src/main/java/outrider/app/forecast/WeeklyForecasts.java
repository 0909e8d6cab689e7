package outrider.app.forecast;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.FxThread;
import outrider.app.shell.Workspace;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.app.team.TeamsInSight;
import outrider.core.command.Command;
import outrider.core.configuration.Configuration;
import outrider.core.forecast.Distribution;
import outrider.core.forecast.Forecast;
import outrider.core.forecast.KeptForecast;
import outrider.core.forecast.Verdict;
import outrider.core.quota.Quarter;
import outrider.core.record.RecordType;

/// Keeps, once a week, what is forecast of this quarter and the next for every team that this
/// person leads. It waits until the book is equal to HQ's, and reads one team after the other, so
/// that nobody waits for it. FX thread, but for the queries.
public final class WeeklyForecasts {

  /// Teams of one person; more than these are left to those who lead them.
  static final int TEAMS_MAX = 40;

  private final Workspace space;
  private final BooleanSupplier synced;
  private final Deque<Turn> turns = new ArrayDeque<>();
  private @Nullable Long done;
  private boolean busy;
  private boolean ended;

  private record Turn(String pipeline, String team) {}

  private WeeklyForecasts(Workspace space, BooleanSupplier synced) {
    this.space = space;
    this.synced = synced;
  }

  /// Looks every minute whether there is something to keep, until it is unsubscribed.
  ///
  /// @param synced whether the book is equal to HQ's
  public static Subscription follow(Workspace space, BooleanSupplier synced) {
    if (!space.user().leads()) {
      return Subscription.EMPTY;
    }
    var forecasts = new WeeklyForecasts(space, synced);
    var ticking = space.ticker().everyMinute(now -> forecasts.look());
    return ticking.and(() -> forecasts.ended = true);
  }

  private void look() {
    var week = KeptForecast.week(space.today().toEpochDay());
    if (busy || done != null && done == week || !synced.getAsBoolean()) {
      return;
    }
    busy = true;
    var configuration = space.database().configuration();
    var teams =
        new TeamsInSight(space.database()::configuration, space.commands().actor().user()).ids();
    for (var pipeline : configuration.pipelines()) {
      teams.stream().limit(TEAMS_MAX).forEach(team -> turns.add(new Turn(pipeline.id(), team)));
    }
    next(week);
  }

  private void next(long week) {
    var turn = turns.poll();
    if (turn == null || ended) {
      busy = false;
      done = week;
      return;
    }
    var today = space.today();
    var unused =
        space
            .database()
            .read((Sql sql) ->
                due(
                    sql,
                    space.database().configuration(),
                    turn.pipeline,
                    turn.team,
                    today,
                    space.zone()))
            .whenCompleteAsync(
                (commands, failure) -> {
                  if (commands != null && !ended) {
                    commands.forEach(space.commands()::submit);
                  }
                  next(week);
                },
                FxThread.executor());
  }

  /// What is not kept of this week yet; nothing where nothing can be said.
  static List<Command> due(
      Sql sql,
      Configuration configuration,
      String pipeline,
      String team,
      LocalDate today,
      ZoneId zone) {
    var week = KeptForecast.week(today.toEpochDay());
    var commands = new ArrayList<Command>();
    var present = Quarter.of(today);
    for (var quarter : List.of(present, present.plus(1))) {
      if (!isKept(sql, configuration, pipeline, team, quarter, week)) {
        var asked =
            new ForecastAsked(
                pipeline, team, Optional.empty(), quarter, today.plusDays(1), false, zone);
        keep(ForecastQueries.answer(sql, configuration, asked), week).ifPresent(commands::add);
      }
    }
    return commands;
  }

  private static boolean isKept(
      Sql sql,
      Configuration configuration,
      String pipeline,
      String team,
      Quarter quarter,
      long week) {
    var versions = configuration.journeys().running(pipeline);
    return RecordTable.of(RecordType.FORECAST)
        .where(sql, "team = ? AND quarter = ? AND week = ?", team, quarter.text(), week)
        .stream()
        .anyMatch(row -> versions.contains(row.text(KeptForecast.PIPELINE)));
  }

  private static Optional<Command> keep(ForecastAnswer answer, long week) {
    var forecast = answer.forecast();
    return forecast.shown().map(shown -> keep(answer, forecast, shown, week));
  }

  private static Command keep(
      ForecastAnswer answer, Forecast forecast, Distribution shown, long week) {
    var sure = forecast.hasInterval();
    return new Command.KeepForecast(
        answer.asked().team(),
        answer.asked().pipeline(),
        answer.asked().quarter().text(),
        answer.ways().currency(),
        week,
        forecast.wonMinor(),
        shown.expectedMinor(),
        sure ? shown.lowMinor() : null,
        sure ? shown.highMinor() : null,
        forecast.repeat().map(Distribution::expectedMinor).orElse(null),
        answer.targetMinor() == 0 ? null : answer.targetMinor(),
        forecast.verdict() == Verdict.THIN ? "" : forecast.verdict().wireName());
  }
}

package outrider.app.ratio;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.FxThread;
import outrider.app.shell.Workspace;
import outrider.app.store.Database;
import outrider.app.store.Sql;
import outrider.core.command.Command;
import outrider.core.ratio.Ratio;
import outrider.core.ratio.RatioFlag;
import outrider.core.record.Row;

/// Raises what stands out in the months that are over, once a day and whenever a ratio was written
/// anew, on the workstation of whoever sees every branch: an administrator, or whoever leads all.
/// Who sees some of them would compare with fewer, and say otherwise.
///
/// It waits until the book is equal to HQ's, and reads one ratio after the other. FX thread, but
/// for the queries.
public final class RatioWatch {

  /// The month that is just over, and the one before, for when nobody was there.
  static final int MONTHS = 2;

  private record Done(LocalDate day, List<Row> ratios) {}

  private final Workspace space;
  private final BooleanSupplier synced;
  private final Branches branches;
  private final Deque<Ratio> turns = new ArrayDeque<>();
  private @Nullable Done done;
  private boolean busy;
  private boolean ended;

  private RatioWatch(Workspace space, BooleanSupplier synced) {
    this.space = space;
    this.synced = synced;
    branches = new Branches(space.database(), space.commands().actor().user());
  }

  /// Looks every minute whether there is something to raise, until it is unsubscribed.
  ///
  /// @param synced whether the book is equal to HQ's
  public static Subscription follow(Workspace space, BooleanSupplier synced) {
    if (!space.user().leads()) {
      return Subscription.EMPTY;
    }
    var watch = new RatioWatch(space, synced);
    var ticking = space.ticker().everyMinute(now -> watch.look());
    return ticking.and(() -> watch.ended = true);
  }

  private void look() {
    if (busy || !synced.getAsBoolean() || !branches.isWhole()) {
      return;
    }
    var ratios = RatioViewModel.ratios(space.database().configuration());
    var wanted = new Done(space.today(), ratios.stream().map(Ratio::row).toList());
    if (!wanted.equals(done)) {
      busy = true;
      turns.addAll(ratios);
      next(wanted);
    }
  }

  private void next(Done wanted) {
    var turn = turns.poll();
    if (turn == null || ended) {
      busy = false;
      done = wanted;
      return;
    }
    var unused =
        space
            .database()
            .read((Sql sql) ->
                due(sql, space.database(), branches, turn, space.clock(), space.zone()))
            .whenCompleteAsync(
                (commands, failure) -> {
                  if (commands != null && !ended) {
                    commands.forEach(space.commands()::submit);
                  }
                  next(wanted);
                },
                FxThread.executor());
  }

  /// What stands out and is not kept yet; nothing while facts are still being worked out.
  static List<Command> due(
      Sql sql,
      Database database,
      Branches branches,
      Ratio ratio,
      InstantSource clock,
      ZoneId zone) {
    var today = LocalDate.ofInstant(clock.instant(), zone);
    var asked =
        new RatioAsked(
            ratio,
            branches.all(),
            branches.isWhole(),
            java.time.YearMonth.from(today).minusMonths(1),
            clock.millis(),
            zone,
            database.configuration());
    var answer = RatioQueries.answer(sql, asked);
    var commands = new ArrayList<Command>();
    if (answer.progress() < 1) {
      return commands;
    }
    for (var line = 0; line < asked.branches().size(); line++) {
      for (var month = RatioAsked.MONTHS - MONTHS; month < RatioAsked.MONTHS; month++) {
        if (answer.band(line, month).isFlagged() && answer.flag(line, month).isEmpty()) {
          commands.add(raise(answer, line, month));
        }
      }
    }
    return commands;
  }

  private static Command raise(RatioAnswer answer, int line, int month) {
    var figure = answer.figure(line, month);
    var band = answer.band(line, month);
    return new Command.RaiseFlag(
        answer.asked().ratio().id(),
        answer.asked().branches().get(line).team(),
        answer.asked().shown().month(month).toString(),
        answer.currency(),
        figure.numerator(),
        figure.denominator(),
        figure.n(),
        millionths(band.expected()),
        // Cut off towards what is usual, so that what lies outside stays outside.
        (long) Math.ceil(band.low() * RatioFlag.MILLIONTHS),
        (long) Math.floor(band.high() * RatioFlag.MILLIONTHS),
        band.side().orElseThrow().word());
  }

  private static long millionths(double value) {
    return Math.round(value * RatioFlag.MILLIONTHS);
  }
}

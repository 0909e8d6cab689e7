package outrider.app.weekly;

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
import outrider.core.command.Command;
import outrider.core.forecast.KeptForecast;
import outrider.core.rule.Actor;
import outrider.core.user.Role;
import outrider.core.user.User;

/// Which week is looked at, and whose. FX thread, but for the queries.
final class WeeklyViewModel {
  private final Database database;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Actor actor;
  private final ObjectProperty<LocalDate> monday;
  private final ObjectProperty<Optional<String>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<WeekQueries.Line>> lines =
      new ReadOnlyObjectWrapper<>(List.of());
  private volatile LocalDate asked;
  private @Nullable LiveQuery<List<WeekQueries.Line>> live;

  WeeklyViewModel(Database database, InstantSource clock, ZoneId zone, Actor actor) {
    this.database = database;
    this.clock = clock;
    this.zone = zone;
    this.actor = actor;
    monday = new SimpleObjectProperty<>(present());
    asked = monday.get();
    monday.subscribe((before, now) -> {
      asked = now;
      if (live != null) {
        live.refresh();
      }
    });
  }

  ObjectProperty<LocalDate> mondayProperty() {
    return monday;
  }

  /// Whose week is open; empty for the first of the agenda.
  ObjectProperty<Optional<String>> chosenProperty() {
    return chosen;
  }

  /// The agenda, whoever needs most talk first.
  ReadOnlyObjectProperty<List<WeekQueries.Line>> linesProperty() {
    return lines.getReadOnlyProperty();
  }

  Optional<WeekQueries.Line> open() {
    return chosen
        .get()
        .flatMap(person ->
            lines.get().stream().filter(line -> line.week().person().equals(person)).findFirst())
        .or(() -> lines.get().stream().findFirst());
  }

  /// The Monday of this week.
  LocalDate present() {
    var today = LocalDate.ofInstant(clock.instant(), zone);
    return LocalDate.ofEpochDay(KeptForecast.week(today.toEpochDay()));
  }

  boolean isPresent() {
    return !monday.get().isBefore(present());
  }

  /// A week is frozen while it lasts and in the one after it.
  boolean mayFreeze() {
    return !monday.get().isBefore(present().minusDays(7));
  }

  boolean leads() {
    return actor.leads();
  }

  boolean isOwn(Week week) {
    return week.person().equals(actor.user());
  }

  void step(int weeks) {
    var next = monday.get().plusDays(7L * weeks);
    monday.set(next.isAfter(present()) ? present() : next);
  }

  void walk(int by) {
    var people = lines.get().stream().map(line -> line.week().person()).toList();
    if (!people.isEmpty()) {
      var at = open().map(line -> people.indexOf(line.week().person())).orElse(0);
      chosen.set(Optional.of(people.get(Math.clamp(at + by, 0, people.size() - 1))));
    }
  }

  /// Listens to the book until the subscription ends.
  Subscription start() {
    var query =
        database.live(
            Query.of(
                "weekly reviews",
                (Sql sql) -> WeekQueries.lines(sql, question()),
                Table.WEEKLY_REVIEW,
                Table.LEAD,
                Table.OPPORTUNITY,
                Table.ACTIVITY,
                Table.TASK,
                Table.CONFIGURATION),
            FxThread.executor(),
            lines::set);
    live = query;
    return () -> {
      query.close();
      live = null;
    };
  }

  private WeekAsked question() {
    return new WeekAsked(
        people(), asked, clock.instant().toEpochMilli(), zone, database.configuration());
  }

  /// Reps are talked with by whoever leads them; a rep sees their own week.
  private List<String> people() {
    if (!actor.leads()) {
      return List.of(actor.user());
    }
    return database.configuration().tree().users().stream()
        .filter(User::active)
        .filter(user -> user.role() == Role.REP && actor.answersFor(user))
        .sorted(Comparator.comparing(User::name).thenComparing(User::id))
        .map(User::id)
        .toList();
  }

  /// What freezes the weeks that nobody has frozen yet.
  List<Command> toFreeze() {
    var week = monday.get().toEpochDay();
    return lines.get().stream()
        .map(WeekQueries.Line::week)
        .filter(each -> each.review().isEmpty())
        .<Command>map(
            each -> new Command.FreezeReview(each.person(), week, each.currency(), each.figures()))
        .toList();
  }
}

package outrider.app.diagnosis;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.board.BoardShelf;
import outrider.app.board.EvidenceAsked;
import outrider.app.board.OpenedRows;
import outrider.app.board.RowBehind;
import outrider.app.fx.FxThread;
import outrider.app.fx.Memory;
import outrider.app.store.Database;
import outrider.app.store.LiveQuery;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.app.team.TeamChoice;
import outrider.app.team.TeamsInSight;
import outrider.core.command.Command;
import outrider.core.configuration.Configuration;
import outrider.core.diagnosis.Arrival;
import outrider.core.diagnosis.Diagnosis;
import outrider.core.diagnosis.DiagnosisFigures;
import outrider.core.diagnosis.Diagnostician;
import outrider.core.diagnosis.KeptDiagnosis;
import outrider.core.diagnosis.Recovery;
import outrider.core.diagnosis.sample.SampleCompany;
import outrider.core.quota.Quarter;

/// What a cause is looked for, and what was found. FX thread, but for the queries.
final class DiagnosisViewModel {
  private static final int QUARTERS = 8;
  private static final String KEPT = "diagnosis-fix";
  private static final long DAY_MILLIS = 86_400_000;

  /// What is asked for. Immutable, since it is read on another thread.
  private record Asked(
      boolean example, String team, String pipeline, Quarter quarter, Optional<LocalDate> fixed) {}

  private final Database database;
  private final BoardShelf shelf;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Memory memory;
  private final TeamsInSight inSight;
  private final ObjectProperty<DiagnosisStep> step =
      new SimpleObjectProperty<>(DiagnosisStep.FUNNEL);
  private final ObjectProperty<Boolean> example = new SimpleObjectProperty<>(false);
  private final ObjectProperty<String> team;
  private final ObjectProperty<String> pipeline;
  private final ObjectProperty<Quarter> quarter;
  private final ObjectProperty<Optional<LocalDate>> fixed =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<OpenedRows>> opened =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<KeptDiagnosis>> kept =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Consumer<Optional<LocalDate>> fixInKept = day -> {};
  private boolean opening;
  private boolean looked;
  private volatile Asked asked;
  private @Nullable LiveQuery<Shown> live;

  DiagnosisViewModel(
      Database database,
      BoardShelf shelf,
      InstantSource clock,
      ZoneId zone,
      Memory memory,
      String user) {
    this.database = database;
    this.shelf = shelf;
    this.clock = clock;
    this.zone = zone;
    this.memory = memory;
    inSight = new TeamsInSight(database::configuration, user);
    team = new SimpleObjectProperty<>(inSight.top());
    var pipelines = configuration().pipelines();
    pipeline = new SimpleObjectProperty<>(pipelines.isEmpty() ? "" : pipelines.getFirst().id());
    quarter = new SimpleObjectProperty<>(Quarter.of(today()).plus(-1));
    fixed.set(remembered());
    asked = question();
    for (var property : List.of(example, team, pipeline, quarter)) {
      property.subscribe((before, now) -> {
        if (!opening) {
          kept.set(Optional.empty());
          fixed.set(remembered());
          ask();
        }
      });
    }
    fixed.subscribe((before, now) -> ask());
    step.subscribe((before, now) -> opened.set(Optional.empty()));
  }

  ObjectProperty<DiagnosisStep> stepProperty() {
    return step;
  }

  /// Whether the synthetic case is shown instead of this book.
  ObjectProperty<Boolean> exampleProperty() {
    return example;
  }

  ObjectProperty<String> teamProperty() {
    return team;
  }

  ObjectProperty<String> pipelineProperty() {
    return pipeline;
  }

  /// The quarter that went worse than the one before it.
  ObjectProperty<Quarter> quarterProperty() {
    return quarter;
  }

  /// The first day after the fix; empty for what the figures suggest.
  ReadOnlyObjectProperty<Optional<LocalDate>> fixedProperty() {
    return fixed;
  }

  ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<OpenedRows>> openedProperty() {
    return opened.getReadOnlyProperty();
  }

  Configuration configuration() {
    return database.configuration();
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  List<TeamChoice> teams() {
    return inSight.all();
  }

  /// The present one and those before it.
  List<Quarter> quarters() {
    var present = Quarter.of(today());
    return IntStream.range(0, QUARTERS).mapToObj(back -> present.plus(-back)).toList();
  }

  void next() {
    step.set(DiagnosisStep.values()[Math.min(3, step.get().ordinal() + 1)]);
  }

  void previous() {
    step.set(DiagnosisStep.values()[Math.max(0, step.get().ordinal() - 1)]);
  }

  /// Remembers since when it is put right, over a restart; where a diagnosis that was kept is open,
  /// the screen writes it there instead.
  void fix(Optional<LocalDate> day) {
    if (isKept()) {
      fixInKept.accept(day);
    } else {
      memory.remember(keptName(), day.map(LocalDate::toString).orElse(""));
    }
    fixed.set(day);
  }

  /// @param how writes another day of the fix into the diagnosis that is open
  void fixKeptBy(Consumer<Optional<LocalDate>> how) {
    fixInKept = how;
  }

  /// Whether the day of the fix is that of a diagnosis that was kept.
  boolean isKept() {
    return kept.get().isPresent();
  }

  ReadOnlyObjectProperty<Optional<KeptDiagnosis>> keptProperty() {
    return kept.getReadOnlyProperty();
  }

  /// Shows what a diagnosis that was kept is about, as it is now, with its day of the fix.
  void open(KeptDiagnosis of) {
    opening = true;
    example.set(false);
    team.set(of.team());
    pipeline.set(of.pipeline());
    of.quarter().ifPresent(quarter::set);
    opening = false;
    kept.set(Optional.of(of));
    fixed.set(Optional.ofNullable(of.fixedOn()).map(LocalDate::ofEpochDay));
    step.set(DiagnosisStep.FUNNEL);
    ask();
  }

  /// Takes up what somebody has changed in the one that is open, or that it is no more.
  void renewed(Optional<KeptDiagnosis> now) {
    if (isKept()) {
      kept.set(now);
      fixed.set(
          now.isPresent()
              ? Optional.ofNullable(now.get().fixedOn()).map(LocalDate::ofEpochDay)
              : remembered());
    }
  }

  /// What would be kept of what is shown; empty for the example, and where there is nothing.
  Optional<Command.KeepDiagnosis> drafted(String id) {
    return shown
        .get()
        .filter(each -> !each.example() && !team.get().isEmpty() && !pipeline.get().isEmpty())
        .map(each -> {
          var found = DiagnosisFigures.of(each.diagnosis());
          return new Command.KeepDiagnosis(
              id,
              team.get(),
              pipeline.get(),
              quarter.get().text(),
              each.diagnosis().evidence().currency(),
              found,
              each.diagnosis().cause().isPresent() ? found.causes().getFirst().key() : null,
              null,
              fixed.get().or(each::suggested).map(LocalDate::toEpochDay).orElse(null));
        });
  }

  private Optional<LocalDate> remembered() {
    var day = memory.recall(keptName());
    return day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
  }

  private String keptName() {
    return example.get()
        ? KEPT + "-example"
        : String.join("-", KEPT, team.get(), pipeline.get(), quarter.get().text());
  }

  /// Listens to the book until the subscription ends.
  Subscription start() {
    var query =
        database.live(
            Query.of("diagnosis", this::read, Table.FACT, Table.DEVICE_LAG, Table.CONFIGURATION),
            FxThread.executor(),
            this::take);
    live = query;
    return () -> {
      query.close();
      live = null;
    };
  }

  /// Whoever has not chosen a pipeline looks at the one that most of their deals are in.
  private void take(Shown found) {
    shown.set(Optional.of(found));
    var isFirst = !looked;
    looked = true;
    if (isFirst
        && found.diagnosis().evidence().arrivals().stream().noneMatch(each -> each.deal() > 0)
        && configuration().pipelines().stream().anyMatch(each -> each.id().equals(found.usual()))) {
      pipeline.set(found.usual());
    }
  }

  private void ask() {
    asked = question();
    opened.set(Optional.empty());
    if (live != null) {
      live.refresh();
    }
  }

  private Asked question() {
    return new Asked(example.get(), team.get(), pipeline.get(), quarter.get(), fixed.get());
  }

  private Shown read(Sql sql) {
    var now = asked;
    if (now.example()) {
      var found = Diagnostician.of(SampleCompany.theCase());
      return shown(true, found, now.fixed(), found.evidence().horizon(), 1, "", Optional.empty());
    }
    var configuration = database.configuration();
    var found =
        shelf.evidence(
            sql,
            new EvidenceAsked(
                now.team().isEmpty() ? Optional.empty() : Optional.of(now.team()),
                now.pipeline(),
                now.quarter(),
                clock.millis(),
                zone,
                configuration));
    return shown(
        false,
        Diagnostician.of(found.evidence()),
        now.fixed(),
        found.known(),
        found.progress(),
        found.usual(),
        found.lastWon());
  }

  private static Shown shown(
      boolean example,
      Diagnosis diagnosis,
      Optional<LocalDate> fixed,
      int known,
      double progress,
      String usual,
      Optional<LocalDate> lastWon) {
    var suggested = suggested(diagnosis);
    var since = fixed.or(() -> suggested).map(LocalDate::toEpochDay);
    var recovery =
        diagnosis
            .lookedAt()
            .flatMap(step ->
                diagnosis
                    .beganOn()
                    .flatMap(began ->
                        since
                            .filter(day -> day > began)
                            .map(day ->
                                Recovery.of(
                                    diagnosis.evidence().until(known),
                                    step.step(),
                                    began,
                                    day.intValue()))));
    return new Shown(example, diagnosis, recovery, suggested, known, progress, usual, lastWon);
  }

  /// The end of what is named as the cause, else of the fall.
  private static Optional<LocalDate> suggested(Diagnosis diagnosis) {
    var ended =
        diagnosis
            .cause()
            .filter(cause -> cause.until() != Arrival.NEVER)
            .map(cause -> LocalDate.ofEpochDay(cause.until()));
    return ended.or(() ->
        diagnosis
            .since()
            .filter(since -> since.to() < diagnosis.weeks().count())
            .map(since -> LocalDate.ofEpochDay(diagnosis.weeks().begins(since.to()))));
  }

  /// Looks up the rows behind a figure, the newest first.
  ///
  /// @param ofLeads whether they are leads, or the deals that leads became
  void open(String title, boolean ofLeads, List<Arrival> arrivals) {
    var numbers =
        arrivals.stream()
            .mapToInt(each -> ofLeads ? each.lead() : each.deal())
            .filter(number -> number > 0)
            .toArray();
    if (shown.get().filter(Shown::example).isPresent()) {
      opened.set(
          Optional.of(
              new OpenedRows(
                  title,
                  ofLeads,
                  numbers.length,
                  arrivals.reversed().stream()
                      .filter(each -> (ofLeads ? each.lead() : each.deal()) > 0)
                      .limit(OpenedRows.ROWS_MAX)
                      .map(each -> sample(each, ofLeads))
                      .toList())));
      return;
    }
    var unused =
        database
            .read((Sql sql) -> BoardShelf.rows(sql, title, ofLeads, numbers))
            .thenAcceptAsync(rows -> opened.set(Optional.of(rows)), FxThread.executor());
  }

  private static RowBehind sample(Arrival each, boolean ofLead) {
    return new RowBehind(
        ofLead,
        ofLead ? each.lead() : each.deal(),
        "",
        SampleCompany.customer(each.lead()),
        "",
        each.person(),
        each.won() ? 1 : each.closedOn() == Arrival.NEVER ? 0 : 2,
        each.cameOn() * DAY_MILLIS);
  }

  void close() {
    opened.set(Optional.empty());
  }
}

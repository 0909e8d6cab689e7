package outrider.app.team;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.FxThread;
import outrider.app.fx.Memory;
import outrider.app.shell.DealsAsked;
import outrider.app.store.Database;
import outrider.app.store.LiveQuery;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.configuration.Configuration;
import outrider.core.pipeline.OpportunityStage;

/// The manager's board: which team, which pipeline, which cell, and what stands there. FX thread,
/// but for the queries.
final class TeamPipelineViewModel {
  private static final String TEAM_KEPT = "team-board-team";

  /// Everything one answer of the database holds.
  private record Answer(List<Slice> open, List<Slice> won, Map<String, Long> loggedAt) {}

  private record Asked(String pipeline, LocalDate since) {}

  private record AskedDeals(String owners, String stages) {}

  private final Database database;
  private final InstantSource clock;
  private final ZoneId zone;
  private final TeamsInSight inSight;
  private final ObjectProperty<String> team;
  private final ObjectProperty<String> pipeline;
  private final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.QUARTER);
  private final ReadOnlyObjectWrapper<Optional<PipelineBoard>> board =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Optional<Chosen>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<DealLine>> deals =
      new ReadOnlyObjectWrapper<>(List.of());
  private volatile Asked asked;
  private volatile AskedDeals askedDeals = new AskedDeals("[]", "[]");
  private Answer answer = new Answer(List.of(), List.of(), Map.of());
  private @Nullable LiveQuery<Answer> live;
  private @Nullable LiveQuery<List<DealLine>> liveDeals;

  /// @param user who looks; decides which teams there are
  TeamPipelineViewModel(
      Database database, InstantSource clock, ZoneId zone, Memory memory, String user) {
    this.database = database;
    this.clock = clock;
    this.zone = zone;
    inSight = new TeamsInSight(database::configuration, user);
    var pipelines = database.configuration().pipelines();
    pipeline = new SimpleObjectProperty<>(pipelines.isEmpty() ? "" : pipelines.getFirst().id());
    team = new SimpleObjectProperty<>(inSight.first(memory.recall(TEAM_KEPT)));
    asked = question();
    pipeline.subscribe((before, now) -> ask());
    period.subscribe((before, now) -> ask());
    team.subscribe((before, now) -> {
      memory.remember(TEAM_KEPT, now);
      chosen.set(Optional.empty());
      build();
    });
    chosen.subscribe((before, now) -> askDeals());
  }

  ObjectProperty<String> teamProperty() {
    return team;
  }

  ObjectProperty<String> pipelineProperty() {
    return pipeline;
  }

  ObjectProperty<Period> periodProperty() {
    return period;
  }

  /// Empty until the book has answered.
  ReadOnlyObjectProperty<Optional<PipelineBoard>> boardProperty() {
    return board.getReadOnlyProperty();
  }

  ObjectProperty<Optional<Chosen>> chosenProperty() {
    return chosen;
  }

  ReadOnlyObjectProperty<List<DealLine>> dealsProperty() {
    return deals.getReadOnlyProperty();
  }

  /// The teams there are to look at: one's own and those below, or all for an administrator.
  List<TeamChoice> teams() {
    return inSight.all();
  }

  /// Goes to the next or the previous team of the list.
  void switchTeam(int by) {
    var teams = inSight.ids();
    if (!teams.isEmpty()) {
      team.set(teams.get(Math.floorMod(teams.indexOf(team.get()) + by, teams.size())));
    }
  }

  void nextPeriod() {
    var all = Period.values();
    period.set(all[(period.get().ordinal() + 1) % all.length]);
  }

  Configuration configuration() {
    return database.configuration();
  }

  /// Listens to the book until the subscription ends.
  Subscription start() {
    var boardQuery =
        database.live(
            Query.of(
                "team board",
                this::askBoard,
                Table.OPPORTUNITY,
                Table.ACTIVITY,
                Table.CONFIGURATION),
            FxThread.executor(),
            this::take);
    var dealsQuery =
        database.live(
            Query.of(
                "deals of a cell",
                this::askDealLines,
                Table.OPPORTUNITY,
                Table.ACCOUNT,
                Table.CONFIGURATION),
            FxThread.executor(),
            deals::set);
    live = boardQuery;
    liveDeals = dealsQuery;
    return () -> {
      boardQuery.close();
      dealsQuery.close();
      live = null;
      liveDeals = null;
    };
  }

  private Answer askBoard(Sql sql) {
    var question = asked;
    return new Answer(
        TeamPipelineQueries.open(sql, versions(question), clock.millis()),
        TeamPipelineQueries.won(sql, versions(question), question.since, zone),
        TeamPipelineQueries.loggedAt(sql));
  }

  private List<DealLine> askDealLines(Sql sql) {
    var question = askedDeals;
    return TeamPipelineQueries.deals(
        sql, question.owners, question.stages, asked.since, zone, clock.millis());
  }

  private void take(Answer fresh) {
    answer = fresh;
    build();
  }

  private void build() {
    if (live == null && board.get().isEmpty()) {
      return;
    }
    board.set(
        Optional.of(
            PipelineBoard.of(
                database.configuration(),
                team.get(),
                pipeline.get(),
                answer.open,
                answer.won,
                answer.loggedAt)));
    askDeals();
  }

  private void ask() {
    asked = question();
    chosen.set(Optional.empty());
    if (live != null) {
      live.refresh();
    }
  }

  private Asked question() {
    var today = LocalDate.ofInstant(clock.instant(), zone);
    return new Asked(pipeline.get(), period.get().start(today));
  }

  private void askDeals() {
    var question =
        board
            .get()
            .flatMap(shown -> chosen.get().map(cell -> question(shown, cell)))
            .orElse(new AskedDeals("[]", "[]"));
    if (!question.equals(askedDeals)) {
      askedDeals = question;
      deals.set(List.of());
      if (liveDeals != null) {
        liveDeals.refresh();
      }
    }
  }

  private AskedDeals question(PipelineBoard shown, Chosen cell) {
    return new AskedDeals(json(owners(shown, line(shown, cell))), json(stages(shown, cell)));
  }

  /// What the list of deals has to show for a cell.
  DealsAsked asks(Chosen cell) {
    var shown = board.get().orElseThrow();
    var line = line(shown, cell);
    var won = cell.column() > shown.stages().size();
    return new DealsAsked(
        pipeline.get(),
        stages(shown, cell),
        line.kind() == BoardLine.Kind.TOTAL && team.get().equals(inSight.top())
            ? List.of()
            : owners(shown, line),
        won && period.get() != Period.ALL ? asked.since : null);
  }

  private static BoardLine line(PipelineBoard shown, Chosen cell) {
    return cell.line() < shown.lines().size() ? shown.lines().get(cell.line()) : shown.total();
  }

  private static List<String> owners(PipelineBoard shown, BoardLine line) {
    return shown.lines().stream()
        .filter(each -> each.kind() == BoardLine.Kind.PERSON)
        .filter(each -> covers(line, each))
        .map(BoardLine::id)
        .distinct()
        .toList();
  }

  private List<String> stages(PipelineBoard shown, Chosen cell) {
    return shown.isStage(cell.column())
        ? stageIds(List.of(shown.stages().get(cell.column())))
        : cell.column() == shown.stages().size() ? stageIds(shown.stages()) : wonStages();
  }

  private static boolean covers(BoardLine line, BoardLine person) {
    return switch (line.kind()) {
      case TOTAL -> true;
      case TEAM -> person.team().equals(line.id());
      case PERSON -> person.id().equals(line.id()) && person.team().equals(line.team());
    };
  }

  private List<String> wonStages() {
    return stageIds(
        database.configuration().stages(pipeline.get()).stream()
            .filter(stage -> stage.kind() == OpportunityStage.Kind.WON)
            .toList());
  }

  /// A stage stands for what it is in every version that deals run on.
  private List<String> stageIds(List<OpportunityStage> stages) {
    var journeys = database.configuration().journeys();
    return stages.stream().flatMap(stage -> journeys.summed(stage.id()).stream()).toList();
  }

  private String versions(Asked question) {
    return json(database.configuration().journeys().running(question.pipeline));
  }

  private static String json(Collection<String> texts) {
    var array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return array.toString();
  }
}

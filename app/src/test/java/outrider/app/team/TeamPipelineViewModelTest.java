package outrider.app.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.fx.FxTest;
import outrider.app.fx.Memory;
import outrider.app.i18n.Language;
import outrider.app.i18n.Words;
import outrider.app.problem.ConfiguredNames;
import outrider.app.store.Database;
import outrider.app.store.Profiles;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The board on a real book: what is counted, for whom, and what stands behind a figure.
final class TeamPipelineViewModelTest extends FxTest {
  private final Database database = SampleBook.openFresh();
  private final Memory memory = Memory.brief();
  private Subscription listening = Subscription.EMPTY;

  @AfterEach
  void close() {
    fx(listening::unsubscribe);
    database.close();
  }

  @Test
  void everyDealIsCountedOnceAndTheTeamsAddUp() {
    var model = shown(SampleBook.ZHOU);
    var board = board(model);

    assertThat(board.total().open().deals()).isEqualTo(11 + 15);
    assertThat(teams(board).mapToLong(line -> line.open().deals()).sum()).isEqualTo(11 + 15);
    assertThat(people(board).mapToLong(line -> line.open().deals()).sum()).isEqualTo(11 + 15);
  }

  @Test
  void whatIsForgottenHasALineOfItsOwn() {
    var board = board(shown(SampleBook.ZHOU));

    assertThat(people(board).filter(BoardLine::left))
        .singleElement()
        .satisfies(line -> assertThat(line.id()).isEqualTo(TeamSample.GONE));
    assertThat(people(board).filter(line -> line.id().isEmpty()))
        .singleElement()
        .satisfies(line -> assertThat(line.open().deals()).isOne());
  }

  @Test
  void aPersonWithoutDealsIsStillThereButNobodyElsesTeam() {
    var board = board(shown(SampleBook.ZHOU));

    assertThat(people(board).map(BoardLine::id)).contains(SampleBook.QIN);
    assertThat(people(board).map(BoardLine::id)).doesNotContain(SampleBook.OWEN);
  }

  @Test
  void aDealThatStaysTooLongIsCounted() {
    var lin = person(board(shown(SampleBook.ZHOU)), SampleBook.LIN);

    assertThat(lin.stages().get(1)).satisfies(cell -> assertThat(cell.late()).isOne());
    assertThat(lin.open().late()).isEqualTo(3);
  }

  @Test
  void wonDealsAreThoseOfThePeriod() {
    var model = shown(SampleBook.ZHOU);
    assertThat(person(board(model), SampleBook.HE).won().deals()).isOne();

    fx(() -> model.periodProperty().set(Period.YEAR));
    eventually(() -> person(board(model), SampleBook.HE).won().deals() == 2);
  }

  @Test
  void aFigureOpensTheDealsBehindItOldestFirst() {
    var model = shown(SampleBook.ZHOU);
    var line = board(model).lines().indexOf(person(board(model), SampleBook.LIN));
    fx(() -> model.chosenProperty().set(Optional.of(new Chosen(line, 2))));
    eventually(() -> model.dealsProperty().get().size() == 2);

    assertThat(model.dealsProperty().get())
        .extracting(DealLine::id)
        .containsExactly(SampleBook.id("opportunity", 4), SampleBook.id("opportunity", 3));
    assertThat(model.dealsProperty().get().getFirst().late()).isTrue();
  }

  @Test
  void theWholeOpensEverythingAndWonOpensWhatWasWonThen() {
    var model = shown(SampleBook.ZHOU);
    var all = board(model).lines().size();
    fx(() -> model.chosenProperty().set(Optional.of(new Chosen(all, 6))));
    eventually(() -> model.dealsProperty().get().size() == 11 + 15);

    fx(() -> model.chosenProperty().set(Optional.of(new Chosen(all, 7))));
    eventually(() -> model.dealsProperty().get().size() == 2);
  }

  @Test
  void aFigureAsksTheListForTheSameDeals() {
    var model = shown(SampleBook.ZHOU);
    var board = board(model);
    var line = board.lines().indexOf(person(board, SampleBook.LIN));

    var stage = fx(() -> model.asks(new Chosen(line, 2)));
    assertThat(stage.owners()).containsExactly(SampleBook.LIN);
    assertThat(stage.stages()).containsExactly(board.stages().get(2).id());
    assertThat(stage.closedSince()).isNull();

    var all = fx(() -> model.asks(new Chosen(board.lines().size(), 6)));
    assertThat(all.owners()).isEmpty();
    assertThat(all.stages()).hasSize(6);

    var won = fx(() -> model.asks(new Chosen(line, 7)));
    assertThat(won.closedSince()).isEqualTo("2026-10-01");
    fx(() -> model.periodProperty().set(Period.ALL));
    assertThat(fx(() -> model.asks(new Chosen(line, 7))).closedSince()).isNull();
  }

  @Test
  void aManagerLooksAtTheOwnTreeAnAdministratorAtAll() {
    assertThat(shown(SampleBook.ZHOU).teams().getFirst())
        .isEqualTo(new TeamChoice(SampleBook.EAST, 0));
    assertThat(shown(SampleBook.ADMIN).teams())
        .contains(new TeamChoice(SampleBook.COMPANY, 0), new TeamChoice(SampleBook.WEST, 1));
  }

  @Test
  void theTeamIsRememberedAndTheKeysGoRound() {
    var model = shown(SampleBook.ZHOU);
    fx(() -> model.switchTeam(-1));
    var last = model.teams().getLast().team();
    assertThat(model.teamProperty().get()).isEqualTo(last);
    assertThat(board(model).lines()).allMatch(line -> line.team().equals(last));

    assertThat(shown(SampleBook.ZHOU).teamProperty().get()).isEqualTo(last);
  }

  @Test
  void aNewDealIsOnTheBoardAtOnce() {
    var model = shown(SampleBook.ZHOU);
    Profiles.seed(
        database,
        TeamSample.rows().stream()
            .filter(row -> row.type() == RecordType.OPPORTUNITY)
            .findFirst()
            .map(row -> new Row(row.type(), SampleBook.id("opportunity", 999), row.fields()))
            .orElseThrow());

    eventually(() -> board(model).total().open().deals() == 27);
  }

  @Test
  void differentCurrenciesAreNeverAddedUp() {
    var sums = Sums.of("CNY", 480_000_00).plus(Sums.of("USD", 12_000_00)).plus(Sums.NONE);

    assertThat(sums.shown(new Words(Language.ENGLISH))).isEqualTo("¥480k + $12k");
    assertThat(Sums.NONE.shown(new Words(Language.CHINESE))).isEqualTo("–");
    assertThat(sums.percent(50)).isEqualTo(new Sums(Map.of("CNY", 240_000_00L, "USD", 6_000_00L)));
  }

  @Test
  void aNameIsNoFormula() {
    var words = new Words(Language.ENGLISH);
    Profiles.seed(
        database,
        Profiles.row(
            RecordType.USER,
            SampleBook.LIN,
            "name",
            "=HYPERLINK(1)\tx",
            "role",
            "rep",
            "team",
            SampleBook.EAST_1));
    var board = board(shown(SampleBook.ZHOU));
    var names = new ConfiguredNames(words, database::configuration);

    assertThat(new BoardText(words, names).of(board)).contains("\n'=HYPERLINK(1) x\t");
  }

  private TeamPipelineViewModel shown(String user) {
    if (database.readNow(sql -> sql.number("SELECT count(*) FROM opportunity")) == 0) {
      Profiles.seed(database, TeamSample.rows().toArray(Row[]::new));
    }
    var model =
        fx(() ->
            new TeamPipelineViewModel(database, InstantSource.fixed(NOW), SHANGHAI, memory, user));
    listening = listening.and(fx(model::start));
    eventually(() -> model.boardProperty().get().isPresent());
    return model;
  }

  private static PipelineBoard board(TeamPipelineViewModel model) {
    return model.boardProperty().get().orElseThrow();
  }

  private static Stream<BoardLine> people(PipelineBoard board) {
    return board.lines().stream().filter(line -> line.kind() == BoardLine.Kind.PERSON);
  }

  private static Stream<BoardLine> teams(PipelineBoard board) {
    return board.lines().stream().filter(line -> line.kind() == BoardLine.Kind.TEAM);
  }

  private static BoardLine person(PipelineBoard board, String user) {
    return people(board).filter(line -> line.id().equals(user)).findFirst().orElseThrow();
  }
}

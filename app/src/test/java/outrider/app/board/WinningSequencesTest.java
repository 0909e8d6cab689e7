package outrider.app.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.fx.Icon;
import outrider.app.i18n.Language;
import outrider.app.shell.NavItem;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.store.Sql;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.sequence.Sequence;

/// What won deals share, out of the records of a book: a visit to the lead that a deal was, then a
/// demo; what came after the closing, and what came in, does not count.
final class WinningSequencesTest extends FxTest {
  private static final long NOW_MILLIS = SampleBook.NOW.toEpochMilli();
  private static final long DAY = 86_400_000;

  @Test
  void anOrderThatWonDealsShareIsToldWithItsDeals() {
    var space = space(Language.CHINESE, 200);
    var bench = bench(space);
    var scene = bench.root().getScene();
    eventually(() -> found(bench).filter(each -> !each.sequences().found().isEmpty()).isPresent());
    var answer = found(bench).orElseThrow();
    var best = answer.sequences().found().getFirst();
    assertThat(best.deeds()).isEqualTo(List.of("visit", "demo"));
    assertThat(List.of(best.won(), best.lost()))
        .as("as SQL counts them")
        .isEqualTo(List.of(counted(space, "won"), counted(space, "lost")));
    reads(bench.root(), "赢单的共同做法");

    press(scene, KeyCode.S);
    settle();
    picture(scene, 1280, 800, "sequences-zh");
    press(scene, KeyCode.ENTER);
    eventually(() -> view(bench).model().openedProperty().get().isPresent());
    var opened = view(bench).model().openedProperty().get().orElseThrow();
    assertThat(opened.count()).isEqualTo(best.n());
    assertThat(opened.title()).isEqualTo("拜访，再 演示");
    assertThat(fx(() -> view(bench).copied())).contains("赢单的共同做法", "拜访，再 演示");
    assertThat(answer.sequences().found())
        .extracting(Sequence::adjusted)
        .allMatch(adjusted -> adjusted <= 0.05);
  }

  @Test
  void withFewDealsItSaysFromHowManyOn() {
    var bench = bench(space(Language.ENGLISH, 40));
    reads(bench.root(), "What won deals share", "From 30 won and 30 lost deals on");
    assertThat(found(bench).orElseThrow().sequences().isFew()).isTrue();
    fx(() -> view(bench).model().teamProperty().set(Optional.of(SampleBook.WEST)));
    reads(bench.root(), "There are 0 won and 0 lost");
  }

  /// By hand, over the records.
  private static int counted(Workspace space, String state) {
    return space
        .database()
        .readNow((Sql sql) ->
            (int)
                sql.number(
                    """
                    SELECT count(*) FROM opportunity o WHERE o.state = ? AND EXISTS (
                      SELECT 1 FROM activity v JOIN task d ON d.parent = o.id AND d.kind = 'demo'
                      WHERE v.parent = o.lead AND v.kind = 'visit' AND v.direction = 'out'
                        AND v.occurred_at < d.done_at
                        AND d.done_at < (o.closed_on + 1) * 86400000)\
                    """,
                    state));
  }

  private static Optional<SequenceQueries.Found> found(Workbench bench) {
    return fx(() -> view(bench).model().sequencesProperty().get());
  }

  private static BoardView view(Workbench bench) {
    return (BoardView) Objects.requireNonNull(fx(bench::current));
  }

  private static Workspace space(Language language, int deals) {
    var space = workspace(language);
    Profiles.seed(space.database(), rows(deals));
    return as(space, SampleBook.ZHOU);
  }

  private Workbench bench(Workspace space) {
    var facts = new BoardDesk();
    var screens =
        new Screens()
            .at(
                Place.ProcessBoard.class,
                (place, each) -> new BoardView(each, facts.shelf(each.database())))
            .offer(
                new NavItem(
                    NavItem.Section.TEAM,
                    new Place.ProcessBoard(),
                    Icon.BOARD,
                    "nav.processBoard",
                    "",
                    null));
    fx(() -> space.navigator().open(new Place.ProcessBoard()));
    return bench(space, screens, 1280, 800, Appearance.STANDARD);
  }

  private static Row[] rows(int deals) {
    var random = new Random(25);
    var rows = new ArrayList<Row>();
    for (var number = 0; number < deals; number++) {
      var won = number % 2 == 0;
      var closed = NOW_MILLIS / DAY - 20 - number;
      var begun = (closed - 20) * DAY;
      var lead = SampleBook.id("sequence lead", number);
      var deal = SampleBook.id("sequence deal", number);
      rows.add(
          Profiles.row(
              RecordType.LEAD,
              lead,
              "name",
              "样例线索 " + number,
              "opportunity",
              deal,
              "status",
              "converted",
              "owner",
              SampleBook.LIN,
              "team",
              SampleBook.EAST_1,
              "createdAt",
              begun - DAY));
      rows.add(
          Profiles.row(
              RecordType.OPPORTUNITY,
              deal,
              "name",
              "样例商机 " + number,
              "lead",
              lead,
              "pipeline",
              SampleBook.PIPELINE,
              "stage",
              SampleBook.STAGES.get(won ? 6 : 7),
              "state",
              won ? "won" : "lost",
              "closedOn",
              closed,
              "owner",
              SampleBook.LIN,
              "team",
              SampleBook.EAST_1,
              "createdAt",
              begun));
      var shares = random.nextInt(100) < (won ? 70 : 25);
      rows.add(activity(number, "visit", shares ? "out" : "in", lead, begun));
      if (random.nextBoolean()) {
        rows.add(activity(number + 10_000, "call", "out", deal, begun + DAY));
      }
      // Somebody who is shown it after they signed did not sign because of it.
      rows.add(
          Profiles.row(
              RecordType.TASK,
              SampleBook.id("sequence demo", number),
              "title",
              "演示",
              "kind",
              "demo",
              "parentType",
              "opportunity",
              "parent",
              deal,
              "doneAt",
              shares || number % 3 == 0
                  ? (Long) ((closed - 3) * DAY)
                  : won ? (Long) ((closed + 3) * DAY) : null,
              "owner",
              SampleBook.LIN));
    }
    return rows.toArray(Row[]::new);
  }

  private static Row activity(
      int number, String kind, String direction, String parent, long occurredAt) {
    return Profiles.row(
        RecordType.ACTIVITY,
        SampleBook.id("sequence activity", number),
        "kind",
        kind,
        "direction",
        direction,
        "parentType",
        "opportunity",
        "parent",
        parent,
        "occurredAt",
        occurredAt,
        "owner",
        SampleBook.LIN,
        "team",
        SampleBook.EAST_1,
        "createdBy",
        SampleBook.LIN);
  }
}

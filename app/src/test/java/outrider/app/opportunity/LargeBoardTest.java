package outrider.app.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.SampleDeals;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.store.Profiles;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A book as large as a real one: 8,800 deals, of which 1,589 stand in one column.
final class LargeBoardTest extends FxTest {

  @Test
  void aColumnOfSixteenHundredScrollsAsAFewCells() {
    var space = workspace(Language.ENGLISH);
    Profiles.seed(space.database(), deals().toArray(Row[]::new));
    var board = Board.open(this, space, 1280, 800).loaded();
    var filter = new BoardFilter(SampleDeals.PLAIN_PIPELINE, null, "");

    var queries = new OpportunityQueries(space.database()::configuration);
    var query = queries.board(() -> filter);
    space.database().readNow(query.run());
    var began = System.nanoTime();
    var read = space.database().readNow(query.run());
    var readMillis = (System.nanoTime() - began) / 1_000_000.0;
    assertThat(read.count()).isEqualTo(2_089);

    began = System.nanoTime();
    fx(() -> board.model().filterProperty().set(filter));
    eventually(() -> board.model().board().count() == 2_089);
    var shownMillis = (System.nanoTime() - began) / 1_000_000.0;

    press(board.scene, KeyCode.RIGHT);
    var steps = 50;
    var walked = new long[1];
    for (var step = 0; step < steps; step++) {
      fx(() -> {
        var start = System.nanoTime();
        board.model().walk(0, 1);
        board.scene.getRoot().layout();
        walked[0] += System.nanoTime() - start;
      });
    }
    var walkMillis = walked[0] / 1_000_000.0 / steps;
    var cells = fx(() -> board.scene.getRoot().lookupAll(".kanban-card").size());
    picture(board.scene, "deals-large-en");
    System.out.printf(
        "board of 2,089 open of 8,800: read %.1f ms, shown %.0f ms, one step down %.1f ms, %d cards made%n",
        readMillis, shownMillis, walkMillis, cells);
    assertThat(cells).isLessThan(60);
    assertThat(readMillis).isLessThan(500);
  }

  private static ArrayList<Row> deals() {
    var rows = new ArrayList<Row>();
    for (var number = 0; number < 8_800; number++) {
      var stage = number < 500 ? 0 : number < 2_089 ? 1 : number < 6_327 ? 2 : 3;
      rows.add(
          Profiles.row(
              RecordType.OPPORTUNITY,
              SampleBook.id("large", number),
              "name",
              "GTX Pro " + number,
              "pipeline",
              SampleDeals.PLAIN_PIPELINE,
              "stage",
              SampleDeals.PLAIN_STAGES.get(stage),
              "state",
              stage < 2 ? "open" : stage == 2 ? "won" : "lost",
              "amount",
              (long) (number % 97) * 10_000,
              "currency",
              "USD",
              "owner",
              number % 3 == 0 ? SampleBook.LIN : SampleBook.HE,
              "stageSince",
              SampleBook.NOW.toEpochMilli() - number % 200 * 86_400_000L));
    }
    return rows;
  }
}

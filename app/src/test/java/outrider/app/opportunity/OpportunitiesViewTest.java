package outrider.app.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.SampleBook.STAGES;
import static outrider.app.SampleDeals.PUMPS;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.list.Condition;
import outrider.app.opportunity.OpportunitiesViewModel.Verdict;
import outrider.app.shell.DealsAsked;
import outrider.app.shell.Place;

/// "Only after the site survey with photos may a quote start", whatever one tries it with.
final class OpportunitiesViewTest extends FxTest {

  @Test
  void aDragSaysBeforeTheDropWhatIsMissingAndRefusesAndTheDialogTakesItAndMoves() {
    var board = Board.open(this, Language.CHINESE, 1440, 900).loaded();

    board.dragOver(PUMPS, STAGES.get(3));
    assertThat(board.model().targetProperty().get().verdict()).isEqualTo(Verdict.REFUSED);
    board.awaitWords("还差 3 项，先补齐", "现场勘察照片、需求报告、预算区间");
    picture(board.scene, 1440, 900, "deals-drag-refused-zh");
    board.letGo();
    eventually(
        () -> board.scene.getRoot().lookup(".gate-dialog") != null && gate(board).isVisible());
    assertThat(board.deal(PUMPS).stage()).isEqualTo(STAGES.get(2));
    board.awaitWords("进入「报价」前还差 3 项", "1 / 3 张");
    picture(board.scene, 1440, 900, "deals-gate-zh");

    bring(board);
    eventually(() -> !go(board).isDisabled());
    assertThat(go(board).getText()).isEqualTo("移到 报价");
    picture(board.scene, 1440, 900, "deals-gate-ready-zh");
    fx(() -> go(board).fire());
    eventually(() -> board.deal(PUMPS).stage().equals(STAGES.get(3)));
    assertThat(board.deal(PUMPS).row().number("budgetHigh", 0)).isEqualTo(120_000_000L);
    board.awaitWords("已移到 报价");
    assertThat(fx(() -> board.scene.getRoot().lookup(".gate-dialog") == null)).isTrue();
  }

  @Test
  void theKeyboardMeetsTheSameGate() {
    var board = Board.open(this, Language.ENGLISH, 1280, 800).loaded();
    fx(() -> board.model().selectedProperty().set(PUMPS));
    press(board.scene, KeyCode.DIGIT4, true, false);
    eventually(
        () -> board.scene.getRoot().lookup(".gate-dialog") != null && gate(board).isVisible());
    board.awaitWords(
        "3 things missing before Quote", "Site survey photos", "Needs report", "Budget range");
    assertThat(board.deal(PUMPS).stage()).isEqualTo(STAGES.get(2));
    picture(board.scene, "deals-gate-en");
    var low = fx(() -> gate(board).lookup(".money-field .text-field"));
    fx(low::requestFocus);
    type(board.scene, "1M");
    press(board.scene, KeyCode.ESCAPE);
    assertThat(fx(() -> board.scene.getRoot().lookup(".gate-dialog") == null)).isTrue();
    board.awaitWords("What you typed was not saved");
    fx(() -> ((Button) named(board, "Save it")).fire());
    eventually(() -> board.deal(PUMPS).row().number("budgetLow", 0) == 100_000_000L);
  }

  @Test
  void whereNothingIsMissingTheTargetIsInvitingAndTheCardMovesAndUndoBringsItBack() {
    var board = Board.open(this, Language.CHINESE, 1440, 900).loaded();
    var deal = outrider.app.SampleBook.id("deal", 1);
    board.dragOver(deal, STAGES.get(1));
    assertThat(board.model().targetProperty().get().verdict()).isEqualTo(Verdict.ALLOWED);
    picture(board.scene, 1440, 900, "deals-drag-allowed-zh");
    board.letGo();
    eventually(() -> board.deal(deal).stage().equals(STAGES.get(1)));
    board.awaitWords("已移到 需求确认");
    press(board.scene, KeyCode.Z, true, false);
    eventually(() -> board.deal(deal).stage().equals(STAGES.get(0)));
  }

  @Test
  void escapePutsAHeldCardBack() {
    var board = Board.open(this, Language.CHINESE, 1440, 900).loaded();
    board.dragOver(PUMPS, STAGES.get(1));
    press(board.scene, KeyCode.ESCAPE);
    assertThat(fx(() -> board.model().liftedProperty().get())).isEmpty();
    board.letGo();
    assertThat(board.deal(PUMPS).stage()).isEqualTo(STAGES.get(2));
  }

  @Test
  void arrowsWalkAndLosingAsksWhy() {
    var board = Board.open(this, Language.ENGLISH, 1280, 800).loaded();
    var first = fx(() -> board.model().selectedProperty().get());
    press(board.scene, KeyCode.RIGHT, KeyCode.DOWN);
    assertThat(fx(() -> board.model().selected().orElseThrow().stage())).isEqualTo(STAGES.get(1));
    press(board.scene, KeyCode.LEFT, KeyCode.UP);
    assertThat(fx(() -> board.model().selectedProperty().get())).isEqualTo(first);
    press(board.scene, KeyCode.DIGIT8, true, false);
    board.awaitWords("Why is it lost");
    type(board.scene, "Bought elsewhere");
    fx(() -> ((Button) named(board, "Mark as lost")).fire());
    eventually(() -> board.deal(first).stage().equals(STAGES.get(7)));
    assertThat(board.deal(first).row().text("lossReason")).isEqualTo("Bought elsewhere");
  }

  @Test
  void aBulkMoveIsRefusedDealByDealWithTheMissingItemsNamed() {
    var board = Board.open(this, Language.CHINESE, 1280, 800).loaded();
    press(board.scene, KeyCode.T);
    board.awaitWords("全部进行中", "泵站巡检");
    picture(board.scene, "deals-list-zh");
    var list = board.view().list();
    fx(() -> list.list().table().checkAll());
    var quote = board.space.database().configuration().stage(STAGES.get(3)).orElseThrow();
    fx(() -> list.moveChecked(quote));
    board.awaitWords("没有改");
    picture(board.scene, "deals-bulk-zh");
    assertThat(board.deal(PUMPS).stage()).isEqualTo(STAGES.get(2));
    // Contract and delivery are behind: going back asks nothing.
    assertThat(board.deal(outrider.app.SampleBook.id("deal", 15)).stage()).isEqualTo(STAGES.get(3));
    fx(() -> ((Button) named(board, "看原因")).fire());
    board.awaitWords("现场勘察照片", "需求报告", "预算区间");
    picture(board.scene, "deals-bulk-reasons-zh");
  }

  @Test
  void filtersByTextOwnerAndPipeline() {
    var board = Board.open(this, Language.ENGLISH, 1280, 800).loaded();
    fx(() -> board.view().search("西澜"));
    eventually(() -> board.model().board().count() == 1);
    fx(() -> board.view().search(""));
    fx(() ->
        board
            .model()
            .filterProperty()
            .set(board.model().filter().ofOwner(outrider.app.SampleBook.QIN)));
    eventually(() -> board.model().board().count() == 2);
    fx(() ->
        board
            .model()
            .filterProperty()
            .set(new BoardFilter(outrider.app.SampleDeals.PLAIN_PIPELINE, null, "")));
    board.awaitWords("Engaging");
  }

  @Test
  void theDealsBehindAFigureOfAnotherScreenAreListed() {
    var space = workspace(Language.CHINESE);
    var pipeline = space.database().configuration().pipelines().getFirst().id();
    var asked =
        new DealsAsked(
            pipeline, List.of(STAGES.get(2)), List.of(outrider.app.SampleBook.LIN), null);
    var board =
        Board.open(this, space, new Place.Opportunities(Optional.of(asked)), 1280, 800).loaded();

    board.awaitWords("泵站巡检", "现场勘察");
    assertThat(fx(() -> board.view().list().list().model().conditions()))
        .extracting(Condition::field)
        .containsExactly("pipeline", "stage", "owner");
    picture(board.scene, "deals-asked-zh");
    assertThat(space.memory().recall("deals-mode")).isEmpty();
  }

  @Test
  void looks() {
    for (var language : Language.values()) {
      var name = language == Language.CHINESE ? "zh" : "en";
      var board = Board.open(this, language, 1440, 900).loaded();
      fx(() -> board.model().selectedProperty().set(PUMPS));
      settle();
      picture(board.scene, 1440, 900, "deals-board-" + name);
      picture(board.scene, 1280, 800, "deals-board-1280-" + name);
      board.look(Appearance.STANDARD.withReducedMotion(true).withTheme(Appearance.Theme.DARK));
      picture(board.scene, 1440, 900, "deals-board-dark-" + name);
      fx(() -> board.model().moveSelectedTo(4));
      eventually(
          () -> board.scene.getRoot().lookup(".gate-dialog") != null && gate(board).isVisible());
      picture(board.scene, 1440, 900, "deals-gate-dark-" + name);
      press(board.scene, KeyCode.ESCAPE);
      board.look(Appearance.STANDARD.withReducedMotion(true).withScale(200));
      picture(board.scene, 1440, 900, "deals-board-200-" + name);
    }
  }

  /// Photos by drop, the report by file, the budget by typing: what the dialog is for.
  private static void bring(Board board) {
    var dialog = (GateDialog) gate(board);
    var state = fx(() -> dialog.model().state());
    fx(() -> dialog.model().attach(item(state, "现场勘察照片"), board.photos(2)));
    eventually(() -> dialog.model().state().missing() == 2);
    fx(() -> dialog.model().attach(item(state, "需求报告"), board.photos(1)));
    eventually(() -> dialog.model().state().missing() == 1);
    var fields = fx(() -> List.copyOf(dialog.lookupAll(".money-field .text-field")));
    fx(() -> fields.get(0).requestFocus());
    type(board.scene, "100");
    fx(() -> fields.get(1).requestFocus());
    type(board.scene, "90");
    board.awaitWords("上限要不小于下限，改为 ¥100 万 或以上");
    picture(board.scene, 1440, 900, "deals-gate-budget-zh");
    fx(() -> ((javafx.scene.control.TextField) fields.get(1)).setText("120"));
    settle();
  }

  private static outrider.core.pipeline.ChecklistItem item(GateViewModel.State state, String name) {
    return state.items().stream()
        .map(GateItem::item)
        .filter(item -> item.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Node gate(Board board) {
    return fx(() -> board.scene.getRoot().lookup(".gate-dialog"));
  }

  private static Button go(Board board) {
    return fx(() -> (Button) gate(board).lookup(".button.or.primary"));
  }

  private static Node named(Board board, String text) {
    return fx(() ->
        board.scene.getRoot().lookupAll(".button").stream()
            .filter(node -> ((Button) node).getText().equals(text))
            .findFirst()
            .orElseThrow());
  }
}

package outrider.app.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.SampleBook.STAGES;
import static outrider.app.SampleDeals.PUMPS;

import java.util.List;
import java.util.Objects;
import javafx.event.ActionEvent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.SampleDeals;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.Place;
import outrider.app.store.Profiles;
import outrider.core.command.Command;
import outrider.core.command.Repetition;
import outrider.core.configuration.Layout;
import outrider.core.pipeline.Checkmark;
import outrider.core.processaudit.Finding;
import outrider.core.processaudit.ProcessAudit;
import outrider.core.processaudit.Walk;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

final class OpportunityViewTest extends FxTest {

  @Test
  void showsWhereTheDealStandsWhatIsMissingWhatHappenedAndWho() {
    var board = pumps(Language.CHINESE);
    board.awaitWords(
        "泵站巡检",
        "西澜样例水务",
        "¥120 万",
        "阶段剩 4 天",
        "推进到 报价",
        "6 天 / 限 10 天",
        "准出还差 3 项",
        "现场勘察照片（1 / 3）",
        "韩主任",
        "未接触",
        "阶段：需求确认 到 现场勘察",
        "两个人都改了");
    picture(board.scene, 1440, 900, "deal-zh");
  }

  @Test
  void fieldsOfOnesOwnStandWhereTheyWereLaidOutAndOnlyAtTheirStage() {
    var board = pumps(Language.CHINESE);
    board.awaitWords("泵站巡检");
    var stage = board.row(RecordType.OPPORTUNITY, PUMPS).text("stage");
    var elsewhere =
        SampleBook.STAGES.stream().filter(other -> !other.equals(stage)).findFirst().orElseThrow();
    Profiles.seed(
        board.space.database(),
        own(1, "x_roof", "屋顶类型", "stages", List.of(stage)),
        own(2, "x_contract", "合同编号", "stages", List.of(elsewhere)),
        own(3, "x_down", "首付", "formula", "[amount] * 30%").with("kind", "money"),
        Profiles.row(
            RecordType.LAYOUT,
            Layout.idOf(RecordType.OPPORTUNITY),
            "recordType",
            "opportunity",
            "lines",
            "# 光伏\nx_roof\nx_down\namount\n# @other"));

    board.awaitWords("光伏", "屋顶类型", "首付", "¥36 万");

    assertThat(readable(board.scene.getRoot())).doesNotContain("合同编号");
    picture(board.scene, 1440, 900, "deal-fields-zh");
  }

  @Test
  void whatLookingBackFoundIsReadByWhoeverHasTheDeal() {
    var board = pumps(Language.CHINESE);
    Profiles.seed(
        board.space.database(),
        Profiles.row(
                RecordType.PROCESS_AUDIT,
                ProcessAudit.idOf(PUMPS, "2026-10"),
                "parentType",
                "opportunity",
                "parent",
                PUMPS,
                "month",
                "2026-10",
                "state",
                "failed",
                "note",
                "报价前先把勘察补齐。")
            .with(
                ProcessAudit.FINDINGS,
                List.of(
                    new Finding(
                            Walk.ofStage(STAGES.get(2)),
                            Finding.Verdict.BROKEN,
                            Finding.Why.SKIPPED,
                            "")
                        .text())));

    board.awaitWords("流程稽核", "2026年10月", "1 处断点", "跳过阶段", "报价前先把勘察补齐。");

    picture(board.scene, 1440, 900, "deal-audit-zh");
  }

  private static Row own(int number, String name, String label, String more, Object value) {
    return Profiles.row(
        RecordType.FIELD,
        SampleBook.id("field", number),
        "recordType",
        "opportunity",
        "name",
        name,
        "label",
        label,
        "kind",
        "text",
        more,
        value);
  }

  @Test
  void theNextStepSaysThatItRepeats() {
    var board = pumps(Language.ENGLISH);
    var due = SampleBook.NOW.minusSeconds(3_600).toEpochMilli();
    board
        .space
        .commands()
        .submit(
            new Command.PlanTask(
                board.space.commands().newId(),
                RecordType.OPPORTUNITY,
                PUMPS,
                "Weekly report",
                "email",
                due,
                null,
                new Repetition(
                    "FREQ=WEEKLY;BYDAY=MO", "2026-11-23T10:00", "Asia/Shanghai", null, null)))
        .join();
    board.awaitWords("Weekly report");
    var sign = board.scene.getRoot().lookup(".deal-facts .repeat-sign");
    assertThat(fx(sign::isVisible)).isTrue();
    assertThat(fx(sign::getAccessibleText)).isEqualTo("every Monday");
    picture(board.scene, 1440, 900, "deal-repeat-en");
  }

  @Test
  void aTickAndASkipWithItsReasonAreKept() {
    var board = pumps(Language.CHINESE);
    board.awaitWords("预约现场时间");
    var box = fx(() -> (CheckBox) board.scene.getRoot().lookup(".checklist-row .check-box"));
    assertThat(fx(box::isSelected)).isTrue();
    fx(box::fire);
    eventually(() -> state(board, 1).equals("open"));
    // The rows are made anew; what is fired next has to be one of them.
    eventually(() -> board.scene.getRoot().lookup(".checklist-row .check-box") != box);
    fx(() -> ((javafx.scene.control.Hyperlink) skipLink(board)).fire());
    eventually(() -> board.scene.getRoot().lookup(".checklist-row .text-field") != null);
    fx(() -> {
      // In one breath: the rows may be made anew between two.
      var why = (TextField) board.scene.getRoot().lookup(".checklist-row .text-field");
      why.setText("客户是单一来源采购");
      why.fireEvent(new ActionEvent());
    });
    eventually(() -> state(board, 7).equals("skipped"));
    board.awaitWords("跳过原因：客户是单一来源采购", "改为补上");
  }

  @Test
  void newsOfTheDealDoesNotDisturbWhoeverTypesAReason() {
    var board = pumps(Language.CHINESE);
    board.awaitWords("预约现场时间");
    fx(() -> ((javafx.scene.control.Hyperlink) skipLink(board)).fire());
    var why = (TextField) find(board.scene, ".checklist-row .text-field");
    fx(why::requestFocus);
    type(board.scene, "客户是单一");
    fx(why::selectAll);

    var box = (CheckBox) find(board.scene, ".checklist-row .check-box");
    fx(box::fire);
    eventually(() -> box.getScene() == null);

    assertThat(fx(why::isFocused)).isTrue();
    assertThat(fx(why::getSelectedText)).isEqualTo("客户是单一");
  }

  @Test
  void theKeyboardStaysAtTheBoxThatItTicked() {
    var board = pumps(Language.CHINESE);
    board.awaitWords("预约现场时间");
    var box = (CheckBox) find(board.scene, ".checklist-row .check-box");
    fx(box::requestFocus);
    fx(box::fire);
    eventually(() -> box.getScene() == null);

    assertThat(fx(() -> board.scene.getFocusOwner()))
        .isSameAs(find(board.scene, ".checklist-row .check-box"));
  }

  @Test
  void advancingMeetsTheGateAndABackwardMoveDoesNot() {
    var board = pumps(Language.ENGLISH);
    board.awaitWords("Advance to Quote");
    press(board.scene, KeyCode.DIGIT4, true, false);
    eventually(() ->
        board.scene.getRoot().lookup(".gate-dialog") != null
            && board.scene.getRoot().lookup(".gate-dialog").isVisible());
    board.awaitWords("3 things missing before Quote");
    press(board.scene, KeyCode.ESCAPE);
    press(board.scene, KeyCode.DIGIT2, true, false);
    eventually(() -> board.deal(PUMPS).stage().equals(STAGES.get(1)));
  }

  @Test
  void aFactIsEditedInPlaceAndUndone() {
    var board = pumps(Language.ENGLISH);
    board.awaitWords("Competitor");
    var line =
        fx(() ->
            ((OpportunityView) Objects.requireNonNull(board.bench.current()))
                .facts()
                .line("competitor"));
    fx(line::edit);
    type(board.scene, "Single source");
    press(board.scene, KeyCode.ENTER);
    eventually(() -> board.deal(PUMPS).row().text("competitor").equals("Single source"));
    // As long as the field is open, Ctrl+Z is the field's.
    eventually(() -> !(board.scene.getFocusOwner() instanceof TextInputControl));
    board.awaitWords("Single source");
    press(board.scene, KeyCode.Z, true, false);
    eventually(() -> !board.deal(PUMPS).row().has("competitor"));
  }

  @Test
  void bracketsWalkTheColumnOfTheBoardAndDeletingCanBeUndone() {
    var board = Board.open(this, Language.CHINESE, 1280, 800).loaded();
    fx(() -> board.model().selectedProperty().set(PUMPS));
    press(board.scene, KeyCode.ENTER);
    board.awaitWords("泵站巡检", "准出还差 3 项");
    press(board.scene, KeyCode.CLOSE_BRACKET);
    board.awaitWords("园区能耗", "准出还差");
    press(board.scene, KeyCode.OPEN_BRACKET);
    board.awaitWords("泵站巡检", "准出还差 3 项");
    var page = (OpportunityView) java.util.Objects.requireNonNull(board.bench.current());
    fx(() -> page.actions().getLast().action().run());
    board.awaitWords("商机已删除");
    assertThat(board.has(RecordType.OPPORTUNITY, PUMPS)).isFalse();
    press(board.scene, KeyCode.Z, true, false);
    eventually(() -> board.has(RecordType.OPPORTUNITY, PUMPS));
    assertThat(board.deal(PUMPS).stage()).isEqualTo(STAGES.get(2));
  }

  @Test
  void looks() {
    for (var language : Language.values()) {
      var name = language == Language.CHINESE ? "zh" : "en";
      var board = pumps(language);
      board.awaitWords("泵站巡检");
      settle();
      picture(board.scene, 1440, 900, "deal-" + name);
      picture(board.scene, 1280, 800, "deal-1280-" + name);
      picture(board.scene, 1100, 800, "deal-narrow-" + name);
      board.look(Appearance.STANDARD.withReducedMotion(true).withTheme(Appearance.Theme.DARK));
      picture(board.scene, 1440, 900, "deal-dark-" + name);
      board.look(Appearance.STANDARD.withReducedMotion(true).withScale(200));
      picture(board.scene, 1440, 900, "deal-200-" + name);
    }
  }

  private Board pumps(Language language) {
    var space = workspace(language);
    Profiles.seed(space.database(), SampleDeals.pumpsHistory().toArray(Row[]::new));
    return Board.open(this, space, new Place.OpportunityRecord(PUMPS), 1440, 900);
  }

  private static String state(Board board, int item) {
    var id = Checkmark.idOf(PUMPS, SampleBook.id("item", item));
    return board
        .space
        .database()
        .readNow(sql -> outrider.app.store.RecordTable.of(RecordType.CHECKMARK).find(sql, id))
        .map(row -> row.text("state"))
        .orElse("");
  }

  private static javafx.scene.Node skipLink(Board board) {
    return fx(() ->
        board.scene.getRoot().lookupAll(".checklist-row .hyperlink").stream()
            .filter(node -> ((javafx.scene.control.Labeled) node).getText().equals("跳过"))
            .findFirst()
            .orElseThrow());
  }
}

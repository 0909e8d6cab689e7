package outrider.app.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.SampleDeals.PUMPS;

import java.util.List;
import java.util.Map;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import outrider.app.SampleBook;
import outrider.app.SampleDeals;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.core.activity.Activity;
import outrider.core.command.Command;
import outrider.core.opportunity.DealRole;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Lin Xiao has the deal with the pumps. Owen, an engineer of another region, and He Jing work on
/// it.
final class DealTeamViewTest extends FxTest {
  private static final Appearance DARK = Appearance.STANDARD.withTheme(Appearance.Theme.DARK);
  private static final long HOUR = 3_600_000;

  @ParameterizedTest
  @EnumSource(Language.class)
  void theTeamItsLateTasksAndOneTimelineStandOnTheDeal(Language language) {
    var board = pumps(language);
    done(board.space, member(SampleBook.OWEN, "technical"));
    done(board.space, member(SampleBook.HE, "construction"));
    done(board.space, task(1, "量屋面荷载", -5 * HOUR, SampleBook.OWEN));
    done(board.space, task(2, "脚手架方案", 30 * HOUR, SampleBook.HE));
    done(board.space, note("@Owen Hart 请看屋面图纸", SampleBook.OWEN));
    done(
        board.space,
        new Command.RequestApproval(
            SampleBook.id("asked", 1), PUMPS, "contract", "付款改为分期", null, null, null, null, null));
    var chinese = language == Language.CHINESE;

    board.awaitWords(
        chinese ? "协作成员" : "Team",
        "Owen Hart",
        chinese ? "技术" : "Technical",
        chinese ? "逾期 1" : "1 late",
        chinese ? "Owen Hart 加入：技术" : "Owen Hart joined: Technical",
        chinese ? "申请：合同" : "Asked for: Contract",
        "请看屋面图纸");
    picture(board.scene, 1280, 800, "deal-team-" + language);
    fx(() -> board.space.appearance().set(DARK));
    picture(board.scene, 1280, 800, "deal-team-dark-" + language);
  }

  @Test
  void aColleagueIsAddedByInitialsAndKeysAndTakenBack() {
    var board = pumps(Language.CHINESE);
    board.awaitWords("还没有其他成员");
    press(board.scene, KeyCode.M);
    board.awaitWords("谁来协作「泵站巡检」", "华西");
    type(board.scene, "hj");
    board.awaitWords("何静");
    press(board.scene, KeyCode.DIGIT3, true, false);
    picture(board.scene, 1280, 800, "member-add-zh");

    press(board.scene, KeyCode.ENTER);

    eventually(() -> DealRole.CONSTRUCTION.equals(members(board.space).get(SampleBook.HE)));
    board.awaitWords("施工");
    board.space.undo().undo().orElseThrow().join();
    assertThat(members(board.space)).isEmpty();
    board.awaitWords("还没有其他成员");
  }

  @Test
  void somebodyIsCalledByNameWithTheKeysAlone() {
    var board = pumps(Language.CHINESE);
    done(board.space, member(SampleBook.OWEN, "technical"));
    board.awaitWords("Owen Hart");
    press(board.scene, KeyCode.L);
    eventually(() -> board.scene.getFocusOwner() instanceof TextInputControl);

    type(board.scene, "请复核 @ow");
    eventually(() -> isPickerOpen(board));
    picture(board.scene, 1280, 800, "mention-pick-zh");
    press(board.scene, KeyCode.ENTER);

    assertThat(text(board)).isEqualTo("请复核 @Owen Hart ");
    assertThat(isPickerOpen(board)).isFalse();
    press(board.scene, KeyCode.DIGIT6, true, false);
    press(board.scene, KeyCode.ENTER, true, false);
    eventually(() -> called(board.space).equals(List.of(SampleBook.OWEN)));
    assertThat(notes(board.space)).as("Ctrl 6 said what it is, and moved no deal").hasSize(1);
  }

  @Test
  void whoDoesNotSeeTheDealIsOfferedToBeAdded() {
    var board = pumps(Language.ENGLISH);
    board.awaitWords("泵站巡检");
    press(board.scene, KeyCode.L);
    eventually(() -> board.scene.getFocusOwner() instanceof TextInputControl);
    type(board.scene, "@owen");
    board.awaitWords("Does not see the deal: add");

    press(board.scene, KeyCode.ENTER);
    board.awaitWords("Who works on 泵站巡检");
    press(board.scene, KeyCode.ENTER);

    eventually(() -> members(board.space).containsKey(SampleBook.OWEN));
    eventually(() -> text(board).equals("@Owen Hart "));
  }

  @Test
  void aNameThatIsAnAddressOrSilencedOffersNobody() {
    var board = pumps(Language.CHINESE);
    board.awaitWords("泵站巡检");
    press(board.scene, KeyCode.L);
    eventually(() -> board.scene.getFocusOwner() instanceof TextInputControl);

    type(board.scene, "mail to tao@h");
    assertThat(isPickerOpen(board)).isFalse();
    type(board.scene, " @h");
    eventually(() -> isPickerOpen(board));
    press(board.scene, KeyCode.ESCAPE);

    assertThat(isPickerOpen(board)).isFalse();
    assertThat(board.scene.getRoot().lookup(".log-form")).as("only the picker closed").isNotNull();
  }

  @Test
  void aMemberReadsWhoHasTheDealAndIsToldWhatTheyMayNot() {
    var owners = workspace(Language.CHINESE);
    Profiles.seed(owners.database(), SampleDeals.opportunities().toArray(Row[]::new));
    Profiles.seed(owners.database(), SampleDeals.pumpsHistory().toArray(Row[]::new));
    done(owners, member(SampleBook.OWEN, "technical"));
    done(owners, task(1, "量屋面荷载", -5 * HOUR, SampleBook.OWEN));
    done(owners, task(2, "催客户回款", 30 * HOUR, null));
    var board =
        Board.on(this, as(owners, SampleBook.OWEN), new Place.OpportunityRecord(PUMPS), 1280, 800);
    board.awaitWords("你是协作成员，负责人是 林晓", "量屋面荷载", "催客户回款");
    picture(board.scene, 1280, 800, "deal-member-zh");

    press(board.scene, KeyCode.M);
    assertThat(readable(board.scene.getRoot())).doesNotContain("谁来协作");
    press(board.scene, KeyCode.DIGIT4, true, false);

    eventually(() ->
        readable(board.scene.getRoot()).contains("不是负责人")
            || board.space.toasts().text().contains("不是负责人"));
  }

  private Board pumps(Language language) {
    var space = workspace(language);
    Profiles.seed(space.database(), SampleDeals.pumpsHistory().toArray(Row[]::new));
    return Board.open(this, space, new Place.OpportunityRecord(PUMPS), 1280, 800);
  }

  private static void done(Workspace space, Command command) {
    assertThat(space.commands().submit(command).join().reasons()).isEmpty();
  }

  private static Command member(String person, String role) {
    return new Command.SetMember(PUMPS, person, null, role);
  }

  private static Command task(int number, String title, long later, @Nullable String doer) {
    return new Command.PlanTask(
        SampleBook.id("team-task", number),
        RecordType.OPPORTUNITY,
        PUMPS,
        title,
        "visit",
        SampleBook.NOW.toEpochMilli() + later,
        null,
        null,
        doer);
  }

  private static Command note(String text, String mention) {
    return new Command.LogActivity(
        SampleBook.id("team-note", 1),
        RecordType.OPPORTUNITY,
        PUMPS,
        "note",
        null,
        SampleBook.NOW.toEpochMilli(),
        null,
        null,
        text,
        null,
        List.of(),
        null,
        null,
        List.of(mention));
  }

  private static Map<String, DealRole> members(Workspace space) {
    return Opportunity.of(
            space
                .database()
                .readNow(sql -> RecordTable.of(RecordType.OPPORTUNITY).find(sql, PUMPS))
                .orElseThrow())
        .members();
  }

  private static List<String> called(Workspace space) {
    return space
        .database()
        .readNow(sql -> RecordTable.of(RecordType.ACTIVITY).where(sql, "mentions IS NOT NULL"))
        .stream()
        .flatMap(row -> row.set(Activity.MENTIONS).stream())
        .toList();
  }

  private static List<Row> notes(Workspace space) {
    return space
        .database()
        .readNow(sql ->
            RecordTable.of(RecordType.ACTIVITY)
                .where(sql, "kind = 'note' AND mentions IS NOT NULL"));
  }

  private static boolean isPickerOpen(Board board) {
    return fx(() -> {
      var picker = board.scene.getRoot().lookup(".mention-picker");
      return picker != null && picker.isVisible();
    });
  }

  private static String text(Board board) {
    return fx(
        () -> ((TextInputControl) board.scene.getRoot().lookup(".log-form .text-area")).getText());
  }
}

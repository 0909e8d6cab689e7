package outrider.app.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.store.Profiles.row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import outrider.app.SampleBook;
import outrider.app.SampleDeals;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.core.approval.Approval;
import outrider.core.command.Command;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Lin Xiao answers for technology in her team: a colleague's deal waits for her word, and she has
/// asked for a discount herself.
final class ApprovalsViewTest extends FxTest {
  private static final Appearance DARK = Appearance.STANDARD.withTheme(Appearance.Theme.DARK);
  private static final String THEIRS = SampleBook.id("deal", 11);
  private static final String OWN = SampleBook.id("deal", 13);
  private static final String WAITS = SampleBook.id("approval", 1);
  private static final String ASKED = SampleBook.id("approval", 2);
  private static final String SPRING = SampleBook.id("promotion", 1);

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatWaitsForMeIsDecidedByAKeyAndTakenBackByAnother(Language language) {
    var space = space(language);
    var chinese = language == Language.CHINESE;
    var scene = shown(space, Appearance.STANDARD);
    reads(scene.getRoot(), "冷库巡检");
    assertThat(readable(scene.getRoot())).contains(chinese ? "技术可行性" : "Feasibility", "何静");
    picture(scene, "approvals-" + language);
    fx(() -> space.appearance().set(DARK));
    picture(scene, "approvals-dark-" + language);

    press(scene, KeyCode.A);

    eventually(() -> state(space, WAITS).equals(Approval.AGREED));
    reads(scene.getRoot(), space.words().get("approval.empty.decide"));
    picture(scene, "approvals-none-" + language);
    space.undo().undo().orElseThrow().join();
    assertThat(state(space, WAITS)).isEqualTo(Approval.OPEN);
    reads(scene.getRoot(), "冷库巡检");
  }

  @Test
  void theRailCountsWhatWaitsForMe() {
    var space = space(Language.CHINESE);
    var count = new SimpleIntegerProperty();
    var following = fx(() -> ApprovalCount.follow(space, count));
    eventually(() -> count.get() == 1);
    space.commands().submit(new Command.DecideApproval(WAITS, Approval.REFUSED, "太重")).join();
    eventually(() -> count.get() == 0);
    fx(following::unsubscribe);
  }

  @Test
  void whatIAskedForIsRemindedOfAndWithdrawn() {
    var space = space(Language.CHINESE);
    var scene = shown(space, Appearance.STANDARD);
    reads(scene.getRoot(), "冷库巡检");
    press(scene, KeyCode.T);
    reads(scene.getRoot(), "多仓模块");
    picture(scene, "approvals-asked");

    press(scene, KeyCode.M);
    eventually(() -> find(space, ASKED).has(Approval.REMINDED_AT));
    press(scene, KeyCode.W);
    eventually(() -> state(space, ASKED).equals(Approval.WITHDRAWN));
  }

  @Test
  void monthsAndPromotionsAreATabAway() {
    var space = space(Language.CHINESE);
    var scene = shown(space, Appearance.STANDARD);
    reads(scene.getRoot(), "冷库巡检");
    press(scene, KeyCode.T, KeyCode.T, KeyCode.T);
    reads(scene.getRoot(), "春季促销");
    picture(scene, "approvals-promotions");
    press(scene, KeyCode.T);
    reads(scene.getRoot(), "半数用时");
    picture(scene, "approvals-months");
  }

  @Test
  void whatIsAskedForAConditionNamesIt() {
    var space = space(Language.CHINESE);
    var scene = shown(space, Appearance.STANDARD);
    reads(scene.getRoot(), "冷库巡检");
    var deal =
        space
            .database()
            .readNow(sql -> RecordTable.of(RecordType.OPPORTUNITY).find(sql, SampleDeals.PUMPS))
            .orElseThrow();
    var item =
        ChecklistItem.of(
            space
                .database()
                .configuration()
                .row(RecordType.CHECKLIST_ITEM, SampleBook.id("item", 6))
                .orElseThrow());
    fx(() -> new RequestApprovalDialog(space, deal, item).open());
    picture(scene, "approval-ask");
    fx(() -> ((Button) scene.lookup(".dialog-footer .primary")).fire());
    eventually(() -> readable(scene.getRoot()).contains("没填，补上就行"));
    fx(() -> ((TextField) scene.lookup(".dialog-card .text-field")).setText("三号泵站的承重"));
    fx(() -> ((Button) scene.lookup(".dialog-footer .primary")).fire());
    eventually(() -> asked(space).size() == 3);
  }

  @Test
  void aDiscountUnderAPromotionIsHadAtOnceAndIsProvisionalUntilHqHasHeard() {
    var space = space(Language.CHINESE);
    var scene = shown(space, Appearance.STANDARD);
    reads(scene.getRoot(), "冷库巡检");
    space
        .commands()
        .submit(
            new Command.RequestApproval(
                SampleBook.id("taken", 1),
                SampleDeals.PUMPS,
                "discount",
                "",
                null,
                SPRING,
                null,
                null,
                null))
        .join();

    press(scene, KeyCode.T);
    reads(scene.getRoot(), "泵站巡检");
    press(scene, KeyCode.K);

    reads(scene.getRoot(), "待总部确认");
    assertThat(readable(scene.getRoot())).contains("泵站巡检", "折扣", "8%", "春季促销", "总部");
    picture(scene, "approvals-promotion-taken");
  }

  private static List<Row> asked(Workspace space) {
    return space.database().readNow(sql -> RecordTable.of(RecordType.APPROVAL).all(sql));
  }

  private Scene shown(Workspace space, Appearance look) {
    var screens = new Screens();
    screens.at(Place.Approvals.class, (place, given) -> new ApprovalsView(given));
    screens.at(Place.Today.class, (place, given) -> new ApprovalsView(given));
    fx(() -> space.navigator().open(new Place.Approvals()));
    var bench = bench(space, screens, 1280, 800, look);
    return fx(() -> bench.root().getScene());
  }

  private static String state(Workspace space, String id) {
    return find(space, id).text(Approval.STATE);
  }

  private static Row find(Workspace space, String id) {
    return space
        .database()
        .readNow(sql -> RecordTable.of(RecordType.APPROVAL).find(sql, id))
        .orElseThrow();
  }

  private static Workspace space(Language language) {
    var space = workspace(language);
    var rows = new ArrayList<>(SampleDeals.opportunities());
    rows.add(
        row(
            RecordType.USER,
            SampleBook.LIN,
            "login",
            "linxiao",
            "name",
            "林晓",
            "role",
            "rep",
            "team",
            SampleBook.EAST_1,
            "duties",
            List.of("technical")));
    rows.add(
        row(
            RecordType.PROMOTION,
            SPRING,
            "name",
            "春季促销",
            "nameEn",
            "Spring",
            "percent",
            8L,
            "from",
            at(-Duration.ofDays(10).toMillis()),
            "until",
            at(Duration.ofDays(20).toMillis()),
            "stock",
            5L));
    rows.add(approval(WAITS, THEIRS, "technical", SampleBook.HE, "冷库地面能不能承重", 27));
    rows.add(
        approval(ASKED, OWN, "discount", SampleBook.LIN, "对方今天就签", 48).with(Approval.PERCENT, 5L));
    Profiles.seed(space.database(), rows.toArray(Row[]::new));
    return space;
  }

  private static Row approval(
      String id, String deal, String kind, String by, String text, long thousands) {
    return row(
        RecordType.APPROVAL,
        id,
        "parentType",
        "opportunity",
        "parent",
        deal,
        "kind",
        kind,
        "text",
        text,
        "amount",
        thousands * 1_000_000,
        "state",
        Approval.OPEN,
        "expiresAt",
        at(Duration.ofDays(3).toMillis()),
        "owner",
        by,
        "team",
        SampleBook.EAST_1,
        "createdAt",
        at(-Duration.ofHours(5).toMillis()),
        "createdBy",
        by);
  }

  private static long at(long later) {
    return SampleBook.NOW.toEpochMilli() + later;
  }
}
